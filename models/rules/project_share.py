"""A grant is at most the call's share of the eligible costs in its budget."""

from __future__ import annotations

from models.case import Case
from models.eligible_costs import eligible_costs
from models.finding import Finding
from models.mention import amount, call, share, terms_of
from models.money import decimal_text, portion, share_text
from models.text import Text

ID = "call.project_share"
TITLE = Text(sv="Högsta andel av projektets kostnader", en="Largest share of the project's costs")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every grant above its share."""
    findings = []
    for chosen in case.chosen:
        grant, base = case.paid_by(chosen.source), eligible_costs(case, chosen)
        rate = chosen.call.rates.project
        most = portion(rate, base)
        if grant <= most:
            continue
        got, limit, over, costs = (
            amount(minor, case.project.currency) for minor in (grant, most, grant - most, base)
        )
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name,),
                numbers={
                    "grant": decimal_text(grant),
                    "limit": decimal_text(most),
                    "over": decimal_text(grant - most),
                    "eligible": decimal_text(base),
                    "rate": share_text(rate),
                },
                message=Text(
                    sv=f"Bidraget {got.sv} från {call(chosen).sv} är {over.sv} för stort: högst "
                    f"{share(rate).sv} av {costs.sv}, alltså {limit.sv}.",
                    en=f"The grant of {got.en} from {call(chosen).en} is {over.en} too large: at "
                    f"most {share(rate).en} of {costs.en}, that is {limit.en}.",
                ),
                reference=terms_of(chosen),
            )
        )
    return findings
