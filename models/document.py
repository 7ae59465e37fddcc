"""Files that users write (catalogues, projects, ...) as validated models, or all their faults.

``read`` is the way in: it takes the bytes of a YAML or JSON file and gives a pydantic model, or
raises ``InputErrors`` with every fault of the file, each with line, path, code and remedy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.reading.error_places import placed_errors
from models.reading.error_words import put_in_words
from models.reading.format_line import format_fault
from models.reading.shown import Path, shown_path
from models.reading.sound_part import SoundPart, sound_part
from models.reading.union_errors import settled
from models.reading.utf8_text import utf8_text
from models.reading.yaml_faults import more_problems
from models.reading.yaml_positions import MAX_PROBLEMS, Composed, compose

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """The plain values of one file and where they stand.

    ``data`` holds dict, list, str, int, Decimal, bool and None; keys are text as written.
    ``lines`` gives the line of each path, in a mapping that of the key; ``()`` is the whole.
    """

    file: str
    data: Any
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int | None:
        """The line of ``path``, or of the nearest of its ancestors that exists."""
        for length in range(len(path), -1, -1):
            line = self.lines.get(path[:length])
            if line is not None:
                return line
        return None

    def problem(self, flaw: Flaw) -> InputProblem:
        """A flaw of what the document says, with the line that it stands on."""
        return InputProblem(
            file=self.file,
            line=self.line_of(flaw.path),
            path=shown_path(flaw.path),
            code=flaw.code,
            message_sv=flaw.sv,
            message_en=flaw.en,
            remedy_sv=flaw.remedy_sv,
            remedy_en=flaw.remedy_en,
        )


@dataclass(frozen=True)
class Reading(Generic[M]):
    """A document with what is sound of it and every fault that shows when it is read alone.

    Where there are no ``problems``, ``sound.value`` is the whole of it, validated.
    """

    document: Document
    sound: SoundPart[M]
    problems: tuple[InputProblem, ...]


def parse_document(content: bytes, file: str) -> Document:
    """Read the YAML or JSON of one file; ``file`` is the name for messages.

    Raises:
        InputErrors: every fault of the text, from its encoding to its keys.
    """
    composed = compose(utf8_text(content, file), file)
    if composed.problems:
        raise InputErrors(composed.problems)
    return _document(composed, file)


def validate(document: Document, model: type[M]) -> M:
    """The values of a document as ``model``.

    Raises:
        InputErrors: every fault that pydantic finds, in our words.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = [problem for _, problem in _problems(error, document, model)]
        raise InputErrors(problems) from None


def read(content: bytes, file: str, model: type[M], expected_format: str) -> M:
    """Read one file of the format ``expected_format``, such as ``samspel/catalogue@1``.

    Raises:
        InputErrors: every fault of the file; a wrong format is reported alone.
    """
    reading = read_what_is_sound(content, file, model, expected_format)
    if reading.problems:
        raise InputErrors(reading.problems)
    return reading.sound.value


def read_what_is_sound(
    content: bytes, file: str, model: type[M], expected_format: str
) -> Reading[M]:
    """Read one file as far as it goes, so that the rest of it can be checked all the same.

    Raises:
        InputErrors: the text cannot be read to its end, or its format is another.
    """
    composed = compose(utf8_text(content, file), file)
    document = _document(composed, file)
    fault = format_fault(document.data, expected_format, file)
    if fault is not None:
        raise InputErrors([fault.at(file, document.line_of(("format",)), ("format",))])

    def follows(path: Path) -> bool:
        return any(path[: len(hole)] == hole for hole in composed.unreadable)

    return sound_reading(document, model, composed.problems, follows, composed.unsure)


def sound_reading(
    document: Document,
    model: type[M],
    before: Sequence[InputProblem],
    follows: Callable[[Path], bool],
    unsure: Collection[Path],
) -> Reading[M]:
    """What is sound of a document in whose text the faults ``before`` were found.

    ``follows`` says of a path whether a fault there is only a consequence of those; ``unsure``
    are the paths where the document may not hold what was meant.
    """
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        found = _problems(error, document, model)
        problems = [problem for path, problem in found if not follows(path)]
        sound = sound_part(model, document.data, unsure)
        return Reading(document, sound, (*before, *problems))
    return Reading(document, SoundPart(value, frozenset(unsure), frozenset()), tuple(before))


def _document(composed: Composed, file: str) -> Document:
    return Document(file=file, data=composed.data, lines=composed.lines)


def _problems(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[tuple[Path, InputProblem]]:
    errors = error.errors(include_url=False)
    faults = settled(placed_errors(errors[:MAX_PROBLEMS], document.data, model))
    found: dict[InputProblem, Path] = {}
    for fault in faults:
        path, wording = put_in_words(fault)
        found[wording.at(document.file, document.line_of(path), path)] = path
    if len(errors) > MAX_PROBLEMS:
        found[more_problems(MAX_PROBLEMS).at(document.file, None)] = ()
    return [(path, problem) for problem, path in found.items()]
