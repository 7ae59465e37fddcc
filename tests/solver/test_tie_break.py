"""Of plans that are equally good in every wish there is one that is always chosen."""

from __future__ import annotations

import pytest

from models.plan import Plan
from tests.solver.building import a_project, a_round, call, cost, grants, planned, uni


def test_of_equal_calls_the_first_by_name_is_chosen() -> None:
    project = a_project([uni(0)], [cost("uni", 100)])
    calls = [call(id_, 1, success_rate="0.5") for id_ in ("c", "a", "b")]
    assert _chosen(planned(project, *calls)) == [("a", "r1")]


def test_without_the_wish_for_a_good_chance_too() -> None:
    project = a_project([uni(0)], [cost("uni", 100)], objective=["own_and_private"])
    assert _chosen(planned(project, call("b"), call("a"))) == [("a", "r1")]


@pytest.mark.parametrize("order", [("a", "b", "c", "d"), ("d", "c", "b", "a")])
def test_of_equal_pairs_that_whose_last_call_comes_first_is_chosen(order: tuple[str, ...]) -> None:
    """Each call pays 400 at most; any two of the four pay all."""
    project = a_project([uni(0)], [cost("uni", 800)])
    calls = [call(id_, 1, grant={"max": 400}, success_rate="0.5") for id_ in order]
    assert _chosen(planned(project, *calls)) == [("a", "r1"), ("b", "r1")]


def test_the_earlier_round_of_a_later_call_is_no_worse_than_its_own_place() -> None:
    """First as early rounds as possible, then the order of names."""
    project = a_project([uni(0)], [cost("uni", 100)])
    rounds = [a_round("r1"), a_round("r2")]
    calls = [call("b", rounds=rounds), call("a", rounds=rounds)]
    assert _chosen(planned(project, *calls)) == [("a", "r1")]


def test_among_more_rounds_than_one_sum_holds_the_first_is_chosen_as_well() -> None:
    project = a_project([uni(0)], [cost("uni", 100)])
    calls = [call(f"c{number:02}") for number in range(30)]
    plan = planned(project, *reversed(calls))
    assert plan.proven
    assert _chosen(plan) == [("c00", "r1")]


def test_where_calls_can_pay_in_each_others_place_the_first_by_name_pays_most() -> None:
    """Both are needed for 800, and either could give 600."""
    project = a_project([uni(0)], [cost("uni", 800)])
    calls = [call(id_, 1, grant={"max": 600}) for id_ in ("b", "a")]
    assert grants(planned(project, *calls)) == {"a": 60_000, "b": 20_000}


def _chosen(plan: Plan) -> list[tuple[str, str]]:
    return sorted((one.call, one.round) for one in plan.applications)
