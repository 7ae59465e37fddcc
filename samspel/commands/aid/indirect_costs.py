"""``samspel aid indirect-costs``: costs by flat rate instead of one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samspel.commands.aid.aid_options import Currency, On
from samspel.language import both
from samspel.options import Assume, Json, Lang, Parameters
from samspel.terminal import answer, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.simplified_costs import SimplifiedCosts
    from models.text import Language

Method = Annotated[
    str,
    typer.Option(
        "--method",
        metavar="METHOD",
        help=both(
            "CPR 54: indirect_of_direct, indirect_of_staff, indirect_by_method; CPR 55:"
            " staff_of_other_direct; CPR 56: rest_of_staff; gber_indirect; horizon_indirect.",
            "CPR 54: indirect_of_direct, indirect_of_staff, indirect_by_method; CPR 55:"
            " staff_of_other_direct; CPR 56: rest_of_staff; gber_indirect; horizon_indirect.",
        ),
    ),
]


def _costs(name: str, sv: str, en: str) -> Any:
    return typer.Option(name, metavar="SUM", help=both(sv, en))


def _share(name: str, sv: str, en: str) -> Any:
    return typer.Option(name, metavar="SHARE", show_default=False, help=both(sv, en))


Staff = Annotated[str, _costs("--staff", "Direkta personalkostnader.", "Direct staff costs.")]
Other = Annotated[str, _costs("--other", "Övriga direkta kostnader.", "Other direct costs.")]
Excluded = Annotated[
    str,
    _costs(
        "--excluded",
        "Underentreprenad och stöd till tredje part bland dem (Horisont Europa).",
        "Subcontracting and support to third parties among them (Horizon Europe).",
    ),
]
LowerRate = Annotated[
    str | None,
    _share("--rate", "En lägre schablon än den högsta.", "A lower flat rate than the highest."),
]
GrantRate = Annotated[
    str | None,
    _share(
        "--grant-rate",
        "Programmets andel av kostnaderna, för bidraget.",
        "The programme's share of the costs, for the grant.",
    ),
]


def indirect_costs(
    *,
    method: Method,
    on: On,
    staff: Staff = "0",
    other: Other = "0",
    excluded: Excluded = "0",
    rate: LowerRate = None,
    grant_rate: GrantRate = None,
    currency: Currency = "SEK",
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the flat-rate costs and the eligible costs together."""
    from flows.law import law
    from models.money import decimal_text, portion, share_text
    from models.simplified_costs import FLAT_RATES, DirectCosts, simplified_costs
    from samspel.commands.aid.answers import (
        after_expiry,
        assumption_documents,
        closing_lines,
        lines,
        reason_documents,
        remedy_after_expiry,
    )
    from samspel.commands.aid.checked import Checked
    from samspel.exit_status import OK
    from samspel.language import spoken

    checked = Checked()
    flat_rate = checked.one_of("--method", method, FLAT_RATES)
    costs = DirectCosts(
        staff=checked.amount("--staff", staff),
        other=checked.amount("--other", other),
        excluded=checked.amount("--excluded", excluded),
    )
    lower = checked.share("--rate", rate)
    share = checked.share("--grant-rate", grant_rate)
    day = checked.day("--on", on)
    assumed = checked.assumptions(assume or ())
    checked.refuse_faults()
    with law(parameters), remedy_after_expiry(day, assumed):
        found = simplified_costs(
            flat_rate, costs, day, after_expiry(assumed), lower_rate=lower, currency=currency
        )
    grant = None if share is None else portion(share, found.total)
    if json:
        document = {
            "method": flat_rate,
            "on": day.isoformat(),
            "currency": currency,
            "rate": share_text(found.rate),
            "base": decimal_text(found.base),
            "flat": decimal_text(found.flat),
            "total": decimal_text(found.total),
            "grant": None if grant is None else decimal_text(grant),
            "reasons": reason_documents(found.reasons),
            "reference": found.reference,
            "warning": None if found.warning is None else found.warning.model_dump(),
            "assumptions": assumption_documents([found.assumption], assumed),
        }
        answer(json_text(document))
    else:
        language = spoken(lang)
        closing = closing_lines(found.warning, [found.assumption], assumed, language)
        answer(lines([*_listing(found, grant, currency, language), *closing]))
    return OK


def _listing(
    found: SimplifiedCosts, grant: int | None, currency: str, language: Language
) -> Iterator[str]:
    from models.money import kronor
    from samspel.commands.aid.answers import reason_lines

    sv = language == "sv"
    total = kronor(found.total, currency, language)
    yield f"Stödberättigande kostnader: {total}" if sv else f"Eligible costs: {total}"
    yield from reason_lines(found.reasons, language)
    if grant is not None:
        amount = kronor(grant, currency, language)
        yield f"Bidrag: {amount}" if sv else f"Grant: {amount}"
