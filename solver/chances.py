"""The chances of calls: the rates that they state, and the assumption where they state none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from math import prod

from models.plan import Application
from solver.problem import Problem

PLACES = Decimal("0.0001")

RoundKey = tuple[str, str]
"""Call id and round id."""


def chance_of_yes(problem: Problem, call_id: str) -> tuple[Decimal, bool]:
    """The chance that a call says yes, and whether the call states it."""
    stated = problem.option(call_id).call.chance
    if stated is None:
        return problem.assumptions.number("success_rate.unknown"), False
    return stated, True


def chance_of_all(problem: Problem, rounds: Iterable[RoundKey]) -> Decimal:
    """The chance that all these rounds say yes, exactly; certain where there are none.

    Independent answers multiply; among answers that come together the least sure one decides.
    """
    found = list(rounds)
    chances = [chance_of_yes(problem, call)[0] for call, _ in found]
    return prod(
        (min(chances[one] for one in group) for group in answered_together(problem, found)),
        start=Decimal(1),
    )


def answered_together(problem: Problem, rounds: Sequence[RoundKey]) -> tuple[tuple[int, ...], ...]:
    """Positions of the rounds whose answers come together, by the assumptions.

    All of them (``risk.outcomes: together``), or else those that are decided at one meeting
    (``risk.same_meeting``).
    """
    if problem.assumptions.value("risk.outcomes") == "together":
        return (tuple(range(len(rounds))),) if rounds else ()
    alone = problem.assumptions.value("risk.same_meeting") == "independent"
    groups: dict[str, list[int]] = defaultdict(list)
    for position, (call, round_id) in enumerate(rounds):
        groups[f"{call}/{round_id}" if alone else meeting_of(problem, call, round_id)].append(
            position
        )
    return tuple(tuple(group) for group in groups.values())


def same_meeting_matters(
    problem: Problem, applications: Iterable[Application], *, drawn: bool
) -> bool:
    """Whether what ``risk.same_meeting`` says changes the chances; ``drawn``: those of days too."""
    seen: set[object] = set()
    for one in applications:
        option = problem.option(one.call)
        chosen = next(each for each in option.rounds if each.round.id == one.round)
        decision = chosen.round.last("decision")
        keys: list[object] = [chosen.dates.meeting]
        if drawn and decision is not None and not decision.when.is_exact:
            keys.append((option.funder.id, decision.when))
        if not seen.isdisjoint(keys):
            return True
        seen.update(keys)
    return False


def meeting_of(problem: Problem, call: str, round_id: str) -> str:
    """The meeting at which a round is decided, by the name of the round that leads it."""
    return next(
        one.dates.meeting for one in problem.option(call).rounds if one.round.id == round_id
    )


def rounded(chance: Decimal) -> Decimal:
    """A chance with the four decimals that are shown."""
    return chance.quantize(PLACES, rounding=ROUND_HALF_EVEN)
