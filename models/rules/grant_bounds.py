"""A grant lies between the call's smallest and largest, and is more than nothing."""

from __future__ import annotations

from models.case import Case, Chosen
from models.exchange import convert_down, convert_up
from models.finding import Finding
from models.mention import amount, call, terms_of
from models.money import decimal_text
from models.text import Text

ID = "call.grant_bounds"
TITLE = Text(sv="Minsta och största bidrag", en="Smallest and largest grant")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every grant that is nothing, too small or too large."""
    findings = []
    for chosen in case.chosen:
        grant = case.paid_by(chosen.source)
        least, most = _in_project_currency(case, chosen)
        got, named = amount(grant, case.project.currency), call(chosen)
        if grant <= 0:
            message = Text(
                sv=f"{named.sv} söks men betalar inget i planen.",
                en=f"{named.en} is applied to but pays nothing in the plan.",
            )
            findings.append(_finding(chosen, message, grant=decimal_text(grant)))
        elif least is not None and grant < least:
            limit = amount(least, case.project.currency)
            under = amount(least - grant, case.project.currency)
            message = Text(
                sv=f"Bidraget {got.sv} från {named.sv} är {under.sv} för litet: minst {limit.sv}.",
                en=f"The grant of {got.en} from {named.en} is {under.en} too small: at least "
                f"{limit.en}.",
            )
            findings.append(
                _finding(
                    chosen,
                    message,
                    grant=decimal_text(grant),
                    limit=decimal_text(least),
                    under=decimal_text(least - grant),
                )
            )
        elif most is not None and grant > most:
            limit = amount(most, case.project.currency)
            over = amount(grant - most, case.project.currency)
            message = Text(
                sv=f"Bidraget {got.sv} från {named.sv} är {over.sv} för stort: högst {limit.sv}.",
                en=f"The grant of {got.en} from {named.en} is {over.en} too large: at most "
                f"{limit.en}.",
            )
            findings.append(
                _finding(
                    chosen,
                    message,
                    grant=decimal_text(grant),
                    limit=decimal_text(most),
                    over=decimal_text(grant - most),
                )
            )
    return findings


def _in_project_currency(case: Case, chosen: Chosen) -> tuple[int | None, int | None]:
    """The limits, rounded inwards; ``None`` where there is none or its rate is unknown."""
    least, most = chosen.call.grant.min, chosen.call.grant.max
    currencies = (chosen.funder.currency, case.project.currency)
    return (
        None if least is None else convert_up(least, *currencies, chosen.programme),
        None if most is None else convert_down(most, *currencies, chosen.programme),
    )


def _finding(chosen: Chosen, message: Text, **numbers: str) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        subjects=(chosen.name,),
        numbers=dict(numbers),
        message=message,
        reference=terms_of(chosen),
    )
