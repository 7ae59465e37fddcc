"""Fewer other plans than were asked for: whether there are none, or time ran out."""

from __future__ import annotations

from models.finding import Finding
from models.text import Text


def no_more_plans(found: int, *, out_of_time: bool) -> Finding:
    """A note; ``found`` is the number of other plans that there are."""
    others = (
        Text(sv="en annan plan", en="one other plan")
        if found == 1
        else Text(sv=f"{found} andra planer", en=f"{found} other plans")
    )
    if out_of_time:
        message = Text(
            sv=f"Tiden räckte till {others.sv}. Ge mer tid med --time-limit.",
            en=f"There was time for {others.en}. Give more time with --time-limit.",
        )
    elif found:
        message = Text(
            sv=f"Det finns bara {others.sv} som följer alla regler och passar önskemålen.",
            en=f"Only {others.en} can be had within every rule and wish.",
        )
    else:
        message = Text(
            sv="Det finns ingen annan plan: inget annat urval av omgångar följer alla regler.",
            en="There is no other plan: no other choice of rounds keeps every rule.",
        )
    return Finding(
        rule="solver.alternatives",
        severity="info",
        numbers={"found": found},
        message=message,
    )
