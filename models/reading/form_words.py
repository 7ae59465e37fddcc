"""The words about a value that may be written in several forms and fits none of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.nearest_name import nearest_names
from models.reading.expected_kinds import KIND_OF_TYPE, KINDS, NUMBER, WHOLE_NUMBER, ExpectedKind
from models.reading.known_types import field_names
from models.reading.shown import either, listed, shown
from models.reading.union_errors import NoMemberFits
from models.reading.value_words import kind_expected, listed_values, meant, value_not_allowed
from models.reading.wording import Wording
from models.text import Text


def no_member_fits(fault: NoMemberFits) -> Wording | None:
    """One sentence that names the form of every member of the union; None if no form is known."""
    kinds: list[ExpectedKind] = []
    forms: list[Text] = []
    allowed: list[str] = []
    for types, place in fault.members:
        error_type, names = place.error["type"], field_names(types)
        kind = KINDS.get(error_type) or next(
            (KIND_OF_TYPE[one.type] for one in types if one.type in KIND_OF_TYPE), None
        )
        if names:
            forms.append(form_of_fields(names))
        elif error_type in ("literal_error", "enum"):
            allowed += listed_values(place.error.get("ctx", {})["expected"])
        elif kind is not None and kind not in kinds:
            kinds.append(kind)
    if not (kinds or forms or allowed):
        return None
    if NUMBER in kinds and WHOLE_NUMBER in kinds:
        kinds.remove(WHOLE_NUMBER)
    if allowed and not kinds and not forms:
        return value_not_allowed(fault.value, allowed)
    if len(kinds) == 1 and not allowed and not forms:
        return kind_expected(kinds[0], fault.value)
    forms = [kind.name for kind in kinds] + forms
    if allowed:
        forms.insert(0, Text(sv=listed(allowed), en=listed(allowed)))
    return fits_none_of(fault.value, forms, allowed, kinds)


def fits_none_of(
    value: Any,
    forms: Sequence[Text],
    allowed: Sequence[str] = (),
    kinds: Sequence[ExpectedKind] = (),
) -> Wording:
    """A value that has none of ``forms``; what was meant is sought in ``allowed`` and ``kinds``."""
    found = shown(value)
    return Wording(
        "no-form-fits",
        Text(
            sv=f"{found.sv} har ingen av de former som får stå här:"
            f" {either([form.sv for form in forms], 'eller')}.",
            en=f"{found.en} has none of the forms that may stand here:"
            f" {either([form.en for form in forms], 'or')}.",
        ),
        _remedy(value, allowed, kinds),
    )


def form_of_fields(names: Sequence[str]) -> Text:
    """A group with these fields."""
    if len(names) == 1:
        return Text(sv=f"fältet {listed(names)}", en=f"the field {listed(names)}")
    return Text(sv=f"fälten {listed(names)}", en=f"the fields {listed(names)}")


def _remedy(value: Any, allowed: Sequence[str], kinds: Sequence[ExpectedKind]) -> Text:
    likely: list[str] = []
    if isinstance(value, str):
        likely += nearest_names(value, allowed)
        likely += [one for kind in kinds if (one := kind.meant(value)) is not None]
    return meant(likely) if likely else Text(sv="Skriv en av dem.", en="Write one of them.")
