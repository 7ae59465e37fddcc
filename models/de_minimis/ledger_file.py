"""Reads a ledger from YAML, JSON, CSV or Excel, or tells every fault of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from models.de_minimis.ledger import LEDGER_FORMAT, Ledger
from models.de_minimis.ledger_columns import GRANTS, LINKS, RATES
from models.de_minimis.ledger_csv import csv_rows
from models.de_minimis.ledger_flaws import (
    instrument_flaws,
    ledger_flaws,
    names_flaws,
    votes_above_all,
)
from models.de_minimis.ledger_table import Row, Table, entries_of
from models.de_minimis.ledger_workbook import workbook_rows
from models.document import Document, Reading, read_what_is_sound, sound_reading
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.reading.shown import Path
from models.reading.sure_flaws import ANY, SAME, Place, RestsOn, sure_flaws
from models.reading.wording import Wording
from models.text import Text


def read_ledger(content: bytes, file: str) -> Ledger:
    """The ledger in a file; the end of its name says of which form it is.

    Raises:
        InputErrors: every fault of the file, with its line or row.
    """
    if file.lower().endswith(".xls"):
        raise InputErrors([_old_excel().at(file, None)])
    if file.lower().endswith((".xlsx", ".xlsm")):
        reading = _of_tables(workbook_rows(content, file), file)
    elif file.lower().endswith((".csv", ".tsv")):
        reading = _of_tables({"grants": list(csv_rows(content, file))}, file)
    else:
        reading = read_what_is_sound(content, file, Ledger, LEDGER_FORMAT)
    problems = [*reading.problems, *(reading.document.problem(one) for one in _flaws(reading))]
    if problems:
        raise InputErrors(problems)
    return reading.sound.value


_WORDS: tuple[Place, ...] = (("grants", SAME, "undertaking"), ("grants", SAME, "granted"))
_CURRENCY: tuple[Place, ...] = (("currency",), ("grants", SAME, "currency"))
_NAMES: Final[RestsOn] = {
    "rate-of-euro": (*_WORDS, *_CURRENCY),
    "rate-missing": (*_WORDS, *_CURRENCY, ("rates",), ("grants", SAME, "rate")),
    "link-twice": (("links", ANY, "kind"),),
    "ownership-circle": tuple(("links", ANY, one) for one in ("owner", "firm", "kind", "votes")),
}


def _flaws(reading: Reading[Ledger]) -> Iterator[Flaw]:
    ledger, holes = reading.sound.value, reading.sound.holes
    if not reading.problems:
        yield from ledger_flaws(ledger)
        return
    yield from sure_flaws(names_flaws(ledger), holes, _NAMES)
    in_doubt = {hole[:2] for hole in (*holes, *(reading.sound.faulty - {()}))}
    fields = {path[:1] for path in in_doubt}
    if fields <= {("grants",), ("links",)} and ("grants",) not in in_doubt:
        for index, grant in enumerate(ledger.grants):
            if ("grants", index) not in in_doubt:
                yield from instrument_flaws(ledger, grant, ("grants", index))
    if fields.isdisjoint({(), ("links",)}):
        yield from votes_above_all(ledger.links)


_COLUMNS = {"grants": GRANTS, "links": LINKS, "rates": RATES}


def _of_tables(tables: Mapping[str, Sequence[Row]], file: str) -> Reading[Ledger]:
    read = {
        name: entries_of(tables.get(name, ()), columns)
        if name in tables or columns is GRANTS
        else Table([], [], [])
        for name, columns in _COLUMNS.items()
    }
    problems = [wording.at(file, row) for table in read.values() for row, wording in table.faults]
    lines: dict[Path, int] = {(): 1}
    rates = _rates(read["rates"], problems, lines, file)
    data: dict[str, Any] = {
        "format": LEDGER_FORMAT,
        "grants": list(read["grants"].entries),
        "links": list(read["links"].entries),
        "rates": rates,
    }
    for name in ("grants", "links"):
        lines |= {(name, index): row for index, row in enumerate(read[name].rows)}
    unsure: set[Path] = {
        (name, key, *place)
        for name, keys in (
            ("grants", range(len(data["grants"]))),
            ("links", range(len(data["links"]))),
            ("rates", rates),
        )
        for key in keys
        for place in read[name].in_doubt
    }
    if ("currency",) in read["rates"].in_doubt:
        unsure.add(("rates",))

    def follows(path: Path) -> bool:
        # A column that is lacking is told once, not of every row.
        table = read.get(str(path[0])) if len(path) > 1 else None
        return table is not None and (
            (len(path) == len(("grants", 0)) and bool(table.in_doubt))
            or any(path[2 : 2 + len(place)] == place for place in table.in_doubt)
        )

    document = Document(file=file, data=data, lines=lines)
    return sound_reading(document, Ledger, problems, follows, unsure)


def _rates(
    table: Table, problems: list[InputProblem], lines: dict[Path, int], file: str
) -> dict[str, dict[str, Any]]:
    """The rates by currency; adds what is wrong, and the line of each."""
    rates: dict[str, dict[str, Any]] = {}
    if ("currency",) in table.in_doubt:
        return rates
    for entry, row in zip(table.entries, table.rows, strict=True):
        currency = str(entry.pop("currency", ""))
        if currency in rates:
            problems.append(_rate_twice(currency).at(file, row))
        rates[currency] = entry
        lines["rates", currency] = row
    return rates


def _rate_twice(currency: str) -> Wording:
    return Wording(
        "rate-twice",
        Text(sv=f"{currency} har två kurser.", en=f"{currency} has two rates."),
        Text(
            sv="Stryk en av dem; olika kurser för olika dagar skrivs på stöden, i kolumnen rate.",
            en="Remove one; different rates for different days are written with the grants, in "
            "the column rate.",
        ),
    )


def _old_excel() -> Wording:
    return Wording(
        "workbook-old",
        Text(
            sv="filen är en arbetsbok i Excels gamla format.",
            en="the file is a workbook in Excel's old format.",
        ),
        Text(
            sv="Spara den som .xlsx eller CSV UTF-8.",
            en="Save it as .xlsx or CSV UTF-8.",
        ),
    )
