"""A bound of the days moved, raised by what the cheapest of several alternatives costs.

The flow that proves the bound leaves room in its arcs. Each entry of a list of alternatives lets
more flow through that room; since every best choice holds one of the entries, the least of these
additions counts. What any of the entries takes is then kept free for it, so that the additions of
several lists can stand side by side: whichever entries hold, all their flows together are a flow.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from models.alignment.case import Point
from solver.alignment.date_network import Cut, DateNetwork
from solver.alignment.flow import Flow
from solver.engine import WrongAnswerError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

UNLIMITED = 2**40


class RaisedBound:
    """``cost`` is paid by all dates that hold what the network asks and an entry of each list."""

    def __init__(self, network: DateNetwork, cut: Cut) -> None:
        import numpy as np

        if cut.flow is None:
            raise ValueError("only a proven flow can be raised")
        self.cost = cut.cost
        self._np = np
        self._network = network
        self._tails, self._heads = cut.flow.tails, cut.flow.heads
        self._room = cut.flow.capacities - cut.flow.flows
        self._back = cut.flow.flows.copy()

    def add(self, entries: Sequence[Collection[int]], points: Collection[Point]) -> int | None:
        """Add what the cheapest entry costs, in a flow between these milestones; which one it is.

        ``None`` where nothing can be added.
        """
        np = self._np
        near = self._network.questions(points)
        arcs = np.flatnonzero(near[self._tails] & near[self._heads])
        if not entries or not len(arcs):
            return None
        limit, cheapest = UNLIMITED, 0
        for position, entry in enumerate(entries):
            gained, _ = self._push(entry, near, arcs, limit)
            if gained < limit:
                limit, cheapest = gained, position
            if limit == 0:
                return None
        if limit == UNLIMITED:
            raise WrongAnswerError("none of the alternatives is possible")
        changes = []
        for entry in entries:
            gained, change = self._push(entry, near, arcs, limit)
            if gained != limit:
                raise WrongAnswerError("a flow that was there is not there")
            changes.append(change)
        self._room[arcs] -= np.max(changes, axis=0)
        self._back[arcs] += np.min(changes, axis=0)
        if (self._room < 0).any() or (self._back < 0).any():
            raise WrongAnswerError("alternatives take more than there is")
        self.cost += limit
        return cheapest

    def _push(
        self, entry: Collection[int], near: npt.NDArray[np.bool_], arcs: Numbers, limit: int
    ) -> tuple[int, Numbers]:
        """How much more flows, at most ``limit``, and by how much each arc changes."""
        np = self._np
        tails, heads = self._network.entailed_by(entry)
        asked = near[tails] & near[heads]
        tails, heads = tails[asked], heads[asked]
        source = len(near)
        one, other = self._tails[arcs], self._heads[arcs]
        flow = Flow(
            np.concatenate([[source], one, other, tails]),
            np.concatenate([[self._network.yes], other, one, heads]),
            np.concatenate(
                [[limit], self._room[arcs], self._back[arcs], np.full(len(tails), limit)]
            ),
            (source, self._network.no),
        )
        gained = flow.value(is_proof=True)
        flows = flow.flows()[1:]
        return gained, flows[: len(arcs)] - flows[len(arcs) : 2 * len(arcs)]
