"""A call that accepts match in cash only has no work in kind in its budget."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import amount, call, terms_of
from models.money import decimal_text
from models.text import Text

ID = "match.cash_only"
TITLE = Text(sv="Bara kontant medfinansiering", en="Match in cash only")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every such call with costs in kind in its budget."""
    findings = []
    for chosen in case.chosen:
        in_kind = case.cost_of(chosen.scope, in_kind=True)
        if in_kind == 0 or not chosen.call.match.cash_only:
            continue
        money = amount(in_kind, case.project.currency)
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name,),
                numbers={"in_kind": decimal_text(in_kind)},
                message=Text(
                    sv=f"{call(chosen).sv} godtar bara kontant medfinansiering, men {money.sv} i "
                    "budgeten är in natura.",
                    en=f"{call(chosen).en} accepts match in cash only, but {money.en} in the "
                    "budget is in kind.",
                ),
                reference=terms_of(chosen),
            )
        )
    return findings
