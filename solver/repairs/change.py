"""Changes that people can make: of one demand, sized by solving, or of the project's form.

What a funder or the law decides is never changed: rates, eligibility, legal bases, limits and the
conditions of a round stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from models.catalogue import Catalogue
from models.finding import Change
from models.project import Project
from models.text import Text
from solver.rows import Terms

Kind = Literal[
    "certificate",
    "start",
    "end",
    "wish",
    "own_money",
    "promise",
    "candidate",
    "budget",
    "condition",
    "shorter",
    "activity",
    "move",
    "drop",
]

ORDER: tuple[Kind, ...] = (
    "certificate",
    "start",
    "end",
    "wish",
    "own_money",
    "promise",
    "candidate",
    "budget",
    "condition",
    "shorter",
    "activity",
    "move",
    "drop",
)
"""From what disturbs least to what changes the project itself: papers and days, wishes, money,
other calls, then what the project is.
"""

Edit = Callable[[Project, Catalogue], tuple[Project, Catalogue]]


@dataclass(frozen=True)
class Made:
    """A change in words and as it is made; ``size`` (days, öre) ranks changes of one kind."""

    kind: Kind
    size: int
    change: Change
    edit: Edit

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """The least disturbing first."""
        return (ORDER.index(self.kind), self.size, self.change.what, self.change.to)


@dataclass(frozen=True)
class Movable:
    """Demands that one change meets, whose least size ``least`` is read from an answer.

    ``read`` gives ``None`` where the answer needs no change.
    """

    demands: frozenset[int]
    least: Terms
    read: Callable[[tuple[int, ...]], Made | None]


@dataclass(frozen=True)
class Reshaping:
    """A change of the project's form, in sizes from the least to the greatest.

    ``rules`` are those that it can bear on: where a conflict names none of them, it can't help.
    """

    kind: Kind
    rules: frozenset[str] | None
    sizes: tuple[int, ...]
    make: Callable[[int], Made]


def settled(demands: frozenset[int], made: Made) -> Movable:
    """A change that has no size: the same whatever else is done."""
    return Movable(demands, (), lambda _: made)


def reshaping(made: Made, rules: frozenset[str] | None = None) -> Reshaping:
    """A change of the project's form that has no size."""
    return Reshaping(made.kind, rules, (0,), lambda _: made)


def change(what: str, before: str, after: str, message: Text) -> Change:
    """A change of ``what``, as it stands in the project's file where it has a place there."""
    return Change.model_validate({"what": what, "from": before, "to": after, "message": message})
