"""One parameter file: a dated legal value as it is written in YAML, or all its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, StringConstraints
from pydantic_core import PydanticCustomError

from models.document import Document, parse_document, validate
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.money import parse_share
from models.parameter_value import DatedValue, Parameter, Sureness, Unit, Value
from models.reading.shown import shown_path
from models.text import Text
from models.vocabulary import Date, Record
from models.when import parse_date


class DatedEntry(Record):
    """A value as written; what it must be depends on the unit of its file."""

    from_: Annotated[Date, Field(alias="from")]
    to: Date | None
    value: Any
    reference: Annotated[str, StringConstraints(min_length=1)]


class ParameterFile(Record):
    """The fields of a parameter file; its path is the id of the parameter."""

    description: Text
    unit: Unit
    sureness: Sureness
    last_checked: Date
    values: tuple[DatedEntry, ...]


def read_parameter(id_: str, content: bytes, file: str) -> Parameter:
    """Read one parameter file; ``file`` is its name for messages.

    Raises:
        InputErrors: every fault of the file.
    """
    document = parse_document(content, file)
    written = validate(document, ParameterFile)
    flaws = [*_flaws_of_dates(written)]
    values = []
    for index, entry in enumerate(written.values):
        value = _value(written.unit, entry.value, index)
        if isinstance(value, Flaw):
            flaws.append(value)
        else:
            values.append(DatedValue(entry.from_, entry.to, value, entry.reference))
    if flaws:
        raise InputErrors([problem_at(flaw, document) for flaw in flaws])
    return Parameter(
        id=id_,
        description=written.description,
        unit=written.unit,
        sureness=written.sureness,
        last_checked=written.last_checked,
        values=tuple(values),
    )


def problem_at(flaw: Flaw, document: Document) -> InputProblem:
    """A flaw of a parameter file, with the line that it stands on."""
    return InputProblem(
        file=document.file,
        line=document.line_of(flaw.path),
        path=shown_path(flaw.path),
        code=flaw.code,
        message_sv=flaw.sv,
        message_en=flaw.en,
        remedy_sv=flaw.remedy_sv,
        remedy_en=flaw.remedy_en,
    )


def _flaws_of_dates(written: ParameterFile) -> Iterator[Flaw]:
    if not written.values:
        yield Flaw(
            ("values",),
            "parameter-empty",
            "parametern har inget värde.",
            "the parameter has no value.",
            "Skriv minst ett värde med from, to, value och reference.",
            "Write at least one value with from, to, value and reference.",
        )
    for index, entry in enumerate(written.values):
        if entry.to is not None and entry.to < entry.from_:
            yield Flaw(
                ("values", index, "to"),
                "parameter-ends-first",
                f"värdet slutar {entry.to}, innan det börjar {entry.from_}.",
                f"the value ends {entry.to}, before it begins {entry.from_}.",
                "Rätta dagarna.",
                "Correct the days.",
            )
    for index, (earlier, later) in enumerate(pairwise(written.values), start=1):
        if earlier.to is None or later.from_ <= earlier.to:
            yield Flaw(
                ("values", index, "from"),
                "parameter-overlap",
                f"värdet från {later.from_} börjar innan det från {earlier.from_} har slutat.",
                f"the value from {later.from_} begins before the one from {earlier.from_} "
                "has ended.",
                "Skriv värdena i tidsordning; ett gammalt värde får sin sista dag i to.",
                "Write the values in order of time; an old one gets its last day in `to`.",
            )


def _value(unit: Unit, value: Any, index: int) -> Value | Flaw:
    path = ("values", index, "value")
    try:
        match unit:
            case "share":
                return parse_share(value)
            case "ratio":
                return _ratio(value, path)
            case "date":
                day: date = parse_date(value)
                return day
            case "list":
                if isinstance(value, list) and all(isinstance(one, str) for one in value):
                    return tuple(value)
                return Flaw(
                    path,
                    "parameter-list",
                    f"{value!r} är ingen lista med namn.",
                    f"{value!r} is no list of names.",
                    'Skriv till exempel [industrial_research, "25a"], tal inom citattecken.',
                    'Write, for example, [industrial_research, "25a"], numbers in quotes.',
                )
            case _:
                if type(value) is int and value >= 0:
                    return value
                return Flaw(
                    path,
                    "parameter-number",
                    f"{value!r} är inget helt antal {unit}.",
                    f"{value!r} is no whole number of {unit}.",
                    "Skriv ut talet med siffror, till exempel 2500000.",
                    "Write the number out in digits, such as 2500000.",
                )
    except PydanticCustomError as error:
        words = error.context or {}
        return Flaw(
            path, error.type, words["sv"], words["en"], words["remedy_sv"], words["remedy_en"]
        )


def _ratio(value: Any, path: tuple[str | int, ...]) -> Decimal | Flaw:
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
        return Decimal(value)
    return Flaw(
        path,
        "parameter-ratio",
        f"{value!r} är ingen kvot.",
        f"{value!r} is no ratio.",
        'Skriv ett decimaltal inom citattecken, till exempel "7.5".',
        'Write a decimal number in quotes, such as "7.5".',
    )
