"""The words and numbers that the report's templates may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from calendars.amounts import bare_amount, nearest_whole
from calendars.conflict_picture import gap_of, shortfall_of
from calendars.dates_in_words import long_date, zone_words
from calendars.matrix_table import partner_kind
from calendars.page_templates import page_environment
from calendars.report_phrases import phrases
from calendars.report_wording import (
    ACTIVITIES,
    CERTAINTIES,
    SEVERITIES,
    aid_reason,
    capitalised,
    counted,
    deciding_number,
    label,
)
from models.money import kronor, percent, portion
from models.plan import AidRow
from models.text import Language, Text


@cache
def report_environment() -> Environment:
    """Templates are compiled once; what depends on the plan comes from the rendering's context."""
    environment = page_environment()
    in_language: dict[str, Callable[..., str]] = {
        "text": lambda language, text: text.in_language(language),
        "bare": lambda language, minor: bare_amount(minor, language),
        "whole": lambda language, minor: bare_amount(nearest_whole(minor), language),
        "pct": lambda language, share: percent(Fraction(share), language),
        "chance": lambda language, rate: percent(Fraction(str(rate)), language),
        "long": lambda language, on: long_date(on, language),
        "certainty": lambda language, one: label(CERTAINTIES, one, language),
        "activity": lambda language, one: capitalised(label(ACTIVITIES, one, language)),
        "severity": lambda language, one: label(SEVERITIES, one, language),
        "number": lambda language, name, value: deciding_number(name, value, language),
        "reason": lambda language, reason: aid_reason(reason, language),
    }
    of_plan: dict[str, Callable[..., object]] = {
        "kr": lambda names, minor: kronor(minor, names.project.currency, names.language),
        "days_ahead": lambda names, on: _days_ahead(on, names.plan.as_of, names.language),
        "subject": lambda names, subject: names.subject(subject),
        "partner_kind": partner_kind,
        "shortfall": lambda names, conflict: shortfall_of(conflict, names),
    }
    environment.filters.update(
        {name: _given("language", function) for name, function in in_language.items()},
        **{name: _given("names", function) for name, function in of_plan.items()},
        dated=_dated,
        zone=lambda when: _breakable(zone_words(when)),
        breakable=_breakable,
        permitted=_permitted,
        gap=gap_of,
        used_of_100=_used_of_100,
        host=lambda url: urlsplit(url).hostname,
    )
    environment.tests.update(web_address=_is_web_address)
    return environment


def _given(what: str, function: Callable[..., object]) -> Callable[..., object]:
    """A filter whose first argument is something in the context of the rendering."""

    @pass_context
    def with_context(context: Context, *arguments: object) -> object:
        return function(context[what], *arguments)

    return with_context


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as a bracket that opens no IPv6 address
        return False


def _breakable(name: str) -> Markup:
    """A name that may go on on the next line after a slash, a point or an underscore."""
    parts = re.split(r"(?<=[/._])", name)
    return Markup("<wbr>").join(parts)


def _dated(words: str) -> Markup:
    """A sentence whose dates are not broken over two lines."""
    return Markup(re.sub(r"\b\d{4}-\d{2}-\d{2}\b", _unbroken, str(escape(words))))  # noqa: S704  # escaped here


def _unbroken(found: re.Match[str]) -> str:
    return f'<span class="date">{found.group()}</span>'


def _days_ahead(on: date, as_of: date, language: Language) -> str:
    say = phrases(language)
    days = (on - as_of).days
    if days == 0:
        return say["today"]
    words = counted(days, Text(sv="dag", en="day"), Text(sv="dagar", en="days"), language)
    return f"{say['in_days']} {words}"


def _permitted(row: AidRow) -> int:
    return portion(row.ceiling, row.eligible)


def _used_of_100(row: AidRow) -> Decimal:
    """How much of the ceiling is used, as the width of a bar of 99."""
    permitted = row.granted + row.headroom
    share = Fraction(row.granted, permitted) if permitted > 0 else Fraction(row.granted > 0)
    return Decimal(round(min(share, Fraction(1)) * 990)) / 10
