"""What is best, in this order: link weight that holds, days moved, rounds moved.

One sum with dominating weights, since CP-SAT's cores prove that and not stages with floors. The
weights are as small as they can be, and it is known whether the sum could overflow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.alignment.case import Point
from models.alignment.check import Objective
from solver.alignment.meaning import AlignmentModel

MOST = 2**59
"""Largest value of the whole sum: CP-SAT's own sums end at 2^62."""


@dataclass(frozen=True)
class Sum:
    """``Σ terms + offset`` is ``lost × of_lost + shift × of_shift + moved``, the least is best.

    ``of_lost`` and ``of_shift`` dominate all that comes after them. ``links`` add up to the weight
    that holds, negated; ``shifts`` and ``shift_offset`` to the weighted days.
    """

    links: tuple[tuple[int, int], ...]
    shifts: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    shift_offset: int
    wished: int
    most_shift: int

    @property
    def of_shift(self) -> int:
        """What a weighted day costs, where a moved round costs 1."""
        return len(self.moved) + 1

    @property
    def of_lost(self) -> int:
        """What a point of lost link weight costs."""
        return self.of_shift * (self.most_shift + 1)

    @property
    def fits(self) -> bool:
        """Whether the sum stays within what CP-SAT can add up."""
        return self.of_lost * (self.wished + 1) <= MOST

    @property
    def terms(self) -> tuple[tuple[int, int], ...]:
        """All that is paid for."""
        return (*scaled(self.links, self.of_lost), *self.days)

    @property
    def days(self) -> tuple[tuple[int, int], ...]:
        """What is paid for besides links."""
        return (*scaled(self.shifts, self.of_shift), *self.moved)

    def bound(self, least: int) -> Objective:
        """What no dates surpass, where ``Σ terms`` is at least ``least``."""
        lost, rest = divmod(
            max(least + self.of_lost * self.wished + self.of_shift * self.shift_offset, 0),
            self.of_lost,
        )
        shift, moved = divmod(rest, self.of_shift)
        return Objective(self.wished - lost, -shift, -moved)

    def bound_of_links(self, least: int) -> Objective:
        """What no dates surpass, where ``Σ links`` is at least ``least``."""
        return Objective(min(-least, self.wished), 0, 0)

    def bound_of_days(self, least: int, weight: int) -> Objective:
        """What no dates surpass, where no weight above ``weight`` holds and ``Σ days ≥ least``."""
        shift, moved = divmod(max(least + self.of_shift * self.shift_offset, 0), self.of_shift)
        return Objective(weight, -shift, -moved)


def scaled(terms: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    """The terms, each so many times."""
    return tuple((coefficient * by, variable) for coefficient, variable in terms)


def sum_of(model: AlignmentModel) -> Sum:
    """The sum for a model."""
    case = model.case
    shifts: dict[int, int] = {}
    offset = most_shift = 0
    for point, shift in model.shifts.items():
        weight = case.places[point].weight
        offset += weight * shift.offset
        most_shift += weight * _most(model, point)
        if shift.variable is not None and weight:
            shifts[shift.variable] = shifts.get(shift.variable, 0) + weight
    weights = {literal: case.bonds[index].weight for index, literal in model.wishes.items()}
    return Sum(
        links=tuple((-weight, literal) for literal, weight in weights.items() if weight),
        shifts=tuple((weight, variable) for variable, weight in shifts.items()),
        moved=tuple((1, literal) for literal in model.moved.values()),
        shift_offset=offset,
        wished=sum(weights.values()),
        most_shift=most_shift,
    )


def _most(model: AlignmentModel, point: Point) -> int:
    current = model.case.places[point].current.toordinal() - model.monday
    days = model.days[point]
    return max(abs(days[0] - current), abs(days[-1] - current))
