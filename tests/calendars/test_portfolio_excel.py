"""The workbook of a portfolio has the answers of its projects and the use of its budgets."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from calendars.portfolio_excel import portfolio_workbook
from models.money import Minor
from models.portfolio import Applied, Counts, PlannedProject, Portfolio, PotUse
from models.text import Language, Text

PORTFOLIO = Portfolio(
    counts=Counts(feasible=2, infeasible=1, undecided=0, waiting=1),
    pots=(
        PotUse(
            pot="call:demo",
            calls=("demo",),
            currency="SEK",
            amount=Minor(100_000_50),
            granted=Minor(90_000_25),
            left=Minor(10_000_25),
            wanted=Minor(120_000_00),
        ),
    ),
    projects=tuple(
        PlannedProject(
            project=name,
            title=Text(sv="=1+1", en="=1+1"),
            file=f"{name}.yaml",
            folder=name,
            status="infeasible" if name == "b" else "feasible",
            proven=True,
            waits=name == "b",
            start=None if name == "b" else date(2027, 6, 1),
            end=None if name == "b" else date(2028, 5, 31),
            costs=Minor(100_000_10),
            grants=Minor(45_000_05),
            own_and_private=Minor(55_000_05),
            applications=() if name == "b" else (Applied(call="demo", round="1", grant=Minor(1)),),
        )
        for name in ("a", "b", "c")
    ),
)


@pytest.mark.parametrize(
    ("language", "sheets", "answers"),
    [
        ("sv", ["Projekt", "Budgetar"], ["genomförbart", "ryms inte"]),
        ("en", ["Projects", "Budgets"], ["feasible", "no room"]),
    ],
)
def test_projects_and_budgets_are_read_back(
    language: Language, sheets: list[str], answers: list[str]
) -> None:
    file = portfolio_workbook(PORTFOLIO, language)
    assert file == portfolio_workbook(PORTFOLIO, language)
    book = openpyxl.load_workbook(io.BytesIO(file), data_only=True)
    assert book.sheetnames == sheets
    rows = [list(row) for row in book[sheets[0]].iter_rows(min_row=4, values_only=True)]
    start, end = datetime(2027, 6, 1), datetime(2028, 5, 31)  # noqa: DTZ001  # a cell has no zone
    facts = ["=1+1", answers[0], rows[0][3], "demo 1", start, end, "SEK", 100_000.1, 45_000.05]
    assert rows[0] == ["a", *facts, 55_000.05]
    assert rows[1] == ["c", *facts, 55_000.05]
    assert rows[2][7:] == ["SEK", 200_000.2, 90_000.1, 110_000.1]
    assert (rows[4][0], rows[4][2]) == ("b", answers[1])
    assert rows[4][8:] == [100_000.1, None, None]
    pots = list(book[sheets[1]].iter_rows(min_row=4, values_only=True))
    assert pots == [("demo", "demo", "SEK", 100_000.5, 120_000, 90_000.25, 10_000.25)]


def test_the_sums_are_formulas_and_titles_stay_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(portfolio_workbook(PORTFOLIO, "en")))
    assert book["Projects"]["I6"].value == "=SUM(I4:I5)"
    assert book["Projects"]["B4"].data_type == "s"


def test_without_budgets_there_is_no_sheet_of_them() -> None:
    file = portfolio_workbook(PORTFOLIO.model_copy(update={"pots": ()}), "sv")
    assert openpyxl.load_workbook(io.BytesIO(file)).sheetnames == ["Projekt"]
