"""How the commands of ``samspel aid`` give their answers: as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from models.assumption import ASSUMPTIONS
from models.errors import InputErrors, InputProblem, OutsideKnownDatesError
from models.gber_validity import gber_validity
from models.reason import Reason
from models.text import Language, Text

AFTER_EXPIRY = "law.after_expiry"


def after_expiry(given: Mapping[str, str]) -> str:
    """What a calculator does after the law's last day: it refuses, unless told otherwise."""
    return given.get(AFTER_EXPIRY, "refuse")


def assumption_value(given: Mapping[str, str], name: str) -> str:
    """The value of an assumption."""
    return after_expiry(given) if name == AFTER_EXPIRY else given.get(name, _default(name))


def assumption_documents(
    names: Iterable[str | None], given: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The assumptions that an answer rests on, for machines."""
    return [
        {
            "name": name,
            "value": assumption_value(given, name),
            "default": _default(name),
            "rests_on_it": True,
            "message": ASSUMPTIONS[name].message.model_dump(),
        }
        for name in names
        if name is not None
    ]


def reason_documents(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Steps for machines."""
    return [{"message": one.text.model_dump(), "reference": one.reference} for one in reasons]


def reason_lines(reasons: Iterable[Reason], language: Language) -> Iterator[str]:
    """Steps for people, indented, each with its source."""
    for one in reasons:
        yield f"  {one.text.in_language(language)} ({one.reference})"


def closing_lines(
    warning: Text | None,
    names: Iterable[str | None],
    given: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    """The warning and the assumptions, for people."""
    if warning is not None:
        word = "Varning" if language == "sv" else "Warning"
        yield f"{word}: {warning.in_language(language)}"
    for name in names:
        if name is not None:
            word = "Antagande" if language == "sv" else "Assumption"
            text = ASSUMPTIONS[name].message.in_language(language)
            yield f"{word} {name}={assumption_value(given, name)}: {text}"


def lines(found: Iterable[str]) -> str:
    """Lines as the text of an answer."""
    return "".join(f"{one}\n" for one in found)


@contextmanager
def remedy_after_expiry(on: date, given: Mapping[str, str]) -> Iterator[None]:
    """Say how to go on, where a day is refused because the GBER has expired.

    Raises:
        InputErrors: the refusal, with its remedy.
        OutsideKnownDatesError: the day is refused for another reason.
    """
    try:
        yield
    except OutsideKnownDatesError as error:
        if after_expiry(given) != "refuse" or not _has_expired(on):
            raise
        problem = InputProblem(
            "--on",
            None,
            "",
            "law-expired",
            error.text.sv,
            error.text.en,
            f"Räkna vidare med de sista kända värdena: --assume {AFTER_EXPIRY}=unchanged.",
            f"Go on with the last known values: --assume {AFTER_EXPIRY}=unchanged.",
        )
        raise InputErrors([problem]) from None


def _has_expired(on: date) -> bool:
    try:
        return gber_validity(on, "unchanged").phase == "expired"
    except OutsideKnownDatesError:
        return False


def _default(name: str) -> str:
    return "refuse" if name == AFTER_EXPIRY else ASSUMPTIONS[name].default
