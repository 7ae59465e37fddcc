"""The assumptions that a project or a command sets, over the defaults, and faults in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.assumption import ASSUMPTIONS, Assumption
from models.flaw import Flaw
from models.text import Text


@dataclass(frozen=True)
class Assumptions:
    """The values in force: a project's own over the defaults."""

    given: Mapping[str, str]

    def value(self, name: str) -> str:
        """The value of one assumption.

        Raises:
            KeyError: the assumption does not exist (a fault of the program, not of the input).
        """
        return self.given.get(name, ASSUMPTIONS[name].default)

    def number(self, name: str) -> Decimal:
        """The value of an assumption that is a number."""
        return Decimal(self.value(name))

    @property
    def eves_are_holidays(self) -> bool:
        """Whether the three Swedish eves are days off."""
        return self.value("calendar.se_eves") == "holiday"

    @property
    def optimistic(self) -> bool:
        """Whether imprecise dates are read at their favourable end."""
        return self.value("dates.reading") == "optimistic"


def assumptions_of(given: Mapping[str, object]) -> Assumptions:
    """The assumptions that a project's ``assumptions`` set."""
    return Assumptions({name: _written(value) for name, value in given.items()})


def assumption_flaws(given: Mapping[str, object]) -> Iterator[Flaw]:
    """Names and values that do not exist."""
    for name, value in given.items():
        known = ASSUMPTIONS.get(name)
        if known is None:
            near = difflib.get_close_matches(name, list(ASSUMPTIONS), n=1)
            listed = ", ".join(ASSUMPTIONS)
            yield Flaw(
                ("assumptions", name),
                "assumption-unknown",
                f"det finns inget antagande {name!r}.",
                f"there is no assumption {name!r}.",
                f"Menade du kanske {near[0]}?" if near else f"Skriv något av {listed}.",
                f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
            )
        elif not _possible(known, _written(value)):
            possible = Text(
                sv=" / ".join((known.default, *known.alternatives))
                if known.alternatives
                else f"en andel över 0 och högst 1, till exempel {known.default}",
                en=" / ".join((known.default, *known.alternatives))
                if known.alternatives
                else f"a share above 0 and at most 1, such as {known.default}",
            )
            yield Flaw(
                ("assumptions", name),
                "assumption-value",
                f"antagandet {name} kan inte vara {_written(value)!r}.",
                f"the assumption {name} cannot be {_written(value)!r}.",
                f"Skriv {possible.sv}.",
                f"Write {possible.en}.",
            )


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _possible(known: Assumption, value: str) -> bool:
    if known.alternatives:
        return value in (known.default, *known.alternatives)
    try:
        return 0 < Decimal(value) <= 1
    except ArithmeticError:
        return False
