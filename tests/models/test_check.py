"""A plan is tested by every rule, in their order; its aid is set against the ceilings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.case import Case
from models.catalogue import Catalogue
from models.check import aid_rows, check
from models.plan import Plan
from models.project import Project
from models.rules import RULES


def case(
    pays: list[tuple[str, str, str, int]],
    *,
    contributions: int = 0,
    decision: str = "2026-06-15",
    conditions: dict[str, Any] | None = None,
    assumptions: dict[str, str] | None = None,
) -> Case:
    """Two work packages of a small firm and a university; ``pays`` is source, who, where, kronor.

    The call a pays for w1, the call b for both.
    """
    catalogue = Catalogue.model_validate(
        {
            "funders": [{"id": "f", "name": "F", "level": "national"}],
            "calls": [
                {
                    "id": name,
                    "funder": "f",
                    "title": name,
                    "legal_basis": ["no_aid", "gber.25"],
                    "rounds": [
                        {
                            "id": "r",
                            "milestones": [
                                {"kind": "deadline", "at": "2026-04-01"},
                                {"kind": "decision", "at": decision},
                            ],
                        }
                    ],
                }
                for name in ("a", "b")
            ],
        }
    )
    project = Project.model_validate(
        {
            "id": "p",
            "title": "P",
            "as_of": "2026-01-10",
            "period": {"earliest_start": "2026-09-01", "latest_end": "2028-12-31", "months": 12},
            "conditions": conditions or {},
            "assumptions": assumptions or {},
            "partners": [
                {
                    "id": "firm",
                    "name": "Firm",
                    "type": "enterprise",
                    "size": "small",
                    "economic_activity": True,
                },
                {"id": "uni", "name": "Uni", "type": "research_organisation"},
            ],
            "work_packages": [
                {"id": name, "activity": "experimental_development", "months": [1, 12]}
                for name in ("w1", "w2")
            ],
            "costs": [
                {"partner": who, "work_package": where, "category": "staff", "amount": amount}
                for who, where, amount in (
                    ("firm", "w1", 1000),
                    ("firm", "w2", 500),
                    ("uni", "w1", 1000),
                )
            ],
            "contributions": [
                {
                    "id": f"k{number}",
                    "from": "Municipality",
                    "kind": "public_cash",
                    "amount": 1000,
                    "state_resources": True,
                }
                for number in range(contributions)
            ],
        }
    )
    scopes = {"a": [("firm", "w1"), ("uni", "w1")], "b": [("firm", "w1"), ("firm", "w2")]}
    used = [name for name in scopes if any(source == f"call:{name}/r" for source, *_ in pays)]
    plan = Plan.model_validate(
        {
            "status": "feasible",
            "project": "p",
            "as_of": "2026-01-10",
            "start": "2026-09-01",
            "applications": [
                {
                    "call": name,
                    "round": "r",
                    "submit_by": "2026-04-01T14:00+02:00",
                    "grant": sum(amount for source, _, _, amount in pays if source[5] == name),
                    "scope": [{"partner": who, "work_package": at} for who, at in scopes[name]],
                }
                for name in used
            ],
            "matrix": [
                {
                    "source": source,
                    "partner": who,
                    "work_package": where,
                    "category": "staff",
                    "amount": amount,
                }
                for source, who, where, amount in pays
            ],
        }
    )
    return Case(project, catalogue, plan)


def test_aid_is_set_against_the_costs_that_its_sources_may_be_counted_on() -> None:
    (row,) = aid_rows(case([("call:a/r", "firm", "w1", 300)]))
    assert (row.partner, row.activity) == ("firm", "experimental_development")
    assert (row.eligible, row.granted, row.headroom) == (1000_00, 300_00, 150_00)
    assert row.ceiling == Decimal("0.45")
    assert row.reasons == ("base 0.25", "small +0.20")
    assert row.reference == "GBER art. 25(5)(c), 25(6)(a)"


def test_aid_of_two_sources_is_set_against_the_costs_of_both() -> None:
    (row,) = aid_rows(case([("call:a/r", "firm", "w1", 300), ("call:b/r", "firm", "w2", 500)]))
    assert (row.eligible, row.granted, row.headroom) == (1500_00, 800_00, -125_00)


def test_without_aid_all_the_partners_costs_of_the_activity_are_room() -> None:
    (row,) = aid_rows(case([]))
    assert (row.eligible, row.granted, row.headroom) == (1500_00, 0, 675_00)


def test_a_row_whose_law_is_not_known_is_left_out() -> None:
    refuse = {"law.after_expiry": "refuse"}
    pays = [("call:a/r", "firm", "w1", 300)]
    late = case(pays, decision="2027-07-01", assumptions=refuse)
    assert [row.granted for row in aid_rows(late)] == [0]
    assert [one.rule for one in check(late) if one.rule == "law.validity"] == ["law.validity"]
    early = Case(
        late.project.model_copy(update={"as_of": late.project.as_of.replace(year=2010)}),
        late.catalogue,
        late.plan,
    )
    assert aid_rows(early) == ()


@pytest.mark.parametrize(
    ("as_of", "reading", "severity"),
    [
        ("2026-12-31", "refuse", None),
        ("2027-01-01", "refuse", "warning"),
        ("2027-06-30", "refuse", "warning"),
        ("2027-07-01", "refuse", "error"),
        ("2027-07-01", "unchanged", "warning"),
        ("2014-06-30", "unchanged", "error"),
    ],
)
def test_state_money_that_is_promised_is_judged_by_the_law_of_its_day(
    as_of: str, reading: str, severity: str | None
) -> None:
    """Without a day of its own a promise is given on the day of planning."""
    pays = [("contribution:k0", "firm", "w1", 300), ("contribution:k0", "uni", "w1", 10)]
    given = case(pays, contributions=1, assumptions={"law.after_expiry": reading})
    day = {"as_of": date.fromisoformat(as_of)}
    found = check(Case(given.project.model_copy(update=day), given.catalogue, given.plan))
    told = [one for one in found if one.rule == "law.validity"]
    assert [one.severity for one in told] == ([severity] if severity else [])
    assert all(one.subjects == ("k0",) and one.numbers["granted"] == as_of for one in told)
    assert all("Municipality" in one.message.sv for one in told if as_of > "2015")


def test_aid_to_a_cluster_before_the_law_is_refused_by_the_law_and_not_by_the_clock() -> None:
    given = case([("contribution:k0", "firm", "w1", 300)], contributions=1)
    packages = [
        one.model_copy(update={"activity": "innovation_cluster"})
        for one in given.project.work_packages
    ]
    early = {"as_of": date(2010, 1, 1), "work_packages": tuple(packages)}
    found = check(Case(given.project.model_copy(update=early), given.catalogue, given.plan))
    told = {one.rule for one in found if one.severity == "error"}
    assert "law.validity" in told
    assert "cluster.clock" not in told


def test_promised_money_that_is_no_aid_asks_for_no_law() -> None:
    """The university's work is not economic, and so there is no aid."""
    given = case([("contribution:k0", "uni", "w1", 10)], contributions=1)
    late = given.project.model_copy(update={"as_of": date(2028, 1, 1)})
    found = check(Case(late, given.catalogue, given.plan))
    assert "law.validity" not in {one.rule for one in found}


def test_two_sources_may_share_costs_if_each_has_room_of_its_own() -> None:
    # b can be counted on w2 for what does not fit beside a on w1: 450 + 225 is the most in all.
    fits = case([("call:a/r", "firm", "w1", 450), ("call:b/r", "firm", "w1", 225)])
    assert not {one.rule for one in check(fits)} & {"gber.25.intensity", "gber.8.cumulation"}
    over = case([("call:a/r", "firm", "w1", 450), ("call:b/r", "firm", "w1", 226)])
    assert [one.rule for one in check(over) if one.rule.startswith("gber")] == ["gber.8.cumulation"]


@pytest.mark.parametrize(("each", "breaches"), [(56, 0), (57, 1)])
def test_more_than_ten_sources_are_tested_as_one_group(each: int, breaches: int) -> None:
    # 12 × 56 = 672 and 12 × 57 = 684, of at most 0.45 × 1500 = 675
    pays = [(f"contribution:k{number}", "firm", "w1", each) for number in range(12)]
    found = [one for one in check(case(pays, contributions=12)) if one.rule == "gber.8.cumulation"]
    assert len(found) == breaches
    assert all(len(one.subjects) == 13 for one in found)


def test_a_single_source_among_many_is_still_tested_alone() -> None:
    pays = [(f"contribution:k{number}", "firm", "w1", 1) for number in range(11)]
    pays.append(("call:a/r", "firm", "w1", 451))
    found = [one for one in check(case(pays, contributions=11)) if one.rule.startswith("gber")]
    assert [one.rule for one in found] == ["gber.25.intensity"]


def test_findings_stand_in_the_order_of_the_rules_and_are_the_same_every_time() -> None:
    broken = case([("call:a/r", "firm", "w1", 5000), ("own:uni", "uni", "w1", 7)])
    found = check(broken)
    order = list(RULES)
    places = [order.index(one.rule) for one in found]
    assert places == sorted(places)
    assert check(broken) == found
    assert len({one.rule for one in found}) > 3


def test_a_moment_of_application_is_read_as_its_day() -> None:
    sent = case([("call:a/r", "firm", "w1", 300)])
    assert sent.chosen[0].submitted_on.isoformat() == "2026-04-01"
    assert not [one for one in check(sent) if one.rule == "dates.submission"]


def test_a_round_whose_deadline_is_cancelled_is_told_of_and_left_out() -> None:
    one = case([("call:a/r", "firm", "w1", 300)])
    data = one.catalogue.model_dump(mode="json", by_alias=True)
    data["calls"][0]["rounds"][0]["milestones"][0]["certainty"] = "cancelled"
    gone = Case(one.project, Catalogue.model_validate(data), one.plan)
    found = check(gone)
    assert found[0].rule == "plan.references"
    assert found[0].message.en == "The round a/r has no deadline, or it is cancelled."
    assert aid_rows(gone)[0].granted == 0


def test_a_cost_paid_by_a_call_that_the_plan_does_not_apply_for_is_not_financed() -> None:
    one = case([("call:a/r", "firm", "w1", 300), ("call:b/r", "firm", "w2", 5)])
    kept = tuple(each for each in one.plan.applications if each.call == "a")
    found = check(
        Case(one.project, one.catalogue, one.plan.model_copy(update={"applications": kept}))
    )
    assert found[0].message.en == "A cost is paid by b/r, which the plan does not apply for."
    missing = {one.subjects: one.numbers["missing"] for one in found if "missing" in one.numbers}
    assert missing["firm", "w2"] == "500.00"
