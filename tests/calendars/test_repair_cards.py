"""Suggested changes as cards: before and after, how much, and whether it was computed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from calendars.changed_values import ChangedValue, changed_value
from calendars.excel import workbook
from calendars.html import report
from calendars.names import Names
from calendars.repair_cards import AmountBar, repair_cards
from calendars.text import summary
from models.finding import Change, Repair
from models.input_files import read_inputs
from models.plan import Plan
from models.text import Language, Text
from solver.planning import plan_project
from tests.calendars.report_case import CATALOGUE, INFEASIBLE, PROJECT

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("what", "before", "after", "shown"),
    [
        (
            "partners.lu.own_cash.max",
            "400000.00",
            "1000000.00",
            ("Egna pengar", "400 000 kr", "1 000 000 kr", "+600 000 kr"),
        ),
        (
            "costs.lu/wp1",
            "3000000.00",
            "0.00",
            ("Kostnader", "3 000 000 kr", "0 kr", "−3 000 000 kr"),
        ),
        (
            "period.latest_end",
            "2026-07-31",
            "2026-08-11",
            ("Projekttid", "2026-07-31", "2026-08-11", "11 dagar senare"),
        ),
        (
            "decision of skane/2024-4",
            "2024-11-02",
            "2024-11-01",
            ("Finansiärens beslut", "2024-11-02", "2024-11-01", "1 dag tidigare"),
        ),
        (
            "period.months",
            "24",
            "23",
            ("Projekttid", "24 månader", "23 månader", "1 månad kortare"),
        ),
        ("conditions.licensing", "false", "true", ("Villkor i projektet", "nej", "ja", "")),
        (
            "proof of contribution skane",
            "?",
            "2024-11-01",
            ("Intyg om medfinansiering", "okänd dag", "2024-11-01", ""),
        ),
        (
            "work_packages.wp1.activity",
            "industrial_research",
            "50 % experimental_development",
            ("Slag av verksamhet", "industriell forskning", "50 % experimentell utveckling", ""),
        ),
        ("something.new", "a", "b", ("Annat", "a", "b", "")),
    ],
)
def test_a_change_is_told_in_its_own_unit(
    what: str, before: str, after: str, shown: tuple[str, str, str, str]
) -> None:
    value = changed_value(_change(what, before, after), _names(INFEASIBLE))
    told = (value.topic, value.before, value.after, value.size)
    assert tuple(words.replace(NBSP, " ") for words in told) == shown


def test_moved_work_is_told_by_the_names_of_partners_and_packages() -> None:
    partners = list(PROJECT.partner_by_id)
    package = next(iter(PROJECT.work_package_by_id))
    change = _change("costs.a", f"{partners[0]}/{package}", f"{partners[1]}/{package}")
    value = changed_value(change, _names(INFEASIBLE))
    assert value.before.startswith(PROJECT.partner_by_id[partners[0]].name)
    assert value.after.startswith(PROJECT.partner_by_id[partners[1]].name)


@pytest.mark.parametrize(
    ("before", "after", "arrow"),
    [("", "", ""), ("x", "", "x → –"), ("", "x", "– → x"), ("x", "y", "x → y")],
)
def test_an_arrow_never_points_at_nothing(before: str, after: str, arrow: str) -> None:
    assert ChangedValue("", before, after, "").arrow == arrow


def test_bars_of_all_cards_have_one_scale() -> None:
    plan = _with(
        [_change("contributions.x.amount", "250.00", "1000.00")],
        [_change("costs.x", "500.00", "0.00")],
        [_change("period.months", "24", "23")],
    )
    bars = [card.lines[0].bar for card in repair_cards(_names(plan))]
    assert bars == [AmountBar("25.0", "75.0", "0.0"), AmountBar("0.0", "0.0", "50.0"), None]


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("sv", "med ändringen blir", "med ändringarna tillsammans blir"),
        ("en", "with the change the", "with the changes together the"),
    ],
)
def test_several_changes_of_one_suggestion_are_told_in_the_plural(
    language: Language, one: str, several: str
) -> None:
    change = _change("conditions.licensing", "false", "true")
    for plan, words, other in (
        (_with([change]), one, several),
        (_with([change, change]), several, one),
    ):
        text = " ".join(summary(plan, PROJECT, CATALOGUE, language).split())
        for told in (text, report(plan, PROJECT, CATALOGUE, language)):
            assert words in told
            assert other not in told


def test_a_suggestion_that_was_not_computed_does_not_claim_to_help() -> None:
    plan = _with([_change("conditions.licensing", "false", "true")], verified=False)
    page = report(plan, PROJECT, CATALOGUE, "sv")
    assert "Inte kontrollerat genom ny beräkning." in page
    assert "Minsta ändringen som hjälper" not in page


def test_the_workbook_has_no_arrow_without_both_ends() -> None:
    plan = _with([_change("must.calls", "vinnova-test", "")], [_change("x", "", "")])
    book = load_workbook(io.BytesIO(workbook(plan, PROJECT, CATALOGUE, "sv")))
    rows = [row for row in book["Fynd"].iter_rows(values_only=True) if "Ändring" in str(row[0])]
    assert [str(row[3] or "").partition("→")[2] for row in rows] == [" –", ""]


def test_the_least_change_stands_beside_the_verdict(root: Path) -> None:
    folder = root / "examples" / "too-late"
    files = [(name, (folder / name).read_bytes()) for name in ("project.yaml", "catalogue.yaml")]
    project, catalogue = read_inputs(files[0], files[1:])
    plan = plan_project(project, catalogue)
    page = report(plan, project, catalogue, "sv")
    verdict = page.partition('<section id="conflicts"')[0]
    assert "Minsta ändringen som hjälper" in verdict
    told = plan.repairs[0].changes[0].message.sv
    assert told in verdict.replace('<span class="date">', "").replace("</span>", "")
    cards = page.partition('<ol class="cards">')[2].partition("</ol>")[0]
    assert cards.count('<li class="card">') == len(plan.repairs)
    assert "15 dagar tidigare" in cards.replace(NBSP, " ")


def _change(what: str, before: str, after: str) -> Change:
    message = Text(sv="Något ändras.", en="Something changes.")
    return Change.model_validate({"what": what, "from": before, "to": after, "message": message})


def _with(*repairs: list[Change], verified: bool = True) -> Plan:
    made = tuple(Repair(changes=tuple(changes), verified=verified) for changes in repairs)
    return INFEASIBLE.model_copy(update={"repairs": made})


def _names(plan: Plan) -> Names:
    return Names(plan, PROJECT, CATALOGUE, "sv")
