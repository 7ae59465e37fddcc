"""A legal value with its dates: what the law said when, in which article.

Nothing is carried on silently: asked for outside the dates it is known for, a parameter refuses
and says which those are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NoReturn, TypeVar

from models.errors import OutsideKnownDatesError
from models.money import MINOR_UNITS
from models.text import Text

Unit = Literal[
    "share",
    "ratio",
    "EUR",
    "SEK",
    "months",
    "years",
    "weeks",
    "days",
    "hours",
    "persons",
    "count",
    "date",
    "list",
]
"""What a value counts. A ``ratio`` may exceed one, a ``share`` not; ``EUR`` and ``SEK`` are whole
euro and kronor; ``list`` holds names."""
Sureness = Literal["V", "G"]
Value = Decimal | int | date | tuple[str, ...]
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class DatedValue:
    """What the law says from ``from_`` to ``to`` (both included; ``None`` is until further notice).

    ``value`` is a ``Decimal`` for shares and ratios, a ``date``, a tuple of names, or else an
    ``int``, by the unit of its parameter.
    """

    from_: date
    to: date | None
    value: Value
    reference: str

    def holds(self, on: date) -> bool:
        """Whether the value is known to hold on a day."""
        return self.from_ <= on and (self.to is None or on <= self.to)

    @property
    def dates(self) -> str:
        """``2014-07-01–2023-06-30``; without a last day ``2023-07-01–``."""
        return f"{self.from_}–{'' if self.to is None else self.to}"

    @property
    def share(self) -> Decimal:
        """The value of a parameter whose unit is ``share``."""
        return self._of(Decimal)

    @property
    def ratio(self) -> Decimal:
        """The value of a parameter whose unit is ``ratio``."""
        return self._of(Decimal)

    @property
    def count(self) -> int:
        """The value of a parameter that counts something: months, persons, whole euro."""
        return self._of(int)

    @property
    def minor(self) -> int:
        """The value of a parameter in ``EUR`` or ``SEK``, in cent or öre."""
        return self.count * MINOR_UNITS

    @property
    def day(self) -> date:
        """The value of a parameter whose unit is ``date``."""
        return self._of(date)

    @property
    def names(self) -> tuple[str, ...]:
        """The value of a parameter whose unit is ``list``."""
        return self._of(tuple)

    def _of(self, kind: type[Kind]) -> Kind:
        if not isinstance(self.value, kind):
            raise TypeError(f"{self.value!r} ({self.reference}) is no {kind.__name__}")
        return self.value


@dataclass(frozen=True)
class Parameter:
    """One legal value with its history.

    ``sureness`` is ``V`` (read in the legal text) or ``G`` (official guidance, or a funder's
    page); ``last_checked`` is the day on which a person last compared it with its source.
    """

    id: str
    description: Text
    unit: Unit
    sureness: Sureness
    last_checked: date
    values: tuple[DatedValue, ...]

    @property
    def known_from(self) -> date:
        """The first day for which a value is known."""
        return self.values[0].from_

    @property
    def known_until(self) -> date | None:
        """The last day for which a value is known; ``None`` if it holds until further notice."""
        return self.values[-1].to

    def known_at(self, on: date) -> DatedValue | None:
        """The value that holds on a day; ``None`` if none is known."""
        return next((value for value in self.values if value.holds(on)), None)

    def at(self, on: date) -> DatedValue:
        """The value that holds on a day.

        Raises:
            OutsideKnownDatesError: no value is known for that day.
        """
        return self.known_at(on) or self._refuse(on)

    def _refuse(self, on: date) -> NoReturn:
        known = ", ".join(value.dates for value in self.values)
        raise OutsideKnownDatesError(
            Text(
                sv=f"{self.description.sv} ({self.id}): inget värde är känt för {on}. "
                f"Kända tider: {known}.",
                en=f"{self.description.en} ({self.id}): no value is known for {on}. "
                f"Known dates: {known}.",
            )
        )
