"""What a repair changes, from and to, in words and sizes: days, months, sums, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calendars.names import Names
from calendars.report_wording import ACTIVITIES, counted, label
from models.finding import Change
from models.money import NO_BREAK_SPACE, kronor
from models.text import Language, Text

NOTHING = "–"


@dataclass(frozen=True)
class ChangedValue:
    """One change for readers: ``topic`` is what it is about, ``size`` how much it changes.

    ``before`` and ``after`` are empty where the message of the change says it all. ``amounts``:
    minor units before and after, where money changes.
    """

    topic: str
    before: str
    after: str
    size: str
    amounts: tuple[int, int] | None = None

    @property
    def is_pair(self) -> bool:
        """Whether there is something to show on both sides of an arrow."""
        return bool(self.before and self.after)

    @property
    def arrow(self) -> str:
        """``400 000 kr → 1 000 000 kr``, a dash for nothing; empty where both are empty."""
        if not self.before and not self.after:
            return ""
        return f"{self.before or NOTHING} → {self.after or NOTHING}"


def changed_value(change: Change, names: Names) -> ChangedValue:
    """A change in words; what is neither a sum, a date nor a known name stands as it is written."""
    language = names.language
    topic = _topic(change.what).in_language(language)
    before, after = change.from_, change.to
    if _is_amount(before) and _is_amount(after) and _is_money(change.what):
        amounts = (_minor(before), _minor(after))
        currency = names.project.currency
        shown = [kronor(minor, currency, language) for minor in amounts]
        more = amounts[1] - amounts[0]
        size = f"{'+' if more > 0 else '−'}{kronor(abs(more), currency, language)}"
        return ChangedValue(topic, shown[0], shown[1], size if more else "", amounts)
    days = _days_between(before, after)
    if days is not None:
        return ChangedValue(topic, before, after, _days_words(days, language))
    if _field(change.what) == "period.months" and before.isdigit() and after.isdigit():
        shown = [_months_words(int(text), language) for text in (before, after)]
        return ChangedValue(topic, shown[0], shown[1], _shorter(int(after) - int(before), language))
    return ChangedValue(topic, _readable(before, names), _readable(after, names), "")


def _field(what: str) -> str:
    return what.replace("/", ".")


def _topic(what: str) -> Text:
    return next((words for begin, words in _TOPICS if _field(what).startswith(begin)), _OTHER)


def _is_money(what: str) -> bool:
    return _field(what).endswith((".max", ".amount")) or what.startswith("costs")


def _is_amount(text: str) -> bool:
    return re.fullmatch(r"\d+\.\d{2}", text) is not None


def _minor(text: str) -> int:
    return int(Decimal(text) * 100)


def _days_between(before: str, after: str) -> int | None:
    try:
        return (date.fromisoformat(after) - date.fromisoformat(before)).days
    except ValueError:
        return None


def _days_words(days: int, language: Language) -> str:
    words = counted(abs(days), Text(sv="dag", en="day"), Text(sv="dagar", en="days"), language)
    later = Text(sv="senare", en="later") if days > 0 else Text(sv="tidigare", en="earlier")
    return f"{words} {later.in_language(language)}" if days else ""


def _months_words(months: int, language: Language) -> str:
    return counted(months, Text(sv="månad", en="month"), Text(sv="månader", en="months"), language)


def _shorter(months: int, language: Language) -> str:
    change = Text(sv="längre", en="longer") if months > 0 else Text(sv="kortare", en="shorter")
    return f"{_months_words(abs(months), language)} {change.in_language(language)}"


def _readable(text: str, names: Names) -> str:
    language = names.language
    if text in _WORDS:
        return _WORDS[text].in_language(language)
    share, _, activity = text.partition(" % ")
    if activity in ACTIVITIES:
        return f"{share}{NO_BREAK_SPACE}% {label(ACTIVITIES, activity, language)}"
    if text in ACTIVITIES:
        return label(ACTIVITIES, text, language)
    partner, _, package = text.partition("/")
    if partner in names.project.partner_by_id and package in names.project.work_package_by_id:
        return f"{names.partner(partner)}, {names.work_package(package)}"
    return names.subject(text)


_WORDS = {
    "true": Text(sv="ja", en="yes"),
    "false": Text(sv="nej", en="no"),
    "?": Text(sv="okänd dag", en="unknown day"),
}
_OTHER = Text(sv="Annat", en="Other")
_TOPICS = (
    ("decision of", Text(sv="Finansiärens beslut", en="The funder's decision")),
    ("proof of", Text(sv="Intyg om medfinansiering", en="Proof of match")),
    ("period", Text(sv="Projekttid", en="Project period")),
    ("must", Text(sv="Val av utlysningar", en="Choice of calls")),
    ("candidates.calls", Text(sv="Val av utlysningar", en="Choice of calls")),
    ("candidates.scope", Text(sv="Utlysningens budget", en="The call's budget")),
    ("partners", Text(sv="Egna pengar", en="Own money")),
    ("contributions", Text(sv="Löfte om pengar", en="Promised money")),
    ("conditions", Text(sv="Villkor i projektet", en="Terms of the project")),
    ("work_packages", Text(sv="Slag av verksamhet", en="Kind of activity")),
    ("costs", Text(sv="Kostnader", en="Costs")),
)
