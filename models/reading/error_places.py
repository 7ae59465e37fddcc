"""Where in the document an error of pydantic stands.

The locations of pydantic hold steps that no user wrote: the tags of union members, fields that a
validator made up, ``[key]``. Here the steps are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from models.reading.known_types import Alternatives, Location, alternatives_along
from models.reading.shown import Path

ADDED_FIELDS = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
MISSING_FIELDS = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
_KEY_STEP = "[key]"
# Few locations have more than one reading; this only bounds the work on absurd ones.
_MOST_READINGS = 64


@dataclass(frozen=True)
class PlacedError:
    """An error of pydantic and its place.

    ``in_document`` tells for each step of ``location`` whether the user wrote it, and
    ``types[i]`` what the model expects before step ``i``.
    """

    error: ErrorDetails
    location: Location
    in_document: tuple[bool, ...]
    types: tuple[Alternatives, ...]
    path: Path
    value: Any
    data: Any = field(repr=False)

    def is_tag(self, index: int) -> bool:
        """Whether the step is the tag of a union member."""
        return not self.in_document[index] and len(self.types[index]) > 1

    @property
    def is_of_made_up_field(self) -> bool:
        """Whether it stands at a field that a validator of ours added to what the user wrote."""
        return any(
            not is_in_document and not self.is_tag(index)
            for index, is_in_document in enumerate(self.in_document)
        )

    def path_before(self, index: int) -> Path:
        """The path of the value that step ``index`` leads into."""
        return _chosen(self.location[:index], self.in_document[:index])

    def value_before(self, index: int) -> Any:
        """The value that step ``index`` leads into."""
        return _value_at(self.data, self.path_before(index))


def placed_errors(
    errors: Iterable[ErrorDetails], data: Any, model: type[BaseModel]
) -> list[PlacedError]:
    """The places of the errors that validating ``data`` by ``model`` gave.

    An error at a made-up field is left out where the user's own field has the same error with the
    same value: the validator only copied it. So is a list said to be too short only because values
    in it have faults of their own.
    """
    all_of_them = list(errors)
    found = [
        _placed(error, data, model)
        for error in all_of_them
        if not _is_short_of_refused_values(error, all_of_them)
    ]
    written = [one for one in found if not one.is_of_made_up_field]
    made_up = [one for one in found if one.is_of_made_up_field]
    echoes = {id(copy) for copy in made_up for one in written if _is_echo(copy, one)}
    return [one for one in found if id(one) not in echoes]


def _is_short_of_refused_values(error: ErrorDetails, errors: Iterable[ErrorDetails]) -> bool:
    """Whether a list is too short only without the values that were refused."""
    if error["type"] != "too_short":
        return False
    at = error["loc"]
    refused = any(len(one["loc"]) > len(at) and one["loc"][: len(at)] == at for one in errors)
    return refused and len(error["input"]) >= error.get("ctx", {})["min_length"]


def _is_echo(copy: PlacedError, of: PlacedError) -> bool:
    return (
        copy.error["input"] is of.error["input"]
        and copy.error["type"] == of.error["type"]
        and copy.path == of.path[: len(copy.path)]
    )


def _placed(error: ErrorDetails, data: Any, model: type[BaseModel]) -> PlacedError:
    location: Location = error["loc"]
    is_of_key = location[-1:] == (_KEY_STEP,)
    if is_of_key:
        location = location[:-1]
    is_missing = error["type"] in MISSING_FIELDS and bool(location)
    written = location[:-1] if is_missing else location
    found = error["input"] if not is_of_key else _ANYTHING
    in_document = _written_steps(written, data, found)
    path = _chosen(written, in_document)
    value = _value_at(data, path)
    if is_missing:
        # The user did not write the field, yet it is the place that the message is about.
        stands_in_fields = isinstance(value, dict | list)
        in_document = (*in_document, stands_in_fields)
        path = _chosen(location, in_document)
    one = PlacedError(
        error=error,
        location=location,
        in_document=in_document,
        types=tuple(alternatives_along(model, location, in_document)),
        path=path,
        value=value,
        data=data,
    )
    return replace(one, value=error["input"]) if is_of_key or one.is_of_made_up_field else one


_ANYTHING = object()


@dataclass(frozen=True)
class _Reading:
    """One way to read a location: which steps lead down into the document, and to what."""

    in_document: tuple[bool, ...]
    value: Any


def _written_steps(location: Location, data: Any, found: Any) -> tuple[bool, ...]:
    """Which steps the user wrote: the reading that leads to the very value pydantic complains of.

    A tag can have the name of a field, so every step is tried both ways. Where several readings
    are left, the one with the most written steps holds, and the later steps.
    """
    readings = [_Reading((), data)]
    for step in location:
        longer: list[_Reading] = []
        for reading in readings:
            if _has(reading.value, step):
                longer.append(_Reading((*reading.in_document, True), reading.value[step]))
            longer.append(_Reading((*reading.in_document, False), reading.value))
        longer.sort(key=lambda reading: sum(reading.in_document), reverse=True)
        readings = longer[:_MOST_READINGS]
    best = max(
        readings,
        key=lambda reading: (
            reading.value is found,
            sum(reading.in_document),
            reading.in_document[::-1],
        ),
    )
    return best.in_document


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)


def _chosen(location: Location, in_document: Iterable[bool]) -> Path:
    return tuple(step for step, chosen in zip(location, in_document, strict=True) if chosen)


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
