"""How many aid ceilings are evaluated in a second, row by row and by columns."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Any

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Grounds
from models.aid_on_one_cost import UnionMoney, aid_on_one_cost
from solver.portfolio_aid import portfolio_aid

if TYPE_CHECKING:
    import pandas as pd

ROWS = 1_000_000
SAMPLE = 20_000
RUNS = 5
SEED = 20261120
SOURCES = ["vinnova", "erdf", "region"]


def run() -> None:
    """Print evaluations per second of both readings and the ratio; they agree on the sample."""
    import pandas as pd

    frame = made_up_portfolio(ROWS)
    took = []
    found = pd.DataFrame()
    for _ in range(RUNS):
        before = time.perf_counter()
        found = portfolio_aid(frame, SOURCES)
        took.append(time.perf_counter() - before)
    # The rows stand in random order: the first ones are a fair sample.
    rows = frame.head(SAMPLE).to_dict("records")
    before = time.perf_counter()
    plain = [_plainly(row) for row in rows]
    plain_took = time.perf_counter() - before
    expected = pd.DataFrame(plain, index=frame.index[:SAMPLE]).astype(found.dtypes.to_dict())
    pd.testing.assert_frame_equal(found.head(SAMPLE), expected)

    by_columns, row_by_row = ROWS / median(took), SAMPLE / plain_took
    print(
        f"\nAid ceilings (made-up portfolio, seed {SEED}; Python {platform.python_version()}, "
        f"pandas {pd.__version__}, {os.cpu_count()} cores of which one is used)"
    )
    print(
        f"  plain reading, {SAMPLE:,} rows        {row_by_row:>12,.0f} rows/s  {plain_took:.2f} s"
    )
    spread = f"median {median(took):.2f} s, worst {max(took):.2f} s of {RUNS}"
    print(f"  by columns, {ROWS:,} rows        {by_columns:>12,.0f} rows/s  {spread}")
    print(
        f"  ratio {by_columns / row_by_row:,.0f}; both agree on all {SAMPLE:,} rows of the sample"
    )
    print(f"  verdicts {found['verdict'].value_counts().to_dict()}")


def made_up_portfolio(rows: int) -> pd.DataFrame:
    """Costs to 10 million kronor, days from 2013 to 2029, a fifth with Union money."""
    import numpy as np
    import pandas as pd

    draw = np.random.default_rng(SEED)
    cost = draw.integers(0, 10**9, rows)
    union = draw.random(rows) < 0.2
    first, last = np.datetime64("2013-01-01"), np.datetime64("2030-01-01")
    days = first + draw.integers(0, int((last - first).astype(int)), rows)

    def words(*known: str | None) -> pd.Categorical[object]:
        return pd.Categorical.from_codes(
            draw.integers(-1 if None in known else 0, len([one for one in known if one]), rows),
            categories=pd.Index([one for one in known if one], dtype=object),
        )

    return pd.DataFrame(
        {
            "activity": words(*RESEARCH_AND_DEVELOPMENT),
            "size": words(None, "micro", "small", "medium", "large"),
            "effective_collaboration": draw.random(rows) < 0.5,
            "dissemination": draw.random(rows) < 0.3,
            "licensing": draw.random(rows) < 0.1,
            "assisted_area": words("none", "a", "c"),
            "multi_state": draw.random(rows) < 0.1,
            "on": days.astype("datetime64[s]"),
            "cost": cost,
            **{name: cost * draw.integers(0, 30, rows) // 100 for name in SOURCES},
            "union": np.where(union, cost * draw.integers(0, 50, rows) // 100, 0),
            "union_rate": pd.Categorical.from_codes(
                np.where(union, draw.integers(0, 3, rows), -1),
                categories=pd.Index([Decimal("0.50"), Decimal("0.70"), Decimal(1)], dtype=object),
            ),
        }
    )


def _plainly(row: Mapping[Any, Any]) -> Any:
    import pandas as pd

    rated = isinstance(row["union_rate"], Decimal)
    return aid_on_one_cost(
        row["activity"],
        None if pd.isna(row["size"]) else row["size"],
        Grounds(
            effective_collaboration=row["effective_collaboration"],
            dissemination=row["dissemination"],
            licensing=row["licensing"],
            assisted_area=row["assisted_area"],
            multi_state=row["multi_state"],
        ),
        row["on"].date(),
        row["cost"],
        [row[name] for name in SOURCES],
        union=UnionMoney(row["union"], row["union_rate"]) if rated else None,
    )
