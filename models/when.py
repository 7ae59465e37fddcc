"""When something happens: a local date, a wall-clock time in a named zone, or an imprecise period.

One convention for the whole product: a period is inclusive at both ends. An imprecise period is
read pessimistically (the latest day of a decision, the earliest day of a deadline) or
optimistically (the other end) by whoever plans with it; ``When`` itself only knows both ends.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any, Literal, NoReturn
from zoneinfo import ZoneInfo

from models.errors import fault
from models.text import Text

Precision = Literal["instant", "day", "month", "quarter", "third", "half", "year", "range"]

_SPAN_MONTHS: dict[str, tuple[str, int]] = {
    "quarter": ("Q", 3),
    "third": ("T", 4),
    "half": ("H", 6),
}


@dataclass(frozen=True, order=True)
class When:
    """From ``earliest`` to ``latest``, both included; a ``clock`` only where both are the same day.

    ``clock`` is a wall-clock time in ``zone`` (an IANA name).
    """

    earliest: date
    latest: date
    precision: Precision = "day"
    clock: time | None = None
    zone: str | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def instant(self) -> datetime | None:
        """The zoned moment, where a time of day is known."""
        if self.clock is None or self.zone is None:
            return None
        return datetime.combine(self.earliest, self.clock, ZoneInfo(self.zone))

    def in_file(self) -> str | dict[str, str]:
        """The value of ``at`` as it is written in files."""
        if self.precision == "instant" and self.clock is not None:
            return f"{self.earliest.isoformat()}T{self.clock.isoformat('minutes')}"
        if self.precision == "day":
            return self.earliest.isoformat()
        if self.precision == "range":
            return {"from": self.earliest.isoformat(), "to": self.latest.isoformat()}
        return {self.precision: self._period_name()}

    def words(self) -> Text:
        """The date for a table: ISO for days, ``2024 kvartal 4`` and the like for periods."""
        if self.precision == "instant" and self.clock is not None:
            shown = f"{self.earliest.isoformat()} {self.clock.isoformat('minutes')}"
            return Text(sv=shown, en=shown)
        if self.precision == "day":
            return Text(sv=self.earliest.isoformat(), en=self.earliest.isoformat())
        if self.precision == "range":
            shown = f"{self.earliest.isoformat()}–{self.latest.isoformat()}"
            return Text(sv=shown, en=shown)
        if self.precision in ("month", "year"):
            return Text(sv=self._period_name(), en=self._period_name())
        year, number = self._period_name().split("-")
        name_sv = {"quarter": "kvartal", "third": "tertial", "half": "halvår"}[self.precision]
        name_en = {"quarter": "quarter", "third": "four-month period", "half": "half-year"}
        return Text(
            sv=f"{name_sv} {number[1:]} {year}",
            en=f"{name_en[self.precision]} {number[1:]} of {year}",
        )

    def _period_name(self) -> str:
        if self.precision == "year":
            return f"{self.earliest.year}"
        if self.precision == "month":
            return f"{self.earliest.year}-{self.earliest.month:02d}"
        letter, months = _SPAN_MONTHS[self.precision]
        return f"{self.earliest.year}-{letter}{(self.earliest.month - 1) // months + 1}"


def day(value: date) -> When:
    """The When of a plain date."""
    return When(value, value)


def parse_when(at: Any, zone: str | None = None) -> When:
    """Read ``at`` (and the ``zone`` that stands beside it) as written in a file.

    Raises:
        PydanticCustomError: not a date in one of the known forms, a time without a zone, a zone
            without a time, an unknown zone, or a period that ends before it begins.
    """
    if isinstance(at, When):
        return at
    if isinstance(at, datetime):
        at = at.replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(at, date):
        at = at.isoformat()
    if isinstance(at, dict):
        if zone is not None:
            _refuse_zone_without_time(zone)
        return _period(at)
    if isinstance(at, str):
        return _written(at, zone)
    if zone is not None:
        _refuse_zone_without_time(zone)
    found = parse_date(at)
    return When(found, found)


@lru_cache(maxsize=1 << 16)
def _written(at: str, zone: str | None) -> When:
    """A date or time as text; catalogues repeat few of them many times."""
    if "T" in at or " " in at.strip():
        return _wall_clock(at.strip(), zone)
    if zone is not None:
        _refuse_zone_without_time(zone)
    found = parse_date(at)
    return When(found, found)


def parse_date(value: Any) -> date:
    """An ISO date, ``2027-03-01``.

    Raises:
        PydanticCustomError: not such a date.
    """
    if isinstance(value, datetime):
        value = value.isoformat()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            found = date.fromisoformat(value.strip())
        except ValueError:
            fault(
                "date-impossible",
                f"datumet {value!r} finns inte i kalendern.",
                f"the date {value!r} does not exist.",
                "Kontrollera månad och dag.",
                "Check the month and the day.",
            )
        return _within_calendar(found)
    fault(
        "date-form",
        f"{value!r} är inget datum.",
        f"{value!r} is not a date.",
        "Skriv ett datum som 2027-03-01.",
        "Write a date as 2027-03-01.",
    )


def add_months(start: date, months: int) -> date:
    """The same day ``months`` later (or earlier), or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of_project(start: date, months: int) -> date:
    """The last day of a period of ``months`` months that starts on ``start``."""
    return add_months(start, months) - timedelta(days=1)


def _wall_clock(at: str, zone: str | None) -> When:
    match = re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:?\d{2})?", at
    )
    if match is None:
        parse_date(at)  # refuses with the form of a date
        raise AssertionError(at)
    if match.group(5):
        fault(
            "time-with-offset",
            f"tidpunkten {at!r} har en förskjutning från UTC i stället för en tidszon.",
            f"the time {at!r} has an offset from UTC instead of a zone.",
            "Skriv klockslaget på orten och zonen bredvid: at: 2027-03-01T14:00, "
            "zone: Europe/Stockholm.",
            "Write the local wall-clock time and the zone beside it: at: 2027-03-01T14:00, "
            "zone: Europe/Stockholm.",
        )
    on = parse_date(match.group(1))
    hour, minute, second = int(match.group(2)), int(match.group(3)), int(match.group(4) or 0)
    if hour == 24 and minute == 0 and second == 0:
        hour, minute = 23, 59
    if hour > 23 or minute > 59 or second > 59:
        fault(
            "time-impossible",
            f"klockslaget i {at!r} finns inte.",
            f"the time of day in {at!r} does not exist.",
            "Skriv timmar 00–23 och minuter 00–59.",
            "Write hours 00–23 and minutes 00–59.",
        )
    if zone is None:
        fault(
            "time-without-zone",
            f"tidpunkten {at!r} saknar tidszon.",
            f"the time {at!r} has no zone.",
            "Lägg till zone: Europe/Stockholm (eller Europe/Brussels) på samma milstolpe.",
            "Add zone: Europe/Stockholm (or Europe/Brussels) to the same milestone.",
        )
    if not _is_zone(zone):
        fault(
            "zone-unknown",
            f"tidszonen {zone!r} är okänd.",
            f"the zone {zone!r} is unknown.",
            "Skriv ett namn ur IANA:s lista, till exempel Europe/Stockholm.",
            "Write a name from the IANA list, such as Europe/Stockholm.",
        )
    clock = time(hour, minute, second)
    moment = datetime.combine(on, clock, ZoneInfo(zone))
    if moment.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).time() != clock:
        fault(
            "time-skipped",
            f"klockslaget {at!r} finns inte i {zone}: klockan ställs fram då.",
            f"the time {at!r} does not exist in {zone}: the clock is put forward then.",
            "Skriv ett klockslag som finns den dagen.",
            "Write a time that exists on that day.",
        )
    return When(on, on, "instant", clock, zone)


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        # ZoneInfoNotFoundError is a KeyError; names with odd characters give the others.
        return False
    return True


def _period(at: dict[Any, Any]) -> When:
    keys = set(at)
    if keys == {"from", "to"}:
        first, last = parse_date(at["from"]), parse_date(at["to"])
        if last < first:
            fault(
                "period-backwards",
                f"perioden slutar {last} före sin början {first}.",
                f"the period ends {last}, before it begins {first}.",
                "Är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
        return When(first, last, "range")
    if keys == {"year"} and re.fullmatch(r"\d{4}", str(at["year"])):
        year = _year(str(at["year"]))
        return When(date(year, 1, 1), date(year, 12, 31), "year")
    if keys == {"month"}:
        match = re.fullmatch(r"(\d{4})-(\d{2})", str(at["month"]))
        if match and 1 <= int(match.group(2)) <= 12:
            first = date(_year(match.group(1)), int(match.group(2)), 1)
            return When(first, add_months(first, 1) - timedelta(days=1), "month")
    for name, (letter, months) in _SPAN_MONTHS.items():
        if keys == {name}:
            match = re.fullmatch(rf"(\d{{4}})-{letter}(\d)", str(at[name]))
            if match and 1 <= int(match.group(2)) <= 12 // months:
                first = date(_year(match.group(1)), (int(match.group(2)) - 1) * months + 1, 1)
                last = add_months(first, months) - timedelta(days=1)
                precision: Precision = name  # type: ignore[assignment]  # the keys of _SPAN_MONTHS
                return When(first, last, precision)
    fault(
        "period-form",
        f"{_plain(at)} är ingen tid som Samspel kan läsa.",
        f"{_plain(at)} is not a time that Samspel can read.",
        "Skriv ett datum, {month: 2027-03}, {quarter: 2027-Q2}, {third: 2027-T1}, "
        "{half: 2027-H1}, {year: 2027} eller {from: 2027-03-01, to: 2027-04-15}.",
        "Write a date, {month: 2027-03}, {quarter: 2027-Q2}, {third: 2027-T1}, "
        "{half: 2027-H1}, {year: 2027} or {from: 2027-03-01, to: 2027-04-15}.",
    )


def _plain(at: dict[Any, Any]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in at.items()) + "}"


def _year(text: str) -> int:
    return _within_calendar(date(max(int(text), 1), 1, 1)).year


def _within_calendar(value: date) -> date:
    if not 1950 <= value.year <= 2150:
        fault(
            "date-far-away",
            f"datumet {value} ligger utanför 1950–2150.",
            f"the date {value} lies outside 1950–2150.",
            "Kontrollera årtalet.",
            "Check the year.",
        )
    return value


def _refuse_zone_without_time(zone: str) -> NoReturn:
    fault(
        "zone-without-time",
        f"zonen {zone!r} står utan klockslag.",
        f"the zone {zone!r} stands without a time of day.",
        "Skriv ett klockslag i at, till exempel 2027-03-01T14:00, eller stryk zone.",
        "Write a time of day in at, such as 2027-03-01T14:00, or remove zone.",
    )
