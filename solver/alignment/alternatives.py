"""Which links stand in for one that is given up, where there is more than one best choice.

Of the links in a list of alternatives every best choice holds those of one entry, so that the days
which the cheapest entry costs can be added to a bound (``raised_bound``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import holds
from solver.alignment.best_links import BestLinks
from solver.alignment.choices import Choices
from solver.alignment.interruption import Interruption
from solver.alignment.search import Allowance

MOST_ENTRIES = 4

Entries = Sequence[frozenset[int]]


class Alternatives:
    """Asks what can be held in place of a link, beside the links that are ``always`` held.

    ``seen`` are best choices that are known: they tell what to ask for.
    """

    def __init__(
        self,
        case: AlignmentCase,
        best: BestLinks,
        always: frozenset[int],
        seen: Sequence[frozenset[int]],
    ) -> None:
        self._case = case
        self._always = always
        others = frozenset(
            index
            for index, bond in enumerate(case.bonds)
            if bond.weight and not bond.required and index not in always
        )
        self._choices = Choices(case, always, others)
        self._most = best.weight - sum(case.bonds[index].weight for index in always)
        self._seen = [held - always for held in seen]

    def of(
        self,
        link: int,
        dates: Mapping[Point, date],
        allowance: Allowance,
        interruption: Interruption,
    ) -> Entries:
        """Entries of which every best choice holds one, the first of them the link itself.

        Only links count that ``dates`` don't hold. Empty where no list is found.
        """
        entries: list[frozenset[int]] = []
        without: set[int] = set()
        asked: int | None = link
        while asked is not None and len(entries) < MOST_ENTRIES:
            entries.append(frozenset((asked,)))
            without.add(asked)
            asked = None
            in_place: frozenset[int] | None = None
            while in_place is None or in_place:
                known = [held for held in self._seen if not held & without]
                if known:
                    common = frozenset.intersection(*known)
                    missing = [i for i in known[0] if not holds(self._case.bonds[i], dates)]
                    in_place = common.intersection(missing)
                    asked = min(missing, default=None)
                    if not in_place:
                        break
                held = self._choices.best(
                    allowance, interruption, without=without, rather_not=in_place or ()
                )
                if held is None:
                    return []
                if self._choices.weight(held) < self._most:
                    return entries
                if in_place is not None and in_place <= held:
                    return [*entries, in_place]
                self._seen.append(held)
        return []

    def choice(
        self, dear: frozenset[int], allowance: Allowance, interruption: Interruption
    ) -> frozenset[int] | None:
        """A best choice with as few as can be of the links that are dear; ``None`` if none."""
        held = self._choices.best(allowance, interruption, rather_not=dear)
        return None if held is None else held | self._always
