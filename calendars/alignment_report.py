"""The report of an alignment as one self-contained web page: no script, no network, no fonts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from calendars.alignment_chart import charts
from calendars.alignment_crowding import heat_map
from calendars.alignment_phrases import alignment_phrases, verdict_words
from calendars.dates_in_words import long_date
from calendars.page_templates import page_environment
from models.alignment.alignment import Alignment, LinkResult, RoundDate
from models.alignment.alignment_of import Asked
from models.alignment.bond_names import bond_name
from models.alignment.case import Point
from models.alignment.warnings.windows import JULY_WEEKS, SHORT_WINDOW_DAYS
from models.catalogue import Catalogue
from models.finding import Finding
from models.mention import MILESTONES, listed
from models.text import Language, Text
from models.vocabulary import MilestoneKind

_IN_OWN_TABLE = frozenset({"window.short"})
_SIGNS = {"best": "feasible", "unmoved": "feasible", "good": "assumed", "impossible": "infeasible"}


def alignment_report(alignment: Alignment, asked: Asked, language: Language) -> str:
    """The page of an alignment, whatever its status.

    Everything that a scenario or catalogue says is escaped. The same alignment gives the same text.
    """
    catalogue = asked.catalogue
    pictures, left_out = charts(alignment, asked, language)
    kind = _kind(alignment)
    label, reason = verdict_words(kind, language)
    threshold = asked.scenario.short_window_days or SHORT_WINDOW_DAYS
    say = alignment_phrases(language)
    return (
        _environment()
        .get_template("alignment.html.j2")
        .render(
            language=language,
            say=say,
            alignment=alignment,
            heading=alignment.title or Text(sv=alignment.scenario, en=alignment.scenario),
            note=asked.scenario.note,
            sections=[(one, say[one]) for one in _sections(alignment)],
            sign=_SIGNS.get(kind, "undecided"),
            label=label,
            reason=reason,
            numbers=_numbers(alignment, say),
            charts=[Markup(one) for one in pictures],  # noqa: S704  # escaped where it is drawn
            left_out=left_out,
            heat_map=Markup(heat_map(alignment, catalogue, language)),  # noqa: S704  # as the chart
            names=_names(alignment, catalogue, language),
            outcome=_outcome,
            windows=_windows(alignment, asked, threshold),
            warnings=_warnings(alignment),
        )
    )


@dataclass(frozen=True)
class _Number:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class _Window:
    round: str
    before: int
    after: int
    short: bool
    july: int


def _warnings(alignment: Alignment) -> list[list[Finding]]:
    """Those of a rule together, in the order in which the rules are first told of."""
    groups: dict[str, list[Finding]] = {}
    for one in alignment.warnings:
        if one.rule not in _IN_OWN_TABLE:
            groups.setdefault(one.rule, []).append(one)
    return list(groups.values())


def _kind(alignment: Alignment) -> str:
    if alignment.status != "aligned":
        return alignment.status
    if not alignment.proven:
        return "good"
    return "best" if alignment.moves else "unmoved"


def _sections(alignment: Alignment) -> list[str]:
    ids = ["verdict"]
    if alignment.conflicts or alignment.repairs or alignment.status == "impossible":
        ids.append("conflicts")
    ids += ["timeline", "moves", "links"]
    ids += ["what_if"] if alignment.what_if else []
    ids += ["archetypes"] if alignment.archetypes else []
    return [*ids, "crowding", "windows", "warnings", "assumptions", "computed"]


def _numbers(alignment: Alignment, say: dict[str, str]) -> list[_Number]:
    totals = alignment.totals
    required = [link for link in alignment.links if link.required]
    numbers = [
        _Number(
            say["wishes"],
            f"{totals.weight_satisfied} {say['of']} {totals.weight_possible}",
            f"{say['wishes_before']}: {totals.weight_before}",
        ),
        _Number(say["rounds_moved"], str(totals.rounds_moved)),
        _Number(say["shift"], str(totals.shift_days)),
    ]
    if required:
        numbers.insert(
            1,
            _Number(
                say["demands_met"],
                f"{sum(link.satisfied for link in required)} {say['of']} {len(required)}",
                f"{say['wishes_before']}: {sum(link.before for link in required)}",
            ),
        )
    if alignment.archetypes:
        after = sum(one.after == "feasible" for one in alignment.archetypes)
        before = sum(one.before == "feasible" for one in alignment.archetypes)
        total = len(alignment.archetypes)
        note = f"{say['wishes_before']}: {before}"
        numbers.append(_Number(say["projects"], f"{after} {say['of']} {total}", note))
    return numbers


def _names(alignment: Alignment, catalogue: Catalogue, language: Language) -> dict[str, str]:
    """Titles of the rounds that the report names, and their funders."""
    named = {one.round for one in alignment.dates}
    found = {}
    for call in catalogue.calls:
        for one in call.rounds:
            if (name := f"{call.id}/{one.id}") in named:
                funder = catalogue.funder_of(call).name
                found[name] = f"{call.title.in_language(language)} ({funder})"
    return found


def _outcome(link: LinkResult) -> str:
    if link.satisfied:
        return "kept" if link.before else "won"
    return "lost" if link.before else "unmet"


def _windows(alignment: Alignment, asked: Asked, threshold: int) -> list[_Window]:
    """Rounds with a window of known days that is short before or after, or touches July."""
    short = {one.subjects[0] for one in alignment.warnings if one.rule == "window.short"}
    opens = {one.round: one for one in alignment.dates if one.milestone == "opens"}
    found = []
    for one in alignment.dates:
        first = opens.get(one.round)
        if one.milestone != "deadline" or one.stage not in (None, 1) or first is None:
            continue
        if not (_is_known(first, asked) and _is_known(one, asked)):
            continue
        before, after = (one.before - first.before).days, (one.on - first.on).days
        july = _july_days(first.on, one.on)
        if one.round in short or (0 <= before < threshold) or july:
            found.append(_Window(one.round, before, after, after < threshold, july))
    return sorted(found, key=lambda row: (row.after, row.round))


def _is_known(one: RoundDate, asked: Asked) -> bool:
    """Whether the day itself is known: published as a day, or moved to one."""
    milestones = asked.prepared.rounds[one.round].milestones
    point = Point(one.round, one.milestone, one.stage)
    return milestones[point].when.is_exact or one.on != one.before


def _july_days(first: date, last: date) -> int:
    days = range((last - first).days)
    return sum((first + timedelta(days=n)).isocalendar().week in JULY_WEEKS for n in days)


@cache
def _environment() -> Environment:
    environment = page_environment()
    environment.filters.update(
        text=_text, long=_long, milestone=_milestone, signed=_signed, named=_named
    )
    return environment


@pass_context
def _text(context: Context, text: Text) -> str:
    return text.in_language(context["language"])


@pass_context
def _long(context: Context, on: date) -> str:
    return long_date(on, context["language"])


@pass_context
def _milestone(context: Context, kind: MilestoneKind) -> str:
    return MILESTONES[kind].in_language(context["language"])


@pass_context
def _named(context: Context, ids: tuple[str, ...]) -> str:
    """Links and rules in words, instead of their ids."""
    return listed(bond_name(one) for one in ids).in_language(context["language"])


def _signed(days: int | None) -> str:
    """With a sign that is as wide as the plus."""
    if days is None:
        return "–"
    return f"+{days}" if days > 0 else str(days).replace("-", "−")
