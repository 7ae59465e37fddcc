"""Ledgers as YAML, JSON, CSV and Excel: what is read, and every fault with its row."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from models.de_minimis import ledger_workbook
from models.de_minimis.ledger import Ledger
from models.de_minimis.ledger_file import read_ledger
from models.errors import InputErrors, InputProblem

YAML = """\
format: samspel/ledger@1
currency: EUR
grants:
  - {undertaking: group-1, granted: 2024-06-01, amount: 100000, member_state: SE, by: Almi}
  - undertaking: group-1
    granted: 2025-03-01
    loan: {amount: 500000, years: 5, collateral: 0.5}
    eligible_costs: null
"""
# Excel knows no zones.
MIDNIGHT = datetime.combine(date(2024, 6, 1), time())
NOON = datetime.combine(date(2025, 2, 1), time(12))
CSV = """\
undertaking,granted,amount,member_state,by,eligible_costs,loan_amount,loan_years,loan_collateral
group-1,2024-06-01,100000,SE,Almi,,,,
group-1,2025-03-01,,SE,,,500000,5,0.5
"""
SWEDISH_CSV = """\
Företag;Beslutsdatum;Belopp;Medlemsstat;Beviljat av;Lånebelopp;Lånets år;Säkerhet
group-1;2024-06-01;100 000,00;SE;Almi;;;
;;;;;;;
group-1;2025-03-01;;SE;;500 000;5;50 %
"""


def problems(content: str | bytes, name: str) -> Sequence[InputProblem]:
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputErrors) as caught:
        read_ledger(data, name)
    for one in caught.value.problems:
        assert one.file == name
        assert one.message_sv != one.message_en
        assert one.remedy_sv
        assert one.remedy_en
    return caught.value.problems


def places(content: str | bytes, name: str) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in problems(content, name)]


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def ledger() -> Ledger:
    """The ledger that all forms in this file hold."""
    return read_ledger(YAML.encode(), "ledger.yaml")


def test_yaml_and_json_hold_the_same(ledger: Ledger) -> None:
    data = ledger.model_dump(mode="json", exclude_none=True)
    assert read_ledger(json.dumps(data).encode(), "ledger.json") == ledger
    assert [one.form for one in ledger.grants] == ["grant", "loan"]


@pytest.mark.parametrize(
    "text",
    [CSV, SWEDISH_CSV, "\ufeff" + SWEDISH_CSV, "sep=;\r\n" + SWEDISH_CSV.replace("\n", "\r\n"),
     CSV.replace(",", "\t"), "\n" + CSV],
    ids=["comma", "semicolon", "byte order mark", "sep line", "tab", "empty line first"],
)  # fmt: skip
def test_csv_holds_the_same(ledger: Ledger, text: str) -> None:
    assert read_ledger(text.encode(), "Ledger.CSV") == ledger


def test_a_workbook_with_one_sheet_of_any_name_holds_the_same(ledger: Ledger) -> None:
    rows: list[list[object]] = [
        ["Företag", "Datum", "Belopp", "Stödgivare", "loan_amount", "loan_years", "Säkerhet"],
        [None] * 7,
        ["group-1", MIDNIGHT, 100000.0, "Almi", None, None, None],
        ["group-1", date(2025, 3, 1), None, None, 500000, 5, 0.5],
    ]
    assert read_ledger(workbook({"Blad1": rows, "_notes": [["not read"]]}), "a.xlsx") == ledger
    assert read_ledger(workbook({"Blad1": rows, "Blad2": []}), "a.xlsm") == ledger


def test_a_workbook_may_have_owners_and_rates() -> None:
    content = workbook(
        {
            "Stöd": [["undertaking", "granted", "amount", "valuta"],
                     [5566778899, "2024-06-01", 0.1 + 0.2, "SEK"]],
            "Ägande": [["Ägare", "Företag", "Röster", "Slag"],
                       ["p", "5566778899", 0.6, None], ["q", "5566778899", None, "avtal"]],
            "Kurser": [["Valuta", "Kurs", "Källa"], ["SEK", 11.2, "ECB"]],
        }
    )  # fmt: skip
    found = read_ledger(content, "ledger.xlsx")
    assert found.grants[0].undertaking == "5566778899"
    assert found.grants[0].amount == 30
    assert [one.kind for one in found.links] == ["votes", "contract"]
    assert found.rates["SEK"].source == "ECB"


@pytest.mark.parametrize(
    ("written", "planned"), [("ja", True), ("X", True), ("nej", False), ("true", True), ("", False)]
)
def test_swedish_words_are_read(written: str, planned: bool) -> None:  # noqa: FBT001  # a column of the table
    text = f"företag;datum;belopp;slag;planerat\na;2025-01-01;1;jordbruk;{written}\n"
    (grant,) = read_ledger(text.encode(), "l.csv").grants
    assert (grant.kind, grant.planned) == ("agriculture", planned)


def test_faults_of_a_yaml_file_have_their_lines() -> None:
    text = YAML.replace("0.5}", "0.4}").replace("100000", "1, currency: SEK")
    assert places(text, "l.yaml") == [("rate-missing", 4), ("not-in-proportion", 7)]
    assert [code for code, _ in places(YAML.replace("undertaking", "underatking"), "l.yaml")]


def test_faults_of_a_table_have_their_rows() -> None:
    text = (
        "undertaking;granted;amount;currency\n"
        "a;2025-02-30;1;\n"
        '"b";2025-02-01;"1\n2";\n'
        "c;2025-02-01;1;SEK;\n"
        "Företag AB;2025-02-01;1;\n"
    )
    assert places(text, "l.csv") == [
        ("date-impossible", 2),
        ("amount-not-a-number", 3),
        ("rate-missing", 5),
        ("wrong-form", 6),
    ]
    assert places("undertaking;granted;amount;currency\n\na;2025-02-01;1;SEK\n", "l.csv") == [
        ("rate-missing", 3)
    ]


def test_a_decimal_comma_between_commas_is_explained() -> None:
    (found,) = problems("undertaking,granted,amount\na,2025-02-01,1000,50\n", "l.csv")
    assert (found.code, found.line) == ("cell-without-column", 2)
    assert "decimalkomma" in found.remedy_sv


@pytest.mark.parametrize(
    ("header", "row", "code", "words"),
    [
        ("undertaking;granted;amunt", "a;2025-02-01;1", "column-unknown", "`amount`"),
        ("undertaking;granted;amount;zzz", "a;2025-02-01;1;x", "column-unknown",
         "`undertaking`, `granted`"),
        ("undertaking;granted;amount;belopp", "a;2025-02-01;1;2", "column-twice", "belopp"),
        ("undertaking;amount", "a;1", "column-missing", "granted"),
        ("undertaking;granted;by", "a;2025-02-01;x", "column-missing",
         "`amount`, `loan_amount`, `guarantee_amount`"),
    ],
)  # fmt: skip
def test_faults_of_the_header_are_told_once(header: str, row: str, code: str, words: str) -> None:
    (found,) = problems(f"{header}\n{row}\n{row}\n", "l.csv")
    assert (found.code, found.line) == (code, 1)
    assert words in found.message_en + found.remedy_en


def test_a_fault_of_the_header_hides_none_of_the_rows() -> None:
    text = (
        "undertaking;granted;amunt;currency\na;2025-02-30;1;\nb;2025-02-01;1;SEK\nÅ;2025-02-01;1;\n"
    )
    assert places(text, "l.csv") == [
        ("column-unknown", 1),
        ("date-impossible", 2),
        ("wrong-form", 4),
    ]  # the rate of row 3 may be what stands in the column that is not known
    known = text.replace("amunt", "amount;rate;zzz").replace(";1;", ";1;;;")
    assert places(known, "l.csv") == [
        ("column-unknown", 1),
        ("date-impossible", 2),
        ("rate-missing", 3),
        ("wrong-form", 4),
    ]


def test_a_fault_of_a_sheet_hides_none_of_the_others() -> None:
    content = workbook(
        {
            "grants": [["undertaking", "granted", "amount"], ["a", "2025-02-30", 1]],
            "links": [["owner", "firm", "vots"], ["p", "a", 0.6], ["Å", "b", 0.6]],
            "rates": [["valutan", "rate"], ["SEK", 11], ["DKK", 7]],
        }
    )
    assert sorted(places(content, "l.xlsx")) == [
        ("column-unknown", 1),
        ("column-unknown", 1),
        ("date-impossible", 2),
        ("wrong-form", 3),
    ]


@pytest.mark.parametrize("content", ["", "\n\n", ";;\n"])
def test_an_empty_table_is_a_fault(content: str) -> None:
    assert places(content, "l.csv") == [("table-empty", None)]


def test_quotation_marks_without_a_pair_are_a_fault_of_their_row() -> None:
    assert places('undertaking,granted,amount\na,"b"c,1\n', "l.csv") == [("csv-quotation", 2)]


def test_a_csv_file_in_another_encoding_is_told_how_to_be_saved() -> None:
    assert places("företag;datum;belopp\n".encode("cp1252"), "l.csv") == [("file-not-utf8", 1)]


def test_faults_of_a_workbook_have_their_rows() -> None:
    content = workbook(
        {
            "grants": [["undertaking", "granted", "amount"], [], ["a", "2025-02-01", "#REF!"],
                       ["b", NOON, 1]],
            "links": [["owner", "firm", "votes"], ["p", "a", 60]],
            "rates": [["currency", "rate"], ["SEK", 0]],
        }
    )  # fmt: skip
    found = places(content, "l.xlsx")
    assert sorted(found, key=str) == [
        ("amount-not-a-number", 3),
        ("date-form", 4),
        ("number-not-above-zero", 2),
        ("share-outside-0-1", 2),
    ]


def test_a_currency_with_two_rates_in_a_workbook_is_a_fault() -> None:
    content = workbook(
        {
            "grants": [["undertaking", "granted", "amount"]],
            "rates": [["currency", "rate"], ["SEK", 11], ["SEK", 12]],
        }
    )
    assert places(content, "l.xlsx") == [("rate-twice", 3)]


def test_sheets_that_are_not_known_or_stand_twice_are_faults() -> None:
    rows = [["undertaking", "granted", "amount"]]
    assert places(workbook({"2023": rows, "2024": rows}), "l.xlsx") == [("sheet-unknown", None)] * 2
    assert places(workbook({"grants": rows, "stöd": rows}), "l.xlsx") == [("sheet-unknown", None)]


def test_a_workbook_without_a_sheet_of_grants_is_empty() -> None:
    content = workbook({"links": [["owner", "firm"]], "rates": [["currency", "rate"]]})
    assert places(content, "l.xlsx") == [("table-empty", None)]
    assert places(workbook({"Blad1": []}), "l.xlsx") == [("table-empty", None)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", YAML.encode()])
def test_what_is_no_workbook_is_a_fault(content: bytes) -> None:
    assert places(content, "l.xlsx") == [("workbook-unreadable", None)]


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 1000)
    monkeypatch.setattr(ledger_workbook, "_MOST_UNPACKED", 999)
    assert places(packed.getvalue(), "l.xlsx") == [("workbook-unreadable", None)]


def test_the_old_format_of_excel_is_a_fault() -> None:
    assert places(b"\xd0\xcf\x11\xe0", "l.XLS") == [("workbook-old", None)]
