"""What the calendar of calls makes hard, by the numbers that were published."""

from __future__ import annotations

import pytest

from models.alignment.warnings.of_calls import catalogue_warnings
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.finding import Finding
from models.input_files import read_catalogues
from tests.models.alignment.small_scenario import CALLS

HEAD = """\
format: samspel/catalogue@1
funders:
  - {id: a, name: A, level: national}
  - {id: b, name: B, level: regional}
calls:
"""


def calls(*windows: tuple[str, str]) -> Catalogue:
    """One call of alternating funders per window."""
    text = HEAD + "".join(
        f"  - {{id: c{n}, funder: {'ab'[n % 2]}, title: C{n}, rounds: [{{id: r, milestones: "
        f"[{{kind: opens, at: {opens}}}, {{kind: deadline, at: {deadline}}}]}}]}}\n"
        for n, (opens, deadline) in enumerate(windows)
    )
    return read_catalogues([("c", text.encode())])


def found(catalogue: Catalogue, rule: str, threshold: int = 42) -> list[Finding]:
    warnings = catalogue_warnings(catalogue, assumptions_of({}), threshold)
    return [one for one in warnings if one.rule == rule]


@pytest.mark.parametrize(
    ("opens", "deadline", "days", "warns"),
    [
        pytest.param("2022-09-01", "2022-09-15", 14, True, id="Stockholm ERUF 2022:1"),
        pytest.param("2024-08-12", "2024-09-13", 32, True, id="Region JH 2024"),
        pytest.param("2024-02-13", "2024-03-19", 35, True, id="Skåne-Blekinge 1.4"),
        pytest.param("2026-04-01", "2026-06-10", 70, False, id="VR clusters"),
    ],
)
def test_windows_are_counted_from_opening_to_deadline(
    opens: str, deadline: str, days: int, *, warns: bool
) -> None:
    catalogue = calls((opens, deadline))
    short = found(catalogue, "window.short")
    assert bool(short) is warns
    assert found(catalogue, "window.short", 100)[0].numbers == {"days": days, "threshold": 100}


def test_a_window_that_is_long_only_by_its_july_is_told_of() -> None:
    # 21 June to 9 August is 49 days, 28 of them in weeks 28–31 (12 July to 8 August).
    (one,) = found(calls(("2027-06-21", "2027-08-09")), "window.july")
    assert one.numbers == {"days": 49, "holiday_days": 28, "threshold": 42}
    assert not found(calls(("2027-05-01", "2027-08-30")), "window.july")


def test_dates_in_july_and_over_christmas_are_told_of() -> None:
    catalogue = calls(("2027-05-01", "2027-07-12"), ("2027-10-01", "2027-12-27"))
    assert [one.subjects for one in found(catalogue, "date.july")] == [("c0/r",)]
    assert [one.subjects for one in found(catalogue, "date.christmas")] == [("c1/r",)]


def test_weeks_in_which_four_close_are_crowded() -> None:
    three = [
        ("2027-01-01", "2027-03-01"),
        ("2027-01-02", "2027-03-07"),
        ("2027-01-03", "2027-03-03"),
    ]
    assert not found(calls(*three, ("2027-01-04", "2027-03-08")), "deadlines.crowded")
    (one,) = found(calls(*three, ("2027-01-04", "2027-03-02")), "deadlines.crowded")
    assert one.numbers == {"week": "2027-W09", "deadlines": 4}


def test_a_window_inside_another_funders_is_hidden() -> None:
    (one,) = found(
        calls(("2027-01-01", "2027-06-01"), ("2027-02-01", "2027-05-01")), "window.hidden"
    )
    assert one.subjects == ("c1/r", "c0/r")
    same_funder = calls(
        ("2027-01-01", "2027-06-01"), ("2027-07-01", "2027-07-02"), ("2027-02-01", "2027-05-01")
    )
    assert not found(same_funder, "window.hidden")


def test_match_decided_after_its_proof_is_told_of_where_both_are_open_at_once() -> None:
    together = CALLS.replace("at: 2027-05-03", "at: 2027-04-01")
    (one,) = found(read_catalogues([("c", together.encode())]), "match.decision_after_proof")
    assert one.subjects == ("study/r1", "impl/r1")
    # Twenty working days before 1 October is 3 September; the decision comes on the 15th.
    assert one.numbers == {"days_late": 12}
    apart = read_catalogues([("c", CALLS.encode())])
    assert not found(apart, "match.decision_after_proof")


def test_rounds_of_one_funder_hidden_by_one_round_are_one_finding() -> None:
    outer = ("2027-01-01", "2027-06-01")
    wide, short = ("2027-02-01", "2027-05-01"), ("2027-03-01", "2027-03-20")
    between = ("2028-01-01", "2028-01-02")
    (one,) = found(calls(outer, wide, between, short), "window.hidden")
    assert one.subjects == ("c3/r", "c0/r", "c1/r")
    assert one.numbers == {"days": 19, "rounds": 2}
    assert one.message.sv == (
        "2 omgångar hos B ligger helt inom c0/r från A, som vänder sig till samma sökande. "
        "Kortast: c3/r (2027-03-01–2027-03-20)."
    )


def test_late_decisions_of_one_funder_are_one_finding_with_their_number_and_the_worst() -> None:
    together = CALLS.replace("at: 2027-05-03", "at: 2027-04-01")
    start = together.index("  - id: study")
    study = together[start : together.index("  - id: impl")]
    later = study.replace("id: study", "id: later").replace("2027-09-15", "2027-09-20")
    catalogue = read_catalogues([("c", (together[:start] + later + together[start:]).encode())])
    (one,) = found(catalogue, "match.decision_after_proof")
    assert one.subjects == ("later/r1", "impl/r1", "study/r1")
    assert one.numbers == {"days_late": 17, "pairs": 2, "giving": 2, "asking": 1}
    assert one.message.en == (
        "2 rounds of Vinnova are decided too late to prove the match of 1 round of "
        "Tillväxtverket, due 2027-09-03 (2 pairs). Worst: later/r1 is decided 2027-09-20, 17 days "
        "after impl/r1 wants the match proved (2027-09-03)."
    )


def test_an_imprecise_window_is_not_judged() -> None:
    assert not found(calls(("{month: 2027-01}", "{quarter: 2027-Q1}")), "window.short")
