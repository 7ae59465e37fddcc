"""What is wrong with one record (it is refused, the rest goes on) or with a whole file."""

from __future__ import annotations

from typing import NoReturn

from models.errors import InputErrors, InputProblem
from models.text import Text


class RecordFault(ValueError):
    """One record can't be read: why, and what to do."""

    def __init__(self, code: str, message: Text, remedy: Text) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.remedy = remedy


def missing(field: str) -> RecordFault:
    """A record lacks a field that nothing can be made without."""
    return RecordFault(
        "record-field-missing",
        Text(sv=f"fältet {field!r} saknas.", en=f"the field {field!r} is missing."),
        Text(
            sv="Läs utlysningens sida i stället, och meddela utgivaren.",
            en="Read the call's page instead, and tell the publisher.",
        ),
    )


def wrong_kind(field: str, value: object, wanted: Text) -> RecordFault:
    """A field holds something of another kind than its format says."""
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}…"
    return RecordFault(
        "record-field-kind",
        Text(
            sv=f"fältet {field!r} är {shown}, inte {wanted.sv}.",
            en=f"the field {field!r} is {shown}, not {wanted.en}.",
        ),
        Text(
            sv="Formatet kan ha ändrats: uppdatera Samspel, eller läs utlysningens sida.",
            en="The format may have changed: update Samspel, or read the call's page.",
        ),
    )


def refuse_file(file: str, code: str, message: Text, remedy: Text) -> NoReturn:
    """Refuse a whole file: nothing of it is taken.

    Raises:
        InputErrors: always.
    """
    raise InputErrors(
        [InputProblem(file, None, "", code, message.sv, message.en, remedy.sv, remedy.en)]
    )


def cut_short(file: str) -> NoReturn:
    """Refuse a file that ends in the middle.

    Raises:
        InputErrors: always.
    """
    refuse_file(
        file,
        "file-cut-short",
        Text(sv="filen slutar mitt i.", en="the file ends in the middle."),
        Text(
            sv="Hämta den igen: överföringen avbröts troligen.",
            en="Fetch it again: the transfer was probably cut off.",
        ),
    )


def not_json(file: str, start: bytes) -> NoReturn:
    """Refuse a file that is no JSON; a page of HTML is named as such.

    Raises:
        InputErrors: always.
    """
    if start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        refuse_file(
            file,
            "file-is-page",
            Text(
                sv="filen är en webbsida (HTML), inte data.",
                en="the file is a web page (HTML), not data.",
            ),
            Text(
                sv="Adressen svarade troligen med en felsida: hämta filen igen.",
                en="The address probably answered with an error page: fetch the file again.",
            ),
        )
    refuse_file(
        file,
        "file-not-json",
        Text(sv="filen är ingen läsbar JSON.", en="the file is no readable JSON."),
        Text(sv="Är det rätt fil? Hämta den igen.", en="Is it the right file? Fetch it again."),
    )


def not_csv(file: str) -> NoReturn:
    """Refuse a file that can't be a table: one of its cells is longer than any text in a table.

    Raises:
        InputErrors: always.
    """
    refuse_file(
        file,
        "file-not-csv",
        Text(sv="filen är ingen läsbar CSV.", en="the file is no readable CSV."),
        Text(
            sv="Är det rätt fil, och rätt källa? Spara tabellen som CSV UTF-8.",
            en="Is it the right file, and the right source? Save the table as CSV UTF-8.",
        ),
    )
