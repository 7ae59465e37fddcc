"""Other plans beside the plan: numbers, picture, table and sheet say the same."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from playwright.sync_api import sync_playwright

from calendars.compared_plans import ComparedPlan, compared_plans
from calendars.excel import workbook
from calendars.html import report
from calendars.names import Names
from calendars.plans_chart import plans_chart
from models.case import Case
from models.cash_flow import with_liquidity
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from solver.planning import PlanOptions, plan_project
from tests.solver.building import a_catalogue, a_project, a_round, call, cost, firm, promise

SVG = "{http://www.w3.org/2000/svg}"
Planned = tuple[Project, Catalogue, Plan]


@pytest.fixture(scope="module")
def case() -> Planned:
    """A firm with own money and a private promise; a large late grant and a small early one."""
    late = {"deadline": "2025-09-01", "decision": "2025-10-01"}
    calls = [
        call("large", rounds=[a_round(**late)], grant={"max": 600}, success_rate="0.2"),
        call("early", rounds=[a_round()], grant={"max": 300}, success_rate="0.3"),
    ]
    calls[0]["costs"] = {"from": "decision"}
    private = promise("owner", 100, kind="private_cash")
    project = a_project([firm(900)], [cost("firm", 1000)], contributions=[private])
    catalogue = a_catalogue(*calls)
    options = PlanOptions(alternatives=9, consequences=True)
    return project, catalogue, plan_project(project, catalogue, options)


def test_every_plan_is_compared_by_what_its_own_matrix_pays(case: Planned) -> None:
    project, catalogue, plan = case
    first, *others = compared_plans(Names(plan, project, catalogue, "en"))
    assert len(others) == len(plan.alternatives) > 1
    assert plan.totals is not None
    # Without in-kind work, own cash and private promises are what grants leave of the cost.
    assert first.own_and_private == 100_000 - plan.totals.grants
    for one, other in zip(others, plan.alternatives, strict=True):
        assert other.totals is not None
        assert one.own_and_private == 100_000 - other.totals.grants
        assert one.own_and_private - first.own_and_private == other.gives_up.own_money_more
        assert one.applications - first.applications == other.gives_up.applications_more


def test_chances_are_those_that_the_plans_give(case: Planned) -> None:
    project, catalogue, plan = case
    rates = {"large": Decimal("0.2"), "early": Decimal("0.3")}
    for one, answer in zip(
        compared_plans(Names(plan, project, catalogue, "en")),
        (plan, *plan.alternatives),
        strict=True,
    ):
        chance = Decimal(1)
        for application in answer.applications:
            chance *= rates[application.call]
        assert one.chance == chance


def test_without_other_plans_there_is_nothing_to_compare(case: Planned) -> None:
    project, catalogue, plan = case
    alone = plan.model_copy(update={"alternatives": ()})
    assert compared_plans(Names(alone, project, catalogue, "sv")) == ()
    assert plans_chart((), "SEK", "sv") == ""
    assert "plans-title" not in report(alone, project, catalogue, "sv")


def test_bars_are_as_long_as_the_money_and_nothing_leaves_the_picture() -> None:
    plans = [
        _compared("This", 50_000, None, "0.5"),
        _compared("A plan whose name is much too long for the room that there is", 200_000, 1, "1"),
        _compared("Third", 0, 30, None),
    ]
    root = ET.fromstring(plans_chart(plans, "SEK", "en"))  # noqa: S314  # our own drawing
    width = float(root.get("viewBox", "").split()[2])
    bars = [
        float(one.get("width", ""))
        for one in root.iter(f"{SVG}rect")
        if one.get("x") == "200" and one.get("height") == "14"
    ]
    assert bars == [50, 200, 0]
    for one in root.iter(f"{SVG}rect"):
        if one.get("y") is not None:
            assert float(one.get("x", "0")) + float(one.get("width", "0")) <= width
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert "500 kr" in [text.replace("\N{NO-BREAK SPACE}", " ") for text in words]
    assert "2025-06-30" in words
    description = root.findtext(f"{SVG}desc", "")
    assert all(one.label in description for one in plans)


def test_page_and_workbook_show_the_same_sums(case: Planned) -> None:
    project, catalogue, plan = case
    plans = compared_plans(Names(plan, project, catalogue, "sv"))
    page = report(plan, project, catalogue, "sv")
    table = page.partition('<table class="alternatives">')[2].partition("</table>")[0]
    numbers = re.findall(r'<td class="number">([\d\s]+)</td>', table)
    sheet = load_workbook(io.BytesIO(workbook(plan, project, catalogue, "sv")))["Andra planer"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [one.own_and_private for one in plans] == [
        int("".join(number.split())) * 100 for number in numbers
    ]
    assert [Decimal(str(row[4])) * 100 for row in rows] == [one.own_and_private for one in plans]
    assert [row[0] for row in rows] == [one.label for one in plans]


@pytest.mark.browser
def test_in_a_browser_every_picture_fits_and_is_named(
    case: Planned, chromium: str, tmp_path: Path
) -> None:
    project, catalogue, plan = case
    plan = with_liquidity(Case(project, catalogue, plan))
    path = tmp_path / "report.html"
    path.write_text(report(plan, project, catalogue, "sv"), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(path.as_uri())
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        pictures = page.locator(".chart svg")
        assert pictures.count() == 3
        for one in pictures.all():
            for name in str(one.get_attribute("aria-labelledby")).split():
                assert page.locator(f"#{name}").text_content()
        light = page.evaluate(_PAPER)
        page.emulate_media(color_scheme="dark")
        dark = page.evaluate(_PAPER)
        page.emulate_media(color_scheme="dark", media="print")
        assert light == page.evaluate(_PAPER) != dark
        browser.close()


_PAPER = "getComputedStyle(document.body).backgroundColor"


def _compared(label: str, own: int, day: int | None, chance: str | None) -> ComparedPlan:
    return ComparedPlan(
        label=label,
        calls=(),
        applications=3,
        start=None if day is None else date(2025, 6, day),
        own_and_private=own,
        chance=None if chance is None else Decimal(chance),
        gives_up="–",
    )
