"""``samspel plan --liquidity``: the money of a plan month by month."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run


def test_the_terminal_and_the_file_tell_the_lowest_point(
    inputs: Inputs, run: Run, tmp_path: Path
) -> None:
    """Half of 800 000 kr comes in half-yearly, three months late: in month 10, after 300 000 kr.

    Claims end with months 6 and 12 and are paid at the beginning of months 10 and 16. Through month
    9 half of 600 000 kr is laid out; 100 000 kr of the university's 500 000 are left.
    """
    ran = run("plan", *inputs.arguments, "--out", str(tmp_path / "out"), "--liquidity")
    words = " ".join(ran.out.replace("\u00a0", " ").split())
    assert "Likviditet månad för månad" in words
    assert "2028-02-01: kostnader 66 667 kr, bidrag 0 kr, saldo -300 000 kr – lägst" in words
    assert "måste 200 000 kr lånas: Lunds universitet 200 000 kr i månad 9" in words
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert plan["liquidity"]["low"] == "-300000.00"
    assert plan["liquidity"]["bridge"] == "200000.00"
    assert [one["month"] for one in plan["liquidity"]["months"] if one["grants"]] == [10, 16]


def test_nothing_is_said_of_it_unasked(inputs: Inputs, run: Run, tmp_path: Path) -> None:
    ran = run("plan", *inputs.arguments, "--out", str(tmp_path / "out"))
    assert "Likviditet" not in ran.out
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert plan["liquidity"] is None
