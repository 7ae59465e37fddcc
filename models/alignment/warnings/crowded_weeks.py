"""Weeks in which many rounds close at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.alignment.crowding import Week, monday_of, week_of, week_text
from models.alignment.warnings.dated_round import DatedRound
from models.finding import Finding
from models.text import Text

CROWDED_DEADLINES = 4
"""So many deadlines in one week are told of."""


def crowded_weeks(rounds: Iterable[DatedRound], most: int) -> Iterator[Finding]:
    """ISO weeks with ``most`` deadlines or more, of all funders together."""
    weeks: dict[Week, dict[str, str]] = {}
    for one in rounds:
        for point in one.listed.all_of("deadline"):
            if point in one.exact:
                closing = weeks.setdefault(week_of(one.dates[point]), {})
                closing[one.name] = one.listed.funder.name
    for week, closing in sorted(weeks.items()):
        if len(closing) >= most:
            funders = sorted(set(closing.values()))
            yield Finding(
                rule="deadlines.crowded",
                severity="warning",
                subjects=tuple(sorted(closing)),
                numbers={"week": week_text(week), "deadlines": len(closing)},
                message=Text(
                    sv=f"{len(closing)} utlysningar stänger vecka {week_text(week)} (från "
                    f"{monday_of(week)}): {', '.join(funders)}.",
                    en=f"{len(closing)} calls close in week {week_text(week)} (from "
                    f"{monday_of(week)}): {', '.join(funders)}.",
                ),
            )
