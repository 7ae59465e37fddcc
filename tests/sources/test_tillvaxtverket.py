"""Call pages of Tillväxtverket and tables of them: Swedish months, shares, sums, moved dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import InputErrors
from models.month_names import MONTHS
from models.publication import PublishedCall
from sources.tillvaxtverket.page_words import largest_share, moved_dates, status_dates, sum_in
from sources.tillvaxtverket.swedish_dates import swedish_date
from tests.sources.published import dates, only, read

PAGE = """<!doctype html><html lang="sv"><head>
<link rel="canonical" href="https://tillvaxtverket.se/x/starkforetag.5700.html"></head>
<body><nav>Stockholm</nav><h1>Stärk företags kompetensförsörjning</h1>
<p>Öppnar 13 februari 2024</p><p>Stänger 19 mars 2024</p>
<h2>Var</h2><p>Skåne-Blekinge: Blekinge, Skåne</p>
<h2>Hur mycket</h2><p>EU-stödet är max 40 procent av kostnaderna.</p>
<p>Totalt fördelas 57,7 miljoner kronor för alla delutlysningar.</p>
<p>En förstudie kan få högst 744 000 kronor.</p><p>Specifikt mål 1.4</p>
<p>Utlysning uppdaterad 2023-12-15, öppningsdatum ändrat från 6 februari till 13 februari</p>
</body></html>"""


def test_a_page_is_read_by_its_sentences() -> None:
    found = only("tillvaxtverket", PAGE.encode())
    call = found.call
    assert (call.id, call.programme) == ("tvv-5700", "eruf-skane-blekinge")
    assert dates(call) == [
        ("1 opens", "2024-02-13", None, None),
        ("1 deadline", "2024-03-19", None, None),
    ]
    assert call.rates.project == Decimal("0.40")
    assert call.budget is not None
    assert (call.budget.amount, call.budget.scope) == (5_770_000_000, "pot")
    assert call.objectives == ("1.4",)
    assert call.eligible.regions == ("SE221", "SE224")
    assert found.claims["prestudy_most"] == "74400000"


def test_a_moved_date_keeps_what_it_was_and_when_it_changed() -> None:
    opens = only("tillvaxtverket", PAGE.encode()).call.rounds[0].milestones[0]
    (former,) = opens.revisions
    assert (former.when.earliest, former.changed_on) == (date(2024, 2, 6), date(2023, 12, 15))


def test_a_log_that_only_tells_the_new_date_tells_nothing_of_the_old_one() -> None:
    # The wording of the real page: "öppningsdatum ändrat till 13 februari".
    log = "Utlysning uppdaterad 2023-12-15, öppningsdatum ändrat till 13 februari"
    assert moved_dates(log, date(2024, 2, 13), None) == ()


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS["sv"], 1)), ids=MONTHS["sv"])
def test_every_swedish_month_is_known(number: int, month: str) -> None:
    assert swedish_date(f"Stänger 9 {month.upper()} 2024") == date(2024, number, 9)


@pytest.mark.parametrize(
    ("line", "opens", "closes"),
    [
        ("Öppnar 12 augusti 2024", date(2024, 8, 12), None),
        ("Stängd 19 mars 2024", None, date(2024, 3, 19)),
        (
            "Öppnar 12 augusti 2024 | Stänger 19 september 2024",
            date(2024, 8, 12),
            date(2024, 9, 19),
        ),
        ("Stänger 31 februari 2024", None, None),
    ],
)
def test_the_status_line_gives_opening_and_closing(
    line: str, opens: date | None, closes: date | None
) -> None:
    assert status_dates(line) == (opens, closes)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("max 40 procent", "0.4"),
        ("högst 50 % av de stödberättigande kostnaderna", "0.5"),
        ("max 140 procent", None),
        ("40 procent av företagen", None),
    ],
)
def test_a_share_is_only_what_is_paid_at_most(text: str, share: str | None) -> None:
    assert largest_share(text) == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("57,7 miljoner kronor", 5_770_000_000),
        ("744 000 kronor", 74_400_000),
        ("744\u00a0000 kr", 74_400_000),
        ("30 mnkr", 3_000_000_000),
        ("mål 1.4", None),
    ],
)
def test_sums_are_read_to_the_ore(text: str, ore: int | None) -> None:
    assert sum_in(text) == ore


def test_a_page_without_a_heading_is_refused_and_no_page_at_all_refused_whole() -> None:
    (refused,) = read("tillvaxtverket", b"<html><body><p>Sidan finns inte</p></body></html>")
    assert not isinstance(refused, PublishedCall)
    with pytest.raises(InputErrors):
        read("tillvaxtverket", b"page_id,other\n1,2\n")
    with pytest.raises(InputErrors):
        read("tillvaxtverket", b"\xff\xfe\x00")


def test_the_transcribed_rows_are_taken_but_for_the_one_without_dates(shared_data: Path) -> None:
    found = read(
        "tillvaxtverket", (shared_data / "eruf/tillvaxtverket_calls_transcribed.csv").read_bytes()
    )
    calls = {one.call.id: one.call for one in found if isinstance(one, PublishedCall)}
    assert len(found) == 15
    assert [getattr(one, "code", None) for one in found].count("record-without-dates") == 1
    # The pre-study in Västsverige could only run if the exchange-rate ordinance was amended.
    assert calls["tvv-vast-forstudie"].rounds[0].certainty == "conditional"
    assert calls["tvv-7085"].rates.project == Decimal("0.5")
    # Two part-calls of one round share 57.7 million; a page of 2014–2020 has no programme of ours.
    pots = [call.budget.pot for call in calls.values() if call.budget and call.budget.pot]
    assert len(pots) == 2
    assert calls["tvv-2019-12-10"].programme is None
