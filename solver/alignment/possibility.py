"""Whether there are dates at all, asked of small cases many times."""

from __future__ import annotations

from models.alignment.case import AlignmentCase
from models.alignment.check import check
from solver.alignment.components import components
from solver.alignment.interruption import Interruption
from solver.alignment.model import build
from solver.alignment.search import Allowance, search
from solver.alignment.temporal_network import temporal_conflict
from solver.engine import Status

UNITS_PER_QUESTION = 0.5


def is_impossible(case: AlignmentCase, allowance: Allowance) -> bool:
    """Whether it is proved that the case has no dates."""
    if not case.places:
        return False
    if temporal_conflict(case) is not None:
        return True
    model = build(case, {point: place.days for point, place in case.places.items()})
    share = allowance.part(UNITS_PER_QUESTION)
    answer, _ = search(model.statement, share, Interruption(), any_answer=True)
    allowance.take(share)
    return answer.status is Status.INFEASIBLE


def is_possible(case: AlignmentCase, allowance: Allowance) -> bool:
    """Whether dates were found that the checker accepts, part by part."""
    if temporal_conflict(case) is not None:
        return False
    for part in components(case):
        model = build(part.case, {p: place.days for p, place in part.case.places.items()})
        share = allowance.part(UNITS_PER_QUESTION)
        answer, _ = search(model.statement, share, Interruption(), any_answer=True)
        allowance.take(share)
        # A part that is locked whole has no values, though it may hold.
        found = answer.status in (Status.OPTIMAL, Status.FEASIBLE)
        if not found or not check(part.case, model.dates(answer.values)).holds:
            return False
    return True
