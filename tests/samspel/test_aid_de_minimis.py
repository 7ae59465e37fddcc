"""``samspel aid de-minimis`` as it is called from a shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.document import parse_document
from models.money import decimal_text, parse_amount

if TYPE_CHECKING:
    from tests.samspel.conftest import Run

LEDGER = """\
format: samspel/ledger@1
currency: EUR
rates: {SEK: 10}
grants:
  - {undertaking: group-1, granted: 2023-12-20, amount: 120000, by: Tillväxtverket}
  - {undertaking: group-1, granted: 2024-06-01, amount: 1000000, currency: SEK, member_state: SE}
  - {undertaking: group-1, granted: 2025-05-01, amount: 60000, eligible_costs: null}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The ledger of the rule example D26, one of its grants in kronor."""
    path = tmp_path / "ledger.yaml"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def test_the_room_as_json(run: Run, ledger: Path) -> None:
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.document["on"] == "2026-11-20"
    (room,) = ran.document["undertakings"]
    wanted = {
        "id": "group-1", "member_state": "SE", "ceiling": "300000.00", "used": "280000.00",
        "room": "20000.00", "currency": "EUR",
        "grows": [{"on": "2026-12-21", "room": "140000.00"},
                  {"on": "2027-06-02", "room": "240000.00"},
                  {"on": "2028-05-02", "room": "300000.00"}],
    }  # fmt: skip
    assert {name: room[name] for name in wanted} == wanted
    assert "fits" not in room


@pytest.mark.parametrize(
    ("amount", "status"),
    [(["20000"], 0), (["20 000,01"], 1), (["200000", "--currency", "SEK"], 0),
     (["200000.01", "--currency", "SEK"], 1), (["100000", "--kind", "sgei"], 0)],
)  # fmt: skip
def test_the_exit_status_says_whether_the_sum_fits(
    run: Run, ledger: Path, amount: list[str], status: int
) -> None:
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--amount", *amount, "--json")
    assert ran.status == status
    assert [one["fits"] for one in ran.document["undertakings"] if "fits" in one] == [status == 0]


def test_the_room_in_words(run: Run, ledger: Path) -> None:
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--amount", "25000")
    out = ran.out.replace("\u00a0", " ")
    assert ran.status == 1
    for line in (
        "group-1 (SE)",
        "  Utrymme          20 000 EUR",
        "  2023-12-20      120 000 EUR  group-1 (Tillväxtverket): räknas till och med 2026-12-20",
        "  2026-12-21      140 000 EUR",
    ):
        assert f"\n{line}\n" in out
    assert "  2024-06-01      100 000 EUR  group-1: 1 000 000 kr, 1 EUR = 10 SEK; räknas" in out
    assert "Fel: 25 000 EUR till group-1 ryms inte 2026-11-20." in out
    assert "Antagande de_minimis.anniversary_day=still_counts: Stöd av mindre" in out


def test_the_room_in_english_of_a_planned_grant_for_services_of_general_interest(
    run: Run, ledger: Path
) -> None:
    text = LEDGER.replace("eligible_costs: null", "kind: sgei, planned: true")
    ledger.write_text(text, encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--lang", "en")
    assert ran.status == 0
    assert "group-1 (SE, services of general economic interest)\n" in ran.out
    assert "group-1: planned; counts through 2028-05-01\n" in ran.out


def test_an_empty_ledger_has_nobody_to_answer_for(run: Run, ledger: Path) -> None:
    ledger.write_text("format: samspel/ledger@1\ngrants: []\n", encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20")
    assert ran.status == 0
    assert "Filen har inget företag att svara för." in ran.out
    assert "Skäl" not in ran.out


def test_one_undertaking_with_all_of_its_group(run: Run, ledger: Path) -> None:
    text = LEDGER + "links: [{owner: parent, firm: group-1, votes: 0.6}]\nenterprises: [{id: b}]\n"
    ledger.write_text(text, encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--undertaking", "group-1")
    assert "parent (SE): parent, group-1\n" in ran.out
    assert "b (SE)" not in ran.out
    alone = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--undertaking", "b")
    assert "b (SE)\n" in alone.out
    assert "växer" not in alone.out


def test_above_the_ceiling_is_a_finding_and_no_error_of_input(run: Run, ledger: Path) -> None:
    ledger.write_text(LEDGER.replace("120000", "170000"), encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20", "--json")
    assert ran.status == 1
    (room,) = ran.document["undertakings"]
    assert (room["room"], room["over"]) == ("0.00", "30000.00")
    assert [one["rule"] for one in ran.document["findings"]] == ["de_minimis.ceiling"]


def test_two_currencies_without_a_rate_are_refused_with_what_to_write(
    run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "ledger.csv"
    table.write_text(
        "Företag;Beslutsdatum;Belopp;Valuta;Medlemsstat\n"
        "firman;2025-01-02;1000;EUR;SE\nfirman;2026-01-02;1000;SEK;SE\n",
        encoding="utf-8",
    )
    ran = run("aid", "de-minimis", table, "--on", "2026-11-20")
    assert ran.status == 2
    assert f"{table}:3 grants[1]: stödet till firman 2026-01-02 är i SEK, men ingen" in ran.err
    assert "i en tabell i kolumnen Kurs" in ran.err


def test_owners_in_a_circle_are_refused_with_what_to_write(run: Run, ledger: Path) -> None:
    links = "links: [{owner: b, firm: group-1, votes: 0.6}, {owner: group-1, firm: b, votes: 0.6}]"
    ledger.write_text(f"{LEDGER}{links}\n", encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20")
    assert ran.status == 2
    assert "kind: contract.   [ownership-circle]" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--on", "2026-13-01"], "date-impossible"),
        (["--on", "2026-11-20", "--amount", "much"], "amount-not-a-number"),
        (["--on", "2026-11-20", "--amount", "-1"], "amount-negative"),
        (["--on", "2026-11-20", "--amount", "1", "--currency", "NOK"], "rate-missing"),
        (["--on", "2026-11-20", "--undertaking", "group-2"], "undertaking-unknown"),
        (["--on", "2026-11-20", "--member-state", "Sweden"], "member-state-form"),
        (["--on", "2023-12-31"], "refused"),
        (["--on", "2031-07-01"], "law-expired"),
        (["--on", "2026-11-20", "--kind", "farm"], "kind-unknown"),
        ([], "usage"),
    ],
)
def test_bad_questions_are_answered_with_a_remedy(
    run: Run, ledger: Path, arguments: list[str], code: str
) -> None:
    ran = run("aid", "de-minimis", ledger, *arguments, "--json")
    assert ran.status == 2
    assert ran.codes == [code]
    assert "Traceback" not in ran.err


def test_the_refusal_names_the_known_dates_in_both_languages(run: Run, ledger: Path) -> None:
    for lang, words in (("sv", "Kända tider"), ("en", "Known dates")):
        ran = run("aid", "de-minimis", ledger, "--on", "2023-06-30", "--lang", lang)
        assert f"{words}: 2024-01-01–2030-12-31" in ran.err


def test_the_law_is_carried_on_only_when_that_is_assumed(run: Run, ledger: Path) -> None:
    assume = ["--assume", "law.after_expiry=unchanged"]
    ran = run("aid", "de-minimis", ledger, "--on", "2031-07-01", *assume, "--json")
    assert ran.status == 0
    assert [one["name"] for one in ran.document["assumptions"]] == ["law.after_expiry"]


def test_an_ownership_circle_is_an_error_with_its_line(run: Run, ledger: Path) -> None:
    circle = "links: [{owner: a, firm: b, votes: 0.6}, {owner: b, firm: a, votes: 0.6}]\n"
    ledger.write_text(LEDGER + circle, encoding="utf-8")
    ran = run("aid", "de-minimis", ledger, "--on", "2026-11-20")
    assert ran.status == 2
    assert f"{ledger}:8 links[1]: företagen äger varandra i ring: a → b → a." in ran.err


@pytest.mark.parametrize("name", ["ledger.yaml", "ledger.csv"])
def test_the_shipped_ledgers_hold_what_was_reckoned_by_hand(
    run: Run, root: Path, name: str
) -> None:
    folder = root / "examples" / "de-minimis"
    expected = parse_document((folder / "expected.yaml").read_bytes(), "expected.yaml").data
    wanted = expected["ledgers"][name]
    ran = run("aid", "de-minimis", folder / name, "--on", wanted["on"], "--json")
    rooms = {one["id"]: one for one in ran.document["undertakings"]}
    assert len(rooms) == len(wanted["undertakings"])
    for one in wanted["undertakings"]:
        for field in ("used", "room"):
            assert rooms[one["id"]][field] == decimal_text(parse_amount(one[field]))
