"""Single changes that would make a project feasible: their sums and days, and that they do.

Every repair is made here by hand on the project or the catalogue and planned again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.catalogue import Catalogue
from models.finding import Change, Repair
from models.plan import Plan
from models.project import Project
from solver.planning import plan_project
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    planned,
    promise,
    scope,
    uni,
)
from tests.solver.changing import all_made

PROVED_BY_MARCH = a_round(proof_due="2025-03-01", decision="2025-05-01")
JULY = a_round(opens="2025-07-01", deadline="2025-08-01", decision="2025-09-01")
TIGHT = {"earliest_start": "2025-06-01", "latest_end": "2026-05-31", "months": 12}


def test_own_cash_to_the_ore() -> None:
    """Half of 100.01 kr is 50 kr (50.005): 50.01 kr are needed instead of 40."""
    project = a_project([uni(40)], [cost("uni", "100.01")])
    half = call("half", "0.5")
    (change,) = _changes(planned(project, half))
    assert (change.what, change.from_, change.to) == (
        "partners.uni.own_cash.max",
        "40.00",
        "50.01",
    )
    assert "10,01 kr" in _plain(change.message.sv)
    assert "10.01 kr" in _plain(change.message.en)
    _mends(project, [half], change, _own_cash)


def test_own_cash_of_each_partner_the_least_first() -> None:
    # Of 200 kr half are granted, at most 70 to the firm. Both have 40 kr: 20 kr more of
    # either will do, as the grant may go to the other's costs.
    project = a_project([firm(40), uni(40)], [cost("uni", 100), cost("firm", 100)])
    half = call("half", "0.5")
    changes = _changes(planned(project, half))
    assert [(one.what, one.to) for one in changes] == [
        ("partners.firm.own_cash.max", "60.00"),
        ("partners.uni.own_cash.max", "60.00"),
    ]
    for change in changes:
        _mends(project, [half], change, _own_cash)


def test_own_cash_of_one_partner_does_not_help_the_other() -> None:
    """Nobody pays the university's 100 kr but itself."""
    project = a_project([firm(0), uni(40)], [cost("uni", 100)])
    (change,) = _changes(planned(project))
    assert (change.what, change.to) == ("partners.uni.own_cash.max", "100.00")


def test_a_decision_in_time_for_the_proof() -> None:
    """Decided 2025-03-19, 18 days after the proof is due."""
    project = a_project([uni()], [cost("uni", 100)])
    wants, match = call("wants", "0.5", rounds=[PROVED_BY_MARCH]), _decided("2025-03-19")
    changes = _changes(planned(project, wants, match))
    change = changes[0]
    assert (change.what, change.from_, change.to) == (
        "decision of match/r1",
        "2025-03-19",
        "2025-03-01",
    )
    assert "18 dagar" in change.message.sv
    assert "18 days" in change.message.en
    in_time = _decided(change.to)
    assert planned(project, wants, in_time).status == "feasible"
    assert planned(project, wants, _decided("2025-03-02")).status == "infeasible"


def test_a_decision_is_not_asked_for_before_its_own_deadline() -> None:
    """The match closes 2025-03-10: nobody can decide on it by 2025-03-01."""
    project = a_project([uni()], [cost("uni", 100)])
    wants = call("wants", "0.5", rounds=[PROVED_BY_MARCH])
    match = call("match", "0.5", rounds=[a_round(deadline="2025-03-10", decision="2025-03-19")])
    changes = _changes(planned(project, wants, match))
    assert "decision of match/r1" not in [one.what for one in changes]


def test_a_promise_proved_in_time() -> None:
    """The town's certificate comes 2025-03-15; 2025-03-01 will do."""
    project = a_project(
        [uni()],
        [cost("uni", 100)],
        contributions=[promise("town", 50, proof_on="2025-03-15")],
    )
    wants = call("wants", "0.5", rounds=[PROVED_BY_MARCH])
    change = _changes(planned(project, wants))[0]
    assert (change.what, change.from_, change.to) == (
        "proof of contribution town",
        "2025-03-15",
        "2025-03-01",
    )
    _mends(project, [wants], change, _proof)


def test_an_earlier_start() -> None:
    """The call's work ends 2026-05-15: twelve months before that is 2025-05-16."""
    project = a_project([uni()], [cost("uni", 100)])
    ends = call("ends", project={"latest_end": "2026-05-15"})
    changes = _changes(planned(project, ends))
    change = changes[0]
    assert (change.what, change.from_, change.to) == (
        "period.earliest_start",
        "2025-06-01",
        "2025-05-16",
    )
    assert "16 dagar tidigare" in change.message.sv
    _mends(project, [ends], change, _earliest_start)
    assert planned(_earliest_start(project, "2025-05-17"), ends).status == "infeasible"


def test_a_later_end() -> None:
    """The call opens 2025-07-01: twelve months from then end 2026-06-30."""
    project = a_project([uni()], [cost("uni", 100)], period=TIGHT)
    july = call("july", rounds=[JULY])
    change = _changes(planned(project, july))[0]
    assert (change.what, change.from_, change.to) == (
        "period.latest_end",
        "2026-05-31",
        "2026-06-30",
    )
    assert "30 days later" in change.message.en
    _mends(project, [july], change, _latest_end)
    assert planned(_latest_end(project, "2026-06-29"), july).status == "infeasible"


def test_a_call_that_was_ruled_out() -> None:
    project = a_project([uni(50)], [cost("uni", 100)], must_not={"calls": ["half"]})
    half = call("half", "0.5")
    change = _changes(planned(project, half))[0]
    assert (change.what, change.from_, change.to) == ("must_not.calls", "half", "")
    _mends(project, [half], change, _without_must_not)


def test_a_call_that_was_insisted_on() -> None:
    project = a_project([uni(100)], [cost("uni", 100)], must={"calls": ["closed", "half"]})
    calls = [call("half", "0.5"), call("closed", rounds=[a_round(deadline="2025-01-05")])]
    change = _changes(planned(project, *calls))[0]
    assert (change.what, change.from_, change.to) == ("must.calls", "closed", "")
    _mends(project, calls, change, _without_must)


def test_dates_come_before_wishes_and_wishes_before_money() -> None:
    """Late match, a call insisted on, one ruled out, and own cash: each alone will do."""
    project = a_project(
        [uni(10)],
        [cost("uni", 100)],
        must={"calls": ["wants"]},
        must_not={"calls": ["spare"]},
        contributions=[promise("town", 45, proof_on="2025-03-15")],
    )
    wants = call("wants", "0.5", rounds=[PROVED_BY_MARCH])
    plan = planned(project, wants, call("spare"), _decided("2025-03-19"))
    assert [one.what for one in _changes(plan)] == [
        "proof of contribution town",
        "decision of match/r1",
        "must.calls",
        "must_not.calls",
        "partners.uni.own_cash.max",
    ]
    assert _changes(plan)[-1].to == "50.00"


def test_where_no_single_change_mends_two_do_together() -> None:
    """Both partners lack 99 kr and nobody can pay for the other."""
    project = a_project([uni(1), firm(1)], [cost("uni", 100), cost("firm", 100)])
    (repair,) = planned(project).repairs
    assert [(one.what, one.to) for one in repair.changes] == [
        ("partners.uni.own_cash.max", "100.00"),
        ("partners.firm.own_cash.max", "100.00"),
    ]
    assert repair.verified
    assert planned(*_with(project, repair)).status == "feasible"


def test_of_three_reasons_one_change_each_is_offered() -> None:
    club = {"id": "club", "name": "Club", "type": "association", "own_cash": {"max": 2}}
    costs = [cost(one, 100) for one in ("uni", "firm", "club")]
    project = a_project([uni(1), firm(1), club], costs)
    plan = planned(project)
    assert len(plan.conflicts) == 3
    (repair,) = plan.repairs
    assert [one.to for one in repair.changes] == ["100.00"] * 3
    assert planned(*_with(project, repair)).status == "feasible"


def test_a_greater_promise() -> None:
    """Half of 100 kr is granted; the town has promised 30, and 20 more are needed."""
    project = a_project([uni()], [cost("uni", 100)], contributions=[promise("town", 30)])
    half = call("half", "0.5")
    own, town = _changes(planned(project, half))
    assert (own.what, own.to) == ("partners.uni.own_cash.max", "20.00")
    assert (town.what, town.from_, town.to) == ("contributions.town.amount", "30.00", "50.00")
    assert "20 kr" in _plain(town.message.sv)


def test_a_shorter_project() -> None:
    """Work from 2025-07-01 must end 2026-05-31: eleven months of twelve."""
    project = a_project([uni()], [cost("uni", 100)], period=TIGHT)
    july = call("july", rounds=[JULY])
    shorter = next(one for one in _changes(planned(project, july)) if one.what == "period.months")
    assert (shorter.from_, shorter.to) == ("12", "11")


def test_a_project_is_made_shorter_down_to_what_its_call_asks_for_at_least() -> None:
    facts = {"period": {**TIGHT, "months": 11}, "work_packages": [package(months=(1, 11))]}
    project = a_project([uni()], [cost("uni", 100)], **facts)
    ten = call("ten", project={"min_months": 10, "max_months": 10}, rounds=[JULY])
    six = call("six", "0.1", project={"min_months": 6}, rounds=[JULY])
    changes = _changes(planned(project, ten, six))
    assert [one.to for one in changes if one.what == "period.months"] == ["10"]


def test_a_call_that_was_not_looked_at() -> None:
    project = a_project([uni(50)], [cost("uni", 100)], candidates={"calls": ["poor"]})
    calls = [call("poor", "0.1"), call("half", "0.5"), call("other", "0.4")]
    also = [one for one in _changes(planned(project, *calls)) if one.what == "candidates.calls"]
    assert [one.to for one in also] == ["half", "other"]


def test_a_budget_that_the_project_has_decided() -> None:
    """The call pays half of wp1 alone: 50 kr of 200, where 100 are needed."""
    project = a_project(
        [uni(100)],
        [cost("uni", 100), cost("uni", 100, "wp2")],
        work_packages=[package(), package("wp2")],
        **scope("half", work_packages=["wp1"]),
    )
    plan = planned(project, call("half", "0.5"))
    assert ("candidates.scope", "half", "") in [
        (one.what, one.from_, one.to) for one in _changes(plan)
    ]


def test_the_condition_of_a_bonus_with_what_it_needs() -> None:
    """A small firm's research: 70 %, and with wide dissemination 80 %, the most there is."""
    project = a_project([firm(20)], [cost("firm", 100)])
    changes = {one.what: one for one in _changes(planned(project, call("all")))}
    assert {"conditions.dissemination", "conditions.licensing"} <= changes.keys()
    # There is nobody to collaborate with.
    assert "conditions.effective_collaboration" not in changes
    assert "håller bara om" in changes["conditions.dissemination"].message.sv


def test_a_part_of_the_work_that_is_research() -> None:
    """Development of a small firm: 45 % aid, its own 50 kr pay for half of 100.

    Five kronor are missing; research has 70 %, so that 20 % of the work do: 80 x 0.45 + 20 x 0.7.
    """
    project = a_project(
        [firm(50)],
        [cost("firm", 100)],
        work_packages=[package("wp1", "experimental_development")],
    )
    changes = _changes(planned(project, call("all")))
    split = {one.to for one in changes if one.what == "work_packages.wp1.activity"}
    assert split == {"20 % feasibility_study", "20 % industrial_research"}


def test_work_that_someone_else_does_or_nobody() -> None:
    """The firm's 100 kr in wp2 have no payer; the university's grant may hold them too."""
    project = a_project(
        [uni(), firm()],
        [cost("uni", 300), cost("firm", 100)],
    )
    only_uni = call("all", eligible={"partners": ["research_organisation"]})
    changes = _changes(planned(project, only_uni))
    assert [(one.what, one.to) for one in changes] == [
        ("partners.firm.own_cash.max", "100.00"),
        ("costs.firm/wp1", "uni/wp1"),
        ("costs.firm/wp1", "0.00"),
    ]


def test_what_a_funder_decides_is_never_changed() -> None:
    """A round of another kind of project, and one that must not stand beside Union money."""
    project = a_project([uni(10)], [cost("uni", 100)])
    calls = [
        call("erdf", "0.4", programme="erdf"),
        call("training", eligible={"activities": ["training"]}),
        call("alone", "0.6", combine={"union_funds": "refused"}),
    ]
    (change,) = _changes(planned(project, *calls))
    assert (change.what, change.to) == ("partners.uni.own_cash.max", "40.00")


def test_repairs_are_all_verified() -> None:
    project = a_project([uni(40)], [cost("uni", 100)])
    plan = planned(project, call("half", "0.5"))
    assert plan.repairs
    assert all(one.verified for one in plan.repairs)


@pytest.mark.parametrize("own", [0, 49])
def test_a_feasible_change_is_the_least_one(own: int) -> None:
    """One öre less than the repair asks for does not do."""
    project = a_project([uni(own)], [cost("uni", "100.01")])
    half = call("half", "0.5")
    (change,) = _changes(planned(project, half))
    assert change.to == "50.01"
    assert planned(_own_cash(project, "50.00"), half).status == "infeasible"


def _changes(plan: Plan) -> list[Change]:
    assert plan.status == "infeasible"
    return [change for repair in plan.repairs for change in repair.changes]


def _with(project: Project, repair: Repair) -> tuple[Project]:
    changed, _ = all_made(project, a_catalogue(), repair.changes)
    return (changed,)


def _mends(
    project: Project,
    calls: list[Facts],
    change: Change,
    apply: Callable[[Project, str], Project],
) -> None:
    """The change makes the project feasible, by the plain reading of the rules as well."""
    catalogue: Catalogue = a_catalogue(*calls)
    to = change.to or change.from_
    plan = plan_project(apply(project, to), catalogue)
    assert plan.status == "feasible"


def _own_cash(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["partners"][0].update(own_cash={"max": to}))


def _proof(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["contributions"][0].update(proof_on=to))


def _earliest_start(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["period"].update(earliest_start=to))


def _latest_end(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["period"].update(latest_end=to))


def _without_must_not(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["must_not"]["calls"].remove(to))


def _without_must(project: Project, to: str) -> Project:
    return _changed(project, lambda facts: facts["must"]["calls"].remove(to))


def _changed(project: Project, change: Callable[[Any], object]) -> Project:
    facts = project.model_dump(mode="json", by_alias=True)
    change(facts)
    return Project.model_validate(facts)


def _decided(on: str) -> Facts:
    assert date.fromisoformat(on) > date(2025, 1, 20)
    return call("match", "0.5", rounds=[a_round(deadline="2025-01-20", decision=on)])


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
