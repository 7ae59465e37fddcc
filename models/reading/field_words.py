"""The words about fields that are missing, unknown, or decide about other fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from models.nearest_name import nearest_names
from models.reading.error_places import PlacedError
from models.reading.known_types import field_names, values_of_field
from models.reading.shown import listed, shortened
from models.reading.value_words import meant
from models.reading.wording import Wording
from models.text import Text


def missing_field(fault: PlacedError) -> Wording:
    """A required field, or value of a list of fixed length, is not there."""
    name = fault.location[-1]
    if isinstance(name, int):
        return Wording(
            "value-missing",
            Text(
                sv=f"listan saknar sitt värde nummer {name + 1}.",
                en=f"the list lacks its value number {name + 1}.",
            ),
            Text(sv="Lägg till värdet.", en="Add the value."),
        )
    return Wording(
        "field-missing",
        Text(sv=f"fältet `{name}` saknas.", en=f"the field `{name}` is missing."),
        _misspelt(name, fault.value, field_names(fault.types[-2]))
        or Text(sv=f"Lägg till fältet: `{name}: …`.", en=f"Add the field: `{name}: …`."),
    )


def missing_deciding_field(fault: PlacedError, name: str) -> Wording:
    """The field that tells the members of a union apart is not there."""
    allowed = listed(values_of_field(fault.types[-1], name))
    return Wording(
        "kind-missing",
        Text(
            sv=f"fältet `{name}`, som avgör vilka andra fält som hör hit, saknas.",
            en=f"the field `{name}`, which decides what other fields belong here, is missing.",
        ),
        _misspelt(name, fault.value, field_names(fault.types[-1]))
        or Text(
            sv=f"Lägg till `{name}: …`. Tillåtna värden: {allowed}.",
            en=f"Add `{name}: …`. Allowed values: {allowed}.",
        ),
    )


def unknown_field(fault: PlacedError) -> Wording:
    """A field that no model has; the nearest known field is suggested."""
    name = str(fault.location[-1])
    known = field_names(fault.types[-2])
    siblings = fault.value_before(len(fault.location) - 1)
    absent = [one for one in known if not isinstance(siblings, dict) or one not in siblings]
    nearest = nearest_names(name, absent) or nearest_names(name, known)
    return Wording(
        "field-unknown",
        Text(
            sv=f"fältet `{shortened(name)}` är okänt här.",
            en=f"the field `{shortened(name)}` is not known here.",
        ),
        _decimal_comma(name) or (meant(nearest) if nearest else _may_stand_here(known)),
    )


def _decimal_comma(name: str) -> Text | None:
    """``{amount: 2400000,50}`` is an amount and a field named 50."""
    if not re.fullmatch(r"[0-9]{1,3}", name):
        return None
    return Text(
        sv="Är det ett decimalkomma eller tusentalskomma? Skriv decimalpunkt, och inget tecken "
        "eller _ mellan tusental: 2_400_000.50.",
        en="Is it a decimal comma, or one between thousands? Write a decimal point, and nothing "
        "or _ between thousands: 2_400_000.50.",
    )


def _may_stand_here(known: tuple[str, ...]) -> Text:
    if not known:
        return Text(sv="Ta bort fältet.", en="Remove the field.")
    return Text(
        sv=f"Ta bort fältet. Fält som får stå här: {listed(known)}.",
        en=f"Remove the field. Fields that may stand here: {listed(known)}.",
    )


def _misspelt(name: str, present: Any, known: Iterable[str]) -> Text | None:
    """Whether an unknown field among those present was meant to be ``name``."""
    keys = present if isinstance(present, dict) else ()
    nearest = nearest_names(name, [key for key in keys if key not in set(known)], limit=1)
    if not nearest:
        return None
    found = shortened(nearest[0])
    return Text(
        sv=f"Kanske är det `{found}` som ska heta `{name}`?",
        en=f"Maybe `{found}` should be called `{name}`?",
    )
