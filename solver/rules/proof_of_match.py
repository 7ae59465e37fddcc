"""Match is proved in time by the call's own proof rule: decided before the proof is due."""

from __future__ import annotations

from datetime import date

from models.case import CostPlace
from models.dates import known_for_proof
from models.finding import Demand
from models.lateness import Lateness, lateness
from models.project import Contribution
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import CallOption, Problem, RoundOption
from solver.rows import Literal

RULE = "match.proof_in_time"


def add(model: FundingModel) -> None:
    """Rows that keep late money out of costs whose match must be proved before it is decided."""
    for option in model.options:
        for one, chosen in model.rounds_of(option):
            if one.dates.proof_due is None:
                continue
            others = [other for other in model.options if other.id != option.id]
            if not model.has_each_demand:
                late = {other.id for other in others if _is_always_late(model, one, other)}
                always = [other for other in others if other.id in late]
                _keep_out_always_late(model, option, chosen, always)
                others = [other for other in others if other.id not in late]
            for other in others:
                _keep_out_late_grants(model, option, one, chosen, other)
            _keep_out_late_contributions(model, option, one, chosen)


def _is_always_late(model: FundingModel, one: RoundOption, other: CallOption) -> bool:
    due = one.dates.proof_due
    decisions = [known_for_proof(one.dates, another.dates) for another, _ in model.rounds_of(other)]
    return due is not None and all(decided is None or decided > due for decided in decisions)


def _keep_out_always_late(
    model: FundingModel, option: CallOption, chosen: Literal, late: list[CallOption]
) -> None:
    """Calls that are late whatever round of them is chosen, together: one row per place."""
    for place, inside in model.scope_of(option):
        paid = [term for other in late for term in model.grant_at(other.id, place)]
        if paid:
            model.rows.add(paid, high=0, when=list(dict.fromkeys([chosen, inside])))


def _keep_out_late_grants(
    model: FundingModel,
    option: CallOption,
    one: RoundOption,
    chosen: Literal,
    other: CallOption,
) -> None:
    due = one.dates.proof_due
    if due is None:
        return
    for another, also_chosen in model.rounds_of(other):
        decided = known_for_proof(one.dates, another.dates)
        if decided is not None and decided <= due:
            continue
        demand = _late_grant(model.problem, option, one, other, another, decided)
        for place, inside in model.scope_of(option):
            paid = model.grant_at(other.id, place)
            if paid:
                when = list(dict.fromkeys([chosen, also_chosen, inside]))
                model.rows.add(paid, high=0, when=when, demand=demand)


def _keep_out_late_contributions(
    model: FundingModel, option: CallOption, one: RoundOption, chosen: Literal
) -> None:
    due = one.dates.proof_due
    if due is None:
        return
    in_time = model.problem.assumptions.value("contribution.undated") == "in_time"
    for contribution in model.problem.project.contributions:
        proved = contribution.proof_on
        if (proved is None and in_time) or (proved is not None and proved <= due):
            continue
        demand = _late_promise(model.problem, option, one, contribution)
        for place, inside in model.scope_of(option):
            _forbid_at(model, contribution.id, place, list(dict.fromkeys([chosen, inside])), demand)


def _forbid_at(
    model: FundingModel,
    contribution_id: str,
    place: CostPlace,
    when: list[Literal],
    demand: Demand,
) -> None:
    paid = model.contribution_at(contribution_id, place)
    if paid:
        model.rows.add(paid, high=0, when=when, demand=demand)


def _late_grant(
    problem: Problem,
    option: CallOption,
    one: RoundOption,
    other: CallOption,
    another: RoundOption,
    decided: date | None,
) -> Demand:
    due = one.dates.proof_due
    wanted_sv = f"intyget till {option.title.sv} ska vara inne {due}"
    wanted_en = f"the proof to {option.title.en} is due {due}"
    if due is None or decided is None:
        message = Text(
            sv=f"Beslutsdagen för {another.name} är inte känd, {wanted_sv}.",
            en=f"The day of decision of {another.name} is not known, {wanted_en}.",
        )
        numbers: dict[str, int | str] = {"proof_due": str(due)}
    else:
        late = _late(problem, option, one, due, decided)
        message = Text(
            sv=f"{other.funder.name} beslutar {decided}, {wanted_sv}: {late.words.sv} för sent.",
            en=f"{other.funder.name} decides {decided}, {wanted_en}: {late.words.en} late.",
        )
        numbers = {
            **late.numbers,
            "proof_due": due.isoformat(),
            "decision": decided.isoformat(),
        }
    return Demand(
        rule=RULE,
        subjects=(one.name, another.name),
        numbers=numbers,
        message=message,
        reference=option.terms,
    )


def _late_promise(
    problem: Problem, option: CallOption, one: RoundOption, contribution: Contribution
) -> Demand:
    due, proved = one.dates.proof_due, contribution.proof_on
    wanted_sv = f"intyget till {option.title.sv} ska vara inne {due}"
    wanted_en = f"the proof to {option.title.en} is due {due}"
    if due is None or proved is None:
        message = Text(
            sv=f"Löftet från {contribution.from_} har inget datum, {wanted_sv}.",
            en=f"The promise of {contribution.from_} has no date, {wanted_en}.",
        )
        numbers: dict[str, int | str] = {"proof_due": str(due)}
    else:
        late = _late(problem, option, one, due, proved)
        message = Text(
            sv=f"Löftet från {contribution.from_} kan styrkas {proved}, {wanted_sv}: "
            f"{late.words.sv} för sent.",
            en=f"The promise of {contribution.from_} can be proved {proved}, {wanted_en}: "
            f"{late.words.en} late.",
        )
        numbers = {
            **late.numbers,
            "proof_due": due.isoformat(),
            "proof_on": proved.isoformat(),
        }
    return Demand(
        rule=RULE,
        subjects=(one.name, contribution.id),
        numbers=numbers,
        message=message,
        reference=option.terms,
        assumption="contribution.undated" if proved is None else None,
    )


def _late(
    problem: Problem, option: CallOption, one: RoundOption, due: date, comes: date
) -> Lateness:
    return lateness(
        option.call,
        one.round,
        due,
        comes,
        holidays=option.funder.holidays,
        eves_are_holidays=problem.assumptions.eves_are_holidays,
    )
