"""Projects that ask for more than their common budgets hold, and what each could ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.catalogue import Catalogue
from models.plan import Plan
from models.portfolio_answer import own_and_private
from models.project import Project
from models.shared_pots import Pot, asked_by, asked_of, pots_of


@dataclass(frozen=True)
class Contest:
    """Projects, by their places in the portfolio, and all budgets that they may ask money of."""

    members: tuple[int, ...]
    pots: tuple[Pot, ...]


@dataclass(frozen=True)
class Column:
    """One way to finance a project: its own and private money and what it takes of each pot.

    Columns of the same ``shape`` (rounds, and what each call's budget holds) can be blended:
    with those decided, all rules about money are linear. The project's own best plan has the
    shape ``ALONE``.
    """

    own: int
    use: tuple[int, ...]
    shape: str


ALONE = "alone"


@dataclass(frozen=True)
class Priced:
    """The best way to finance a project at given prices, in thousandths of minor units.

    ``least``: no way costs less, money of the pots at its price included. ``values``: of the
    project's model, to start from when it is asked again.
    """

    column: Column | None
    least: int
    values: tuple[int, ...] = ()


def column_of(project: Project, plan: Plan, pots: Sequence[Pot], catalogue: Catalogue) -> Column:
    """A project's own best plan as one way to finance it."""
    return Column(
        own=own_and_private(project, plan),
        use=tuple(asked_by(pot, plan, catalogue) for pot in pots),
        shape=ALONE,
    )


def contests(
    projects: Sequence[Project], plans: Sequence[Plan], catalogue: Catalogue
) -> tuple[Contest, ...]:
    """The groups of projects whose best plans together ask too much of some budget.

    Projects are in one group if they may ask money of the same budget. Where all budgets of a
    group suffice, its projects' own best plans are the best together, too.
    """
    pots = pots_of(catalogue)
    reached = {
        index: [place for place, pot in enumerate(pots) if _may_ask(project, pot)]
        for index, (project, plan) in enumerate(zip(projects, plans, strict=True))
        if plan.status == "feasible"
    }
    found = []
    for members in _connected(reached):
        places = sorted({place for index in members for place in reached[index]})
        own_plans = [plans[index] for index in members]
        if any(
            asked_of(pots[place], own_plans, catalogue) > pots[place].amount for place in places
        ):
            found.append(Contest(tuple(members), tuple(pots[place] for place in places)))
    return tuple(found)


def _may_ask(project: Project, pot: Pot) -> bool:
    refused = set(project.must_not.calls)
    if project.candidates.calls == "all":
        return bool(set(pot.calls) - refused)
    return bool({*project.candidates.calls, *project.must.calls} & set(pot.calls) - refused)


def _connected(reached: dict[int, list[int]]) -> list[list[int]]:
    """Projects in groups, the groups by their first project."""
    group = {index: index for index in reached}

    def root(index: int) -> int:
        while group[index] != index:
            index = group[index]
        return index

    first_at: dict[int, int] = {}
    for index, places in reached.items():
        for place in places:
            other = root(first_at.setdefault(place, index))
            mine = root(index)
            group[max(mine, other)] = min(mine, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in reached:
        groups[root(index)].append(index)
    return [members for _, members in sorted(groups.items())]
