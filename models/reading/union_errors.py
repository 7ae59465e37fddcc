"""What to say when a value fits no member of a union.

Pydantic then gives the errors of every member. A reader wants those of the member that was meant,
or, when none stands out, one sentence about all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.nearest_name import nearest_names
from models.reading.error_places import ADDED_FIELDS, MISSING_FIELDS, PlacedError
from models.reading.known_types import Alternatives, field_names, tagged
from models.reading.shown import Path

# Errors that say that a value is of another kind altogether than the member of the union.
_OTHER_KIND_ENDINGS = ("_type", "_parsing", "_error", "_size")
_OTHER_KIND = frozenset({"enum", "none_required", "int_from_float", "date_from_datetime_inexact"})
_OWN_KIND = frozenset({"value_error", "assertion_error"})


@dataclass(frozen=True)
class NoMemberFits:
    """A value that fits no member of a union: ``members`` holds, per member, its first error."""

    path: Path
    value: Any
    members: tuple[tuple[Alternatives, PlacedError], ...]


def settled(errors: Sequence[PlacedError], depth: int = 0) -> list[PlacedError | NoMemberFits]:
    """One fault per place: the errors of the union members that were not meant are left out."""
    result: list[PlacedError | NoMemberFits] = []
    onward: dict[object, list[PlacedError]] = {}
    members: dict[str | int, list[PlacedError]] = {}
    for error in errors:
        if len(error.location) == depth:
            result.append(error)
        elif error.is_tag(depth):
            members.setdefault(error.location[depth], []).append(error)
        else:
            step = (error.in_document[depth], error.location[depth])
            onward.setdefault(step, []).append(error)
    for branch in onward.values():
        result += settled(branch, depth + 1)
    return result + _of_the_meant_member(members, depth)


def _of_the_meant_member(
    members: Mapping[str | int, list[PlacedError]], depth: int
) -> list[PlacedError | NoMemberFits]:
    if len(members) < 2:
        return [fault for errors in members.values() for fault in settled(errors, depth + 1)]
    alike = {
        tag: errors
        for tag, errors in members.items()
        if not any(_is_of_another_kind(error, tag, depth) for error in errors)
        and _knows_a_field(tagged(errors[0].types[depth], tag), errors[0].value_before(depth))
    }
    if not alike:
        return [_no_member_fits(members, depth)]
    cost = {tag: _cost(errors) for tag, errors in alike.items()}
    best = {tag: errors for tag, errors in alike.items() if cost[tag] == min(cost.values())}
    if len({_signature(errors) for errors in best.values()}) > 1:
        return [_no_member_fits(members, depth)]
    return settled(next(iter(best.values())), depth + 1)


def _is_of_another_kind(error: PlacedError, tag: str | int, depth: int) -> bool:
    """Whether the member refuses the value as a whole for being something else altogether."""
    if any(error.in_document[depth:]):
        return False
    if _speaks_of_another_kind(error.error["type"]):
        return True
    holds_fields = any(one.model is not None for one in tagged(error.types[depth], tag))
    return isinstance(error.value_before(depth), dict) and not holds_fields


def _knows_a_field(types: Alternatives, value: Any) -> bool:
    """Whether the member has, at least by likeness, one of the fields that the user wrote."""
    names = field_names(types)
    if not names or not isinstance(value, dict):
        return True
    return any(key in names or nearest_names(key, names) for key in value)


def _speaks_of_another_kind(error_type: str) -> bool:
    if error_type in _OWN_KIND:
        return False
    return error_type in _OTHER_KIND or error_type.endswith(_OTHER_KIND_ENDINGS)


def _cost(errors: Sequence[PlacedError]) -> float:
    """How far the value is from the member: a probable misspelling weighs less than a fault."""
    missing = [str(error.location[-1]) for error in errors if error.error["type"] in MISSING_FIELDS]
    total = 0.0
    for error in errors:
        is_misspelt = error.error["type"] in ADDED_FIELDS and nearest_names(
            str(error.location[-1]), missing or field_names(error.types[-2])
        )
        total += 0.25 if is_misspelt else 1.0
    return total


def _signature(errors: Sequence[PlacedError]) -> tuple[tuple[object, str], ...]:
    return tuple((error.path, error.error["type"]) for error in errors)


def _no_member_fits(members: Mapping[str | int, list[PlacedError]], depth: int) -> NoMemberFits:
    first = next(iter(members.values()))[0]
    return NoMemberFits(
        path=first.path_before(depth),
        value=first.value_before(depth),
        members=tuple(
            (tagged(errors[0].types[depth], tag), errors[0]) for tag, errors in members.items()
        ),
    )
