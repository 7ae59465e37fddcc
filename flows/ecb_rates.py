"""Rates of exchange for programmes that go by the ECB's: looked up in a file of the ECB."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flows.read_files import opened_file
from models.catalogue import Catalogue, Programme
from models.errors import InputErrors, InputProblem, OutsideKnownDatesError
from models.text import Text


def with_ecb_rates(catalogue: Catalogue, file: Path, today: date) -> Catalogue:
    """The catalogue with the rate of each programme whose policy is ``ecb`` and that states none.

    It is that of the programme's day ``on``, else of ``today``; on days without a rate, the last
    one before. The programme then carries the day that the rate was quoted for.

    Raises:
        InputErrors: the file can't be read, or has no rate for a day.
    """
    from sources.ecb import read_ecb

    with opened_file(file) as stream:
        rates = read_ecb(stream, str(file))
    programmes: list[Programme] = []
    problems: list[InputProblem] = []
    for one in catalogue.programmes:
        stated = one.exchange_rate
        if stated is None or stated.policy != "ecb" or stated.sek_per_eur is not None:
            programmes.append(one)
            continue
        on = stated.on or today
        try:
            found = rates.at("SEK", on)
        except OutsideKnownDatesError as error:
            problems.append(_unknown(file, one, error))
            continue
        rate = stated.model_copy(
            update={
                "sek_per_eur": found.per_euro,
                "on": found.quoted_on,
                "source": f"ECB, euro foreign exchange reference rates, {found.quoted_on}",
            }
        )
        programmes.append(one.model_copy(update={"exchange_rate": rate}))
    if problems:
        raise InputErrors(problems)
    return catalogue.model_copy(update={"programmes": tuple(programmes)})


def with_rates_or_trouble(
    catalogue: Catalogue, file: Path | None, today: date
) -> tuple[Catalogue, Text | None]:
    """The catalogue with the rates of a file, if there is one; else as it is, and what is wrong."""
    if file is None:
        return catalogue, None
    try:
        return with_ecb_rates(catalogue, file, today), None
    except InputErrors as error:
        return catalogue, error.text


def _unknown(file: Path, programme: Programme, error: OutsideKnownDatesError) -> InputProblem:
    return InputProblem(
        str(file),
        None,
        "",
        "rate-not-in-file",
        f"programmet {programme.id}: {error.text.sv}",
        f"programme {programme.id}: {error.text.en}",
        "Hämta eurofxref-hist.csv från ECB, eller ange programmets dag i on:.",
        "Fetch eurofxref-hist.csv from the ECB, or name the programme's day in on:.",
    )
