"""Failures as words on standard error, as JSON where that was asked for, and as exit status."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from samspel.exit_status import BAD_INPUT, UNEXPECTED
from samspel.settings import shows_tracebacks
from samspel.terminal import answer, json_text, message

if TYPE_CHECKING:
    from models.errors import InputProblem
    from models.text import Language

MOST_SHOWN = 100
"""Faults shown to people; the JSON document has them all."""


def report(error: Exception, language: Language, *, as_json: bool) -> int:
    """Tell the user why a command failed, and give its exit status.

    Raises:
        Exception: ``error`` itself, when it is unexpected and ``SAMSPEL_DEBUG`` is set.
    """
    from models.errors import InputErrors, SamspelError
    from samspel.usage_errors import USAGE_ERROR, usage_problem

    if isinstance(error, InputErrors):
        return _tell(error.problems, BAD_INPUT, language, as_json=as_json)
    if isinstance(error, USAGE_ERROR):
        return _tell([usage_problem(error)], BAD_INPUT, language, as_json=as_json)
    if isinstance(error, SamspelError):
        return _tell([_of_value(error)], BAD_INPUT, language, as_json=as_json)
    if shows_tracebacks():
        raise error
    return _tell([_unexpected(error)], UNEXPECTED, language, as_json=as_json)


def as_document(problems: Sequence[InputProblem]) -> dict[str, Any]:
    """Faults for machines: ``{"errors": [...]}`` with every text in both languages."""
    return {
        "errors": [
            {
                "file": one.file,
                "line": one.line,
                "path": one.path,
                "code": one.code,
                "message": {"sv": one.message_sv, "en": one.message_en},
                "remedy": {"sv": one.remedy_sv, "en": one.remedy_en},
            }
            for one in problems
        ]
    }


def _tell(
    problems: Sequence[InputProblem], status: int, language: Language, *, as_json: bool
) -> int:
    for one in problems[:MOST_SHOWN]:
        message(one.in_language(language))
    more = len(problems) - MOST_SHOWN
    if more > 0:
        message(f"… och {more} fel till." if language == "sv" else f"… and {more} more faults.")
    if as_json:
        answer(json_text(as_document(problems)))
    return status


def _of_value(error: Any) -> InputProblem:
    from models.errors import InputProblem

    return InputProblem("samspel", None, "", "refused", error.text.sv, error.text.en)


def _unexpected(error: Exception) -> InputProblem:
    from models.errors import InputProblem

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    said = " ".join(str(error).split())[:200]
    what = f"{type(error).__name__}: {said} ({place})"
    return InputProblem(
        file="samspel",
        line=None,
        path="",
        code="unexpected",
        message_sv=f"ett oväntat fel i Samspel: {what}.",
        message_en=f"an unexpected fault in Samspel: {what}.",
        remedy_sv="Rapportera den här raden med kommandot och filerna; SAMSPEL_DEBUG=1 visar mer.",
        remedy_en="Report this line with the command and the files; SAMSPEL_DEBUG=1 shows more.",
    )
