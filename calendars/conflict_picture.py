"""A conflict as a picture: the days between two dates, or the part of the costs, missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calendars.names import Names
from models.finding import Conflict
from models.mention import days
from models.money import kronor, parse_amount
from models.text import Text


@dataclass(frozen=True)
class Gap:
    """Something is wanted on one day and comes on a later one."""

    wanted: Text
    wanted_on: str
    comes: Text
    comes_on: str
    missing: Text


@dataclass(frozen=True)
class Shortfall:
    """Of all costs a part has no money; ``width`` is the part that has, where all is 100."""

    width: str
    financed: str
    missing: str


def gap_of(conflict: Conflict) -> Gap | None:
    """The days that are missing; ``None`` where the conflict is not of that kind."""
    numbers = conflict.numbers
    if {"days_late", "proof_due", "decision"} <= numbers.keys():
        return Gap(
            wanted=Text(sv="intyget ska vara inne", en="the proof is due"),
            wanted_on=str(numbers["proof_due"]),
            comes=Text(sv="beslutet kommer", en="the decision comes"),
            comes_on=str(numbers["decision"]),
            missing=_days(numbers["days_late"]),
        )
    if {"days_missing", "latest_start", "earliest_start"} <= numbers.keys():
        return Gap(
            wanted=Text(sv="måste börja senast", en="must start by"),
            wanted_on=str(numbers["latest_start"]),
            comes=Text(sv="kan börja tidigast", en="can start at the earliest"),
            comes_on=str(numbers["earliest_start"]),
            missing=_days(numbers["days_missing"]),
        )
    return None


def shortfall_of(conflict: Conflict, names: Names) -> Shortfall | None:
    """The money that is missing; ``None`` where the conflict does not say."""
    written = conflict.numbers.get("missing")
    whole = sum(cost.amount for cost in names.project.costs)
    if written is None or whole <= 0:
        return None
    missing = parse_amount(str(written))
    share = Fraction(max(whole - missing, 0), whole)
    currency, language = names.project.currency, names.language
    return Shortfall(
        width=f"{round(share * 1000) / 10:.1f}",
        financed=kronor(max(whole - missing, 0), currency, language),
        missing=kronor(missing, currency, language),
    )


def _days(count: int | str) -> Text:
    said = days(int(count))
    return Text(sv=f"{said.sv} fattas", en=f"{said.en} missing")
