"""The suggested changes as cards: what it is about, before and after, how much, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from calendars.changed_values import ChangedValue, changed_value
from calendars.names import Names
from calendars.report_phrases import phrases
from models.finding import Repair


@dataclass(frozen=True)
class AmountBar:
    """A sum before and after where the largest of all cards is 100: what stays, what is added.

    ``taken`` is what falls away; either it or ``added`` is zero.
    """

    stays: str
    added: str
    taken: str


@dataclass(frozen=True)
class CardLine:
    """One change of a card: its sentence, its values, and its bar where money changes."""

    message: str
    value: ChangedValue
    bar: AmountBar | None


@dataclass(frozen=True)
class RepairCard:
    """One suggestion; all of its lines together make the project feasible."""

    lines: tuple[CardLine, ...]
    outcome: str
    is_verified: bool


def repair_cards(names: Names) -> tuple[RepairCard, ...]:
    """The cards in the plan's order: what disturbs least comes first."""
    repairs = names.plan.repairs
    values = [[changed_value(one, names) for one in repair.changes] for repair in repairs]
    largest = max((max(one.amounts) for row in values for one in row if one.amounts), default=0)
    return tuple(
        RepairCard(
            lines=tuple(
                CardLine(change.message.in_language(names.language), value, _bar(value, largest))
                for change, value in zip(repair.changes, row, strict=True)
            ),
            outcome=outcome(repair, names),
            is_verified=repair.verified,
        )
        for repair, row in zip(repairs, values, strict=True)
    )


def outcome(repair: Repair, names: Names) -> str:
    """What a suggestion leads to, and whether that has been computed."""
    say = phrases(names.language)
    if not repair.verified:
        return say["not_verified"]
    return say["verified"] if len(repair.changes) == 1 else say["verified_together"]


def _bar(value: ChangedValue, largest: int) -> AmountBar | None:
    if value.amounts is None or largest <= 0:
        return None
    before, after = value.amounts
    return AmountBar(
        stays=_of_100(min(before, after), largest),
        added=_of_100(max(after - before, 0), largest),
        taken=_of_100(max(before - after, 0), largest),
    )


def _of_100(minor: int, largest: int) -> str:
    tenths = round(minor * 1000 / largest)
    return f"{tenths // 10}.{tenths % 10}"
