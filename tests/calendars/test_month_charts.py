"""The pictures of liquidity and of delays: what is drawn is what the plan says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from calendars.delay_chart import delay_chart, delay_words
from calendars.liquidity_chart import BOTTOM, LEFT, RIGHT, TOP, liquidity_chart
from models.liquidity import Liquidity, MonthRow
from models.risk import Quantiles, Simulation
from models.text import Language

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_lowest_month_has_the_dot_and_the_words(language: Language) -> None:
    root = ET.fromstring(liquidity_chart(_liquidity(-300, -700, -200, 0), language))  # noqa: S314  # our own drawing
    dot = root.find(f"{SVG}circle")
    assert dot is not None
    width = (RIGHT - LEFT) / 4
    assert float(dot.get("cx", "")) == LEFT + 1.5 * width
    words = " ".join(one.text or "" for one in root.iter(f"{SVG}text")).replace("\u00a0", " ")
    assert {"sv": "lägst -700 kr, mars 2025", "en": "lowest -700 kr, Mar 2025"}[language] in words
    assert "-700" in root.findtext(f"{SVG}desc", "").replace("\u00a0", " ")


@pytest.mark.parametrize("balances", [(-300, -700, 0), (0, 0, 0), (5, 9, 1), (-1, -1_000_000, -1)])
def test_the_line_of_balances_keeps_its_order_inside_the_picture(balances: tuple[int, ...]) -> None:
    root = ET.fromstring(liquidity_chart(_liquidity(*balances), "sv"))  # noqa: S314  # our own drawing
    line = next(one for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "2.2")
    heights = [float(point.split()[1]) for point in line.get("d", "")[1:].split("L")]
    assert len(heights) == len(balances)
    assert all(TOP - 0.5 <= y <= BOTTOM + 0.5 for y in heights)
    for (one, low), (other, high) in zip(
        sorted(zip(balances, heights, strict=True)),
        sorted(zip(balances, heights, strict=True))[1:],
        strict=False,
    ):
        assert (one == other) or low >= high


def test_bars_stand_on_the_line_of_zero() -> None:
    root = ET.fromstring(liquidity_chart(_liquidity(-300, -700, -200), "sv"))  # noqa: S314  # our own drawing
    bars = [
        (float(one.get("y", "")), float(one.get("height", "")))
        for one in root.iter(f"{SVG}rect")
        if one.get("stroke-width") and float(one.get("y", "999")) < BOTTOM
    ]
    # Two of each month: money in above, costs below; they meet at zero.
    tops, bottoms = bars[::2], bars[1::2]
    assert len(tops) == len(bottoms) == 3
    zero = {round(y, 1) for y, _ in bottoms}
    assert len(zero) == 1
    assert all(abs(y + height - min(zero)) < 0.2 for y, height in tops)


def test_delays_are_told_and_drawn_only_where_there_are_any() -> None:
    never = Quantiles(p10=0, p50=0, p90=0, chance_of_any=Decimal(0))
    late = Quantiles(p10=0, p50=12, p90=90, chance_of_any=Decimal("0.6"))
    assert delay_chart(_simulation(never, never), "sv") == ""
    assert delay_chart(_simulation(None, None), "sv") == ""
    root = ET.fromstring(delay_chart(_simulation(late, never), "sv"))  # noqa: S314  # our own drawing
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert "hälften 12 dagar" in words
    assert "nio av tio 90 dagar" in words
    told = root.findtext(f"{SVG}desc", "").replace("\u00a0", " ")
    assert told.endswith(
        "senare än planerad start i 60 % av fallen; i hälften av fallen högst 12 dagar senare, i "
        "nio fall av tio högst 90 dagar senare."
    )
    same = delay_words(late.model_copy(update={"p90": 12}))
    assert "hälften" not in same.sv
    assert "half" not in same.en
    assert len(words) == 3


def _liquidity(*kronor: int) -> Liquidity:
    """Months from February 2025 with 500 kr in, 400 kr of costs and these balances."""
    months = tuple(
        MonthRow.model_validate(
            {
                "month": number,
                "from": date(2025, 1 + number, 1),
                "costs": "400.00",
                "grants": {"call:a/1": "300.00"},
                "contributions": "150.00",
                "own": "50.00",
                "balance": f"{one}.00",
            }
        )
        for number, one in enumerate(kronor, 1)
    )
    lowest = min(months, key=lambda one: one.balance)
    return Liquidity(
        currency="SEK",
        months=months,
        low=min(lowest.balance, 0),
        low_month=lowest.month,
        low_on=lowest.from_,
        bridge=0,
        partners=(),
        payments=(),
    )


def _simulation(start: Quantiles | None, wait: Quantiles | None) -> Simulation:
    return Simulation.model_validate(
        {
            "samples": 10,
            "seed": 0,
            "all_granted": "0.5",
            "financed": "0.5",
            "financed_in_time": "0.5",
            "mean_grants": "0.00",
            "start_delay": start,
            "wait": wait,
        }
    )
