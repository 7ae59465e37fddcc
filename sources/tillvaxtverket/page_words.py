"""What the sentences of a call page say: status, share, sums, and the log of its changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.month_names import MONTHS
from sources.tillvaxtverket.call_facts import MovedDate
from sources.tillvaxtverket.swedish_dates import swedish_date

_CHANGE = re.compile(r"(\d{4}-\d{2}-\d{2})[:,]?\s*([^;.]*)")
_OPENING = re.compile(r"öppningsdatum|opening date", re.IGNORECASE)
_CLOSING = re.compile(r"stängningsdatum|sista ansökningsdag|closing date", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:max(?:imalt)?|högst|upp till)[^.\n]{0,60}?(\d{1,3})\s*(?:procent|%)", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"(\d[\d\s\u00a0.,]*\d|\d)\s*(miljoner|miljon|mnkr|msek|tusen)?\s*(?:kronor|kr\b|sek)?",
    re.IGNORECASE,
)


def status_dates(line: str) -> tuple[date | None, date | None]:
    """Opening and closing of a status line: ``Öppnar …``, ``Stänger …``, ``Stängd …``."""
    opens = closes = None
    for part in re.split(r"[|,\n]|(?=Stäng)", line):
        if re.match(r"\s*(Öppnar|Öppnade|Öppen från)", part):
            opens = swedish_date(part)
        elif re.match(r"\s*(Stänger|Stängd|Stängde)", part):
            closes = swedish_date(part)
    return opens, closes


def largest_share(text: str) -> Decimal | None:
    """The share of costs that is paid at most, as a decimal."""
    match = _SHARE.search(text)
    share = None if match is None else Decimal(match.group(1)) / 100
    return share if share is not None and share <= 1 else None


def sum_in(text: str) -> int | None:
    """The first sum in a text, in öre: ``57,7 miljoner kronor``, ``744 000 kronor``."""
    for match in _AMOUNT.finditer(text):
        digits, unit = match.groups()
        if unit is None and not re.search(r"kr|sek", match.group(0), re.IGNORECASE):
            continue
        number = re.sub(r"[\s\u00a0]", "", digits)
        number = number.replace(",", ".") if unit else re.sub(r"[.,]", "", number)
        factor = {"tusen": 1_000, None: 1}.get(unit and unit.lower(), 1_000_000)
        return int(Decimal(number) * factor * 100)
    return None


def moved_dates(text: str, opens: date | None, closes: date | None) -> tuple[MovedDate, ...]:
    """Dates that the log says were moved, where it says what they were before.

    ``öppningsdatum ändrat från 6 februari till 13 februari`` tells both; ``ändrat till 13
    februari`` tells only the new date, so that nothing is known of the old one.
    """
    return tuple(_moved(text, opens, closes))


def _moved(text: str, opens: date | None, closes: date | None) -> Iterator[MovedDate]:
    for match in _CHANGE.finditer(text):
        changed_on = date.fromisoformat(match.group(1))
        said = match.group(2)
        for kind, word, now in (("opens", _OPENING, opens), ("deadline", _CLOSING, closes)):
            before = re.search(r"(?:från|from)\s+(.+?)\s+(?:till|to)\s+", said)
            if word.search(said) and before is not None and now is not None:
                found = swedish_date(_in_swedish(before.group(1)), year=now.year)
                if found is not None:
                    yield MovedDate(kind, found, changed_on)


def _in_swedish(text: str) -> str:
    for english, swedish in zip(MONTHS["en"], MONTHS["sv"], strict=True):
        text = text.replace(english, swedish)
    return text
