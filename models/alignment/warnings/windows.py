"""Windows that are short, or that holidays make short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.alignment.warnings.dated_round import DatedRound
from models.finding import Finding
from models.mention import MILESTONES
from models.text import Text
from models.vocabulary import MilestoneKind

SHORT_WINDOW_DAYS = 42
"""Six weeks: applicants' own measure of a short window, and no rule of law."""

JULY_WEEKS = (28, 29, 30, 31)
"""The ISO weeks in which boards do not meet and partners cannot sign."""

CHRISTMAS_WEEKS = (52, 53, 1)
"""The ISO weeks over Christmas and the new year."""

_HOLIDAYS = (
    ("july", JULY_WEEKS, Text(sv="semesterveckorna 28–31", en="the holiday weeks 28–31")),
    ("christmas", CHRISTMAS_WEEKS, Text(sv="jul- och nyårsveckorna", en="the Christmas weeks")),
)
_DONE_BY_PEOPLE: tuple[MilestoneKind, ...] = ("deadline", "proof_due", "committee", "decision")


def short_windows(rounds: Iterable[DatedRound], threshold: int) -> Iterator[Finding]:
    """Windows of fewer days, counted from opening to the first deadline, than ``threshold``."""
    for one in rounds:
        if one.window is None:
            continue
        opens, deadline = one.window
        days = (deadline - opens).days
        if days < threshold:
            yield Finding(
                rule="window.short",
                severity="warning",
                subjects=(one.name,),
                numbers={"days": days, "threshold": threshold},
                message=Text(
                    sv=f"{one.name} är öppen i {days} dagar ({opens}–{deadline}); under "
                    f"{threshold} dagar är kort för en ansökan med flera parter.",
                    en=f"{one.name} is open for {days} days ({opens}–{deadline}); under "
                    f"{threshold} days is short for an application of several partners.",
                ),
            )


def windows_in_holidays(rounds: Iterable[DatedRound], threshold: int) -> Iterator[Finding]:
    """Windows that are long enough only by counting the holidays that lie in them."""
    for one in rounds:
        if one.window is None:
            continue
        opens, deadline = one.window
        days = (deadline - opens).days
        for name, weeks, words in _HOLIDAYS:
            off = _days_in(opens, deadline, weeks)
            if days >= threshold > days - off:
                yield Finding(
                    rule=f"window.{name}",
                    severity="warning",
                    subjects=(one.name,),
                    numbers={"days": days, "holiday_days": off, "threshold": threshold},
                    message=Text(
                        sv=f"{one.name} är öppen i {days} dagar, men {off} av dem ligger i "
                        f"{words.sv}: kvar blir {days - off}.",
                        en=f"{one.name} is open for {days} days, but {off} of them lie in "
                        f"{words.en}: that leaves {days - off}.",
                    ),
                )


def dates_in_holidays(rounds: Iterable[DatedRound]) -> Iterator[Finding]:
    """Deadlines, proofs, committees and decisions in July or over Christmas."""
    for one in rounds:
        for point, on in one.dates.items():
            if point.milestone not in _DONE_BY_PEOPLE or point not in one.exact:
                continue
            for name, weeks, words in _HOLIDAYS:
                if on.isocalendar().week in weeks:
                    what = MILESTONES[point.milestone]
                    yield Finding(
                        rule=f"date.{name}",
                        severity="warning",
                        subjects=(one.name,),
                        numbers={"on": on.isoformat(), "week": on.isocalendar().week},
                        message=Text(
                            sv=f"{one.name} har {what.sv} {on}, i {words.sv}.",
                            en=f"{one.name} has its {what.en} on {on}, in {words.en}.",
                        ),
                    )


def _days_in(first: date, last: date, weeks: tuple[int, ...]) -> int:
    """How many of the days from ``first`` to the day before ``last`` lie in the weeks."""
    return sum(
        (first + timedelta(days=n)).isocalendar().week in weeks for n in range((last - first).days)
    )
