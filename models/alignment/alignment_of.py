"""A found alignment put into the form in which people and programs read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.alignment.alignment import (
    Alignment,
    AlignmentTotals,
    ArchetypeResult,
    LinkResult,
    Move,
    TriedMove,
)
from models.alignment.case import AlignmentCase, Point
from models.alignment.case_of import Prepared
from models.alignment.check import Verdict, check, today
from models.alignment.found import Found
from models.alignment.reasons import Reasons
from models.alignment.scenario import Scenario
from models.alignment.told_dates import crowding, round_dates
from models.alignment.warnings.dated_round import dated
from models.alignment.warnings.given_dates import given_dates, uncertain_links
from models.alignment.warnings.of_calls import calendar_warnings
from models.alignment.warnings.windows import SHORT_WINDOW_DAYS
from models.assumption import ASSUMPTIONS
from models.assumptions_set import Assumptions
from models.catalogue import Catalogue
from models.finding import Finding
from models.plan import AssumptionUsed, SolverRun
from models.text import Text


@dataclass(frozen=True)
class Asked:
    """What was asked: a scenario, its calls, and how open questions are read."""

    scenario: Scenario
    catalogue: Catalogue
    assumptions: Assumptions
    prepared: Prepared


def alignment_of(asked: Asked, found: Found) -> Alignment:
    """The alignment; its dates are judged anew, and dates that fail are never called aligned."""
    case = asked.prepared.case
    before = check(case, today(case))
    dates = found.dates if found.dates is not None else today(case)
    after = check(case, dates)
    status, remarks = found.status, list(found.remarks)
    if found.status == "aligned" and not after.holds:
        status = "undecided"
        remarks.append(_disagreement(after))
    assumptions = asked.assumptions
    return Alignment(
        status=status,
        proven=found.proven and status == found.status,
        gap=found.gap if status == found.status else None,
        scenario=asked.scenario.id,
        title=asked.scenario.title,
        as_of=asked.scenario.as_of,
        inputs_sha256=inputs_sha256(asked),
        moves=_moves(case, dates) if found.dates is not None else (),
        links=_links(before, after),
        warnings=(
            *remarks,
            *given_dates(asked.prepared, asked.scenario, dates),
            *uncertain_links(asked.prepared, asked.scenario),
            *calendar_warnings(
                dated(
                    asked.prepared.rounds.values(),
                    optimistic=assumptions.optimistic,
                    moved={
                        point: on for point, on in dates.items() if on != case.places[point].current
                    },
                ),
                asked.catalogue,
                assumptions,
                asked.scenario.short_window_days or SHORT_WINDOW_DAYS,
            ),
        ),
        crowding=crowding(asked.prepared, dates),
        totals=_totals(case, before, after),
        conflicts=found.conflicts,
        repairs=found.repairs,
        what_if=_tried(asked.prepared, before),
        dates=tuple(round_dates(asked.prepared, dates)),
        assumptions=tuple(_assumptions_used(asked)),
        solver=None
        if not found.ortools
        else SolverRun(
            ortools=found.ortools,
            seed=found.seed,
            deterministic_time=round(found.deterministic_time, 6),
        ),
    )


def with_archetypes(alignment: Alignment, archetypes: tuple[ArchetypeResult, ...]) -> Alignment:
    """The alignment with its example projects, which are reasons for the moves that made them."""

    def explained(move: Move) -> Move:
        made = [one for one in archetypes if move.round in one.made_by]
        return move.model_copy(
            update={
                "reasons": (*move.reasons, *(f"project:{one.project}" for one in made)),
                "because": (*move.because, *(_made_feasible(one) for one in made)),
            }
        )

    moves = tuple(explained(move) for move in alignment.moves)
    return alignment.model_copy(update={"moves": moves, "archetypes": archetypes})


def _made_feasible(one: ArchetypeResult) -> Text:
    title = one.title or Text(sv=one.project, en=one.project)
    return Text(
        sv=f"Projektet {title.sv} går annars inte att finansiera.",
        en=f"The project {title.en} cannot be financed otherwise.",
    )


def inputs_sha256(asked: Asked) -> str:
    """SHA-256 of the scenario and the catalogue, whatever the order of funders and calls."""
    catalogue = asked.catalogue.model_dump(mode="json", by_alias=True)
    for name in ("funders", "programmes", "calls"):
        catalogue[name] = sorted(catalogue[name], key=lambda one: str(one["id"]))
    data = {
        "scenario": asked.scenario.model_dump(mode="json", by_alias=True),
        "catalogue": catalogue,
        "fixed": {str(point): on.isoformat() for point, on in asked.prepared.case.fixed.items()},
    }
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _moves(case: AlignmentCase, dates: Mapping[Point, date]) -> tuple[Move, ...]:
    why = Reasons(case, dates)
    moves = []
    for point, place in case.places.items():
        on = dates[point]
        if on == place.current:
            continue
        reasons = why.of(point)
        moves.append(
            Move(
                round=point.round,
                milestone=point.milestone,
                stage=point.stage,
                funder=place.funder,
                from_=place.current,
                to=on,
                days=(on - place.current).days,
                weight=place.weight,
                reasons=tuple(dict.fromkeys(one.id for one in reasons)),
                because=tuple(dict.fromkeys(one.message for one in reasons)),
            )
        )
    return tuple(moves)


def _links(before: Verdict, after: Verdict) -> tuple[LinkResult, ...]:
    return tuple(
        LinkResult(
            id=new.bond.id,
            kind=new.bond.kind,
            required=new.bond.required,
            weight=new.bond.weight,
            satisfied=new.satisfied,
            before=old.satisfied,
            slack_days=new.slack_days,
            slack_days_before=old.slack_days,
            rounds=new.bond.rounds,
            message=new.bond.message,
        )
        for old, new in zip(before.bonds, after.bonds, strict=True)
        if new.bond.is_link
    )


def _totals(case: AlignmentCase, before: Verdict, after: Verdict) -> AlignmentTotals:
    return AlignmentTotals(
        weight_satisfied=after.objective.weight_satisfied,
        weight_possible=sum(bond.weight for bond in case.bonds if not bond.required),
        weight_before=before.objective.weight_satisfied,
        shift_days=after.objective.shift_days,
        rounds_moved=after.objective.rounds_moved,
    )


def _tried(prepared: Prepared, before: Verdict) -> tuple[TriedMove, ...]:
    """What all fixed moves do alone: every other date stays where it is today."""
    case = prepared.case
    if not case.fixed:
        return ()
    alone = check(case, {**today(case), **case.fixed})
    was = {one.bond.id: one.satisfied for one in before.bonds}
    wins = [one.bond for one in alone.bonds if one.satisfied and not was[one.bond.id]]
    breaks = [one.bond for one in alone.bonds if not one.satisfied and was[one.bond.id]]
    known = {(one.kind, one.subjects) for one in before.breaches}
    limits = [
        (one.kind, one.subjects)
        for one in alone.breaches
        if one.kind in ("panel", "week") and (one.kind, one.subjects) not in known
    ]
    return tuple(
        TriedMove(
            round=point.round,
            milestone=point.milestone,
            stage=point.stage,
            to=case.fixed[point],
            days=(case.fixed[point] - case.places[point].current).days,
            wins=tuple(bond.id for bond in wins if point.round in bond.rounds),
            breaks=(
                *(bond.id for bond in breaks if point.round in bond.rounds),
                *dict.fromkeys(f"{kind}:{subjects[0]}" for kind, subjects in limits),
            ),
        )
        for point in prepared.tried
    )


def _assumptions_used(asked: Asked) -> Iterable[AssumptionUsed]:
    imprecise = any(
        not milestone.when.is_exact
        for listed in asked.prepared.rounds.values()
        for milestone in listed.milestones.values()
    ) or any(listed.is_conditional for listed in asked.prepared.rounds.values())
    rests = {
        "calendar.se_eves": bool(asked.scenario.rules.working_days_only)
        or any(bond.kind == "decision_before_proof" for bond in asked.prepared.case.bonds),
        "dates.reading": imprecise,
    }
    for name, rests_on_it in rests.items():
        known = ASSUMPTIONS[name]
        yield AssumptionUsed(
            name=name,
            value=asked.assumptions.value(name),
            default=known.default,
            rests_on_it=rests_on_it,
            message=known.message,
        )


def _disagreement(verdict: Verdict) -> Finding:
    broken = [one.message for one in verdict.breaches]
    broken += [
        one.bond.message or Text(sv=one.bond.id, en=one.bond.id)
        for one in verdict.bonds
        if one.bond.required and not one.satisfied
    ]
    return Finding(
        rule="samspel.disagreement",
        severity="error",
        message=Text(
            sv="Svaret håller inte vid en ny granskning; lita inte på det och rapportera felet. "
            + " ".join(one.sv for one in broken[:3]),
            en="The answer does not hold when it is checked anew; do not trust it, and report the "
            "fault. " + " ".join(one.en for one in broken[:3]),
        ),
    )
