"""The kinds of value that a field may expect, and the errors of pydantic that speak of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.reading.meant_values import meant_date, meant_number, meant_truth
from models.text import Text


@dataclass(frozen=True)
class ExpectedKind:
    """A kind of value: the code of its error, its name, an example as written in a file.

    ``meant`` turns a common other way of writing such a value into the one that is read.
    """

    code: str
    name: Text
    example: str
    meant: Callable[[str], str | None] = lambda _: None


TEXT = ExpectedKind("text-expected", Text(sv="text", en="text"), "Lunds universitet")
WHOLE_NUMBER = ExpectedKind(
    "whole-number-expected", Text(sv="ett heltal", en="a whole number"), "12", meant_number
)
NUMBER = ExpectedKind(
    "number-expected", Text(sv="ett tal", en="a number"), "1_860_000.50", meant_number
)
TRUTH = ExpectedKind(
    "true-or-false-expected",
    Text(sv="`true` eller `false`", en="`true` or `false`"),
    "true",
    meant_truth,
)
LIST = ExpectedKind("list-expected", Text(sv="en lista", en="a list"), "[a, b]")
FIELDS = ExpectedKind(
    "fields-expected",
    Text(sv="en grupp av fält (`namn: värde`)", en="a group of fields (`name: value`)"),
    "{id: a, name: b}",
)
DATE = ExpectedKind("date-expected", Text(sv="ett datum", en="a date"), "2027-03-01", meant_date)
DATETIME = ExpectedKind(
    "datetime-expected",
    Text(sv="datum och klockslag", en="a date and a time of day"),
    "2027-03-01T14:00",
)
TIME = ExpectedKind("time-expected", Text(sv="ett klockslag", en="a time of day"), "14:00")
WEB_ADDRESS = ExpectedKind(
    "web-address-expected",
    Text(sv="en webbadress", en="a web address"),
    "https://www.example.org/call",
)

KIND_OF_TYPE: dict[Any, ExpectedKind] = {
    str: TEXT,
    int: WHOLE_NUMBER,
    Decimal: NUMBER,
    float: NUMBER,
    bool: TRUTH,
    dt.date: DATE,
    dt.datetime: DATETIME,
    dt.time: TIME,
}

KINDS: dict[str, ExpectedKind] = {
    **dict.fromkeys(["string_type", "string_sub_type", "string_unicode"], TEXT),
    **dict.fromkeys(
        ["int_type", "int_parsing", "int_parsing_size", "int_from_float"], WHOLE_NUMBER
    ),
    **dict.fromkeys(
        ["decimal_type", "decimal_parsing", "float_type", "float_parsing", "finite_number"], NUMBER
    ),
    **dict.fromkeys(["bool_type", "bool_parsing"], TRUTH),
    **dict.fromkeys(
        ["list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"], LIST
    ),
    **dict.fromkeys(
        ["model_type", "model_attributes_type", "dict_type", "mapping_type", "dataclass_type"],
        FIELDS,
    ),
    **dict.fromkeys(
        [
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ],
        DATE,
    ),
    **dict.fromkeys(
        [
            "datetime_type",
            "datetime_parsing",
            "datetime_object_invalid",
            "datetime_from_date_parsing",
        ],
        DATETIME,
    ),
    **dict.fromkeys(["time_type", "time_parsing"], TIME),
    **dict.fromkeys(
        ["url_type", "url_parsing", "url_scheme", "url_syntax_violation", "url_too_long"],
        WEB_ADDRESS,
    ),
}
"""By the error types of pydantic."""
