"""What funders may want of a year's rounds: links between those that are near in time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from benchmarks.national_rounds import RoundDrawn

PROOF_LEAD_DAYS = 28
"""About twenty working days before the meeting."""

NEAR_DAYS = 40
TOO_CLOSE_DAYS = 6
OPEN_TOGETHER_DAYS = 60

Window = tuple[str, date, date]
"""The name of a round, its opening and its deadline."""

Facts = dict[str, Any]


def wishes(
    swedish: Sequence[RoundDrawn], eu: Sequence[Window], chance: random.Random
) -> list[Facts]:
    """Weighted links, each with an id of its own."""
    drawn = [*_match(swedish, chance), *_beside_the_eu(swedish, eu, chance)]
    return [{"id": f"link-{number:03}", **one} for number, one in enumerate(drawn, start=1)]


def _match(swedish: Sequence[RoundDrawn], chance: random.Random) -> Iterator[Facts]:
    """Vinnova's decision is to come before an ERDF round's proof: two rounds that nearly do."""
    vinnova = [one for one in swedish if one.funder == "vinnova"]
    for eruf in swedish:
        if eruf.committee is None:
            continue
        near = [
            one
            for one in vinnova
            if abs((eruf.committee - one.decision).days - PROOF_LEAD_DAYS) <= NEAR_DAYS
        ]
        for one in chance.sample(near, min(2, len(near))):
            yield {
                "kind": "decision_before_proof",
                "first": one.name,
                "then": eruf.name,
                "margin_working_days": 5,
                "weight": chance.randint(3, 10),
            }


def _beside_the_eu(
    swedish: Sequence[RoundDrawn], eu: Sequence[Window], chance: random.Random
) -> Iterator[Facts]:
    """Vinnova's rounds are open together with an EU call, and close on other days than another."""
    for one in swedish:
        if one.funder != "vinnova":
            continue
        together = [
            name
            for name, opens, closes in eu
            if 0 < (min(closes, one.deadline) - max(opens, one.opens)).days < OPEN_TOGETHER_DAYS
        ]
        if together and chance.random() < 0.5:  # every other round
            yield {
                "kind": "overlap",
                "rounds": [one.name, chance.choice(together)],
                "min_days": 42,
                "weight": chance.randint(1, 5),
            }
        close = [
            name for name, _, closes in eu if abs((closes - one.deadline).days) <= TOO_CLOSE_DAYS
        ]
        if close and chance.random() < 0.5:  # every other round
            yield {
                "kind": "apart",
                "rounds": [one.name, chance.choice(close)],
                "milestone": "deadline",
                "min_days": TOO_CLOSE_DAYS + 1,
                "weight": chance.randint(1, 5),
            }
