"""``samspel aid in-kind``: the limit of public support beside contributions in kind."""

from __future__ import annotations

from typing import Annotated

import typer

from samspel.commands.aid.aid_options import Currency, EligibleCosts, On
from samspel.language import both
from samspel.options import Json, Lang, Parameters
from samspel.terminal import answer, json_text

InKind = Annotated[
    str,
    typer.Option(
        "--in-kind",
        metavar="SUM",
        help=both("Bidragen in natura bland dem.", "The contributions in kind among them."),
    ),
]
PublicSupport = Annotated[
    str,
    typer.Option(
        "--public-support",
        metavar="SUM",
        help=both("Allt offentligt stöd.", "All public support."),
    ),
]


def in_kind(
    *,
    eligible_costs: EligibleCosts,
    in_kind: InKind,
    public_support: PublicSupport,
    on: On,
    currency: Currency = "SEK",
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the limit; the exit status says whether the public support keeps within it."""
    from flows.law import law
    from models.in_kind_limit import in_kind_limit
    from models.money import decimal_text, kronor
    from samspel.commands.aid.answers import lines, reason_documents, reason_lines
    from samspel.commands.aid.checked import Checked
    from samspel.exit_status import FINDINGS, OK
    from samspel.language import spoken

    checked = Checked()
    costs = checked.amount("--eligible-costs", eligible_costs)
    kind = checked.amount("--in-kind", in_kind)
    support = checked.amount("--public-support", public_support)
    day = checked.day("--on", on)
    if kind > costs:
        checked.fault(
            "--in-kind",
            "in-kind-above-costs",
            (
                "bidragen in natura är större än de stödberättigande kostnaderna.",
                "the contributions in kind are larger than the eligible costs.",
            ),
            (
                "--eligible-costs är alla kostnader, också de in natura.",
                "--eligible-costs are all costs, those in kind too.",
            ),
        )
    checked.refuse_faults()
    with law(parameters):
        found = in_kind_limit(costs, kind, support, day, currency)
    if json:
        document = {
            "on": day.isoformat(),
            "currency": currency,
            "limit": decimal_text(found.limit),
            "public_support": decimal_text(support),
            "room": decimal_text(found.room),
            "holds": found.holds,
            "reasons": reason_documents(found.reasons),
            "reference": found.reference,
            "assumptions": [],
        }
        answer(json_text(document))
    else:
        language = spoken(lang)
        limit = kronor(found.limit, currency, language)
        room = kronor(abs(found.room), currency, language)
        if language == "en":
            rest = f"{room} left" if found.holds else f"{room} too much"
            first = f"At most {limit} of public support; {rest}."
        else:
            rest = f"{room} kvar" if found.holds else f"{room} för mycket"
            first = f"Högst {limit} offentligt stöd; {rest}."
        answer(lines([first, *reason_lines(found.reasons, language)]))
    return OK if found.holds else FINDINGS
