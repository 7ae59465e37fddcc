"""The portfolio in ``examples/synergy-assignment``: its sums and days computed by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.portfolio_request import PortfolioRequest
from flows.portfolio_steps import plan_portfolio_into
from models.document import parse_document
from models.money import parse_amount
from models.portfolio import Portfolio

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "synergy-assignment"
EXPECTED: dict[str, Any] = parse_document(
    (EXAMPLE / "expected.yaml").read_bytes(), "expected.yaml"
).data["portfolio"]


@pytest.mark.parametrize("catalogue", EXPECTED)
def test_the_portfolio_is_the_one_computed_by_hand(catalogue: str, tmp_path: Path) -> None:
    expected = EXPECTED[catalogue]
    portfolio = _planned(catalogue, tmp_path)
    (pot,) = portfolio.pots
    assert portfolio.counts.feasible == expected["feasible"]
    infeasible = [one.project for one in portfolio.projects if one.status == "infeasible"]
    assert infeasible == expected["infeasible"]
    assert all(one.proven for one in portfolio.projects)
    assert (pot.granted, pot.left) == (
        parse_amount(expected["grants"]),
        parse_amount(expected["left"]),
    )


def test_ihubs_misses_the_end_of_the_assignment_by_77_days_of_start(tmp_path: Path) -> None:
    """Six months that end on 2023-04-15 start on 2022-10-16, 77 days before 2023-01-01."""
    portfolio = _planned("catalogue.yaml", tmp_path)
    ihubs = next(one for one in portfolio.projects if one.project == "ihubs")
    days = (date(2023, 1, 1) - date(2022, 10, 16)).days
    (missing,) = ihubs.missing
    assert missing.sv.endswith(f"måste börja senast 2022-10-16: {days} dagar fattas.")


def _planned(catalogue: str, out: Path) -> Portfolio:
    request = PortfolioRequest(folder=EXAMPLE / "projects", calls=(EXAMPLE / catalogue,))
    return plan_portfolio_into(request, out).portfolio
