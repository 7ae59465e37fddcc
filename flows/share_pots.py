"""Common budgets shared among the projects of a portfolio, each asked in a process of the pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from flows.portfolio_work import Setting, plan_within_one, price_one, setting_catalogue
from flows.worker_pool import WorkerPool
from models.money import Minor
from models.plan import Plan
from models.portfolio import Competition
from models.portfolio_answer import own_and_private
from models.project import Project
from models.shared_pots import asked_of

if TYPE_CHECKING:
    from solver.portfolio_contest import Contest, Priced
    from solver.portfolio_master import Selection
    from solver.portfolio_pricing import Asked

Item = TypeVar("Item")
Result = TypeVar("Result")

_EXACTLY = 4
"""The effort that it takes to find the very best."""

_LEAST_GAP = 6
"""Decimals that a gap is given with."""


@dataclass(frozen=True)
class SharedOut:
    """The plans of all projects with the pots shared out, and how each competition ended."""

    plans: tuple[Plan, ...]
    competition: tuple[Competition, ...]


def share_pots(
    setting: Setting,
    projects: Sequence[Project],
    alone: Sequence[Plan],
    pool: WorkerPool,
    told: Callable[[int, int], None],
) -> SharedOut:
    """Share out every budget that the projects' own best plans ask too much of."""
    from solver.portfolio_contest import contests

    plans = list(alone)
    ended = []
    for contest in contests(projects, alone, setting_catalogue(setting)):
        competition, found = _shared(setting, contest, projects, alone, pool, told)
        ended.append(competition)
        for index, plan in found.items():
            plans[index] = plan
    return SharedOut(tuple(plans), tuple(ended))


def _shared(  # each is a thing of its own
    setting: Setting,
    contest: Contest,
    projects: Sequence[Project],
    alone: Sequence[Plan],
    pool: WorkerPool,
    told: Callable[[int, int], None],
) -> tuple[Competition, dict[int, Plan]]:
    from solver.portfolio_contest import Priced, column_of
    from solver.portfolio_fill import FEW
    from solver.portfolio_master import selection
    from solver.portfolio_plans import no_room
    from solver.portfolio_pricing import Asked
    from solver.portfolio_share import MOST_ROUNDS, share

    members = [projects[index] for index in contest.members]
    rounds = 0
    keys = [alone[index].inputs_sha256 for index in contest.members]
    # What a project starts from must not depend on the process that is asked.
    values: list[tuple[int, ...]] = [()] * len(members)

    def ask(asked: Mapping[int, Asked]) -> Mapping[int, Priced]:
        work = partial(price_one, setting, contest.pots)
        items = [(keys[place], members[place], one) for place, one in asked.items()]
        found = dict(zip(asked, _in_order(pool, work, items, Priced(None, 0)), strict=True))
        for place, one in found.items():
            values[place] = one.values or values[place]
        return found

    def price(
        asked: Mapping[int, Sequence[int]], own_weight: int, effort: int
    ) -> Mapping[int, Priced]:
        nonlocal rounds
        rounds += 1
        told(min(rounds, MOST_ROUNDS), MOST_ROUNDS + 1)
        return ask(
            {
                place: Asked(tuple(prices), own_weight, values=values[place], effort=effort)
                for place, prices in asked.items()
            }
        )

    def within(place: int, prices: Sequence[int], most: Sequence[int]) -> Priced:
        effort = 1 if len(members) > FEW else _EXACTLY
        one = Asked(tuple(prices), most=tuple(most), values=values[place], effort=effort)
        return ask({place: one})[place]

    catalogue = setting_catalogue(setting)
    best = [
        column_of(projects[index], alone[index], contest.pots, catalogue)
        for index in contest.members
    ]
    shared = share(best, contest.pots, price, within)
    told(MOST_ROUNDS, MOST_ROUNDS + 1)
    kept = [alone[index] for index in contest.members]
    found = _plans(setting, contest, members, kept, shared.selection, pool)
    if sum(plan is None for plan in found) > shared.selection.without:
        # A blend of two ways is nearly always a way, too. Without blends all are known ones.
        whole = selection(shared.ways, contest.pots, shared.selection.without, blended=False)
        if whole is not None:
            found = _plans(setting, contest, members, kept, whole, pool)
    own = sum(
        own_and_private(project, plan)
        for project, plan in zip(members, found, strict=True)
        if plan is not None
    )
    most = len(members) - shared.fewest_without
    feasible = sum(plan is not None for plan in found)
    in_selection = len(members) - shared.selection.without
    # A limit that is beaten is none: then nothing is known.
    is_limit = feasible == in_selection and shared.least_own <= own
    least = shared.least_own if is_limit else 0
    proven = feasible == most and own == least
    competition = Competition(
        projects=len(members),
        pots=_short(contest, kept, setting),
        feasible=feasible,
        most_feasible=most,
        own_and_private=Minor(own),
        least_own_and_private=Minor(least),
        gap=round((own - least) / max(own, 1), _LEAST_GAP),
        proven=proven,
        currency=members[0].currency,
        rounds=shared.rounds,
        columns=sum(map(len, shared.ways)),
    )
    plans = {}
    for index, project, plan in zip(contest.members, members, found, strict=True):
        plans[index] = plan or no_room(project, alone[index], contest.pots, proven=feasible == most)
    return competition, plans


def _plans(
    setting: Setting,
    contest: Contest,
    members: Sequence[Project],
    alone: Sequence[Plan],
    chosen: Selection,
    pool: WorkerPool,
) -> list[Plan | None]:
    from solver.portfolio_contest import ALONE

    items = [
        (place, project, shares)
        for place, (project, shares) in enumerate(zip(members, chosen.shares, strict=True))
        if shares is not None and chosen.shapes[place] != ALONE
    ]
    work = partial(plan_within_one, setting, contest.pots)
    found: list[Plan | None] = [
        plan if shape == ALONE else None for plan, shape in zip(alone, chosen.shapes, strict=True)
    ]
    asked = [(alone[place].inputs_sha256, project, shares) for place, project, shares in items]
    for (place, _, _), plan in zip(items, _in_order(pool, work, asked, None), strict=True):
        found[place] = plan
    return found


def _in_order(
    pool: WorkerPool, work: Callable[[Item], Result], items: Sequence[Item], otherwise: Result
) -> list[Result]:
    """The results in the order of the items; ``otherwise`` where every process died."""
    results = dict.fromkeys(range(len(items)), otherwise)
    for done in pool.run(work, items):
        results[done.index] = otherwise if done.result is None else done.result
    return list(results.values())


def _short(contest: Contest, plans: Sequence[Plan], setting: Setting) -> tuple[str, ...]:
    """The pots that the projects' own best plans ask too much of."""
    catalogue = setting_catalogue(setting)
    return tuple(pot.name for pot in contest.pots if asked_of(pot, plans, catalogue) > pot.amount)
