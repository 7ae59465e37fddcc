"""What a nightly run changed: dates that moved, plans that broke, feeds that say something new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from models.money import kronor
from models.plan import Plan
from models.project import Project
from models.text import Language, Text
from models.when import When

if TYPE_CHECKING:
    from store.change import ChangeRow


@dataclass(frozen=True)
class SourceRun:
    """What became of one source: its counts, or why it could not be read."""

    source: str
    read: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    refused: int = 0
    trouble: Text | None = None


@dataclass(frozen=True)
class FeedRun:
    """A feed that is other than before; ``moved`` are the summaries of entries that moved."""

    name: str
    entries: int
    moved: tuple[str, ...]


@dataclass(frozen=True)
class PlanRun:
    """A project that was planned again, with its plan as the last run left it."""

    project: Project
    plan: Plan
    before: Plan | None


@dataclass(frozen=True)
class ChangeReport:
    """Everything that happened since the last complete run, whose moment is ``since``."""

    since: datetime | None
    now: datetime
    sources: tuple[SourceRun, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)
    plans: tuple[PlanRun, ...] = ()
    untouched: int = 0
    feeds: tuple[FeedRun, ...] = ()
    troubles: tuple[Text, ...] = ()
    """Why project files can't be read: those projects stay as they were."""

    @property
    def moves(self) -> tuple[ChangeRow, ...]:
        """Dates that are others than before."""
        return tuple(one for one in self.changes if one.kind == "moved")


def report_markdown(report: ChangeReport, language: Language) -> str:
    """The report for people."""
    return "\n".join(_lines(report, language)) + "\n"


def _lines(report: ChangeReport, language: Language) -> Iterator[str]:
    yield f"# {_say(language, 'Ändringar', 'Changes')} {report.now.date().isoformat()}"
    yield ""
    since = "–" if report.since is None else report.since.strftime("%Y-%m-%d %H:%M UTC")
    yield _say(language, f"Sedan förra körningen: {since}.", f"Since the last run: {since}.")
    yield from _sources(report, language)
    yield from _moves(report, language)
    yield from _plans(report, language)
    yield from _feeds(report, language)


def _sources(report: ChangeReport, language: Language) -> Iterator[str]:
    yield from ("", f"## {_say(language, 'Källor', 'Sources')}", "")
    if not report.sources:
        yield _say(language, "Inga källor är inställda.", "No sources are set.")
        return
    header = _say(
        language,
        "| Källa | Lästa | Nya | Ändrade | Borta | Gick inte att läsa |",
        "| Source | Read | New | Changed | Gone | Could not be read |",
    )
    yield from (header, "|---|---:|---:|---:|---:|---:|")
    for one in report.sources:
        counts = (one.read, one.new, one.changed, one.removed, one.refused)
        # Nothing is known of a source that could not be read at all: no count of it is zero.
        shown = ("–" if one.trouble is not None and not one.read else count for count in counts)
        yield f"| {one.source} | {' | '.join(map(str, shown))} |"
    for one in report.sources:
        if one.trouble is not None:
            said = " ".join(one.trouble.in_language(language).split())
            yield from ("", f"**{one.source}**: {said}")


def _moves(report: ChangeReport, language: Language) -> Iterator[str]:
    yield from ("", f"## {_say(language, 'Datum som flyttats', 'Dates that moved')}", "")
    if not report.moves:
        yield _say(language, "Inga.", "None.")
    else:
        header = _say(
            language,
            "| Utlysning | Vad | Från | Till | Sågs |",
            "| Call | What | From | To | Seen |",
        )
        yield from (header, "|---|---|---|---|---|")
        for one in report.moves:
            late = _say(language, " efter det gamla datumet", " after the old date")
            seen = one.seen_at.date().isoformat() + (late if one.was_past else "")
            what = _milestone(one.milestone or "", language)
            yield (
                f"| {_title(report, one.call, language)} | {what} | {_shown(one.before, language)} "
                f"| {_shown(one.after, language)} | {seen} |"
            )
    for kind, sv, en in (
        ("published", "Nya utlysningar", "New calls"),
        ("removed", "Borttagna utlysningar", "Calls that are gone"),
    ):
        found = [one for one in report.changes if one.kind == kind]
        if found:
            yield from ("", f"{_say(language, sv, en)}: {len(found)}.")
            yield from (f"- {_title(report, one.call, language)}" for one in found[:_MOST_LISTED])
            if len(found) > _MOST_LISTED:
                more = len(found) - _MOST_LISTED
                yield _say(language, f"- … och {more} till", f"- … and {more} more")


_MOST_LISTED = 20
ASSUMED = ("nightly.handed_in_as_planned", "nightly.written_as_planned")
"""What a plan may rest on and a reader can put right: told though the plan holds."""


def _plans(report: ChangeReport, language: Language) -> Iterator[str]:
    yield from ("", f"## {_say(language, 'Projekt', 'Projects')}", "")
    count = len(report.plans)
    yield _say(
        language,
        f"{count} planerade om, {report.untouched} berördes inte.",
        f"{count} planned again, {report.untouched} not touched.",
    )
    for trouble in report.troubles:
        yield f"- {' '.join(trouble.in_language(language).split())}"
    for one in report.plans:
        yield from ("", f"### {one.project.title.in_language(language)}", "")
        yield _verdict(one, language)
        for change in one.plan.changes_from_previous:
            yield f"- {change.message.in_language(language)}"
        for finding in _shown_findings(one.plan):
            yield f"- {finding.in_language(language)}"
        for repair in one.plan.repairs[:1]:
            said = " ".join(change.message.in_language(language) for change in repair.changes)
            yield f"- {_say(language, 'Åtgärd', 'Remedy')}: {said}"


def _verdict(run: PlanRun, language: Language) -> str:
    now = _STATUS[run.plan.status].in_language(language)
    if run.before is None:
        return _say(language, f"Planerat för första gången: {now}.", f"First plan: {now}.")
    before = _STATUS[run.before.status].in_language(language)
    if run.before.status != run.plan.status:
        return f"**{before} → {now}.**"
    old, new = run.before.totals, run.plan.totals
    if old is None or new is None:
        return f"{now}."
    more = new.own_cash + new.private - old.own_cash - old.private
    if more == 0:
        return _say(
            language,
            f"{now}, med lika mycket egna och privata pengar som förut.",
            f"{now}, with as much own and private money as before.",
        )
    amount = kronor(abs(more), new.currency, language)
    word = ("mer", "more") if more > 0 else ("mindre", "less")
    return _say(
        language,
        f"{now}, med {amount} {word[0]} egna och privata pengar än förut.",
        f"{now}, with {amount} {word[1]} own and private money than before.",
    )


def _shown_findings(plan: Plan) -> list[Text]:
    if plan.status == "feasible":
        return [one.message for one in plan.findings if one.assumption in ASSUMED]
    said = [one.message for one in plan.conflicts if one.message is not None]
    said += [one.message for one in plan.findings if one.severity == "error"]
    return list({one.sv: one for one in said}.values())


_STATUS = {
    "feasible": Text(sv="Genomförbart", en="Feasible"),
    "infeasible": Text(sv="Ej genomförbart", en="Infeasible"),
    "undecided": Text(sv="Oavgjort", en="Undecided"),
}


def _feeds(report: ChangeReport, language: Language) -> Iterator[str]:
    yield from ("", f"## {_say(language, 'Kalendrar', 'Calendars')}", "")
    if not report.feeds:
        yield _say(language, "Ingen kalender ändrades.", "No calendar changed.")
    for one in report.feeds:
        moved = f": {'; '.join(one.moved)}" if one.moved else ""
        yield f"- {one.name}.ics ({one.entries}){moved}"


def _say(language: Language, sv: str, en: str) -> str:
    return en if language == "en" else sv


def _title(report: ChangeReport, call: str, language: Language) -> str:
    title = report.titles.get(call)
    return _cell(call if title is None else f"{title.in_language(language)} ({call})")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _shown(when: When | None, language: Language) -> str:
    return "–" if when is None else when.words().in_language(language)


def _milestone(kind: str, language: Language) -> str:
    from calendars.event_labels import LABELS

    labels = {str(name): text for name, text in LABELS.items()}
    return labels[kind].in_language(language) if kind in labels else kind
