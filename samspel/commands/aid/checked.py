"""The values of options, checked together: a run tells all their faults at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn, TypeVar, overload

from pydantic_core import PydanticCustomError

from models.errors import InputErrors, InputProblem, fault
from models.money import parse_amount, parse_share
from models.nearest_name import nearest_names
from models.when import parse_date
from samspel import given

Name = TypeVar("Name", bound=str)
Value = TypeVar("Value")


class Checked:
    """Reads values; what can't be read stands in for itself until ``refuse_faults``."""

    def __init__(self) -> None:
        self._problems: list[InputProblem] = []

    @overload
    def one_of(self, option: str, value: str, known: Sequence[Name]) -> Name: ...
    @overload
    def one_of(self, option: str, value: str | None, known: Sequence[Name]) -> Name | None: ...
    def one_of(self, option: str, value: str | None, known: Sequence[Name]) -> Name | None:
        """The known name that a value is; ``None`` where the option was not given."""
        if value is None:
            return None
        for name in known:
            if name == value:
                return name
        near = nearest_names(value, known, limit=1)
        listed = ", ".join(known)
        self.fault(
            option,
            f"{option.removeprefix('--')}-unknown",
            (f"{value!r} finns inte.", f"there is no {value!r}."),
            (f"Menade du kanske {near[0]}?", f"Maybe you meant {near[0]}?")
            if near
            else (f"Skriv något av {listed}.", f"Write one of {listed}."),
        )
        return known[0]

    @overload
    def day(self, option: str, value: str) -> date: ...
    @overload
    def day(self, option: str, value: str | None) -> date | None: ...
    def day(self, option: str, value: str | None) -> date | None:
        """A calendar day."""
        return self._read(option, parse_date, value, date.min)

    @overload
    def amount(self, option: str, value: str) -> int: ...
    @overload
    def amount(self, option: str, value: str | None) -> int | None: ...
    def amount(self, option: str, value: str | None) -> int | None:
        """A sum in minor units."""
        return self._read(option, parse_amount, value, 0)

    def share(self, option: str, value: str | None) -> Decimal | None:
        """A share between 0 and 1, as ``0.40`` or ``40 %``."""
        return self._read(option, parse_share, value, Decimal(0))

    def positive(self, option: str, value: str | None) -> Decimal | None:
        """A number above nought, such as a rate of exchange."""
        return self._read(option, _positive, value, Decimal(1))

    def headcount(self, option: str, value: str) -> Decimal:
        """Annual work units: nought or more."""
        return self._read(option, _number, value, Decimal(0))

    def assumptions(self, assume: Sequence[str]) -> dict[str, str]:
        """The values of ``--assume``."""
        try:
            return given.assumptions(assume)
        except InputErrors as error:
            self._problems += error.problems
            return {}

    def fault(
        self, option: str, code: str, message: tuple[str, str], remedy: tuple[str, str]
    ) -> None:
        """Note a fault of an option; texts in Swedish and English."""
        self._problems.append(InputProblem(option, None, "", code, *message, *remedy))

    def refuse_faults(self) -> None:
        """End the run if any value could not be read.

        Raises:
            InputErrors: all faults.
        """
        if self._problems:
            raise InputErrors(self._problems)

    @overload
    def _read(
        self, option: str, parse: Callable[[Any], Value], value: str, stand_in: Value
    ) -> Value: ...
    @overload
    def _read(
        self, option: str, parse: Callable[[Any], Value], value: str | None, stand_in: Value
    ) -> Value | None: ...
    def _read(
        self, option: str, parse: Callable[[Any], Value], value: str | None, stand_in: Value
    ) -> Value | None:
        if value is None:
            return None
        try:
            return parse(value)
        except PydanticCustomError as error:
            words = error.context or {}
            message, remedy = (words["sv"], words["en"]), (words["remedy_sv"], words["remedy_en"])
            self.fault(option, error.type, message, remedy)
            return stand_in


def _number(value: str) -> Decimal:
    text = value.strip().replace(",", ".")
    digits = text.replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal()):
        fault(
            "number-form",
            f"{value!r} är inget tal.",
            f"{value!r} is no number.",
            "Skriv ett tal som 11.20.",
            "Write a number such as 11.20.",
        )
    return Decimal(text)


def _positive(value: str) -> Decimal:
    number = _number(value)
    if number == 0:
        fault(
            "number-nought",
            "talet får inte vara noll.",
            "the number must not be nought.",
            "Skriv ett tal som 11.20.",
            "Write a number such as 11.20.",
        )
    return number


def refuse(option: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    """End the run for one fault of an option; texts in Swedish and English.

    Raises:
        InputErrors: always.
    """
    raise InputErrors([InputProblem(option, None, "", code, *message, *remedy)])
