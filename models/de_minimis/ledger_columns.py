"""The columns of a ledger as a table: their names in both languages, and the fields they fill."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.nearest_name import nearest_names
from models.reading.shown import listed, shortened
from models.reading.wording import Wording
from models.text import Text

Place = tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """The columns of one table: name -> field; other names for them; and those it must have."""

    fields: Mapping[str, Place]
    aliases: Mapping[str, str]
    required: Sequence[tuple[str, ...]]
    """Of each of these groups one column at least."""


GRANTS = Columns(
    fields={
        "undertaking": ("undertaking",),
        "granted": ("granted",),
        "amount": ("amount",),
        "currency": ("currency",),
        "rate": ("rate",),
        "member_state": ("member_state",),
        "kind": ("kind",),
        "by": ("by",),
        "eligible_costs": ("eligible_costs",),
        "planned": ("planned",),
        "loan_amount": ("loan", "amount"),
        "loan_years": ("loan", "years"),
        "loan_collateral": ("loan", "collateral"),
        "guarantee_amount": ("guarantee", "amount"),
        "guarantee_years": ("guarantee", "years"),
        "guarantee_share": ("guarantee", "share"),
    },
    aliases={
        "företag": "undertaking",
        "stödmottagare": "undertaking",
        "koncern": "undertaking",
        "organisationsnummer": "undertaking",
        "beviljat": "granted",
        "beviljades": "granted",
        "beslutsdatum": "granted",
        "datum": "granted",
        "belopp": "amount",
        "stödbelopp": "amount",
        "bruttobidragsekvivalent": "amount",
        "valuta": "currency",
        "kurs": "rate",
        "växelkurs": "rate",
        "medlemsstat": "member_state",
        "land": "member_state",
        "slag": "kind",
        "beviljat_av": "by",
        "stödgivare": "by",
        "myndighet": "by",
        "stödberättigande_kostnader": "eligible_costs",
        "planerat": "planned",
        "lånebelopp": "loan_amount",
        "lånets_år": "loan_years",
        "säkerhet": "loan_collateral",
        "garanterat_belopp": "guarantee_amount",
        "garantins_år": "guarantee_years",
        "garanterad_andel": "guarantee_share",
    },
    required=(("undertaking",), ("granted",), ("amount", "loan_amount", "guarantee_amount")),
)
LINKS = Columns(
    fields={name: (name,) for name in ("owner", "firm", "kind", "votes")},
    aliases={"ägare": "owner", "företag": "firm", "slag": "kind", "röster": "votes"},
    required=(("owner",), ("firm",)),
)
RATES = Columns(
    fields={name: (name,) for name in ("currency", "rate", "source")},
    aliases={"valuta": "currency", "kurs": "rate", "växelkurs": "rate", "källa": "source"},
    required=(("currency",), ("rate",)),
)

VALUES: Mapping[str, Mapping[str, Any]] = {
    "planned": {"ja": True, "x": True, "nej": False},
    "kind": {
        "allmänt": "general",
        "jordbruk": "agriculture",
        "fiske": "fishery",
        "röster": "votes",
        "styrelse": "board",
        "avtal": "contract",
        "överenskommelse": "agreement",
    },
}
"""Swedish words of the closed lists, by column."""


@dataclass(frozen=True)
class Header:
    """The field that each column fills, if any, what is wrong, and the fields that are in doubt.

    In doubt are those without a column of their own, once a column or its name is at fault.
    """

    places: Sequence[Place | None]
    faults: Sequence[Wording]
    in_doubt: frozenset[Place]


def header_of(written: Sequence[str], columns: Columns) -> Header:
    """The columns of a table by its first row; a column without a name fills no field."""
    names = [_known_name(one, columns) for one in written]
    faults = [
        _unknown(one, columns)
        for one, name in zip(written, names, strict=True)
        if name is None and one
    ]
    twice = [name for name in dict.fromkeys(names) if name is not None and names.count(name) > 1]
    faults += [
        _twice(name, [one for one, also in zip(written, names, strict=True) if also == name])
        for name in twice
    ]
    if not faults:  # a misspelt column is one fault, not two
        faults = [_missing(group) for group in columns.required if not {*group} & {*names}]
    once = [None if name in twice else name for name in names]
    return Header(
        places=[None if name is None else columns.fields[name] for name in once],
        faults=faults,
        in_doubt=frozenset(
            place for name, place in columns.fields.items() if faults and name not in once
        ),
    )


def _known_name(written: str, columns: Columns) -> str | None:
    name = re.sub(r"[\s.-]+", "_", written.strip().casefold())
    found = columns.aliases.get(name, name)
    return found if found in columns.fields else None


def _unknown(written: str, columns: Columns) -> Wording:
    near = nearest_names(written, [*columns.fields, *columns.aliases], limit=1)
    known = listed(columns.fields)
    return Wording(
        "column-unknown",
        Text(
            sv=f"kolumnen `{shortened(written)}` är okänd.",
            en=f"the column `{shortened(written)}` is unknown.",
        ),
        Text(
            sv=f"Menade du kanske `{near[0]}`?" if near else f"Kolumner som läses: {known}.",
            en=f"Maybe you meant `{near[0]}`?" if near else f"Columns that are read: {known}.",
        ),
    )


def _twice(name: str, written: Sequence[str]) -> Wording:
    shown = listed(written)
    return Wording(
        "column-twice",
        Text(
            sv=f"`{name}` står i {len(written)} kolumner: {shown}.",
            en=f"`{name}` stands in {len(written)} columns: {shown}.",
        ),
        Text(sv="Stryk alla utom en.", en="Remove all but one."),
    )


def _missing(group: Sequence[str]) -> Wording:
    shown = listed(group)
    return Wording(
        "column-missing",
        Text(sv=f"kolumnen {shown} saknas.", en=f"the column {shown} is missing.")
        if len(group) == 1
        else Text(
            sv=f"ingen av kolumnerna {shown} finns.", en=f"none of the columns {shown} is there."
        ),
        Text(
            sv="Skriv kolumnens namn i tabellens första rad.",
            en="Write the column's name in the first row of the table.",
        ),
    )
