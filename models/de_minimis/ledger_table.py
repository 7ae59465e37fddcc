"""Rows of a table as entries of a ledger, with the row that each of them comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.de_minimis.ledger_columns import VALUES, Columns, Place, header_of
from models.reading.shown import shown
from models.reading.wording import Wording
from models.text import Text


@dataclass(frozen=True)
class Row:
    """The cells of a row, and its number in the file."""

    number: int
    cells: Sequence[Any]


@dataclass(frozen=True)
class Table:
    """The entries of a table, the row of each, and what is wrong: row and words.

    ``in_doubt`` are the fields of every entry that a fault of the header leaves open.
    """

    entries: Sequence[dict[str, Any]]
    rows: Sequence[int]
    faults: Sequence[tuple[int | None, Wording]]
    in_doubt: frozenset[Place] = frozenset()


def entries_of(rows: Iterable[Row], columns: Columns) -> Table:
    """The entries of a table whose first row that is not empty names the columns.

    Empty rows are passed over; an empty cell is a field that is left out.
    """
    filled = [row for row in rows if any(not _is_empty(cell) for cell in row.cells)]
    if not filled:
        return Table([], [], [(None, _empty())])
    header, *body = filled
    names = ["" if _is_empty(cell) else str(cell).strip() for cell in header.cells]
    head = header_of(names, columns)
    faults: list[tuple[int | None, Wording]] = [(header.number, one) for one in head.faults]
    entries = []
    for row in body:
        entry: dict[str, Any] = {}
        for index, cell in enumerate(row.cells):
            if _is_empty(cell):
                continue
            if index >= len(names) or not names[index]:
                faults.append((row.number, _without_column(cell, index)))
                continue
            place = head.places[index]
            if place is None:
                continue
            *above, name = place
            group = entry
            for one in above:
                group = group.setdefault(one, {})
            group[name] = _value(cell, name)
        entries.append(entry)
    return Table(entries, [row.number for row in body], faults, head.in_doubt)


_NUMBERS = ("amount", "rate", "years", "collateral", "share", "votes")


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _value(cell: Any, name: str) -> Any:
    if isinstance(cell, str):
        text = cell.strip()
        return VALUES.get(name, {}).get(text.casefold(), text)
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool) and name not in _NUMBERS:
        return str(cell)  # an organisation's number is a name
    return cell


def _empty() -> Wording:
    return Wording(
        "table-empty",
        Text(sv="tabellen är tom.", en="the table is empty."),
        Text(
            sv="Skriv kolumnernas namn i första raden: undertaking, granted, amount.",
            en="Write the names of the columns in the first row: undertaking, granted, amount.",
        ),
    )


def _without_column(cell: Any, index: int) -> Wording:
    found, number = shown(cell), index + 1
    return Wording(
        "cell-without-column",
        Text(
            sv=f"{found.sv} står i kolumn {number}, som inte har något namn.",
            en=f"{found.en} stands in column {number}, which has no name.",
        ),
        Text(
            sv="Namnge kolumnen i första raden eller stryk värdet. Är det ett belopp med "
            "decimalkomma? Skilj då kolumnerna åt med semikolon.",
            en="Name the column in the first row or remove the value. Is it an amount with a "
            "decimal comma? Then put semicolons between the columns.",
        ),
    )
