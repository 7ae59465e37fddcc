"""The answer of ``samspel aid threshold``, as JSON or as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.intensity_words import category_words
from models.money import decimal_text, kronor
from models.notification_threshold import (
    RegionalRateMissingError,
    Threshold,
    ThresholdCategory,
    ThresholdTerms,
    notification_threshold,
)
from models.predominant_category import ResearchCosts
from models.research_threshold import research_threshold
from models.text import Language
from samspel.commands.aid.answers import (
    after_expiry,
    assumption_documents,
    assumption_value,
    closing_lines,
    lines,
    reason_documents,
    reason_lines,
    remedy_after_expiry,
)
from samspel.commands.aid.checked import refuse
from samspel.terminal import answer, json_text


@dataclass(frozen=True)
class Asked:
    """What a threshold was asked for; without a category the ``costs`` of the research decide."""

    category: ThresholdCategory | None
    costs: ResearchCosts
    on: date
    aid: int | None
    terms: ThresholdTerms


def give(asked: Asked, assumed: Mapping[str, str], language: Language, *, as_json: bool) -> None:
    """Print the threshold.

    Raises:
        InputErrors: an option is missing that the threshold turns on.
        OutsideKnownDatesError: no value is known for the day.
    """
    try:
        with remedy_after_expiry(asked.on, assumed):
            found = _threshold(asked, assumed)
    except RegionalRateMissingError as error:
        refuse(
            "--regional-rate",
            "option-missing",
            (error.text.sv, error.text.en),
            ("Ange --regional-rate.", "Give --regional-rate."),
        )
    if as_json:
        answer(json_text(_document(asked, found, assumed)))
    else:
        answer(lines(_listing(asked, found, assumed, language)))


def _threshold(asked: Asked, assumed: Mapping[str, str]) -> Threshold:
    expired = after_expiry(assumed)
    if asked.category is not None:
        return notification_threshold(asked.category, asked.on, expired, asked.terms)
    no_majority = assumption_value(assumed, "gber.4.no_predominant_part")
    return research_threshold(asked.costs, asked.on, expired, no_majority, asked.terms)


def _document(asked: Asked, found: Threshold, assumed: Mapping[str, str]) -> dict[str, Any]:
    return {
        "activity": found.category,
        "on": asked.on.isoformat(),
        "threshold": None if found.amount is None else decimal_text(found.amount),
        "currency": "EUR",
        "per": found.per.model_dump(),
        "aid": None if asked.aid is None else decimal_text(asked.aid),
        "result": None if asked.aid is None else found.result(asked.aid),
        "reasons": reason_documents(found.reasons),
        "reference": found.reference,
        "warning": None if found.warning is None else found.warning.model_dump(),
        "assumptions": assumption_documents(found.assumptions, assumed),
    }


def _listing(
    asked: Asked, found: Threshold, assumed: Mapping[str, str], language: Language
) -> Iterator[str]:
    sv = language == "sv"
    if found.amount is None:
        yield "Ingen tröskel." if sv else "No threshold."
    else:
        word = "Anmälningströskel" if sv else "Notification threshold"
        amount = kronor(found.amount, "EUR", language)
        what = category_words(found.category).in_language(language)
        yield f"{word}, {what}, {asked.on}: {amount} {found.per.in_language(language)}"
    yield from reason_lines(found.reasons, language)
    if asked.aid is not None:
        aid = kronor(asked.aid, "EUR", language)
        if found.result(asked.aid) == "exempt":
            yield f"{aid} är undantaget från anmälan." if sv else f"{aid} is exempt."
        else:
            yield f"{aid} måste anmälas." if sv else f"{aid} must be notified."
    yield from closing_lines(found.warning, found.assumptions, assumed, language)
