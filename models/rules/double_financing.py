"""Two Union programmes never hold the same cost in their budgets."""

from __future__ import annotations

from itertools import combinations

from models.case import Case
from models.finding import Finding
from models.mention import amount, call, listed
from models.money import decimal_text
from models.text import Text

ID = "union.no_double"
TITLE = Text(sv="Ingen kostnad får EU-medel två gånger", en="No cost gets Union funds twice")
REFERENCE = "Reg. (EU) 2021/1060 art. 63(9); Reg. (EU, Euratom) 2024/2509 art. 194"


def check(case: Case) -> list[Finding]:
    """One error for every pair of Union calls with costs in common."""
    findings = []
    union = [chosen for chosen in case.chosen if chosen.union_funds != "none"]
    for first, second in combinations(union, 2):
        both = first.scope & second.scope
        if not both:
            continue
        costs, named = case.cost_of(both), listed((call(first), call(second)))
        shared = amount(costs, case.project.currency)
        places = ", ".join(f"{partner} × {package}" for partner, package in sorted(both))
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(first.name, second.name),
                numbers={"shared": decimal_text(costs), "places": places},
                message=Text(
                    sv=f"Samma kostnader, {shared.sv} ({places}), står i budgeten till två "
                    f"utlysningar med EU-medel: {named.sv}.",
                    en=f"The same costs, {shared.en} ({places}), stand in the budgets of two "
                    f"calls with Union funds: {named.en}.",
                ),
                reference=REFERENCE,
            )
        )
    return findings
