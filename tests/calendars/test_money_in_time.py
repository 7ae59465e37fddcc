"""The report on money in time: liquidity where it was asked for, and rates of exchange."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from calendars.excel import workbook
from calendars.html import report
from models.case import Case
from models.cash_flow import with_liquidity
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from solver.planning import plan_project
from tests.solver.building import Facts, a_catalogue, a_project, call, cost, uni


def test_every_month_has_a_row_and_the_lowest_is_marked() -> None:
    """Half of 1 200 kr comes at the end: through month 12 600 kr are laid out."""
    payment = {"kind": "arrears", "every_months": 12, "lag_months": 1}
    project, catalogue, plan = _planned(call("some", "0.5", payment=payment))
    page = report(with_liquidity(Case(project, catalogue, plan)), project, catalogue, "sv")
    section = page.partition('<section id="liquidity"')[2].partition("</section>")[0]
    months = section.partition('<table class="liquidity">')[2]
    assert months.count('<th scope="row">') == 14
    (lowest,) = [row for row in months.split("<tr>") if "lägst" in row]
    assert "2026-05-01" in lowest
    assert "-600" in lowest


def test_the_picture_marks_the_lowest_balance_and_the_partner_who_lends() -> None:
    payment = {"kind": "arrears", "every_months": 12, "lag_months": 1}
    project, catalogue, plan = _planned(call("some", "0.5", payment=payment))
    plan = with_liquidity(Case(project, catalogue, plan))
    page = report(plan, project, catalogue, "sv").replace("\u00a0", " ")
    section = page.partition('<section id="liquidity"')[2].partition("</section>")[0]
    assert "lägst -600 kr, maj 2026" in section
    assert "Som mest ligger projektet ute med 600 kr" in section
    lows = section.partition('<table class="lows">')[2].partition("</table>")[0]
    assert re.findall(r">(-?\d+)</td>", lows) == ["-600", "0", "600", "600"]


@pytest.mark.parametrize(
    ("payment", "words"),
    [
        (
            {"kind": "arrears", "every_months": 6, "lag_months": 3},
            (
                "Betalas i efterhand. Kostnader redovisas var sjätte månad och betalas 3 månader "
                "därefter."
            ),
        ),
        (
            {"kind": "advance", "share": "0.30", "every_months": 1, "lag_months": 1},
            (
                "30 % i förskott vid beslutet. Kostnader redovisas varje månad och betalas 1 månad "
                "därefter."
            ),
        ),
        (
            {"kind": "prefinancing", "share": "0.5", "every_months": 18, "lag_months": 0},
            (
                "50 % i förskott när avtalet är slutet. Kostnader redovisas med 18 månaders "
                "mellanrum och betalas genast."
            ),
        ),
        (
            {"kind": "arrears", "every_months": 2},
            (
                "Betalas i efterhand. Kostnader redovisas varannan månad och betalas 3 månader "
                "därefter. Utlysningen anger inte allt detta; resten är antaget."
            ),
        ),
    ],
)
def test_how_a_call_pays_is_told_in_words(payment: dict[str, object], words: str) -> None:
    project, catalogue, plan = _planned(call("some", "0.5", payment=payment))
    plan = with_liquidity(Case(project, catalogue, plan))
    page = report(plan, project, catalogue, "sv").replace("\u00a0", " ")
    table = page.partition('<table class="payments">')[2].partition("</table>")[0]
    assert f"<td>{words}</td>" in table


def test_the_sheet_reckons_each_balance_from_the_month_before() -> None:
    payment = {"kind": "arrears", "every_months": 12, "lag_months": 1}
    project, catalogue, plan = _planned(call("some", "0.5", payment=payment))
    plan = with_liquidity(Case(project, catalogue, plan))
    assert plan.liquidity is not None
    file = io.BytesIO(workbook(plan, project, catalogue, "sv"))
    formulas, results = load_workbook(file), load_workbook(file, data_only=True)
    months = plan.liquidity.months
    balance = Decimal(0)
    for row, month in enumerate(months, 5):
        cells = results["Likviditet"][row]
        paid, *received, said = [Decimal(str(cell.value)) for cell in cells[1:]]
        balance += sum(received) - paid
        assert said == balance == Decimal(month.balance) / 100
        assert str(formulas["Likviditet"].cell(row, len(cells)).value).startswith("=ROUND(")
    assert formulas["Likviditet"]["A19"].value == "Summa"


def test_a_report_without_either_has_no_such_section() -> None:
    project, catalogue, plan = _planned(call("some", "0.5"))
    assert 'id="liquidity"' not in report(plan, project, catalogue, "sv")


def test_a_grant_in_euro_tells_its_rate_and_who_bears_it() -> None:
    project, catalogue, plan = _planned(
        call("some", "0.5", programme="horizon", legal_basis=["no_aid"])
    )
    page = report(plan, project, catalogue, "en").replace("\u00a0", " ")
    assert "grants EUR at the rate 10.00 SEK/EUR" in page
    assert "If EUR falls by 10 %, 60 kr is lacking: University 60 kr." in page


def _planned(one: Facts) -> tuple[Project, Catalogue, Plan]:
    project, catalogue = a_project([uni(600)], [cost("uni", 1200)]), a_catalogue(one)
    return project, catalogue, plan_project(project, catalogue)
