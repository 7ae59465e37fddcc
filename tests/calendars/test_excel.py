"""The workbook adds up by its own formulas, and text in it stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from calendars.excel import workbook
from models.money import decimal_text
from models.plan import Plan
from models.project import Project
from models.text import Language, Text
from tests.calendars.report_case import CATALOGUE, FEASIBLE, INFEASIBLE, PLANS, PROJECT

SHEETS: dict[Language, list[str]] = {
    "sv": ["Sammanfattning", "Finansieringsmatris", "Stöd", "Ansökningar", "Fynd"],
    "en": ["Summary", "Funding matrix", "Aid", "Applications", "Findings"],
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_every_plan_has_the_five_sheets_and_gives_the_same_bytes_twice(
    name: str, language: Language
) -> None:
    first = workbook(PLANS[name], PROJECT, CATALOGUE, language)
    assert openpyxl.load_workbook(io.BytesIO(first)).sheetnames == SHEETS[language]
    assert first == workbook(PLANS[name], PROJECT, CATALOGUE, language)


def test_the_files_own_dates_are_the_plans() -> None:
    file = _bytes(FEASIBLE)
    properties = openpyxl.load_workbook(io.BytesIO(file)).properties
    assert properties.created == properties.modified == datetime(2024, 8, 20)  # noqa: DTZ001  # openpyxl's UTC
    with ZipFile(io.BytesIO(file)) as entries:
        assert {entry.date_time for entry in entries.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", PLANS)
def test_every_sum_formula_has_the_result_that_its_cells_give(name: str) -> None:
    formulas, values = _books(PLANS[name])
    checked = 0
    for sheet, cell, formula in _formulas(formulas):
        match = re.fullmatch(r"=SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", formula)
        if match is not None:
            cells = _amounts(values[sheet.title], match.group(1))
            assert _amount(values[sheet.title][cell.coordinate]) == sum(cells), cell.coordinate
            checked += 1
    assert checked >= 3


@pytest.mark.parametrize("name", PLANS)
def test_every_difference_has_the_result_that_its_cells_give(name: str) -> None:
    formulas, values = _books(PLANS[name])
    checked = 0
    for sheet, cell, formula in _formulas(formulas):
        match = re.fullmatch(r"=ROUND\(([A-Z]+\d+)-([A-Z]+\d+),2\)", formula)
        if match is not None:
            left, right = (_amount(values[sheet.title][place]) for place in match.groups())
            assert _amount(values[sheet.title][cell.coordinate]) == left - right
            checked += 1
    assert checked >= 8


def test_the_matrix_has_a_row_per_cost_with_live_sums_both_ways() -> None:
    formulas, values = _books(FEASIBLE)
    sheet, results = formulas["Finansieringsmatris"], values["Finansieringsmatris"]
    assert sheet["M7"].value == "=SUM(F7:L7)"
    assert sheet["F13"].value == "=SUM(F6:F12)"
    assert sheet["N7"].value == "=ROUND(D7-M7,2)"
    assert _amount(results["M7"]) == Decimal("350000.50")
    assert [sheet.cell(7, column).value for column in range(1, 4)] == [
        "Lunds universitet",
        "wp1 Metoder för provning",
        "Utrustning",
    ]
    assert [sheet.cell(4, column).value for column in range(6, 13)] == [
        "EU",
        "Nationellt",
        "Regionalt",
        "Privat",
        "Offentligt",
        "Eget",
        "Eget",
    ]


def test_the_check_is_zero_for_a_plan_that_adds_up_and_not_for_one_that_does_not() -> None:
    _, values = _books(FEASIBLE)
    assert [values["Finansieringsmatris"].cell(row, 14).value for row in range(6, 14)] == [0] * 8
    _, values = _books(FEASIBLE.model_copy(update={"matrix": FEASIBLE.matrix[1:]}))
    assert values["Finansieringsmatris"]["N6"].value == 960000
    assert values["Finansieringsmatris"]["N13"].value == 960000


def test_without_a_plan_the_matrix_still_lists_the_costs() -> None:
    _, values = _books(INFEASIBLE)
    sheet = values["Finansieringsmatris"]
    assert _amount(sheet["D13"]) == Decimal(decimal_text(PROJECT.total_cost))
    assert _amount(sheet["G13"]) == _amount(sheet["D13"])  # nothing is paid: the check is the cost


def test_the_summary_adds_the_matrix_up_by_level() -> None:
    formulas, values = _books(FEASIBLE)
    assert formulas["Sammanfattning"]["B12"].value == (
        "=SUMIF('Finansieringsmatris'!$F$4:$L$4,A12,'Finansieringsmatris'!$F$13:$L$13)"
    )
    sums = {
        str(values["Sammanfattning"].cell(row, 1).value): values["Sammanfattning"].cell(row, 2)
        for row in range(12, 20)
    }
    assert _amount(sums["EU"]) == Decimal("2260000.20")
    assert _amount(sums["Eget"]) == Decimal("1510000.30")
    assert [values["Sammanfattning"].cell(row, 4).value for row in range(12, 15)] == [0, 0, 0]
    assert values["Sammanfattning"]["B22"].value == 0


def test_headroom_is_a_formula_and_agrees_with_the_plan() -> None:
    formulas, values = _books(FEASIBLE)
    assert formulas["Stöd"]["E4"].value == "=ROUNDDOWN(ROUND(C4*D4,6),2)"
    assert formulas["Stöd"]["G4"].value == "=ROUND(E4-F4,2)"
    assert [values["Stöd"].cell(row, 7).value for row in (4, 5)] == [240000, 310000]
    assert [values["Stöd"].cell(row, 9).value for row in (4, 5)] == [0, 0]


def test_dates_are_dates_and_times_stand_beside_their_zone() -> None:
    formulas, _ = _books(FEASIBLE)
    sheet = formulas["Ansökningar"]
    assert sheet["F6"].is_date
    assert sheet["F6"].value.date() == date(2024, 9, 19)
    assert (sheet["G6"].value, sheet["H6"].value) == ("23:59", "Europe/Stockholm")
    assert sheet["I6"].value.date() == date(2024, 11, 8)
    assert [sheet.cell(5, column).value for column in (16, 17)] == [
        "Ja",
        "Datum och belopp är påhittade efter mönster av regionens omgångar.",
    ]


def test_conflicts_and_repairs_stand_among_the_findings() -> None:
    formulas, _ = _books(INFEASIBLE)
    titles = [formulas["Fynd"].cell(row, 1).value for row in range(4, 9)]
    assert titles == ["Konflikt 1", "Konflikt 1", "Konflikt 1", "Ändring 1", "Ändring 2"]


@pytest.mark.parametrize("first", "=+-@")
def test_text_that_looks_like_a_formula_stays_text(first: str) -> None:
    name = f'{first}HYPERLINK("http://evil.example","x")'
    formulas, _ = _books(
        FEASIBLE.model_copy(update={"title": Text(sv=name, en=name)}), _renamed(name)
    )
    cell = formulas["Finansieringsmatris"]["A6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)
    ours = re.compile(r"=(SUM|ROUND|IF|SUMIF|SUMPRODUCT|ROUNDDOWN)\(|='|=[A-Z]+\d+/")
    assert [formula for _, _, formula in _formulas(formulas) if not ours.match(formula)] == []


def test_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    formulas, _ = _books(FEASIBLE, _renamed("x" * 40_000))
    assert formulas["Finansieringsmatris"]["A6"].value == "x" * 32_767


def _bytes(plan: Plan, project: Project = PROJECT) -> bytes:
    return workbook(plan, project, CATALOGUE, "sv")


def _books(plan: Plan, project: Project = PROJECT) -> tuple[Workbook, Workbook]:
    """The workbook with its formulas, and with their results."""
    file = _bytes(plan, project)
    return (
        openpyxl.load_workbook(io.BytesIO(file)),
        openpyxl.load_workbook(io.BytesIO(file), data_only=True),
    )


def _formulas(book: Workbook) -> Iterator[tuple[Worksheet, Cell, str]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.data_type == "f":
                    yield sheet, cell, str(cell.value)


def _amount(cell: object) -> Decimal:
    value = cell.value if isinstance(cell, Cell) else None
    return Decimal(0) if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _amounts(sheet: Worksheet, cells: str) -> list[Decimal]:
    left, top, right, bottom = (number or 0 for number in range_boundaries(cells))
    return [
        _amount(sheet.cell(row, column))
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]


def _renamed(name: str) -> Project:
    first, *others = PROJECT.partners
    return PROJECT.model_copy(
        update={"partners": (first.model_copy(update={"name": name}), *others)}
    )
