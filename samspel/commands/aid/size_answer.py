"""The answer of ``samspel aid size``, as JSON or as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.enterprise import EnterpriseFile
from models.enterprise_size import SizeFound, enterprise_size
from models.money import decimal_text, share_text
from models.size_words import SIZE_WORDS
from models.text import Language
from samspel.commands.aid.answers import (
    after_expiry,
    assumption_documents,
    closing_lines,
    lines,
    reason_documents,
    reason_lines,
    remedy_after_expiry,
)
from samspel.terminal import answer, json_text


def give(
    file: EnterpriseFile,
    on: date,
    assumed: Mapping[str, str],
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Print the size class.

    Raises:
        AccountsMissingError: the figures of an investor are needed and not there.
        OutsideKnownDatesError: no value is known for the day.
    """
    with remedy_after_expiry(on, assumed):
        found = enterprise_size(file, on, after_expiry(assumed))
    if as_json:
        answer(json_text(_document(file, on, found, assumed)))
    else:
        answer(lines(_listing(file, on, found, assumed, language)))


def _document(
    file: EnterpriseFile, on: date, found: SizeFound, assumed: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "enterprise": file.enterprise,
        "on": on.isoformat(),
        "size": found.size,
        "linked": list(found.linked),
        "partners": [{"id": name, "share": share_text(share)} for name, share in found.partners],
        "periods": [
            {
                "ends": one.ends.isoformat(),
                "headcount": _text(one.figures.headcount),
                "turnover": decimal_text(int(one.figures.turnover // 1)),
                "balance": decimal_text(int(one.figures.balance // 1)),
                "currency": "EUR",
                "size": one.size,
            }
            for one in found.periods
        ],
        "reasons": reason_documents(found.reasons),
        "reference": found.reference,
        "warning": None if found.warning is None else found.warning.model_dump(),
        "assumptions": assumption_documents([found.assumption], assumed),
    }


def _listing(
    file: EnterpriseFile,
    on: date,
    found: SizeFound,
    assumed: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    name = file.by_id[file.enterprise].name or file.enterprise
    word = "Storlek" if language == "sv" else "Size"
    size = SIZE_WORDS[found.size].in_language(language)
    yield f"{word} ({name}, {on}): {size} ({found.size})"
    yield from reason_lines(found.reasons, language)
    yield from closing_lines(found.warning, [found.assumption], assumed, language)


def _text(headcount: Fraction) -> str:
    return f"{Decimal(headcount.numerator) / headcount.denominator:.2f}"
