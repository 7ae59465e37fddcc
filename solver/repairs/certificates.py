"""Ask for a certificate by the day on which it is wanted: a decision, or the proof of a promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from models.call import Call, Milestone, Round
from models.catalogue import Catalogue
from models.finding import Demand
from models.mention import days
from models.project import Contribution, Project
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import Problem
from solver.repairs.change import Edit, Made, Movable, change, settled


def certificates(problem: Problem, model: FundingModel) -> Iterator[Movable]:
    """Earlier decisions of rounds, and earlier proofs of contributions."""
    for (due_name, late_name), demands in sorted(_late(model, "decision").items()):
        made = _earlier_decision(problem, model, due_name, late_name, min(demands))
        if made is not None:
            yield settled(demands, made)
    by_promise: dict[str, set[int]] = defaultdict(set)
    for (_, late_name), demands in _late(model, "contribution").items():
        by_promise[late_name] |= demands
    for contribution in problem.project.contributions:
        late = frozenset(by_promise.get(contribution.id, ()))
        if late:
            yield settled(late, _earlier_proof(model, contribution, late))


def _earlier_decision(
    problem: Problem, model: FundingModel, due_name: str, late_name: str, number: int
) -> Made | None:
    call_id, _, round_id = late_name.partition("/")
    option = problem.option(call_id)
    numbers = model.rows.demands[number].numbers
    due, decided = str(numbers["proof_due"]), str(numbers["decision"])
    closes = next(one for one in option.rounds if one.round.id == round_id).dates.deadline
    if date.fromisoformat(due) < closes:
        # Nobody can decide before the applications are in.
        return None
    late = int(numbers["days_late"])
    to = problem.option(due_name.partition("/")[0]).title
    return Made(
        "certificate",
        late,
        change(
            f"decision of {late_name}",
            decided,
            due,
            Text(
                sv=f"{option.funder.name} beslutar {due} i stället för {decided}, {days(late).sv} "
                f"tidigare, så att intyget till {to.sv} hinner in; eller intyget får lämnas "
                f"{decided}.",
                en=f"{option.funder.name} decides {due} instead of {decided}, {days(late).en} "
                f"earlier, so that the proof to {to.en} is in time; or the proof may be "
                f"handed in {decided}.",
            ),
        ),
        _decided(call_id, round_id, date.fromisoformat(due)),
    )


def _earlier_proof(model: FundingModel, contribution: Contribution, late: frozenset[int]) -> Made:
    demands = [model.rows.demands[number] for number in sorted(late)]
    due = min(str(one.numbers["proof_due"]) for one in demands)
    size = max(int(one.numbers.get("days_late", 0)) for one in demands)

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        promised = tuple(
            one.model_copy(update={"proof_on": date.fromisoformat(due)})
            if one.id == contribution.id
            else one
            for one in project.contributions
        )
        return project.model_copy(update={"contributions": promised}), catalogue

    return Made(
        "certificate",
        size,
        change(
            f"proof of contribution {contribution.id}",
            str(contribution.proof_on or "?"),
            due,
            Text(
                sv=f"Begär intyget från {contribution.from_} till {due}.",
                en=f"Ask for the certificate of {contribution.from_} by {due}.",
            ),
        ),
        edit,
    )


def _late(model: FundingModel, kind: str) -> dict[tuple[str, str], frozenset[int]]:
    """Late proofs: the round that asks, what is late, and the demands that say so."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for index, demand in enumerate(model.rows.demands):
        if demand.rule == "match.proof_in_time" and _is_of_kind(demand, kind):
            found[demand.subjects[0], demand.subjects[1]].add(index)
    return {key: frozenset(indices) for key, indices in found.items()}


def _is_of_kind(demand: Demand, kind: str) -> bool:
    # A round is named call/round, a contribution by its id alone; a decision whose day is not
    # known can't be asked for earlier.
    is_round = "/" in demand.subjects[1]
    return is_round == (kind == "decision") and (not is_round or "decision" in demand.numbers)


def _decided(call_id: str, round_id: str, on: date) -> Edit:
    def moved(one: Round) -> Round:
        if one.id != round_id:
            return one
        kept = tuple(milestone for milestone in one.milestones if milestone.kind != "decision")
        decision = Milestone(kind="decision", at=on)
        return one.model_copy(update={"milestones": (*kept, decision)})

    def changed(one: Call) -> Call:
        if one.id != call_id:
            return one
        return one.model_copy(update={"rounds": tuple(moved(a_round) for a_round in one.rounds)})

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        calls = tuple(changed(one) for one in catalogue.calls)
        return project, catalogue.model_copy(update={"calls": calls})

    return edit
