"""The errors of pydantic in our words: place, code, message and remedy in both languages."""

from __future__ import annotations

import ast
import datetime as dt
import enum
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, NewType, Optional, TypeVar

import pytest
from pydantic import (
    AliasChoices,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    HttpUrl,
    NaiveDatetime,
    RootModel,
    Tag,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    create_model,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from models.document import parse_document, validate
from models.errors import InputErrors, InputProblem, ParameterNotFoundError, fault
from models.reading import problem_codes
from models.reading.meant_values import meant_date
from models.reading.problem_codes import PROBLEM_CODES
from models.text import Text
from models.vocabulary import Country, Currency, Identifier, Region

M = TypeVar("M", bound=BaseModel)


class Strict(BaseModel):
    """A model that knows all its fields."""

    model_config = ConfigDict(extra="forbid")


def problems_of(text: str, model: type[BaseModel]) -> tuple[InputProblem, ...]:
    document = parse_document(text.encode(), "calls.yaml")
    with pytest.raises(InputErrors) as caught:
        validate(document, model)
    for problem in caught.value.problems:
        assert problem.file == "calls.yaml"
        assert problem.message_sv != problem.message_en or problem.code == "own-code"
        assert len(problem.message_sv) < 500
    return caught.value.problems


def problem_of(text: str, model: type[BaseModel]) -> InputProblem:
    (problem,) = problems_of(text, model)
    return problem


def field(annotation: Any) -> type[BaseModel]:
    """A model with one field, `value`."""
    return create_model("OneField", __config__=ConfigDict(extra="forbid"), value=(annotation, ...))


# One catalogue with everything


class Opens(Strict):
    """The beginning or the end of a window."""

    kind: Literal["opens", "deadline"]
    at: dt.date
    zone: str | None = None


class Decision(Strict):
    """When the funder decides."""

    kind: Literal["decision"]
    at: dt.date
    certainty: Literal["confirmed", "planned"] = "planned"


class Round(Strict):
    """A round of a call."""

    id: str
    milestones: list[Annotated[Opens | Decision, Field(discriminator="kind")]]

    @field_validator("milestones")
    @classmethod
    def _opens_before_it_closes(cls, milestones: list[Any]) -> list[Any]:
        dates = [milestone.at for milestone in milestones]
        if dates != sorted(dates):
            fault(
                "call-closes-before-opening",
                f"utlysningen stänger {dates[1]}, innan den öppnar {dates[0]}.",
                f"the call closes {dates[1]}, before it opens {dates[0]}.",
                "Kanske är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
        return milestones


class Call(Strict):
    """A call."""

    id: str
    title: Text
    level: Literal["eu", "national", "regional", "local", "private"] = "national"
    rounds: list[Round] = []


class Catalogue(Strict):
    """Calls."""

    calls: list[Call]


def test_the_message_of_the_design_is_ours_to_the_letter() -> None:
    text = """\
calls:
  - id: a
    title: A
    rounds:
      - id: '1'
        milestones:
          - {kind: opens, at: 2027-03-15}
          - {kind: deadline, at: 2027-03-01}
"""
    problem = problem_of(text, Catalogue)
    assert problem.in_language("en") == (
        "calls.yaml:6 calls[0].rounds[0].milestones: the call closes 2027-03-01, before it opens"
        " 2027-03-15.\nMaybe the two dates are swapped?   [call-closes-before-opening]"
    )
    assert problem.in_language("sv") == (
        "calls.yaml:6 calls[0].rounds[0].milestones: utlysningen stänger 2027-03-01, innan den"
        " öppnar 2027-03-15.\nKanske är de två datumen omkastade?   [call-closes-before-opening]"
    )


def test_all_faults_of_a_file_are_told_at_once_in_order() -> None:
    text = """\
calls:
  - id: 5
    title: A
    levl: eu
  - title: {sv: B, de: C}
    level: regionl
    rounds:
      - id: x
        milestones:
          - {kind: open, at: 2027-03-01}
          - {kin: opens, at: 2027-03-01}
          - {kind: decision, at: 2027-3-1, certainty: 1}
          - 7
  - id: c
    title: 7
    rounds: {}
extra: 1
"""
    found = [
        f"{problem.line} {problem.path}: {problem.message_en} {problem.remedy_en}"
        for problem in problems_of(text, Catalogue)
    ]
    assert found == [
        '2 calls[0].id: text is expected here, not `5`. Put the value in quotes: `"5"`.',
        "4 calls[0].levl: the field `levl` is not known here. Maybe you meant `level`?",
        "5 calls[1].id: the field `id` is missing. Add the field: `id: …`.",
        (
            "5 calls[1].title.de: the field `de` is not known here. Remove the field."
            " Fields that may stand here: `sv`, `en`."
        ),
        "5 calls[1].title.en: the field `en` is missing. Add the field: `en: …`.",
        (
            "6 calls[1].level: `regionl` is none of the allowed values. Maybe you meant `regional`?"
            " Allowed values: `eu`, `national`, `regional`, `local`, `private`."
        ),
        (
            "10 calls[1].rounds[0].milestones[0].kind: `open` is none of the allowed values."
            " Maybe you meant `opens`? Allowed values: `opens`, `deadline`, `decision`."
        ),
        (
            "11 calls[1].rounds[0].milestones[1].kind: the field `kind`, which decides what other"
            " fields belong here, is missing. Maybe `kin` should be called `kind`?"
        ),
        (
            "12 calls[1].rounds[0].milestones[2].at: a date is expected here, not `2027-3-1`. Maybe"
            " you meant `2027-03-01`?"
        ),
        (
            "12 calls[1].rounds[0].milestones[2].certainty: `1` is none of the allowed values."
            " Allowed values: `confirmed`, `planned`."
        ),
        (
            "13 calls[1].rounds[0].milestones[3]: a group of fields (`name: value`) is expected"
            " here, not `7`. Fields that may stand here: `kind`, `at`, `zone`, `certainty`."
        ),
        '15 calls[2].title: text is expected here, not `7`. Put the value in quotes: `"7"`.',
        (
            "16 calls[2].rounds: a list is expected here, not an empty group of fields. Write for"
            " example `[a, b]`."
        ),
        (
            "17 extra: the field `extra` is not known here. Remove the field. Fields that may stand"
            " here: `calls`."
        ),
    ]


def test_swedish_is_swedish() -> None:
    text = "calls:\n  - titel: A\n    level: euu\n    rounds: 5\n"
    found = [
        f"{problem.message_sv} {problem.remedy_sv}" for problem in problems_of(text, Catalogue)
    ]
    assert found == [
        "fältet `id` saknas. Lägg till fältet: `id: …`.",
        "fältet `titel` är okänt här. Menade du kanske `title`?",
        "fältet `title` saknas. Kanske är det `titel` som ska heta `title`?",
        (
            "`euu` är inget av de tillåtna värdena. Menade du kanske `eu`? Tillåtna värden: `eu`,"
            " `national`, `regional`, `local`, `private`."
        ),
        "här ska en lista stå, inte `5`. Skriv till exempel `[a, b]`.",
    ]


# Each kind of error


class Level(enum.Enum):
    """Levels of funding."""

    EU = "eu"
    NATIONAL = "national"


class Share(enum.Enum):
    """A value that no file can hold as such."""

    HALF = Decimal("0.5")


Code = NewType("Code", str)


def _refused(_: Any) -> Any:
    message = "must be prime"
    raise ValueError(message)


def _refused_by_an_error_of_ours(_: Any) -> Any:
    raise ParameterNotFoundError(Text(sv="ingen sådan parameter.", en="no such parameter."))


def _refused_by_pydantics_own(_: Any) -> Any:
    raise PydanticCustomError("own-code", "quite wrong")


CASES: list[tuple[Any, str, str, str]] = [
    # annotation, value as written, code, part of the English message or remedy
    (str, "5", "text-expected", '`"5"`'),
    (str, "true", "text-expected", '`"true"`'),
    (str, "[a]", "text-expected", "not a list of 1 value"),
    (str, "", "text-expected", "not an empty value"),
    (Code, "1.50", "text-expected", '`"1.50"`'),
    (int, "abc", "whole-number-expected", "a whole number is expected here, not `abc`"),
    (int, "1.5", "whole-number-expected", "not `1.5`"),
    (int, "2 400 000 kr", "whole-number-expected", "`2_400_000`"),
    (int, "'" + "9" * 5000 + "'", "whole-number-expected", "999…`"),
    (Decimal, "abc", "number-expected", "`abc`"),
    (Decimal, "0,40", "number-expected", "Maybe you meant `0.40`?"),
    (Decimal, "[]", "number-expected", "an empty list"),
    (Decimal, "NaN", "number-expected", "`NaN`"),
    (float, "x", "number-expected", "`x`"),
    (bool, "ja", "true-or-false-expected", "Maybe you meant `true`?"),
    (bool, "[1]", "true-or-false-expected", "a list of 1 value"),
    (list[int], "5", "list-expected", "`[a, b]`"),
    (tuple[int, ...], "{a: 1}", "list-expected", "a group of fields (`a`)"),
    (frozenset[int], "x", "list-expected", "`x`"),
    (dict[str, int], "[1, 2]", "fields-expected", "a list of 2 values"),
    (Round, "x", "fields-expected", "`id`, `milestones`"),
    (dt.date, "2027-02-30", "date-expected", "`2027-02-30`"),
    (dt.date, "2027/3/1", "date-expected", "Maybe you meant `2027-03-01`?"),
    (dt.date, "[2027]", "date-expected", "a date is expected"),
    (dt.date, "2027-03-01T14:00", "date-expected", "a date is expected"),
    (dt.datetime, "maj", "datetime-expected", "a date and a time of day"),
    (dt.time, "25:00", "time-expected", "a time of day"),
    (AwareDatetime, "2027-03-01T14:00", "zone-missing", "has no time zone"),
    (NaiveDatetime, "2027-03-01T14:00Z", "zone-not-expected", "has a time zone"),
    (HttpUrl, "hej", "web-address-expected", "a web address"),
    (HttpUrl, "ftp://a.b", "web-address-expected", "`ftp://a.b`"),
    (Level, "natinal", "value-not-allowed", "Maybe you meant `national`?"),
    (Share, "1", "value-not-allowed", "Allowed values: `Decimal('0.5')`."),
    (Literal["a or b", "it's", 1], "c", "value-not-allowed", "`a or b`, `it's`, `1`"),
    (Annotated[int, Field(ge=3)], "2", "value-too-small", "Write `3` or more."),
    (Annotated[int, Field(gt=3)], "3", "value-too-small", "`3` is not greater than `3`"),
    (Annotated[Decimal, Field(le=1)], "1.5", "value-too-large", "Write `1` or less."),
    (Annotated[Decimal, Field(lt=1)], "40e6", "value-too-large", "`40000000`"),
    (
        Annotated[dt.date, Field(ge=dt.date(2021, 1, 1))],
        "2020-01-01",
        "value-too-small",
        "`2021-01-01`",
    ),
    (Annotated[int, Field(multiple_of=5)], "7", "value-not-a-multiple", "multiple of `5`"),
    (Annotated[str, Field(min_length=1)], "''", "text-too-short", "an empty text"),
    (Annotated[str, Field(max_length=3)], "abcd", "text-too-long", "`abcd` is too long"),
    (Annotated[str, Field(pattern="^[a-z]+$")], "Å", "wrong-form", "`^[a-z]+$`"),
    (Identifier, "Förstudie Skåne", "wrong-form", "Maybe you meant `forstudie-skane`? Write lower"),
    (Identifier, "a/b", "wrong-form", "Write lower-case letters"),
    (Currency, "sek", "wrong-form", "Maybe you meant `SEK`? Write three capital letters"),
    (Country, "Sverige", "wrong-form", "Write two capital letters"),
    (Region, "se224", "wrong-form", "Maybe you meant `SE224`? Write a NUTS code"),
    (Region, "Skåne", "wrong-form", "Write a NUTS code or the beginning of one"),
    (Annotated[list[int], Field(min_length=2)], "[1]", "too-few-values", "at least 2"),
    (Annotated[list[int], Field(max_length=1)], "[1, 2]", "too-many-items", "at most 1"),
    (Annotated[Decimal, Field(decimal_places=2)], "1.234", "too-many-decimals", "2 decimals"),
    (Annotated[Decimal, Field(max_digits=3)], "1234", "too-many-digits", "more than 3 digits"),
    (
        Annotated[Decimal, Field(max_digits=3, decimal_places=2)],
        "12",
        "too-many-digits",
        "before the decimal point",
    ),
    (tuple[int, str], "[1]", "value-missing", "number 2"),
    (Annotated[int, BeforeValidator(_refused)], "4", "value-refused", "`4` cannot be used here"),
    (Annotated[int, BeforeValidator(_refused)], "4", "value-refused", "must be prime"),
    (
        Annotated[int, BeforeValidator(_refused_by_an_error_of_ours)],
        "4",
        "value-refused",
        "no such parameter.",
    ),
    (
        Annotated[int, BeforeValidator(_refused_by_pydantics_own)],
        "4",
        "value-refused",
        "quite wrong",
    ),
    (dt.timedelta, "x", "value-refused", "`x` cannot be used here"),
]


@pytest.mark.parametrize(("annotation", "written", "code", "words"), CASES)
def test_each_kind_of_error_has_its_words(
    annotation: Any, written: str, code: str, words: str
) -> None:
    problem = problem_of(f"# first\nvalue: {written}\n", field(annotation))
    assert problem.line == 2
    assert problem.path in ("value", "value[1]")
    assert problem.code == code
    assert words in f"{problem.message_en} {problem.remedy_en}"
    assert problem.remedy_sv
    assert problem.remedy_en != problem.remedy_sv


def test_the_swedish_of_an_error_of_ours_is_kept() -> None:
    annotation = Annotated[int, BeforeValidator(_refused_by_an_error_of_ours)]
    assert "ingen sådan parameter" in problem_of("value: 4", field(annotation)).message_sv


def test_a_date_that_is_not_in_the_calendar_is_not_suggested() -> None:
    assert meant_date("2027/02/30") is None
    assert meant_date("2027/2/3") == "2027-02-03"


def test_an_error_of_a_key_stands_at_the_key() -> None:
    model = field(dict[Literal["sv", "en"], str])
    problem = problem_of("value:\n  sv: a\n  enn: b\n", model)
    assert (problem.line, problem.path, problem.code) == (3, "value.enn", "value-not-allowed")
    assert "`enn`" in problem.message_en


def test_odd_keys_are_quoted_in_paths() -> None:
    problem = problem_of('value: {"a. b": x}', field(dict[str, int]))
    assert problem.path == 'value["a. b"]'
    long_key = problem_of(f"value: {{{'k' * 100}: x}}", field(dict[str, int]))
    assert len(long_key.path) < 70


def test_long_and_invisible_values_are_shortened() -> None:
    problem = problem_of(f"value: {'x' * 1000}", field(int))
    assert len(problem.message_en) < 120
    assert "\\u200b" in problem_of("value: 'a\u200bb'", field(int)).message_en
    assert "…" in problem_of("value: {a: 1, b: 1, c: 1, d: 1, e: 1}", field(int)).message_en


def test_many_errors_are_cut_off() -> None:
    problems = problems_of(f"value: [{'x, ' * 1500}]", field(list[int]))
    assert len(problems) == 1001
    assert (problems[0].code, problems[0].line) == ("more-problems", None)


# Unknown and missing fields


class Cost(Strict):
    """A cost, with aliases."""

    amount: Decimal
    from_: Annotated[dt.date | None, Field(alias="from")] = None
    category: Annotated[str, Field(validation_alias=AliasChoices("category", "kind"))] = "staff"


class ByName(BaseModel):
    """A field read by its alias and by its own name."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    latest: Annotated[int, Field(alias="to")] = 0


def _as_it_is(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    return handler(value)


class Nothing(Strict):
    """No fields at all."""


@pytest.mark.parametrize(
    ("model", "fields", "remedy"),
    [
        (Cost, "{amount: 1, form: 2027-03-01}", "Maybe you meant `from`?"),
        (Cost, "{amount: 1, kinds: x}", "Maybe you meant `kind`?"),
        (Cost, "{amount: 1, Amount: 2}", "Maybe you meant `amount`?"),
        (Cost, "{amount: 1, x: 2}", "may stand here: `amount`, `from`, `category`, `kind`."),
        (ByName, "{latst: 1}", "Maybe you meant `latest`?"),
        (Nothing, "{a: 1}", "Remove the field."),
        (Cost, "{amount: 2400000,50}", "nothing or _ between thousands: 2_400_000.50."),
    ],
)
def test_an_unknown_field_names_the_nearest(
    model: type[BaseModel], fields: str, remedy: str
) -> None:
    problem = problem_of(f"value: {fields}", field(model))
    assert problem.code == "field-unknown"
    assert problem.remedy_en.endswith(remedy)


Costs = TypeAliasType("Costs", list[Cost])


@pytest.mark.parametrize(
    "annotation",
    [
        list[Cost],
        tuple[Cost, ...],
        tuple[Cost, int],
        Optional[list[Cost]],  # noqa: UP045  # the older way of writing it is read as well
        Annotated[list[Annotated[Cost, Tag("x")]], Field(min_length=1)],
        RootModel[list[Cost]],
        Costs,
        Annotated[list[Cost], WrapValidator(_as_it_is)] | Literal["none"],
    ],
    ids=["list", "tuple", "pair", "optional", "annotated", "root", "alias", "wrapped"],
)
def test_known_fields_are_found_behind_every_annotation(annotation: Any) -> None:
    problems = problems_of("value:\n  - amount: 1\n    form: 2\n  - x\n", field(annotation))
    assert (problems[0].path, problems[0].line) == ("value[0].form", 3)
    assert problems[0].remedy_en == "Maybe you meant `from`?"


def test_known_fields_are_found_in_dictionaries() -> None:
    problem = problem_of("value: {a: {amount: 1, form: 2}}", field(dict[str, Cost]))
    assert (problem.path, problem.remedy_en) == ("value.a.form", "Maybe you meant `from`?")


# Unions


class Month(Strict):
    """An imprecise time."""

    month: str


class Quarter(Strict):
    """Another imprecise time."""

    quarter: str


class Span(Strict):
    """A period."""

    from_: Annotated[dt.date, Field(alias="from")]
    to: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.to < self.from_:
            fault("span-backwards", "slutar före början.", "ends before it begins.")
        return self


When = dt.date | Month | Quarter | Span


def test_a_misspelt_field_tells_which_member_was_meant() -> None:
    problems = problems_of("value: {qarter: 2027-Q2}", field(When))
    assert [(problem.path, problem.remedy_en) for problem in problems] == [
        ("value.qarter", "Maybe you meant `quarter`?"),
        ("value.quarter", "Maybe `qarter` should be called `quarter`?"),
    ]


def test_the_fault_inside_the_member_that_was_meant_is_told_alone() -> None:
    problem = problem_of("value:\n  from: 2027-03-01\n  to: x\n", field(When))
    assert (problem.line, problem.path, problem.code) == (3, "value.to", "date-expected")
    backwards = problem_of("value: {from: 2027-03-01, to: 2027-02-01}", field(list[When] | When))
    assert (backwards.path, backwards.code) == ("value", "span-backwards")


@pytest.mark.parametrize("written", ["maj", "[1]", "{foo: 1}", "{}", ""])
def test_a_value_that_fits_no_member_is_one_fault_naming_all(written: str) -> None:
    problem = problem_of(f"value: {written}", field(When))
    assert (problem.path, problem.code) == ("value", "no-form-fits")
    assert problem.message_en.endswith(
        "a date, the field `month`, the field `quarter` or the fields `from`, `to`."
    )
    assert "ett datum, fältet `month`" in problem.message_sv
    assert " eller fälten `from`, `to`." in problem.message_sv


@pytest.mark.parametrize(
    ("annotation", "written", "code", "words"),
    [
        (Literal["all"] | list[str], "alll", "no-form-fits", "Maybe you meant `all`?"),
        (Literal["all"] | list[str], "{a: 1}", "no-form-fits", "`all` or a list"),
        (Literal["all"] | list[str], "[1]", "text-expected", '`"1"`'),
        (Literal["all"] | Level, "nationl", "value-not-allowed", "`all`, `eu`, `national`"),
        (int | Decimal, "x", "number-expected", "a number is expected"),
        (int | bool, "x", "no-form-fits", "a whole number or `true` or `false`"),
        (dt.date | int, "2027-3-1", "no-form-fits", "Maybe you meant `2027-03-01`?"),
        (Annotated[int, Field(ge=3)] | list[str], "2", "value-too-small", "`3`"),
        (Cost | int, "{amount: x}", "number-expected", "`x`"),
        (dict[str, int] | list[str], "{a: x}", "whole-number-expected", "`x`"),
        (Annotated[int, BeforeValidator(_refused)] | list[str], "x", "value-refused", "prime"),
        (Optional[int], "x", "whole-number-expected", "`x`"),  # noqa: UP045  # as above
    ],
)
def test_unions_of_plain_values(annotation: Any, written: str, code: str, words: str) -> None:
    problem = problem_of(f"value: {written}", field(annotation))
    assert problem.code == code
    assert words in f"{problem.message_en} {problem.remedy_en}"


def _parsed_date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    fault("date-form", f"{value!r} är inget datum.", f"{value!r} is no date.")


OwnDate = Annotated[dt.date, BeforeValidator(_parsed_date)]


def test_a_fault_of_our_own_outweighs_the_other_members_of_a_union() -> None:
    assert problem_of("value: maj", field(OwnDate | Month | Span)).code == "date-form"


def test_a_fault_of_our_own_about_a_group_of_fields_does_not_hide_the_member_meant() -> None:
    problems = problems_of("value: {mont: 2027-03}", field(OwnDate | Month | Span))
    assert {problem.path for problem in problems} == {"value.mont", "value.month"}
    no_form = problem_of("value: {x: 1}", field(OwnDate | Month | Span))
    assert "a date, the field `month`" in no_form.message_en


def test_members_that_share_a_fault_give_it_once() -> None:
    class Cash(Strict):
        amount: Decimal
        cash: bool = True

    class Kind(Strict):
        amount: Decimal
        kind: bool = True

    assert problem_of("value: {amount: x}", field(Cash | Kind)).path == "value.amount"


def test_a_value_between_two_members_is_one_fault_naming_both() -> None:
    class Cash(Strict):
        amount: Decimal
        cash: bool

    class Kind(Strict):
        amount: Decimal
        kind: bool

    problem = problem_of("value: {amount: 1}", field(Cash | Kind))
    assert (problem.path, problem.code) == ("value", "no-form-fits")
    assert "the fields `amount`, `cash` or the fields `amount`, `kind`" in problem.message_en


def test_members_with_faults_of_our_own_alone_give_the_first() -> None:
    def first(_: Any) -> Any:
        fault("first-code", "fel.", "wrong.")

    def second(_: Any) -> Any:
        fault("second-code", "också fel.", "wrong too.")

    one, other = Annotated[bytes, BeforeValidator(first)], Annotated[bytes, BeforeValidator(second)]
    assert problem_of("value: {a: 1}", field(one | other)).code == "first-code"


def test_a_deciding_field_may_be_a_member_of_an_enumeration() -> None:
    class Union(enum.StrEnum):
        EU = "eu"
        NATIONAL = "national"

    class Eu(Strict):
        level: Literal[Union.EU]
        a: int

    class National(Strict):
        level: Literal[Union.NATIONAL]
        b: int

    model = field(Annotated[Eu | National, Field(discriminator="level")])
    assert problem_of("value: {a: 1}", model).remedy_en.endswith("values: `eu`, `national`.")
    unknown = problem_of("value: {level: eu, a: 1, x: 1}", model)
    assert unknown.remedy_en.endswith("may stand here: `level`, `a`.")
    for one in (model, field(Eu)):
        remedy = problem_of("value: {level: eun, a: 1}", one).remedy_en
        assert remedy.startswith("Maybe you meant `eu`? Allowed values: `eu`")


def _form(value: Any) -> str | None:
    return next(iter(value), None) if isinstance(value, dict) else None


class Range(Strict):
    """A period without a check."""

    from_: Annotated[dt.date, Field(alias="from")]
    to: dt.date


ByFunction = Annotated[
    Annotated[Range, Tag("from")] | Annotated[Month, Tag("month")], Discriminator(_form)
]


def test_a_tag_with_the_name_of_a_field_is_no_step_of_the_path() -> None:
    problem = problem_of("value: {from: 2027-03-01, to: x}", field(ByFunction))
    assert (problem.path, problem.code) == ("value.to", "date-expected")
    missing = problem_of("value: {from: 2027-03-01}", field(ByFunction))
    assert (missing.path, missing.code) == ("value.to", "field-missing")
    unknown = problem_of("value: {from: 2027-03-01, to: 2027-03-02, too: 1}", field(ByFunction))
    assert (unknown.path, unknown.remedy_en) == ("value.too", "Maybe you meant `to`?")


@pytest.mark.parametrize("written", ["{x: 1}", "5"])
def test_a_function_that_recognises_no_form_gives_all_forms(written: str) -> None:
    problem = problem_of(f"value: {written}", field(ByFunction))
    assert problem.code == "no-form-fits"
    assert "the fields `from`, `to` or the field `month`" in problem.message_en


def test_a_deciding_field_that_is_missing_lists_its_values() -> None:
    problem = problem_of(
        "calls: [{id: a, title: b, rounds: [{id: c, milestones: [{}]}]}]", Catalogue
    )
    assert (problem.path, problem.code) == (
        "calls[0].rounds[0].milestones[0].kind",
        "kind-missing",
    )
    assert problem.remedy_en == "Add `kind: …`. Allowed values: `opens`, `deadline`, `decision`."


# Validators that change the shape of what the user wrote


class Moment(Strict):
    """Fields that may be written as text."""

    date: dt.date
    hour: int = 0

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"date": value, "hour": "x"} if isinstance(value, str) else value


def test_fields_that_a_validator_made_up_are_no_steps_of_the_path() -> None:
    problems = problems_of("value: maj", field(Moment))
    assert [(problem.path, problem.line) for problem in problems] == [("value", 1), ("value", 1)]
    assert "`maj`" in problems[0].message_en


def test_a_copy_that_a_validator_made_gives_no_second_fault() -> None:
    problem = problem_of("value: {sv: 5}", field(Text))
    assert problem.path == "value.sv"


def test_a_fault_of_the_whole_document_stands_at_its_first_line() -> None:
    class Whole(Strict):
        a: int

        @model_validator(mode="after")
        def _never(self) -> Whole:
            fault("own-code", "aldrig.", "never.", "Gör om.", "Do it again.")

    problem = problem_of("# comment\na: 1\n", Whole)
    assert (problem.line, problem.path, problem.code) == (2, "", "own-code")
    assert problem.in_language("en") == "calls.yaml:2: never.\nDo it again.   [own-code]"


def test_a_valid_document_gives_its_model() -> None:
    document = parse_document(b"value: {month: 2027-03}", "a.yaml")
    assert validate(document, field(When)).model_dump() == {"value": {"month": "2027-03"}}


def test_a_list_of_refused_values_is_not_called_too_short_as_well() -> None:
    class Listed(BaseModel):
        few: Annotated[tuple[int, ...], Field(min_length=1)]

    with pytest.raises(InputErrors) as caught:
        validate(parse_document(b"few: [x, y]", "f.yaml"), Listed)
    assert [one.path for one in caught.value.problems] == ["few[0]", "few[1]"]
    with pytest.raises(InputErrors) as caught:
        validate(parse_document(b"few: []", "f.yaml"), Listed)
    assert [one.code for one in caught.value.problems] == ["too-few-values"]


# The list of codes


CODE_ARGUMENT = {"Wording": 0, "ExpectedKind": 0, "Limit": 1}


def _codes_in(source: Path) -> set[str]:
    """The codes that a module of ours gives to faults, read off its source."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            position = CODE_ARGUMENT.get(node.func.id)
            argument = node.args[position] if position is not None else None
            if isinstance(argument, ast.Constant):
                found.add(str(argument.value))
    return found


def test_the_list_of_codes_is_that_of_the_sources() -> None:
    sources = Path(problem_codes.__file__).parent.glob("*.py")
    assert set().union(*(_codes_in(source) for source in sources)) == set(PROBLEM_CODES)


def test_codes_are_kebab_case_and_explained_in_both_languages() -> None:
    assert list(PROBLEM_CODES) == sorted(PROBLEM_CODES)
    for code, meaning in PROBLEM_CODES.items():
        assert code == code.lower().replace("_", "-").replace(" ", "-")
        assert meaning.sv.endswith(".")
        assert meaning.en.endswith(".")
        assert meaning.sv != meaning.en
