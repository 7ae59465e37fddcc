"""The catalogue that several files make together, with what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from models.call import Call
from models.catalogue import (
    CATALOGUE_FORMAT,
    Catalogue,
    Funder,
    Programme,
    call_flaws,
    merge,
)
from models.document import Document, Reading, read_what_is_sound
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw, Path
from models.joint_decisions import meeting_on_other_days
from models.names_rest_on import CATALOGUE_NAMES
from models.reading.sure_flaws import sure_flaws


@dataclass(frozen=True)
class MergedCatalogue:
    """A catalogue and every fault of its files; ``holes`` is what is not known of it.

    ``is_whole`` says that all values of all files fit, so that also its dates can be asked for.
    """

    catalogue: Catalogue
    problems: Sequence[InputProblem]
    holes: frozenset[Path]
    is_whole: bool


def read_merged(files: Sequence[tuple[str, bytes]], *, complete: bool) -> MergedCatalogue:
    """The files, name and content, as one catalogue; ``complete`` unless others are missing."""
    readings: list[Reading[Catalogue]] = []
    problems: list[InputProblem] = []
    for name, content in files:
        try:
            readings.append(read_what_is_sound(content, name, Catalogue, CATALOGUE_FORMAT))
        except InputErrors as error:
            problems += error.problems
    all_read = complete and len(readings) == len(files)
    for reading in readings:
        problems += reading.problems
    merged = merge([reading.sound.value for reading in readings])
    origins = _Origins(readings, merged)
    holes = {*origins.holes()}
    if not all_read:
        # What is not read may be just what the others lack.
        holes |= {(field, _ELSEWHERE) for field in _FIELDS}
    problems += origins.problems(_flaws(merged, origins, holes))
    is_whole = all_read and not any(reading.problems for reading in readings)
    return MergedCatalogue(merged, problems, frozenset(holes), is_whole)


_FIELDS = ("funders", "programmes", "calls")
_ELSEWHERE = -1
"""The position of an entry that the merged catalogue does not hold."""


def _flaws(merged: Catalogue, origins: _Origins, holes: set[Path]) -> Iterator[Flaw]:
    names = (*merged.flaws_of_names(), *merged.unknown_names())
    for flaw in sure_flaws(names, holes, CATALOGUE_NAMES):
        if not origins.may_be_one_entry(flaw):
            yield flaw
    for index, call in enumerate(merged.calls):
        if not origins.is_faulty(call):
            yield from call_flaws(call, ("calls", index))
    if not any(origins.is_faulty(call) for call in merged.calls):
        yield from meeting_on_other_days(merged.calls)


class _Origins:
    """From which file, and which place there, each entry of a merged catalogue comes."""

    def __init__(self, readings: Sequence[Reading[Catalogue]], merged: Catalogue) -> None:
        self._readings = readings
        self._merged = merged
        # Merging keeps the very objects of the catalogues.
        self._origins: dict[int, tuple[int, str, int]] = {
            id(entry): (number, field, index)
            for number, reading in enumerate(readings)
            for field in _FIELDS
            for index, entry in enumerate(getattr(reading.sound.value, field))
        }
        self._positions: dict[int, int] = {
            id(entry): position
            for field in _FIELDS
            for position, entry in enumerate(getattr(merged, field))
        }

        self._impaired = {
            (number, *path[:2])
            for number, reading in enumerate(readings)
            # What a field too many at the top spoils are holes.
            for path in (*(reading.sound.faulty - {()}), *reading.sound.holes)
        }

    def problems(self, flaws: Iterable[Flaw]) -> list[InputProblem]:
        """The flaws of the merged catalogue, each in its file."""
        return [self._problem(flaw) for flaw in flaws]

    def holes(self) -> Iterator[Path]:
        """The holes of all files, where the merged catalogue has them."""
        for reading in self._readings:
            positions: dict[Path, int] = {
                (field, index): self._positions.get(id(entry), _ELSEWHERE)
                for field in _FIELDS
                for index, entry in enumerate(getattr(reading.sound.value, field))
            }
            for hole in reading.sound.holes:
                field, *rest = hole or ("",)
                if rest and field in _FIELDS:
                    yield (field, positions.get((field, rest[0]), _ELSEWHERE), *rest[1:])
                else:
                    yield hole

    def is_faulty(self, entry: object) -> bool:
        """Whether not all values of the entry fit, or the text has faults in it."""
        number, field, index = self._origins[id(entry)]
        around = ((number,), (number, field), (number, field, index))
        return not self._impaired.isdisjoint(around)

    def may_be_one_entry(self, flaw: Flaw) -> bool:
        """Whether an id stands twice only until a faulty entry says the same as the other."""
        if len(self._readings) == 1 or not _is_of_entry(flaw):
            return False
        entries = self._entries(flaw.path[0])
        name = entries[int(flaw.path[1])].id
        return any(one.id == name and self.is_faulty(one) for one in entries)

    def _problem(self, flaw: Flaw) -> InputProblem:
        if not self._readings:
            return Document("", None, {}).problem(flaw)
        field, *rest = flaw.path
        if not rest or not isinstance(rest[0], int):
            return self._readings[0].document.problem(flaw)
        number, index = self._origin(field, rest[0])
        moved = replace(flaw, path=(field, index, *rest[1:]))
        if _is_of_entry(flaw):
            moved = self._duplicate(moved, field, rest[0])
        return self._readings[number].document.problem(moved)

    def _duplicate(self, flaw: Flaw, field: str | int, position: int) -> Flaw:
        """Say where the id stood first: a position in the merged catalogue tells nobody."""
        entries = self._entries(field)
        name = entries[position].id
        first = next(index for index, entry in enumerate(entries) if entry.id == name)
        number, index = self._origin(field, first)
        document = self._readings[number].document
        place = f"{document.file}:{document.line_of((field, index))} {field}[{index}]"
        return replace(
            flaw,
            sv=f"id {name!r} finns redan: {place}.",
            en=f"the id {name!r} already stands at {place}.",
        )

    def _entries(self, field: str | int) -> Sequence[Funder | Programme | Call]:
        entries: Sequence[Funder | Programme | Call] = getattr(self._merged, str(field))
        return entries

    def _origin(self, field: str | int, position: int) -> tuple[int, int]:
        number, _, index = self._origins[id(self._entries(field)[position])]
        return number, index


def _is_of_entry(flaw: Flaw) -> bool:
    """Whether the flaw is an id that two funders, programmes or calls have."""
    return flaw.code == "duplicate-id" and len(flaw.path) == len(("calls", 0, "id"))
