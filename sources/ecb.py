"""The European Central Bank's reference rates: units of a currency per euro, on TARGET days.

Two files: the history (``eurofxref-hist.csv``, newest first, a comma at the end of each line, N/A
for what is missing) and the day's own (``eurofxref.csv``, with an English month and spaces).
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import BinaryIO, NoReturn

from models.errors import OutsideKnownDatesError
from models.month_names import MONTHS
from models.text import Text
from sources.faults import refuse_file
from sources.streams import opened

_MOST_BYTES = 64 * 1024 * 1024
_MOST_DAYS_CARRIED = 10
"""Banks are never closed longer: a rate older than this is of a currency that is quoted no more."""

_MONTHS = MONTHS["en"]


@dataclass(frozen=True)
class Rate:
    """Units of the currency per euro, and the day that they were quoted for."""

    per_euro: Decimal
    quoted_on: date


@dataclass(frozen=True)
class ReferenceRates:
    """Rates by currency, each with its days in ascending order."""

    days: Mapping[str, Sequence[date]]
    rates: Mapping[str, Sequence[Decimal]]

    def at(self, currency: str, on: date) -> Rate:
        """The rate of a day; on days without one, the last rate before it, whose day is told.

        Raises:
            OutsideKnownDatesError: no rate is known for the day.
        """
        days = self.days.get(currency, ())
        place = bisect_right(days, on) - 1
        if place < 0 or (on - days[place]).days > _MOST_DAYS_CARRIED:
            known = f"{days[0]}–{days[-1]}" if days else "–"
            raise OutsideKnownDatesError(
                Text(
                    sv=f"ECB-kursen för {currency} är inte känd {on}: filen har {known}.",
                    en=f"the ECB rate of {currency} is not known for {on}: the file has {known}.",
                )
            )
        return Rate(self.rates[currency][place], days[place])


def read_ecb(stream: BinaryIO, file: str) -> ReferenceRates:
    """The rates of a file of the ECB.

    Raises:
        InputErrors: it is no such file.
    """
    text = opened(stream, file).read(_MOST_BYTES).decode("utf-8-sig", errors="replace")
    lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text))]
    if not lines or not lines[0] or lines[0][0] != "Date":
        _refuse(file, None)
    found: dict[str, dict[date, Decimal]] = {name: {} for name in lines[0][1:] if name}
    for number, line in enumerate(lines[1:], 2):
        if not any(line):
            continue
        day = _day(line[0])
        if day is None:
            _refuse(file, number)
        for name, cell in zip(lines[0][1:], line[1:], strict=False):
            if name and cell and cell != "N/A":
                try:
                    found[name][day] = Decimal(cell)
                except InvalidOperation:
                    _refuse(file, number)
    return ReferenceRates(
        days={name: sorted(rates) for name, rates in found.items()},
        rates={name: [rates[day] for day in sorted(rates)] for name, rates in found.items()},
    )


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        pass
    parts = cell.split()
    if len(parts) == 3 and parts[1] in _MONTHS and parts[0].isdecimal() and parts[2].isdecimal():
        return date(int(parts[2]), _MONTHS.index(parts[1]) + 1, int(parts[0]))
    return None


def _refuse(file: str, line: int | None) -> NoReturn:
    place = "" if line is None else f" (rad {line})"
    place_en = "" if line is None else f" (line {line})"
    refuse_file(
        file,
        "rates-form-unknown",
        Text(
            sv=f"filen är ingen kursfil från ECB{place}.",
            en=f"the file is no file of rates of the ECB{place_en}.",
        ),
        Text(
            sv="Läs eurofxref-hist.csv eller eurofxref.csv.",
            en="Read eurofxref-hist.csv or eurofxref.csv.",
        ),
    )
