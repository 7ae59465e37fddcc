"""Legal parameters: dated, never carried on silently, and broken files are refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import InputErrors, OutsideKnownDatesError, ParameterNotFoundError
from models.parameter import Parameter, _walk, all_parameters, parameter
from models.parameter_file import read_parameter

GOOD = """\
description: {sv: Tak, en: Ceiling}
unit: share
sureness: V
last_checked: 2026-11-20
values:
  - {from: 2014-07-01, to: 2023-06-30, value: "0.15", reference: GBER art. 1}
  - {from: 2023-07-01, to: 2026-12-31, value: "0.25", reference: GBER art. 1}
"""


def read(text: str) -> Parameter:
    return read_parameter("tak", text.encode(), "tak.yaml")


def test_a_value_holds_from_its_first_to_its_last_day() -> None:
    found = read(GOOD)
    assert found.at(date(2014, 7, 1)).share == Decimal("0.15")
    assert found.at(date(2023, 6, 30)).share == Decimal("0.15")
    assert found.at(date(2023, 7, 1)).share == Decimal("0.25")
    assert found.at(date(2026, 12, 31)).share == Decimal("0.25")
    assert (found.known_from, found.known_until) == (date(2014, 7, 1), date(2026, 12, 31))


@pytest.mark.parametrize("on", [date(2014, 6, 30), date(2027, 1, 1)])
def test_outside_its_dates_a_parameter_refuses_and_says_what_is_known(on: date) -> None:
    found = read(GOOD)
    assert found.known_at(on) is None
    with pytest.raises(OutsideKnownDatesError) as caught:
        found.at(on)
    known = "2014-07-01–2023-06-30, 2023-07-01–2026-12-31"
    assert caught.value.text.sv == (
        f"Tak (tak): inget värde är känt för {on}. Kända tider: {known}."
    )
    assert caught.value.text.en == (
        f"Ceiling (tak): no value is known for {on}. Known dates: {known}."
    )


def test_a_value_until_further_notice_has_no_last_day() -> None:
    found = read(GOOD.replace("to: 2026-12-31", "to: null"))
    assert found.known_until is None
    assert found.at(date(2140, 1, 1)).share == Decimal("0.25")
    assert found.values[-1].dates == "2023-07-01–"


def test_a_gap_between_two_values_is_not_filled() -> None:
    found = read(GOOD.replace("from: 2023-07-01", "from: 2023-08-01"))
    with pytest.raises(OutsideKnownDatesError):
        found.at(date(2023, 7, 15))


@pytest.mark.parametrize(
    ("good", "broken", "line", "code"),
    [
        ("unit: share\n", "", 1, "field-missing"),
        ("unit: share", "unit: furlongs", 2, "value-not-allowed"),
        ("sureness: V", "sureness: M", 3, "value-not-allowed"),
        ("sureness: V", "sureness: V\nnote: x", 4, "field-unknown"),
        ("last_checked: 2026-11-20", "last_checked: lately", 4, "date-form"),
        (", reference: GBER art. 1}\n  - {from: 2023", "}\n  - {from: 2023", 6, "field-missing"),
        ("reference: GBER art. 1", 'reference: ""', 6, "text-too-short"),
        ('"0.15"', '"1.5"', 6, "share-outside-0-1"),
        ('"0.15"', '"much"', 6, "share-not-a-number"),
        ("from: 2014-07-01", "from: 2014-07", 6, "date-form"),
        ("to: 2023-06-30", "to: 2023-07-01", 7, "parameter-overlap"),
        ("to: 2023-06-30", "to: null", 7, "parameter-overlap"),
        ("to: 2023-06-30", "to: 2013-06-30", 6, "parameter-ends-first"),
    ],
)
def test_a_broken_file_is_refused_with_its_fault(
    good: str, broken: str, line: int, code: str
) -> None:
    assert good in GOOD
    with pytest.raises(InputErrors) as caught:
        read(GOOD.replace(good, broken, 1))
    assert [(one.line, one.code) for one in caught.value.problems] == [(line, code)]


@pytest.mark.parametrize(
    ("unit", "value", "code"),
    [
        ("months", '"6"', "parameter-number"),
        ("months", "0.5", "parameter-number"),
        ("EUR", "-1", "parameter-number"),
        ("EUR", "true", "parameter-number"),
        ("EUR", "40e6", "parameter-number"),
        ("date", "6", "date-form"),
        ("list", "25a", "parameter-list"),
        ("list", "[25, a]", "parameter-list"),
        ("share", "2", "share-outside-0-1"),
        ("ratio", "7.5", "parameter-ratio"),
        ("ratio", '"-1"', "parameter-ratio"),
    ],
)
def test_the_value_must_fit_the_unit(unit: str, value: str, code: str) -> None:
    text = GOOD.replace("share", unit).replace('"0.15"', value).replace('"0.25"', value)
    with pytest.raises(InputErrors) as caught:
        read(text)
    assert [one.code for one in caught.value.problems] == [code, code]
    assert [one.path for one in caught.value.problems] == ["values[0].value", "values[1].value"]
    assert all(one.remedy_sv and one.remedy_en for one in caught.value.problems)


@pytest.mark.parametrize("text", ["", "just words", "values: [", "\xff\xfe"])
def test_what_is_no_parameter_file_is_refused(text: str) -> None:
    with pytest.raises(InputErrors):
        read_parameter("tak", text.encode("latin-1"), "tak.yaml")


def test_a_file_without_values_is_refused() -> None:
    without = GOOD[: GOOD.index("values:")] + "values: []\n"
    with pytest.raises(InputErrors) as caught:
        read(without)
    assert [one.code for one in caught.value.problems] == ["parameter-empty"]


def test_the_unit_says_what_kind_of_value_it_is() -> None:
    share = parameter("gber/article_25/maximum_intensity").at(date(2025, 1, 1))
    assert share.share == Decimal("0.80")
    with pytest.raises(TypeError, match="is no int"):
        _ = share.count
    assert parameter("gber/article_58/adjustment_period").at(date(2025, 1, 1)).count == 6
    assert parameter("gber/article_59/expiry").at(date(2025, 1, 1)).day == date(2026, 12, 31)
    forms = parameter("gber/article_22/mixed_pro_rata").at(date(2025, 1, 1))
    assert forms.names == ("grant", "loan", "guarantee")
    debts = parameter("gber/article_2/point_18/debt_to_equity").at(date(2025, 1, 1))
    assert debts.ratio == Decimal("7.5")


def test_an_unknown_parameter_is_named_with_the_nearest_known() -> None:
    with pytest.raises(ParameterNotFoundError, match="Maybe you meant gber/article_59/expiry"):
        parameter("gber/article_59/expire")
    with pytest.raises(ParameterNotFoundError, match="rules list"):
        parameter("zzz")


def test_every_parameter_is_found_by_its_path_and_read_once() -> None:
    ids = [one.id for one in all_parameters()]
    assert ids == sorted(ids)
    assert "gber/article_25/base_intensity/industrial_research" in ids
    assert parameter(ids[0]) is all_parameters()[0]


def test_the_regulation_was_prolonged_twice() -> None:
    expiry = parameter("gber/article_59/expiry")
    days = [expiry.at(date(year, 12, 1)).day for year in (2014, 2020, 2023)]
    assert days == [date(2020, 12, 31), date(2023, 12, 31), date(2026, 12, 31)]


def test_only_yaml_files_are_parameters(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("below/one.yaml", "two.yaml", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert sorted(id_ for id_, _ in _walk(tmp_path, "")) == ["below/one", "two"]
