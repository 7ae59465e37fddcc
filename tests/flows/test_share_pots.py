"""Projects that compete for one pot: as many as possible, then as little own money as possible."""

from __future__ import annotations

import pickle
import random
from itertools import product

import pytest

from flows.portfolio_work import Setting
from flows.share_pots import SharedOut, share_pots
from flows.worker_pool import WorkerPool
from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.portfolio_answer import NO_ROOM, own_and_private
from models.project import Project
from models.shared_pots import asked_of, pots_of
from solver.planning import plan_project
from tests.solver.building import Facts, a_catalogue, a_project, call, cost, uni


def test_both_get_what_they_need_where_the_pot_just_suffices() -> None:
    """A lacks 50 kr and B 80; each would rather have 100. 70 kr are own, less is impossible."""
    projects = [_project("a", 100, 50), _project("b", 100, 20)]
    shared = _shared(projects, _catalogue(130))
    (competition,) = shared.competition
    assert [plan.status for plan in shared.plans] == ["feasible", "feasible"]
    assert (competition.own_and_private, competition.least_own_and_private) == (70_00, 70_00)
    assert (competition.proven, competition.gap) == (True, 0.0)


def test_a_project_without_room_is_told_so() -> None:
    """One krona less, and only one of them can be financed: then it needs no own money."""
    projects = [_project("a", 100, 50), _project("b", 100, 20)]
    shared = _shared(projects, _catalogue(129))
    (competition,) = shared.competition
    assert sorted(plan.status for plan in shared.plans) == ["feasible", "infeasible"]
    assert (competition.feasible, competition.most_feasible) == (1, 1)
    assert competition.own_and_private == 0
    (left_out,) = [plan for plan in shared.plans if plan.status == "infeasible"]
    assert [one.rule for one in left_out.findings] == [NO_ROOM]
    assert left_out.proven


def test_a_pot_of_one_krona_is_shared_among_large_projects() -> None:
    """The price of what hardly is there is more than the sums that are computed exactly."""
    projects = [_project("a", 10**9, 10**9 - 1), _project("b", 10**9, 10**9)]
    (competition,) = _shared(projects, _catalogue(1)).competition
    assert (competition.feasible, competition.most_feasible) == (2, 2)
    assert competition.own_and_private == (2 * 10**9 - 1) * 100


def test_nobody_competes_where_the_pot_suffices_for_all() -> None:
    projects = [_project("a", 100, 50), _project("b", 100, 20)]
    shared = _shared(projects, _catalogue(200))
    assert shared.competition == ()
    assert [own_and_private(*one) for one in zip(projects, shared.plans, strict=True)] == [0, 0]


def test_a_project_that_asks_for_other_money_is_left_alone() -> None:
    projects = [
        _project("a", 100, 50),
        _project("b", 100, 20),
        _project("c", 100, 0, candidates={"calls": ["other"]}),
    ]
    shared = _shared(projects, _catalogue(130, call("other", budget={"amount": 100})))
    (competition,) = shared.competition
    assert competition.projects == 2
    assert shared.plans[2].applications[0].call == "other"


@pytest.mark.parametrize("seed", range(12))
def test_no_other_sharing_is_better(seed: int) -> None:
    """Against every choice of who gets something; in between the pot is shared to the last öre."""
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    facts = [(dice.randint(20, 100), dice.randint(0, 60)) for _ in range(dice.randint(2, 4))]
    least = dice.choice((0, 10, 25))
    pot = dice.randint(40, 160)
    projects = [_project(f"p{n}", cost_, own) for n, (cost_, own) in enumerate(facts)]
    catalogue = _catalogue(pot, least=least)
    shared = _shared(projects, catalogue)
    feasible = sum(plan.status == "feasible" for plan in shared.plans)
    own = sum(own_and_private(*one) for one in zip(projects, shared.plans, strict=True))
    assert (-feasible, own) == _best(facts, least, pot)
    assert all(one.proven for one in shared.competition)
    (only,) = pots_of(catalogue)
    assert asked_of(only, shared.plans, catalogue) <= only.amount
    for project, plan in zip(projects, shared.plans, strict=True):
        if plan.status == "feasible":
            findings = check(Case(project, catalogue, plan))
            assert [one for one in findings if one.severity == "error"] == []


@pytest.mark.parametrize("seed", range(16))
def test_no_sharing_of_two_pots_beats_the_limit(seed: int) -> None:
    """Two or three projects and two calls, each amount a multiple of 10 kr: all sharings in tens.

    With the calls of each project decided, what is left is a transport of whole tens, so that no
    sharing in between is better.
    """
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    facts = [(dice.randint(3, 7), dice.randint(0, 5)) for _ in range(dice.randint(2, 3))]
    limits = [(least := dice.randint(1, 3), least + dice.randint(1, 4)) for _ in range(2)]
    amounts = [dice.randint(3, 9), dice.randint(3, 9)]
    calls = [
        call(id_)
        | {"grant": {"min": low * 10, "max": high * 10}, "budget": {"amount": amount * 10}}
        for id_, (low, high), amount in zip(("one", "two"), limits, amounts, strict=True)
    ]
    catalogue = a_catalogue(*calls)
    projects = [
        _project(f"p{n}", costs * 10, own * 10, candidates={"calls": ["one", "two"]})
        for n, (costs, own) in enumerate(facts)
    ]
    shared = _shared(projects, catalogue)
    feasible = sum(plan.status == "feasible" for plan in shared.plans)
    own = sum(own_and_private(*one) for one in zip(projects, shared.plans, strict=True))
    best = _best_in_tens(facts, limits, amounts)
    assert (-feasible, own) == best
    for one in shared.competition:
        assert one.most_feasible == one.feasible
        # A limit that the plans beat would be told as no limit at all.
        assert 0 < one.least_own_and_private <= own or own == 0
    for pot in pots_of(catalogue):
        assert asked_of(pot, shared.plans, catalogue) <= pot.amount


def _best_in_tens(
    facts: list[tuple[int, int]], limits: list[tuple[int, int]], amounts: list[int]
) -> tuple[int, int]:
    """Most projects, as a negative number, and the least own money in öre."""
    grants = [(0, *range(low, high + 1)) for low, high in limits]
    ways = [
        [None, *(one for one in product(*grants) if 0 <= costs - sum(one) <= own)]
        for costs, own in facts
    ]
    return min(
        (
            -sum(one is not None for one in taken),
            sum(
                (costs - sum(one)) * 10_00
                for (costs, _), one in zip(facts, taken, strict=True)
                if one is not None
            ),
        )
        for taken in product(*ways)
        if all(
            sum(one[number] for one in taken if one is not None) <= amount
            for number, amount in enumerate(amounts)
        )
    )


def _best(facts: list[tuple[int, int]], least: int, pot: int) -> tuple[int, int]:
    """Most projects, as a negative number, and the least own money in öre."""
    best = (1, 0)
    for gets in product((None, False, True), repeat=len(facts)):
        paid, lowest, highest, count = 0, 0, 0, 0
        possible = True
        for (amount, own), way in zip(facts, gets, strict=True):
            if way is None:
                continue
            count += 1
            paid += amount
            if way:
                lowest += max(amount - own, least)
                highest += amount
                possible = possible and amount >= least
            else:
                possible = possible and own >= amount
        if possible and lowest <= pot:
            best = min(best, (-count, (paid - min(pot, highest)) * 100))
    return best


def _shared(projects: list[Project], catalogue: Catalogue) -> SharedOut:
    alone = [plan_project(project, catalogue) for project in projects]
    setting = Setting(pickle.dumps(catalogue), None, "sv", 60, 0)
    with WorkerPool() as pool:
        return share_pots(setting, projects, alone, pool, lambda _, __: None)


def _project(id_: str, amount: int, own: int, **facts: object) -> Project:
    return a_project(
        [uni(own)], [cost("uni", amount)], id=id_, **({"candidates": {"calls": ["pot"]}} | facts)
    )


def _catalogue(amount: int, *others: Facts, least: int = 0) -> Catalogue:
    limits = {"grant": {"min": least}} if least else {"grant": {}}
    pot = call("pot") | limits | {"budget": {"amount": amount}}
    return a_catalogue(pot, *others)
