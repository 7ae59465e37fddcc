"""What must hold of aid intensity whatever the figures (the invariants of the rule examples)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Grounds, ceiling
from models.case import Case
from models.catalogue import Catalogue
from models.check import aid_rows, check
from models.plan import Plan
from models.project import Project
from models.vocabulary import Activity, Size

many = settings(max_examples=500)

activities = st.sampled_from(RESEARCH_AND_DEVELOPMENT)
sizes: st.SearchStrategy[Size] = st.sampled_from(["micro", "small", "medium", "large"])
grounds = st.builds(
    Grounds,
    effective_collaboration=st.booleans(),
    dissemination=st.booleans(),
    licensing=st.booleans(),
    assisted_area=st.sampled_from(["none", "a", "c"]),
    multi_state=st.booleans(),
)
days = st.dates(date(2014, 7, 1), date(2028, 12, 31))


@many
@given(activities, grounds, days)
def test_a_smaller_firm_never_gets_less(activity: Activity, one: Grounds, on: date) -> None:
    """INV2."""
    order: tuple[Size, ...] = ("micro", "small", "medium", "large")
    shares = [ceiling(activity, size, one, on, "unchanged").share for size in order]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == shares[1]


@many
@given(activities, sizes, grounds, days)
def test_bonuses_together_give_what_the_largest_of_them_gives(
    activity: Activity, size: Size, one: Grounds, on: date
) -> None:
    """INV3: (b), (c) and (d) must not be combined."""
    alone = [
        replace(Grounds(), effective_collaboration=one.effective_collaboration),
        replace(Grounds(), dissemination=one.dissemination),
        replace(Grounds(), licensing=one.licensing),
        replace(Grounds(), assisted_area=one.assisted_area),
        replace(Grounds(), multi_state=one.multi_state),
    ]
    together = ceiling(activity, size, one, on, "unchanged").share
    assert together == max(ceiling(activity, size, each, on, "unchanged").share for each in alone)


@many
@given(activities, sizes, grounds, days)
def test_a_ceiling_is_what_its_reasons_add_up_to_and_never_above_all_of_it(
    activity: Activity, size: Size, one: Grounds, on: date
) -> None:
    found = ceiling(activity, size, one, on, "unchanged")
    assert sum(Decimal(reason.rpartition(" ")[2]) for reason in found.reasons) == found.share
    assert found.share <= 1


costs = st.lists(st.integers(1, 10**9), min_size=1, max_size=4)


@many
@given(costs, st.integers(1, 10**9), sizes, st.integers(0, 100))
def test_what_passes_is_within_the_calls_cap_and_within_the_ceiling(
    parts: list[int], asked: int, size: Size, percent: int
) -> None:
    """INV4."""
    total = sum(parts)
    paid = min(asked, total)
    case = _case(parts, paid, size, percent)
    errors = {one.rule for one in check(case) if one.severity == "error"}
    (row,) = aid_rows(case)
    within_cap = paid * 100 <= percent * total
    within_ceiling = paid <= row.ceiling * total
    assert ("call.partner_share" in errors) is not within_cap
    assert ("gber.25.intensity" in errors) is not within_ceiling
    assert (row.headroom >= 0) is within_ceiling


@many
@given(costs, st.integers(1, 10**9), sizes)
def test_a_cost_split_in_two_halves_is_the_same_cost(
    parts: list[int], asked: int, size: Size
) -> None:
    """INV6."""
    doubled = [2 * part for part in parts]
    halves = [part for part in parts for _ in range(2)]
    paid = min(asked, sum(doubled))
    whole, split = _case(doubled, paid, size, 100), _case(halves, paid, size, 100)
    assert aid_rows(whole) == aid_rows(split)
    assert check(whole) == check(split)


def _case(parts: list[int], paid: int, size: Size, percent: int) -> Case:
    """A firm with costs in these parts (minor units), of which a call pays ``paid``."""
    catalogue = Catalogue.model_validate(
        {
            "funders": [{"id": "f", "name": "F", "level": "national"}],
            "calls": [
                {
                    "id": "c",
                    "funder": "f",
                    "title": "C",
                    "legal_basis": ["gber.25"],
                    "rates": {"partner": [{"rate": f"{percent} %"}]},
                    "rounds": [
                        {
                            "id": "r",
                            "milestones": [
                                {"kind": "deadline", "at": "2026-10-01"},
                                {"kind": "decision", "at": "2026-12-01"},
                            ],
                        }
                    ],
                }
            ],
        }
    )
    project = Project.model_validate(
        {
            "id": "p",
            "title": "P",
            "as_of": "2026-09-01",
            "period": {"earliest_start": "2027-01-01", "latest_end": "2028-12-31", "months": 12},
            "partners": [
                {
                    "id": "firm",
                    "name": "Firm",
                    "type": "enterprise",
                    "size": size,
                    "economic_activity": True,
                }
            ],
            "work_packages": [{"id": "w", "activity": "industrial_research", "months": [1, 12]}],
            "costs": [
                {
                    "partner": "firm",
                    "work_package": "w",
                    "category": "staff",
                    "amount": _decimal(part),
                }
                for part in parts
            ],
        }
    )
    plan = Plan.model_validate(
        {
            "status": "feasible",
            "project": "p",
            "as_of": "2026-09-01",
            "start": "2027-01-01",
            "applications": [
                {"call": "c", "round": "r", "submit_by": "2026-10-01", "grant": _decimal(paid)}
            ],
            "matrix": [
                {
                    "partner": "firm",
                    "work_package": "w",
                    "category": "staff",
                    "source": "call:c/r",
                    "amount": _decimal(paid),
                }
            ],
        }
    )
    return Case(project, catalogue, plan)


def _decimal(minor: int) -> Decimal:
    return Decimal(minor) / 100
