"""The answer of ``samspel aid intensity``, as JSON or as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.aid_categories import (
    Category,
    ParticularMissingError,
    Particulars,
    intensity,
    largest_aid,
    why_less,
)
from models.aid_intensity import Ceiling
from models.applicable_particulars import not_applicable
from models.intensity_words import category_words, step_words
from models.money import decimal_text, kronor, percent, share_text
from models.size_words import SIZE_WORDS
from models.text import Language, Text
from models.vocabulary import Size
from samspel.commands.aid.answers import (
    after_expiry,
    assumption_documents,
    closing_lines,
    lines,
    remedy_after_expiry,
)
from samspel.commands.aid.checked import refuse
from samspel.terminal import answer, json_text


@dataclass(frozen=True)
class Asked:
    """What a ceiling was asked for."""

    category: Category
    size: Size
    on: date
    particulars: Particulars


def give(asked: Asked, assumed: Mapping[str, str], language: Language, *, as_json: bool) -> None:
    """Print the ceiling.

    Raises:
        InputErrors: an option is missing that the ceiling turns on.
        OutsideKnownDatesError: no value is known for the day.
    """
    costs = asked.particulars.eligible_costs
    with remedy_after_expiry(asked.on, assumed):
        found = _ceiling(asked, assumed)
        most = (
            None
            if costs is None
            else largest_aid(asked.category, found, costs, asked.on, after_expiry(assumed))
        )
    if as_json:
        answer(json_text(_document(asked, found, most, assumed)))
    else:
        answer(lines(_listing(asked, found, most, assumed, language)))


def _ceiling(asked: Asked, assumed: Mapping[str, str]) -> Ceiling:
    try:
        return intensity(
            asked.category, asked.size, asked.particulars, asked.on, after_expiry(assumed)
        )
    except ParticularMissingError as error:
        option = f"--{error.field.replace('_', '-')}"
        refuse(
            option,
            "option-missing",
            (error.text.sv, error.text.en),
            (f"Ange {option}.", f"Give {option}."),
        )


def _document(
    asked: Asked, found: Ceiling, most: int | None, assumed: Mapping[str, str]
) -> dict[str, Any]:
    document: dict[str, Any] = {
        "activity": asked.category,
        "size": asked.size,
        "on": asked.on.isoformat(),
        "ceiling": share_text(found.share),
        "reasons": list(found.reasons),
        "explanation": [step_words(one).model_dump() for one in found.reasons],
        "reference": found.reference,
        "warning": None if found.warning is None else found.warning.model_dump(),
        "ignored": _ignored(asked),
        "assumptions": assumption_documents([found.assumption], assumed),
    }
    if most is not None:
        less = _why_less(asked, assumed)
        document["largest_aid"] = decimal_text(most)
        document["largest_aid_reason"] = None if less is None else less.model_dump()
    return document


def _listing(
    asked: Asked,
    found: Ceiling,
    most: int | None,
    assumed: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    what = category_words(asked.category).in_language(language)
    ceiling = percent(found.share, language)
    size = SIZE_WORDS[asked.size].in_language(language)
    sv = f"Högsta stödnivå för {what}, {size}, {asked.on}: {ceiling}"
    en = f"Highest aid intensity for {what}, {size}, on {asked.on}: {ceiling}"
    yield en if language == "en" else sv
    for reason in found.reasons:
        yield f"  {step_words(reason).in_language(language)}"
    if most is not None:
        # The costs are a plain number: for all but regional investments in any currency.
        amount = kronor(most, "", language).rstrip()
        yield f"Högsta stöd: {amount}" if language == "sv" else f"Largest aid: {amount}"
        if less := _why_less(asked, assumed):
            yield f"  {less.in_language(language)}"
    yield found.reference
    if ignored := ", ".join(_ignored(asked)):
        yield (
            f"Varning: gäller inte {what} och räknas inte: {ignored}"
            if language == "sv"
            else f"Warning: does not apply to {what} and is not counted: {ignored}"
        )
    yield from closing_lines(found.warning, [found.assumption], assumed, language)


def _why_less(asked: Asked, assumed: Mapping[str, str]) -> Text | None:
    costs = asked.particulars.eligible_costs
    if costs is None:
        return None
    return why_less(asked.category, costs, asked.on, after_expiry(assumed))


def _ignored(asked: Asked) -> list[str]:
    """The options that were given though the activity's rules do not ask for them."""
    given = not_applicable(asked.category, asked.particulars)
    names = [f"--{field.replace('_', '-')}" for field in given]
    if asked.particulars.new_economic_activity is False:
        return [_SAME if name == _NEW else name for name in names]
    return names


_NEW, _SAME = "--new-economic-activity", "--same-economic-activity"
