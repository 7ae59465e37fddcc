"""A call that asks for private money gets its share of it."""

from __future__ import annotations

from models.case import Case
from models.eligible_costs import eligible_costs
from models.finding import Finding
from models.mention import amount, call, share, terms_of
from models.money import decimal_text, portion_up, share_text
from models.money_kinds import is_private_money, money_at
from models.text import Text

ID = "match.private_share"
TITLE = Text(sv="Minsta andel privata pengar", en="Smallest share of private money")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every call with too little private money in its budget."""
    findings = []
    for chosen in case.chosen:
        rate, base = chosen.call.match.private_share_min, eligible_costs(case, chosen)
        private = money_at(case, chosen.scope, is_private_money)
        least = portion_up(rate, base)
        if private >= least:
            continue
        got, limit, under, costs = (
            amount(minor, case.project.currency)
            for minor in (private, least, least - private, base)
        )
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name,),
                numbers={
                    "private": decimal_text(private),
                    "limit": decimal_text(least),
                    "under": decimal_text(least - private),
                    "eligible": decimal_text(base),
                    "rate": share_text(rate),
                },
                message=Text(
                    sv=f"{call(chosen).sv} kräver minst {share(rate).sv} privata pengar av "
                    f"{costs.sv}, alltså {limit.sv}; planen har {got.sv}, {under.sv} för lite.",
                    en=f"{call(chosen).en} asks for at least {share(rate).en} private money of "
                    f"{costs.en}, that is {limit.en}; the plan has {got.en}, {under.en} too "
                    "little.",
                ),
                reference=terms_of(chosen),
            )
        )
    return findings
