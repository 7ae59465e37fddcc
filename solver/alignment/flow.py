"""The most that flows between two sides, checked in whole numbers before it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from solver.engine import WrongAnswerError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Names = npt.NDArray[np.signedinteger[Any]]
    Answers = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ProvenFlow:
    """A flow that proves a cost: per arc its ends, what it can take and what it takes."""

    tails: Names
    heads: Names
    capacities: Numbers
    flows: Numbers


class Flow:
    """The most that can flow, between the sides, through arcs that lead somewhere."""

    def __init__(
        self, tails: Names, heads: Names, capacities: Numbers, sides: tuple[int, int]
    ) -> None:
        import numpy as np
        from ortools.graph.python import max_flow  # type: ignore[import-untyped]  # without stubs

        self._np = np
        self._yes, self._no = sides
        straight = (tails == self._yes) & (heads == self._no)
        self._straight = int(capacities[straight].sum())
        self._given = len(tails)
        kept = (tails != heads) & (tails != self._no) & (heads != self._yes) & ~straight
        self._kept = np.flatnonzero(kept)
        self._tails, self._heads = tails[kept], heads[kept]
        self._capacities = capacities[kept]
        self._nodes = np.zeros(max(sides) + 1, dtype=np.int64)
        self._nodes[self._tails] = self._nodes[self._heads] = 1
        self._nodes[[self._yes, self._no]] = 1
        self._names = np.flatnonzero(self._nodes)
        self._nodes[self._names] = np.arange(len(self._names))
        self._solver: Any = max_flow.SimpleMaxFlow()
        self._arcs = self._solver.add_arcs_with_capacity(
            self._nodes[self._tails], self._nodes[self._heads], self._capacities
        )
        self.size = len(self._tails)

    def value(self, *, is_proof: bool) -> int:
        """The value of the flow; as a proof, added up from the arcs after they were checked."""
        ends = (int(self._nodes[self._yes]), int(self._nodes[self._no]))
        if not self.size:
            return self._straight
        status = self._solver.solve(*ends)
        if status != self._solver.OPTIMAL:
            raise WrongAnswerError(f"the flow was refused: {status}")
        if not is_proof:
            return self._straight + int(self._solver.optimal_flow())
        np = self._np
        flows = self._solver.flows(self._arcs)
        net = np.zeros(len(self._names), dtype=np.int64)
        np.add.at(net, self._nodes[self._tails], flows)
        np.subtract.at(net, self._nodes[self._heads], flows)
        value = int(net[ends[0]])
        net[list(ends)] = 0
        if (flows < 0).any() or (flows > self._capacities).any() or net.any():
            raise WrongAnswerError("the flow breaks a capacity or loses something")
        return self._straight + value

    def flows(self) -> Numbers:
        """What each arc takes, in the order in which they were given."""
        found: Numbers = self._np.zeros(self._given, dtype=self._np.int64)
        if self.size:
            found[self._kept] = self._solver.flows(self._arcs)
        return found

    def proven(self) -> ProvenFlow:
        """The flow in the arcs that lead somewhere."""
        flows = self.flows()[self._kept]
        return ProvenFlow(self._tails, self._heads, self._capacities, flows)

    def reached(self) -> Answers:
        """For each question, and the two sides, whether its answer is yes."""
        np = self._np
        found: Answers = np.zeros(max(self._yes, self._no) + 1, dtype=np.bool_)
        if self.size:
            found[self._names[self._solver.get_source_side_min_cut()]] = True
        found[self._yes] = True
        return found
