"""Dates that a form of publication never states: what another form has said of them stays.

What a form is silent on is named with its ``silent`` fields: ``rounds/KIND`` for a kind of
milestone, ``rounds/time`` for the time of day, ``rounds/later`` for all stages, or cut-offs, after
the first.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


def rounds_with_earlier_dates(
    said: list[dict[str, Any]], before: list[dict[str, Any]], unstated: Collection[str]
) -> list[dict[str, Any]]:
    """The rounds of a call, as JSON, with what was said before and this form is silent on."""
    if "rounds/later" in unstated and len(said) == 1 < len(before):
        return before
    earlier = {one["id"]: one for one in before}
    return [
        _with_earlier_dates(one, earlier[one["id"]], unstated) if one["id"] in earlier else one
        for one in said
    ]


def _with_earlier_dates(
    said: dict[str, Any], before: dict[str, Any], unstated: Collection[str]
) -> dict[str, Any]:
    milestones: list[dict[str, Any]] = [dict(one) for one in said["milestones"]]
    earlier: list[dict[str, Any]] = before["milestones"]
    if "rounds/later" in unstated:
        milestones = _with_stages(milestones, earlier)
    if "rounds/time" in unstated:
        milestones = [_with_time(one, earlier) for one in milestones]
    stated = {one["kind"] for one in milestones}
    milestones += [
        one for one in earlier if f"rounds/{one['kind']}" in unstated and one["kind"] not in stated
    ]
    return {**said, "milestones": milestones}


def _with_stages(
    milestones: list[dict[str, Any]], earlier: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The single deadline is that of the first stage where more stages were stated before."""
    later = [one for one in earlier if (one["stage"] or 1) > 1]
    deadlines = [one for one in milestones if one["kind"] == "deadline"]
    if len(deadlines) != 1 or deadlines[0]["stage"] not in (None, 1):
        return milestones
    if not any(one["kind"] == "deadline" for one in later):
        return milestones
    deadlines[0]["stage"] = 1
    return milestones + later


def _with_time(one: dict[str, Any], earlier: list[dict[str, Any]]) -> dict[str, Any]:
    """On the same day the time that was stated before still holds."""
    for before in earlier:
        is_same = (before["kind"], before["stage"]) == (one["kind"], one["stage"])
        both = isinstance(before["at"], str) and isinstance(one["at"], str)
        if is_same and both and before["at"].startswith(f"{one['at']}T"):
            return {**one, "at": before["at"], "zone": before["zone"]}
    return one
