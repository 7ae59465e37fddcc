"""Grants fit into what the call, or the pot that several calls share, has to give."""

from __future__ import annotations

from collections import defaultdict

from models.call_conditions import Budget
from models.case import Case, Chosen
from models.exchange import convert_down
from models.finding import Finding
from models.mention import amount, call, listed, terms_of
from models.money import decimal_text
from models.text import Text

ID = "call.budget"
TITLE = Text(sv="Utlysningens budget räcker", en="The call's budget suffices")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every call or shared pot that the plan asks too much of."""
    pots: dict[str, list[tuple[Chosen, Budget]]] = defaultdict(list)
    for chosen in case.chosen:
        budget = chosen.call.budget
        if budget is not None:
            shared = budget.pot if budget.scope == "pot" else None
            name = f"call {chosen.name}" if shared is None else f"pot {shared}"
            pots[name].append((chosen, budget))
    findings = []
    for members in pots.values():
        sharing = [chosen for chosen, _ in members]
        amounts = [
            minor
            for chosen, budget in members
            if (minor := _converted(case, chosen, budget)) is not None
        ]
        asked = sum(case.paid_by(one.source) for one in sharing)
        if not amounts or asked <= min(amounts):
            continue
        most, named = min(amounts), listed(call(one) for one in sharing)
        got, limit, over = (
            amount(minor, case.project.currency) for minor in (asked, most, asked - most)
        )
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=tuple(one.name for one in sharing),
                numbers={
                    "grants": decimal_text(asked),
                    "limit": decimal_text(most),
                    "over": decimal_text(asked - most),
                },
                message=Text(
                    sv=f"Planen söker {got.sv} ur budgeten för {named.sv}, {over.sv} mer än de "
                    f"{limit.sv} som finns.",
                    en=f"The plan asks {got.en} of the budget of {named.en}, {over.en} more than "
                    f"the {limit.en} there is.",
                ),
                reference=terms_of(sharing[0]),
            )
        )
    return findings


def _converted(case: Case, chosen: Chosen, budget: Budget) -> int | None:
    return convert_down(budget.amount, budget.currency, case.project.currency, chosen.programme)
