"""Legal values as people and programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.money import NO_BREAK_SPACE, decimal_text, kronor, percent, share_text
from models.parameter import DatedValue, Parameter, Unit
from models.text import Language, Text

SURENESS: Mapping[str, Text] = {
    "V": Text(sv="läst i lagtexten", en="read in the legal text"),
    "G": Text(sv="vägledning eller finansiärens sida", en="guidance or a funder's page"),
}
"""What each sureness says."""


def value_words(one: DatedValue, unit: Unit, language: Language) -> str:
    """A value with its unit: ``80 %``, ``2 500 000 EUR``, ``6 månader``, names with commas."""
    match unit:
        case "share":
            return percent(one.share, language)
        case "ratio":
            text = _ratio(one)
            return text.replace(".", ",") if language == "sv" else text
        case "EUR" | "SEK":
            return kronor(one.minor, unit, language)
        case "date":
            return one.day.isoformat()
        case "list":
            return ", ".join(one.names)
        case "count":
            return str(one.count)
        case _:
            singular, plural = _COUNTED[unit]
            word = singular if one.count == 1 else plural
            return f"{_grouped(one.count)}{NO_BREAK_SPACE}{word.in_language(language)}"


def value_json(one: DatedValue, unit: Unit) -> str | int | list[str]:
    """A value for programs: shares, ratios and amounts as decimal text, dates as ISO text."""
    match unit:
        case "share":
            return share_text(one.share)
        case "ratio":
            return _ratio(one)
        case "EUR" | "SEK":
            return decimal_text(one.minor)
        case "date":
            return one.day.isoformat()
        case "list":
            return list(one.names)
        case _:
            return one.count


def dated_json(one: DatedValue | None, unit: Unit) -> dict[str, Any] | None:
    """A dated value for programs; ``None`` stays that."""
    if one is None:
        return None
    return {
        "from": one.from_.isoformat(),
        "to": None if one.to is None else one.to.isoformat(),
        "value": value_json(one, unit),
        "reference": one.reference,
    }


def parameter_json(one: Parameter) -> dict[str, Any]:
    """A parameter with its history, for programs."""
    return {
        "id": one.id,
        "kind": "parameter",
        "description": one.description.model_dump(),
        "unit": one.unit,
        "sureness": one.sureness,
        "last_checked": one.last_checked.isoformat(),
        "values": [dated_json(value, one.unit) for value in one.values],
    }


def _ratio(one: DatedValue) -> str:
    return format(one.ratio, "f")


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", NO_BREAK_SPACE)


_COUNTED: Mapping[str, tuple[Text, Text]] = {
    "months": (Text(sv="månad", en="month"), Text(sv="månader", en="months")),
    "years": (Text(sv="år", en="year"), Text(sv="år", en="years")),
    "weeks": (Text(sv="vecka", en="week"), Text(sv="veckor", en="weeks")),
    "days": (Text(sv="dag", en="day"), Text(sv="dagar", en="days")),
    "hours": (Text(sv="timme", en="hour"), Text(sv="timmar", en="hours")),
    "persons": (Text(sv="person", en="person"), Text(sv="personer", en="persons")),
}
