"""Locked dates that break the scenario's own rules: they are given, and told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from models.alignment.case import Point
from models.alignment.case_of import Prepared
from models.alignment.links import DecisionBeforeProofLink, Link, rounds_of
from models.alignment.proof_day import proof_day
from models.alignment.scenario import Scenario
from models.finding import Finding, Number
from models.mention import MILESTONES
from models.text import Text


def given_dates(
    prepared: Prepared, scenario: Scenario, dates: Mapping[Point, date]
) -> Iterator[Finding]:
    """What the locked dates break, by the rule that they break; and whether there are any dates."""
    if not prepared.case.places:
        yield _warning(
            "horizon.empty",
            (),
            {"rounds": 0},
            "Ingen omgång har något datum inom horisonten: det finns inget att samordna.",
            "No round has a date within the horizon: there is nothing to align.",
        )
    for point, place in prepared.case.places.items():
        if (place.is_locked or point in prepared.case.fixed) and place.barred:
            rules = Text(
                sv=", ".join(one.sv for one in place.barred),
                en=", ".join(one.en for one in place.barred),
            )
            yield _warning(
                "rule.given_date",
                (point.round,),
                {"on": dates[point].isoformat()},
                f"{point.round} har {MILESTONES[point.milestone].sv} {dates[point]}, som ligger "
                f"fast men bryter mot {rules.sv}.",
                f"{point.round} has its {MILESTONES[point.milestone].en} on {dates[point]}, which "
                f"cannot move but breaks {rules.en}.",
            )
    yield from _given_durations(prepared, scenario, dates)
    for panel, use in prepared.beyond_panels:
        yield _warning(
            "panel.given",
            (use.round,),
            {"panel": panel},
            f"{use.round} ligger fast och får inte plats i panelen {panel} bredvid de andra som "
            "ligger fast; den räknas inte med där.",
            f"{use.round} cannot move and does not fit into panel {panel} beside the others that "
            "cannot move; it is not counted there.",
        )
    for limit, point in prepared.beyond_weeks:
        yield _warning(
            "deadlines.given",
            (point.round,),
            {"limit": limit},
            f"{point.round} stänger {dates[point]}, i en vecka där de fasta datumen redan är fler "
            "än gränsen.",
            f"{point.round} closes on {dates[point]}, in a week whose fixed dates alone are above "
            "the limit.",
        )


def uncertain_links(prepared: Prepared, scenario: Scenario) -> Iterator[Finding]:
    """Links that lean on conditional rounds, or on a proof that the call doesn't ask for."""
    bonds = {bond.id: bond for bond in prepared.case.bonds if bond.is_link}
    for link in scenario.links:
        conditional = _conditional(prepared, link)
        if conditional and not bonds[link.id].required and bonds[link.id].weight == 0:
            yield _warning(
                "link.conditional",
                tuple(conditional),
                {"link": link.id},
                f"Länken {link.id} vilar på en villkorad omgång ({', '.join(conditional)}) och "
                "räknas varken som krav eller önskemål.",
                f"Link {link.id} leans on a conditional round ({', '.join(conditional)}) and "
                "counts neither as a demand nor as a wish.",
                "dates.reading",
            )
        if isinstance(link, DecisionBeforeProofLink):
            due = proof_day(prepared.rounds[link.then])
            if due is not None and not due.is_stated:
                yield _warning(
                    "proof.not_asked",
                    (link.then,),
                    {"link": link.id},
                    f"{link.then} anger inte när medfinansieringen ska styrkas; länken {link.id} "
                    "räknas mot sista ansökningsdag.",
                    f"{link.then} does not state when the match is to be proved; link {link.id} "
                    "is counted against the deadline.",
                )


def _conditional(prepared: Prepared, link: Link) -> list[str]:
    return [name for name in rounds_of(link) if prepared.rounds[name].is_conditional]


def _given_durations(
    prepared: Prepared, scenario: Scenario, dates: Mapping[Point, date]
) -> Iterator[Finding]:
    """Windows and durations of dates that cannot move against each other."""
    bound = {bond.id for bond in prepared.case.bonds}
    for name, listed in prepared.rounds.items():
        least = scenario.rules.min_window_days
        opens, deadline = listed.first("opens"), listed.first("deadline")
        if least and opens and deadline and f"window:{name}" not in bound:
            days = (dates[deadline] - dates[opens]).days
            if days < least:
                yield _warning(
                    "window.given",
                    (name,),
                    {"days": days, "least": least},
                    f"{name} är öppen i {days} dagar, under scenariots minst {least}, men det kan "
                    "inte ändras.",
                    f"{name} is open for {days} days, under the scenario's {least}, but that "
                    "cannot change.",
                )
        for position, rule in enumerate(scenario.rules.durations):
            first, then = listed.last(rule.from_), listed.first(rule.to)
            if (
                not rule.selects(name, listed.funder.id)
                or first is None
                or then is None
                or f"duration:{position}:{name}" in bound
            ):
                continue
            days = (dates[then] - dates[first]).days
            low, high = rule.min_days, rule.max_days
            if (low is not None and days < low) or (high is not None and days > high):
                yield _warning(
                    "duration.given",
                    (name,),
                    {"days": days},
                    f"I {name} går det {days} dagar från {MILESTONES[rule.from_].sv} till "
                    f"{MILESTONES[rule.to].sv}, utanför regeln, men det kan inte ändras.",
                    f"In {name} there are {days} days from the {MILESTONES[rule.from_].en} to the "
                    f"{MILESTONES[rule.to].en}, outside the rule, but that cannot change.",
                )


def _warning(  # the fields of a finding, in their order
    rule: str,
    subjects: tuple[str, ...],
    numbers: dict[str, Number],
    sv: str,
    en: str,
    assumption: str | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        severity="warning",
        subjects=subjects,
        numbers=numbers,
        message=Text(sv=sv, en=en),
        assumption=assumption,
    )
