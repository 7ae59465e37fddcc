"""The errors of pydantic in our words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from models.errors import SamspelError
from models.reading.error_places import ADDED_FIELDS, MISSING_FIELDS, PlacedError
from models.reading.expected_kinds import FIELDS, KINDS, TEXT
from models.reading.field_words import missing_deciding_field, missing_field, unknown_field
from models.reading.form_of_text import wrong_form
from models.reading.form_words import fits_none_of, form_of_fields, no_member_fits
from models.reading.known_types import field_names, values_of_field
from models.reading.limit_words import LIMITS
from models.reading.shown import Path, listed, shortened, shown
from models.reading.union_errors import NoMemberFits
from models.reading.value_words import kind_expected, listed_values, value_not_allowed
from models.reading.wording import Wording
from models.text import Text


def put_in_words(fault: PlacedError | NoMemberFits) -> tuple[Path, Wording]:
    """What is wrong and where; the path leads to the field that the fault is really about."""
    if isinstance(fault, NoMemberFits):
        wording = no_member_fits(fault)
        if wording is not None:
            return fault.path, wording
        _, fault = fault.members[0]
    context: Mapping[str, Any] = fault.error.get("ctx", {})
    if fault.error["type"] in ("union_tag_not_found", "union_tag_invalid"):
        return _deciding_field(fault, context)
    return fault.path, _words(fault, fault.error["type"], context)


def _words(fault: PlacedError, error_type: str, context: Mapping[str, Any]) -> Wording:
    if {"sv", "en"} <= context.keys():
        wording = _own_fault(error_type, context)
    elif error_type in MISSING_FIELDS:
        wording = missing_field(fault)
    elif error_type in ADDED_FIELDS:
        wording = unknown_field(fault)
    elif error_type in ("literal_error", "enum"):
        wording = value_not_allowed(fault.value, listed_values(context["expected"]))
    elif error_type in KINDS:
        wording = _kind_expected(fault, error_type)
    elif error_type == "string_pattern_mismatch":
        wording = wrong_form(fault.value, context["pattern"])
    elif error_type in LIMITS:
        wording = LIMITS[error_type].passed_by(fault.value, context)
    else:
        wording = _other(fault, context)
    return wording


def _own_fault(code: str, context: Mapping[str, Any]) -> Wording:
    """What a validator of ours said by ``models.errors.fault``."""
    return Wording(
        code,
        Text(sv=context["sv"], en=context["en"]),
        Text(sv=context.get("remedy_sv", ""), en=context.get("remedy_en", "")),
    )


def _deciding_field(fault: PlacedError, context: Mapping[str, Any]) -> tuple[Path, Wording]:
    """The members of a union are told apart by a field, which is missing or unknown."""
    quoted = re.fullmatch(r"'(.+)'", str(context["discriminator"]))
    if quoted is None or not isinstance(fault.value, dict):
        # A function of ours tells them apart; it recognised none.
        forms = [form_of_fields(field_names([one])) for one in fault.types[-1] if one.model]
        return fault.path, fits_none_of(fault.value, forms)
    name = quoted.group(1)
    path = (*fault.path, name)
    if name not in fault.value:
        return path, missing_deciding_field(fault, name)
    allowed = values_of_field(fault.types[-1], name) or listed_values(context["expected_tags"])
    return path, value_not_allowed(fault.value[name], allowed)


def _kind_expected(fault: PlacedError, error_type: str) -> Wording:
    kind, names = KINDS[error_type], field_names(fault.types[-1])
    if kind is FIELDS and any(one.type is Text for one in fault.types[-1]):
        kind = TEXT  # which may also be a group of languages
    wording = kind_expected(kind, fault.value)
    if kind is not FIELDS or not names:
        return wording
    remedy = Text(
        sv=f"Fält som får stå här: {listed(names)}.",
        en=f"Fields that may stand here: {listed(names)}.",
    )
    return Wording(wording.code, wording.message, remedy)


def _other(fault: PlacedError, context: Mapping[str, Any]) -> Wording:
    """An error without words of its own; those of pydantic are in English."""
    found, cause = shown(fault.value), context.get("error")
    if isinstance(cause, SamspelError):
        said = cause.text
    else:
        words = (
            shortened(str(cause), longest=300)
            if isinstance(cause, Exception)
            else fault.error["msg"]
        )
        said = Text(sv=words, en=words)
    return Wording(
        "value-refused",
        Text(
            sv=f"{found.sv} kan inte användas här: {said.sv.rstrip('.')}.",
            en=f"{found.en} cannot be used here: {said.en.rstrip('.')}.",
        ),
        Text(
            sv="Rätta värdet; `samspel schema` visar vad formatet tillåter.",
            en="Correct the value; `samspel schema` shows what the format allows.",
        ),
    )
