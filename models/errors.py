"""Errors about input that cannot be understood.

A breach of a rule is no error: it is a Finding (see ``models.finding``). The tree::

    SamspelError (ValueError)
    ├── InputErrors            everything wrong with one or more files, all at once
    ├── ParameterNotFoundError no such legal parameter
    ├── OutsideKnownDatesError a legal value asked for outside the dates it is known for
    └── NumericGuardError      amounts too large to be computed exactly by the solver
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString, NoReturn

from pydantic_core import PydanticCustomError

from models.text import Language, Text


class SamspelError(ValueError):
    """Root of the errors that Samspel raises about values; ``text`` says it in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, order=True)
class InputProblem:
    """One fault in a file: where it stands, what is wrong and what to write instead."""

    file: str
    line: int | None
    path: str
    code: str
    message_sv: str
    message_en: str
    remedy_sv: str = ""
    remedy_en: str = ""

    def in_language(self, language: Language) -> str:
        """``FILE:LINE PATH: message`` and, on a line of its own, the remedy and the code."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.path:
            where = f"{where} {self.path}"
        message, remedy = (
            (self.message_en, self.remedy_en)
            if language == "en"
            else (self.message_sv, self.remedy_sv)
        )
        last_line = f"{remedy}   [{self.code}]" if remedy else f"[{self.code}]"
        return f"{where}: {message}\n{last_line}"


class InputErrors(SamspelError):
    """All faults found in the input, sorted by file and line."""

    def __init__(self, problems: Sequence[InputProblem]) -> None:
        self.problems = tuple(sorted(problems, key=_place))
        super().__init__(
            Text(
                sv="\n".join(problem.in_language("sv") for problem in self.problems),
                en="\n".join(problem.in_language("en") for problem in self.problems),
            )
        )


class ParameterNotFoundError(SamspelError):
    """No legal parameter has this name."""


class OutsideKnownDatesError(SamspelError):
    """A legal value was asked for on a date for which no value is known."""


class NumericGuardError(SamspelError):
    """An amount is too large for the solver to compute with exactly."""


def fault(
    code: LiteralString, sv: str, en: str, remedy_sv: str = "", remedy_en: str = ""
) -> NoReturn:
    """Refuse a value from inside a pydantic validator, with a stable code and a remedy.

    Raises:
        PydanticCustomError: always; ``models.document`` turns it into an InputProblem.
    """
    context = {"sv": sv, "en": en, "remedy_sv": remedy_sv, "remedy_en": remedy_en}
    # The message template of pydantic must be a literal: the words travel in the context.
    raise PydanticCustomError(code, "{en}", context)


def _place(problem: InputProblem) -> tuple[str, int, str, str]:
    return (problem.file, problem.line or 0, problem.path, problem.message_en)
