"""The report of a plan as one self-contained web page: no script, no network, no fonts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from calendars import gantt
from calendars.chance_bars import chance_bars
from calendars.compared_plans import compared_plans
from calendars.dates_ahead import dates_ahead
from calendars.delay_chart import delay_chart, delay_words, delays
from calendars.key_numbers import key_numbers, other_money
from calendars.liquidity_chart import liquidity_chart
from calendars.liquidity_words import lowest_words, payment_words
from calendars.matrix_table import MatrixTable, matrix_table
from calendars.names import Names
from calendars.planned_rounds import PlannedRound, planned_rounds
from calendars.plans_chart import plans_chart
from calendars.repair_cards import repair_cards
from calendars.report_filters import report_environment
from calendars.report_phrases import amounts_in, phrases
from calendars.report_wording import capitalised, legal_basis
from calendars.shown_demands import hidden_demands, shown_demands
from calendars.slack import slack_words, slacks
from calendars.verdict import proof, verdict
from calendars.watch_list import least_change, watch_list
from models.catalogue import Catalogue
from models.finding import Finding
from models.money import NO_BREAK_SPACE
from models.plan import Plan
from models.project import Project
from models.text import Language

NEXT_DATES = 3


def report(plan: Plan, project: Project, catalogue: Catalogue, language: Language) -> str:
    """The page of a plan, whatever its status: verdict, conflicts, timeline, money, dates.

    Everything that a plan, project or catalogue says is escaped; only http and https addresses
    become links. The same plan gives the same text.
    """
    names = Names(plan, project, catalogue, language)
    matrix = matrix_table(names)
    rounds = planned_rounds(plan, catalogue)
    others = compared_plans(names)
    return (
        report_environment()
        .get_template("report.html.j2")
        .render(
            language=language,
            names=names,
            plan=plan,
            project=project,
            say=phrases(language),
            unit=amounts_in(project.currency, language),
            sections=_sections(plan, matrix, language),
            verdict=verdict(plan, language),
            proof=proof(plan, language),
            key_numbers=key_numbers(plan, project, language),
            other_money=other_money(plan, project, language),
            next_dates=dates_ahead(plan, names)[:NEXT_DATES],
            gantt=Markup(gantt.svg(plan, project, catalogue, language)),  # noqa: S704  # escaped there
            rounds=rounds,
            margins=_margins(rounds, plan, language),
            matrix=matrix,
            bases=_bases(names),
            findings=sorted(_not_told(plan), key=_by_severity),
            tasks=sorted(plan.tasks, key=lambda task: (task.on, task.who)),
            references=_references(names, rounds),
            chances=chance_bars(names),
            delay=_delay(names),
            delays=_delays(names),
            repairs=repair_cards(names),
            others=others,
            plans=plans_chart(others, project.currency, language),
            money=_money_in_time(names),
            least_change=least_change(names),
            watched=watch_list(names, rounds),
            shown_demands=shown_demands,
            hidden_demands=hidden_demands,
            gains=[one for one in plan.binding if one.wish is not None],
        )
    )


@dataclass(frozen=True)
class _Section:
    id: str
    heading: str
    wide: bool = False

    @property
    def template(self) -> str:
        return f"sections/{self.id}.html.j2"


@dataclass(frozen=True)
class _MoneyInTime:
    lowest: str
    chart: Markup
    payments: list[tuple[str, str, date | None]]


@dataclass(frozen=True)
class _Basis:
    source: str
    partner: str
    basis: str
    minor: int


@dataclass(frozen=True)
class _Reference:
    what: str
    where: str
    seen_on: date | None = None


def _sections(plan: Plan, matrix: MatrixTable, language: Language) -> list[_Section]:
    ids = ["verdict", "conflicts", "timeline", "applications", "matrix", "aid", "findings"]
    ids += ["assumptions", "tasks", "sources"]
    if plan.status != "infeasible" and not plan.conflicts and not plan.repairs:
        ids.remove("conflicts")
    if plan.liquidity is not None or plan.exchange:
        ids.insert(ids.index("aid"), "liquidity")
    if _has_outlook(plan):
        ids.insert(ids.index("aid"), "outlook")
    say = phrases(language)
    return [_Section(one, say[one], matrix.is_wide and one == "matrix") for one in ids]


def _has_outlook(plan: Plan) -> bool:
    """Whether the plan says what it is worth: chances, refusals, other plans, reasons."""
    said = (plan.alternatives, plan.if_refused, plan.unchosen, plan.changes_from_previous)
    return plan.risk is not None or any(said) or any(one.wish for one in plan.binding)


def _money_in_time(names: Names) -> _MoneyInTime | None:
    found = names.plan.liquidity
    if found is None:
        return None
    return _MoneyInTime(
        lowest_words(found, names),
        liquidity_chart(found, names.language),
        [
            (names.source(one.source), payment_words(one, names), one.first_paid)
            for one in found.payments
        ],
    )


def _delay(names: Names) -> Markup | None:
    """How late things may come; ``None`` where that was not asked for or has no known day."""
    risk = names.plan.risk
    if risk is None or risk.simulation is None:
        return None
    if risk.simulation.start_delay is None and risk.simulation.wait is None:
        return None
    return delay_chart(risk.simulation, names.language)


def _delays(names: Names) -> list[str]:
    """The same delays in sentences."""
    risk = names.plan.risk
    found = () if risk is None or risk.simulation is None else delays(risk.simulation)
    return [
        f"{name.in_language(names.language)}: {delay_words(one).in_language(names.language)}"
        for name, one in found
    ]


def _margins(rounds: tuple[PlannedRound, ...], plan: Plan, language: Language) -> dict[str, str]:
    """For each round that wants its match proved, the least margin after another's decision."""
    tightest = {}
    for slack in sorted(slacks(rounds, plan), key=lambda one: -one.days):
        words = slack_words(slack, language).replace(" ", NO_BREAK_SPACE)
        tightest[slack.asks] = f"{phrases(language)['tightest']} {words}"
    return tightest


def _not_told(plan: Plan) -> list[Finding]:
    """The findings that are not told already as demands of a conflict."""
    told = [demand.message for conflict in plan.conflicts for demand in conflict.demands]
    return [one for one in plan.findings if one.message not in told]


def _by_severity(finding: Finding) -> int:
    return ("error", "warning", "info").index(finding.severity)


def _bases(names: Names) -> list[_Basis]:
    """What each source pays each partner under each legal basis."""
    sums: dict[tuple[str, str, str], int] = {}
    for row in names.plan.matrix:
        if row.legal_basis is not None:
            key = (row.source, row.partner, row.legal_basis)
            sums[key] = sums.get(key, 0) + row.amount
    return [
        _Basis(
            names.source(source),
            names.partner(partner),
            capitalised(legal_basis(basis, names.language)),
            minor,
        )
        for (source, partner, basis), minor in sums.items()
    ]


def _references(names: Names, rounds: Iterable[PlannedRound]) -> list[_Reference]:
    """Where calls, single dates and exchange rates were read."""
    found: dict[_Reference, None] = {}
    for one in rounds:
        if one.call is None:
            continue
        title = f"{one.funder}, {one.title.in_language(names.language)}"
        sources = [one.call.source]
        sources += [] if one.round is None else [date.source for date in one.round.milestones]
        for source in sources:
            if source is not None:
                found[_Reference(title, source.url, source.seen_on)] = None
        programme = names.catalogue.programme_of(one.call)
        rate = None if programme is None else programme.exchange_rate
        if programme is not None and rate is not None and rate.sek_per_eur is not None:
            say = phrases(names.language)
            shown = str(rate.sek_per_eur).replace(".", "," if names.language == "sv" else ".")
            what = (
                f"{programme.name.in_language(names.language)}, {say['exchange_rate']} "
                f"{shown}{NO_BREAK_SPACE}SEK/EUR"
            )
            found[_Reference(what, rate.source or "–", rate.on)] = None
    return list(found)
