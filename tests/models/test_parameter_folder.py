"""Parameters added from a folder lie over the shipped ones; all values here are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.aid_intensity import Ceiling, Grounds, ceiling
from models.errors import InputErrors, OutsideKnownDatesError
from models.gber_validity import gber_validity
from models.parameter import ExtraParameters, all_parameters, extra_parameters, parameter
from models.parameter_folder import read_parameter_folder

MAXIMUM = "gber/article_25/maximum_intensity"
EXPIRY = "gber/article_59/expiry"
BASE = "gber/article_25/base_intensity/experimental_development"
SMALL = "gber/article_25/size_bonus/small"

IN_2028 = date(2028, 3, 1)


def file(unit: str, *values: str) -> bytes:
    """A parameter file; each value is ``FROM, TO, VALUE``."""
    lines = [
        "description: {sv: Påhittat värde, en: Invented value}",
        f"unit: {unit}",
        "sureness: G",
        "last_checked: 2027-01-01",
        "values:",
    ]
    for one in values:
        first, last, value = one.split(", ")
        lines.append(
            f"  - {{from: {first}, to: {last}, value: {value}, reference: Påhittad art. 1}}"
        )
    return "\n".join(lines).encode()


def folder(**files: bytes) -> ExtraParameters:
    """Extra parameters of files by the names above."""
    ids = {"maximum": MAXIMUM, "expiry": EXPIRY, "base": BASE, "small": SMALL}
    return read_parameter_folder(
        {ids.get(name, name): (f"{name}.yaml", content) for name, content in files.items()}
    )


def development_in_2028(grounds: Grounds, after_expiry: str) -> Ceiling:
    """The ceiling of a small firm's experimental development."""
    return ceiling("experimental_development", "small", grounds, IN_2028, after_expiry)


@pytest.fixture
def successor() -> ExtraParameters:
    """An invented regulation that applies from 2027-07-01 to 2033-12-31."""
    return folder(
        expiry=file("date", "2027-07-01, null, 2033-12-31"),
        base=file("share", '2027-07-01, 2033-12-31, "0.31"'),
        small=file("share", '2027-07-01, 2033-12-31, "0.22"'),
        maximum=file("share", '2027-07-01, 2033-12-31, "0.77"'),
    )


def test_a_ceiling_for_2028_needs_no_assumption_when_its_law_is_loaded(
    successor: ExtraParameters,
) -> None:
    without = development_in_2028(Grounds(), "unchanged")
    assert (without.share, without.assumption) == (Decimal("0.45"), "law.after_expiry")
    with extra_parameters(successor):
        found = development_in_2028(Grounds(), "refuse")
    assert found.share == Decimal("0.53")
    assert found.assumption is None
    assert found.warning is None
    assert found.reference == "Påhittad art. 1"
    with pytest.raises(OutsideKnownDatesError):
        development_in_2028(Grounds(), "refuse")


def test_before_the_new_law_the_old_one_and_its_adjustment_period_hold(
    successor: ExtraParameters,
) -> None:
    with extra_parameters(successor):
        assert gber_validity(date(2026, 12, 31), "refuse").phase == "in_force"
        assert gber_validity(date(2027, 6, 30), "refuse").phase == "adjustment_period"
        assert gber_validity(date(2027, 7, 1), "refuse").phase == "in_force"
        assert gber_validity(date(2034, 6, 30), "refuse").phase == "adjustment_period"
        assert gber_validity(date(2034, 7, 1), "refuse").phase == "expired"
        assert parameter(MAXIMUM).at(date(2026, 12, 31)).share == Decimal("0.80")
        assert parameter(MAXIMUM).known_at(date(2027, 3, 1)) is None


def test_what_the_new_law_lacks_is_refused_and_not_taken_from_the_old(
    successor: ExtraParameters,
) -> None:
    with_collaboration = Grounds(effective_collaboration=True)
    with extra_parameters(successor), pytest.raises(OutsideKnownDatesError):
        development_in_2028(with_collaboration, "refuse")


def test_an_added_value_holds_on_the_days_that_both_know() -> None:
    extra = folder(
        maximum=file("share", '2020-01-01, 2020-12-31, "0.11"', '2026-01-01, null, "0.12"')
    )
    with extra_parameters(extra):
        found = parameter(MAXIMUM)
    days = [one.dates for one in found.values]
    assert days == [
        "2014-07-01–2019-12-31",
        "2020-01-01–2020-12-31",
        "2021-01-01–2025-12-31",
        "2026-01-01–",
    ]
    shares = [str(one.share) for one in found.values]
    assert shares == ["0.80", "0.11", "0.80", "0.12"]


def test_an_added_value_before_and_after_the_shipped_leaves_them_whole() -> None:
    extra = folder(
        maximum=file("share", '2000-01-01, 2000-12-31, "0.11"', '2030-01-01, null, "0.12"')
    )
    with extra_parameters(extra):
        days = [one.dates for one in parameter(MAXIMUM).values]
    assert days == ["2000-01-01–2000-12-31", "2014-07-01–2026-12-31", "2030-01-01–"]


def test_an_added_value_may_cover_a_shipped_one_whole() -> None:
    extra = folder(maximum=file("share", '2010-01-01, 2026-12-31, "0.11"'))
    with extra_parameters(extra):
        (only,) = parameter(MAXIMUM).values
    assert only.dates == "2010-01-01–2026-12-31"


def test_a_value_without_end_covers_all_that_follows() -> None:
    extra = folder(expiry=file("date", "2015-01-01, null, 2099-12-31"))
    with extra_parameters(extra):
        days = [one.dates for one in parameter(EXPIRY).values]
    assert days == ["2014-07-01–2014-12-31", "2015-01-01–"]


def test_an_unknown_path_is_a_parameter_of_its_own_and_gone_afterwards() -> None:
    extra = folder(invented=file("EUR", "2027-01-01, null, 5"))
    with extra_parameters(extra):
        assert parameter("invented").at(IN_2028).minor == 500
        assert "invented" in [one.id for one in all_parameters()]
    assert "invented" not in [one.id for one in all_parameters()]


def test_the_fingerprint_is_that_of_the_contents(successor: ExtraParameters) -> None:
    same = folder(invented=file("EUR", "2027-01-01, null, 5"))
    other = folder(invented=file("EUR", "2027-01-01, null, 6"))
    assert folder(invented=file("EUR", "2027-01-01, null, 5")).sha256 == same.sha256
    assert len({same.sha256, other.sha256, successor.sha256}) == 3


def test_every_fault_of_all_files_is_told_at_once() -> None:
    with pytest.raises(InputErrors) as caught:
        folder(
            maximum=file("EUR", "2027-07-01, null, 5"),
            invented=file("share", '2027-07-01, null, "5"'),
            other=b"[",
        )
    found = [(one.file, one.line, one.code) for one in caught.value.problems]
    assert ("maximum.yaml", 2, "parameter-unit") in found
    assert ("invented.yaml", 6, "share-outside-0-1") in found
    assert {name for name, _, _ in found} == {"maximum.yaml", "invented.yaml", "other.yaml"}
