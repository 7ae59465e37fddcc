"""The Gantt chart shows every date in words, and copes with plans that have none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.dates_in_words import moment
from calendars.gantt import svg
from calendars.gantt_arrows import Arrow, walls
from calendars.gantt_labels import Label, place, text_width
from calendars.gantt_scale import Scale
from calendars.planned_rounds import conflicting_rounds, planned_rounds
from calendars.slack import slacks
from models.catalogue import Catalogue
from models.plan import Application, CostShare, DecisionWindow, Plan
from models.text import Language, Text
from tests.calendars.report_case import CATALOGUE, FEASIBLE, INFEASIBLE, PLANS, PROJECT

SVG = "{http://www.w3.org/2000/svg}"


def test_every_date_of_a_chosen_round_is_labelled() -> None:
    words = _words(FEASIBLE)
    assert {
        "öppnar 12 aug 2024",
        "sök senast 19 sep 2024",
        "styrk senast 8 nov 2024",
        "kommitté 6 dec 2024",
        "beslut kv 4 2024",
    } <= words


def test_there_is_a_lane_per_funder_with_the_level_of_its_money() -> None:
    words = [text for text, _ in _texts(FEASIBLE)]
    assert words.index("Tillväxtverket") < words.index("Vinnova") < words.index("Region Skåne")
    assert {"EU", "Nationellt", "Regionalt"} <= set(words)


def test_work_packages_and_the_day_of_the_plan_are_there() -> None:
    words = _words(FEASIBLE)
    assert {"wp1 Metoder för provning", "industriell forskning", "månad 1–18"} <= words
    assert "planens dag 20 aug 2024" in words
    assert "2025-02-01–2027-01-31" in words


def test_the_margin_to_the_proof_is_told_at_each_decision_that_it_waits_for() -> None:
    words = _words(FEASIBLE)
    assert "beslut 1 nov 2024 (7 dagar till godo)" in words
    assert "beslut 24 okt 2024 (15 dagar till godo)" in words
    assert _arrows(FEASIBLE) == 2


def test_a_conflict_shows_the_rounds_that_it_names_and_how_late_the_decision_is() -> None:
    words = _words(INFEASIBLE)
    assert "i konflikten, inte vald" in words
    assert "beslut 21 nov 2024 (13 dagar för sent)" in words
    assert _arrows(INFEASIBLE) == 1


def test_an_imprecise_date_is_hatched_and_its_mark_hollow() -> None:
    hatched = [one for one in _shapes(FEASIBLE) if one.get("fill") == "url(#gantt-hatch)"]
    assert len(hatched) == 2  # the quarter of the decision, and the legend
    hollow = [one for one in _shapes(FEASIBLE) if one.get("fill") == "#fff" and one.get("d")]
    assert len(hollow) == 2  # that decision, and the legend


def test_without_a_start_the_span_of_the_project_is_hatched() -> None:
    words = _words(INFEASIBLE)
    assert "Inom 2025-01-01–2027-12-31; starten är inte bestämd" in words
    assert "wp1 Metoder för provning" not in words


def test_a_plan_without_applications_says_so() -> None:
    assert "Planen har inga ansökningar." in _words(PLANS["undecided"])


def test_a_call_that_the_catalogue_lacks_is_drawn_from_the_plan() -> None:
    stranger = Application.model_validate(
        {
            "call": "gone",
            "round": "r1",
            "funder": "vinnova",
            "submit_by": "2024-10-01",
            "decision": DecisionWindow(latest=date(2024, 12, 1)),
            "grant": "100.00",
        }
    )
    words = _words(FEASIBLE.model_copy(update={"applications": (stranger,)}))
    assert {"gone", "Vinnova", "sök senast 1 okt", "beslut 1 dec"} <= words


def test_a_submission_that_is_no_date_leaves_the_rest_standing() -> None:
    broken = FEASIBLE.applications[0].model_copy(update={"submit_by": "soon", "opens": "spring"})
    assert "beslut 1 nov" in _words(FEASIBLE.model_copy(update={"applications": (broken,)}))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_it_is_well_formed_and_the_same_twice(name: str, language: Language) -> None:
    first = svg(PLANS[name], PROJECT, CATALOGUE, language)
    assert first == svg(PLANS[name], PROJECT, CATALOGUE, language)
    root = ET.fromstring(first)  # noqa: S314  # our own output
    assert root.get("lang") == language
    assert {one.tag.removeprefix(SVG) for one in root} == {"title", "desc", "defs", "g"}


def test_names_cannot_break_out_of_the_picture() -> None:
    title = Text(sv="</text></svg><script>alert(1)</script>", en="-")
    hostile = FEASIBLE.applications[0].model_copy(update={"title": title})
    picture = svg(
        FEASIBLE.model_copy(update={"applications": (hostile,)}), PROJECT, CATALOGUE, "sv"
    )
    assert "<script" not in picture
    assert "&lt;script&gt;" in picture.replace("\n", "")


def test_no_two_labels_of_twelve_rounds_lie_on_each_other() -> None:
    texts = _texts(*_twelve_rounds())
    boxes = [
        (element, *_box(element))
        for text, element in texts
        if text.startswith(("öppnar", "sök", "styrk", "beslut"))
    ]
    assert len(boxes) > 40
    for index, (one, left, right, y) in enumerate(boxes):
        for other, begin, end, baseline in boxes[index + 1 :]:
            apart = right <= begin or end <= left or abs(y - baseline) >= 12
            assert apart, (one.text, other.text)


def test_of_many_margins_only_the_tightest_to_each_proof_is_drawn() -> None:
    plan, catalogue = _twelve_rounds()
    found = slacks(planned_rounds(plan, catalogue), plan)
    assert len(found) > 6
    assert _arrows(plan, catalogue) == len({one.asks for one in found})


def test_grants_for_different_costs_do_not_wait_for_each_other() -> None:
    first, then = (
        one.model_copy(update={"scope": (CostShare(partner=partner, work_package="wp1"),)})
        for one, partner in zip(FEASIBLE.applications[::2], ("lu", "skane"), strict=True)
    )
    plan = FEASIBLE.model_copy(update={"applications": (first, then)})
    assert slacks(planned_rounds(plan, CATALOGUE), plan) == ()


def test_a_late_decision_that_no_conflict_names_is_no_margin() -> None:
    late = FEASIBLE.applications[0].model_copy(
        update={"decision": DecisionWindow(latest=date(2024, 12, 24))}
    )
    plan = FEASIBLE.model_copy(update={"applications": (late, FEASIBLE.applications[2])})
    assert slacks(planned_rounds(plan, CATALOGUE), plan) == ()


def test_conflicting_rounds_are_planned_with_the_proof_that_their_call_asks_for() -> None:
    (asks, _) = conflicting_rounds(INFEASIBLE, PROJECT, CATALOGUE)
    assert asks.proof_due == date(2024, 11, 8)


def test_time_off_is_four_weeks_of_july_and_christmas() -> None:
    scale = Scale(date(2024, 6, 1), date(2025, 1, 31), 0, 800)
    assert list(scale.time_off()) == [
        (date(2024, 7, 8), date(2024, 8, 4)),
        (date(2024, 12, 23), date(2025, 1, 6)),
    ]


@pytest.mark.parametrize(
    ("years", "labels"), [(1, ["jan", "feb"]), (4, ["kv 1", "kv 2"]), (12, ["", ""])]
)
def test_the_axis_names_what_there_is_room_for(years: int, labels: list[str]) -> None:
    scale = Scale(date(2024, 1, 1), date(2023 + years, 12, 31), 216, 952)
    assert [tick.label for tick in scale.ticks("sv")][:2] == labels


def test_days_lie_in_order_and_inside_the_axis() -> None:
    scale = Scale(date(2024, 1, 1), date(2024, 12, 31), 100, 900)
    places = [scale.x(date(2024, 1, 1) + timedelta(days=n)) for n in range(-30, 400)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (100, 900)


@given(
    st.lists(
        st.tuples(st.integers(216, 952), st.text("abcdefgh ", min_size=1, max_size=40)), max_size=8
    )
)
def test_labels_in_one_line_never_overlap(drawn: list[tuple[int, str]]) -> None:
    spans: dict[int, list[tuple[float, float]]] = {}
    for placed in place([Label(x, text) for x, text in drawn], 960, 12.5):
        width = text_width(placed.label.text, 12.5)
        x = placed.label.x
        span = (x, x + width) if placed.side == "start" else (x - width, x)
        spans.setdefault(placed.line, []).append(span)
    for line in spans.values():
        for (_, end), (begin, _) in zip(sorted(line), sorted(line)[1:], strict=False):
            assert end <= begin


def test_arrows_turn_at_right_angles_and_no_label_stands_on_them() -> None:
    root = _root(FEASIBLE)
    arrows = [
        [tuple(map(float, point.split())) for point in one.get("d", "")[1:].split("L")]
        for one in root.iter(f"{SVG}path")
        if one.get("marker-end") is not None and one.get("stroke-linejoin") is not None
    ]
    assert len(arrows) == _arrows(FEASIBLE) > 0
    boxes = [
        (text, _box(element))
        for text, element in _texts(FEASIBLE)
        if text.startswith(("öppnar", "sök", "styrk", "beslut", "kommitté"))
    ]
    for points in arrows:
        for (x, y), (next_x, next_y) in pairwise(points):
            assert x == next_x or y == next_y
            top, bottom = sorted((y, next_y))
            for text, (left, right, baseline) in boxes:
                beside = not left + 4 < x < right - 4 if x == next_x else True
                assert beside or not top < baseline - 4 < bottom, text


@pytest.mark.parametrize(
    ("arrow", "found"),
    [
        # Up from row 3 to row 1: past row 2 at the decision, into row 1 at the proof.
        (Arrow(3, 1, 50, 80, is_late=False), {1: (80,), 2: (50,)}),
        # Down from row 0 to row 2: out of row 0 and past row 1 at the decision.
        (Arrow(0, 2, 50, 80, is_late=False), {0: (50,), 1: (50,)}),
    ],
)
def test_labels_know_where_arrows_pass(arrow: Arrow, found: dict[int, tuple[float]]) -> None:
    assert {row: walls([arrow], row) for row in range(5) if walls([arrow], row)} == found


def test_a_label_goes_to_the_other_side_of_its_mark_rather_than_across_a_line() -> None:
    label = Label(400, "beslut 15 nov")
    (free,) = place([label], 960, 12.5)
    (beside,) = place([label], 960, 12.5, {430: 1})
    (cramped,) = place([label], 960, 12.5, {430: 1}, left=390)
    assert (free.side, beside.side, cramped.side) == ("start", "end", "start")


@pytest.mark.parametrize(
    ("written", "zone", "shown"),
    [
        ("2024-09-19T23:59+02:00", "Europe/Stockholm", "2024-09-19 23:59"),
        ("2024-09-19T21:59:00+00:00", "Europe/Stockholm", "2024-09-19 23:59"),
        ("2024-09-19T23:59+02:00", None, "2024-09-19 23:59"),
        ("2024-09-19T23:59+02:00", "Nowhere/Land", "2024-09-19 23:59"),
        ("2024-09-19T23:59+02:00", "../etc/passwd", "2024-09-19 23:59"),
        ("2024-09-19T23:59+02:00", "", "2024-09-19 23:59"),
        ("2024-09-19", None, "2024-09-19"),
        ("soon", None, None),
        ("2024-13-01T10:00", None, None),
    ],
)
def test_the_plans_own_dates_are_read(written: str, zone: str | None, shown: str | None) -> None:
    when = moment(written, zone)
    assert (None if when is None else when.words().sv) == shown


def _twelve_rounds() -> tuple[Plan, Catalogue]:
    """Twelve applications to four funders, each three weeks after the one before."""
    applications = []
    calls = []
    for number in range(12):
        opens = date(2026, 11, 1) + timedelta(weeks=3 * number)
        deadline, decision = opens + timedelta(days=45), opens + timedelta(days=150)
        calls.append(
            {
                "id": f"call-{number}",
                "funder": f"funder-{number % 4}",
                "title": f"Utlysning {number} för gränsöverskridande innovationsinfrastruktur",
                "rounds": [
                    {
                        "id": "r1",
                        "milestones": [
                            {"kind": "deadline", "at": deadline},
                            {
                                "kind": "decision",
                                "at": {"from": decision, "to": decision + timedelta(days=30)},
                            },
                        ],
                    }
                ],
            }
        )
        applications.append(
            Application.model_validate(
                {
                    "call": f"call-{number}",
                    "round": "r1",
                    "opens": opens.isoformat(),
                    "submit_by": deadline.isoformat(),
                    "proof_due": None if number % 2 else decision + timedelta(days=60),
                    "grant": "1000000.00",
                    "scope": (CostShare(partner="lu", work_package="wp1"),),
                }
            )
        )
    funders = [
        {"id": f"funder-{n}", "name": f"Finansiär {n}", "level": "national"} for n in range(4)
    ]
    catalogue = Catalogue.model_validate({"funders": funders, "calls": calls})
    update = {"applications": tuple(applications), "as_of": date(2026, 11, 21)}
    return FEASIBLE.model_copy(update=update), catalogue


def _root(plan: Plan, catalogue: Catalogue = CATALOGUE) -> ET.Element:
    return ET.fromstring(svg(plan, PROJECT, catalogue, "sv"))  # noqa: S314  # our own output


def _texts(plan: Plan, catalogue: Catalogue = CATALOGUE) -> list[tuple[str, ET.Element]]:
    return [(one.text or "", one) for one in _root(plan, catalogue).iter(f"{SVG}text")]


def _words(plan: Plan) -> set[str]:
    """The texts, with plain spaces."""
    return {text.replace("\u00a0", " ") for text, _ in _texts(plan)}


def _shapes(plan: Plan) -> list[ET.Element]:
    layers = _root(plan).findall(f"{SVG}g")
    return [one for layer in layers for one in layer]


def _arrows(plan: Plan, catalogue: Catalogue = CATALOGUE) -> int:
    """How many arrows there are, the one of the legend left out."""
    paths = _root(plan, catalogue).iter(f"{SVG}path")
    return sum(one.get("marker-end") is not None for one in paths) - 1


def _box(element: ET.Element) -> tuple[float, float, float]:
    """Left, right and baseline of a text."""
    x, y = float(element.get("x", "")), float(element.get("y", ""))
    width = text_width(element.text or "", 12.5)
    return (x - width, x, y) if element.get("text-anchor") == "end" else (x, x + width, y)
