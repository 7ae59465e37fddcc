"""Choices of links beside those that every best choice holds, without shared limits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from models.alignment.case import AlignmentCase
from solver.alignment.interruption import Interruption
from solver.alignment.model import build
from solver.alignment.search import Allowance, search
from solver.engine import Status


class Choices:
    """Asks which of ``wishes`` can be held, where ``always`` are demands."""

    def __init__(
        self, case: AlignmentCase, always: Collection[int], wishes: Collection[int]
    ) -> None:
        asked = [
            index
            for index, bond in enumerate(case.bonds)
            if bond.required or index in always or index in wishes
        ]
        bonds = tuple(replace(case.bonds[i], required=i not in wishes) for i in asked)
        free = replace(case, bonds=bonds, panels=(), week_limits=())
        days = {point: place.days for point, place in case.places.items()}
        model = build(free, days, counts_moves=False)
        self._statement = model.statement
        self._literals = {asked[position]: one for position, one in model.wishes.items()}
        self._weights = {index: case.bonds[index].weight for index in self._literals}

    def best(
        self,
        allowance: Allowance,
        interruption: Interruption,
        *,
        without: Collection[int] = (),
        rather_not: Collection[int] = (),
    ) -> frozenset[int] | None:
        """Wishes of most weight, among these such that hold as few as can be of ``rather_not``.

        ``None`` where there are none, or it isn't proven within the allowance.
        """
        fixed = [self._literals[one] for one in without]
        for literal in fixed:
            self._statement.fix(literal, 0)
        dominant = len(rather_not) + 1
        self._statement.minimise(
            [
                (-weight * dominant + (index in rather_not), self._literals[index])
                for index, weight in self._weights.items()
            ]
        )
        found, _ = search(self._statement, allowance, interruption)
        for literal in fixed:
            self._statement.fix(literal, None)
        if found.status is not Status.OPTIMAL:
            return None
        return frozenset(i for i, literal in self._literals.items() if found.values[literal])

    def weight(self, links: Collection[int]) -> int:
        """What these come to."""
        return sum(self._weights[link] for link in links)
