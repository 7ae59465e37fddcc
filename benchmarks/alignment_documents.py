"""A drawn year of calls as files: ``calls.yaml`` and ``scenario.yaml`` (JSON, which is YAML).

``python -m benchmarks.alignment_documents CALLS SEED FOLDER``
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.alignment_instances import (
    DISTANCES,
    FIRST,
    LAST,
    MOST_DEADLINES,
    CallDrawn,
    WishDrawn,
    YearDrawn,
    draw,
)

Facts = dict[str, Any]


def catalogue_of(year: YearDrawn) -> Facts:
    """The calls as a catalogue file."""
    funders = sorted({call.funder for call in year.calls})
    return {
        "format": "samspel/catalogue@1",
        "funders": [
            {"id": one, "name": one, "level": "national", "country": "SE", "holidays": "SE"}
            for one in funders
        ],
        "calls": [_call(call) for call in year.calls],
    }


def scenario_of(year: YearDrawn, catalogue: str = "calls.yaml") -> Facts:
    """The freedom, links and rules as a scenario file."""
    moving = [call for call in year.calls if call.within]
    panels = [
        {
            "id": panel,
            "capacity": capacity,
            "uses": [
                {"round": call.round, "from": "deadline", "to": "committee", "amount": 1}
                for call in year.calls
                if call.panel == panel
            ],
        }
        for panel, capacity in year.panels.items()
    ]
    return {
        "format": "samspel/scenario@1",
        "catalogue": [catalogue],
        "horizon": {"from": FIRST.isoformat(), "to": LAST.isoformat()},
        "freedom": [
            {"round": call.round, "within_days": call.within, "weight": call.weight}
            for call in moving
        ],
        "links": [_link(wish) for wish in year.wishes],
        "rules": {
            "durations": [
                {"all": True, "from": first, "to": then, "min_days": low, "max_days": high}
                for first, then, low, high in DISTANCES
            ],
            "panels": panels,
            "deadlines_per_week": [
                {"funder": one, "max": MOST_DEADLINES}
                for one in sorted({call.funder for call in year.calls})
            ],
            "working_days_only": ["deadline", "committee", "decision"],
            "budget_year": [
                {"round": call.round, "year": call.dates["decision"].year}
                for call in moving
                if call.keeps_year
            ],
        },
    }


def _call(call: CallDrawn) -> Facts:
    name, _, round_ = call.round.partition("/")
    return {
        "id": name,
        "funder": call.funder,
        "title": f"Call {call.number}",
        "synthetic": True,
        "note": "Drawn for a benchmark.",
        "match": {"proof": {"rule": "at_submission"}},
        "rounds": [
            {
                "id": round_,
                "certainty": "planned",
                "milestones": [
                    {"kind": kind, "at": day.isoformat()} for kind, day in call.dates.items()
                ],
            }
        ],
    }


def _link(wish: WishDrawn) -> Facts:
    link: Facts = {"id": wish.id, "kind": wish.kind, "weight": wish.weight}
    if wish.kind == "decision_before_proof":
        return link | {"first": wish.first, "then": wish.then, "margin_working_days": wish.low}
    if wish.kind == "overlap":
        return link | {"rounds": [wish.first, wish.then], "min_days": wish.low}
    if wish.kind == "lag":
        return link | {
            "first": {"round": wish.first, "milestone": "decision"},
            "then": {"round": wish.then, "milestone": "opens"},
            "min_days": wish.low,
            "max_days": wish.high,
        }
    return link | {
        "rounds": [wish.first, wish.then],
        "milestone": "deadline",
        "max_days": wish.high,
    }


def main(calls: int, seed: int, folder: Path) -> None:
    """Write both files."""
    year = draw(calls, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, facts in (("calls", catalogue_of(year)), ("scenario", scenario_of(year))):
        text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
