"""Public support from the ERDF and others stays below the costs without work in kind."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import amount, call
from models.money import decimal_text
from models.money_kinds import is_public_support, money_at
from models.text import Text

ID = "cpr.67.in_kind"
TITLE = Text(
    sv="Naturainsatser ger inga offentliga pengar", en="Work in kind draws no public money"
)
REFERENCE = "Reg. (EU) 2021/1060 art. 67(1)"


def check(case: Case) -> list[Finding]:
    """One error for every ERDF call with more public support than costs in cash."""
    findings = []
    for chosen in case.chosen:
        if chosen.union_funds != "shared":
            continue
        support = money_at(case, chosen.scope, is_public_support)
        most = case.cost_of(chosen.scope, in_kind=False)
        if support <= most:
            continue
        got, limit, over = (
            amount(minor, case.project.currency) for minor in (support, most, support - most)
        )
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name,),
                numbers={
                    "support": decimal_text(support),
                    "limit": decimal_text(most),
                    "over": decimal_text(support - most),
                },
                message=Text(
                    sv=f"Det offentliga stödet till kostnaderna i {call(chosen).sv} är {got.sv}, "
                    f"{over.sv} mer än kostnaderna utan naturainsatser, {limit.sv}.",
                    en=f"Public support for the costs in {call(chosen).en} is {got.en}, "
                    f"{over.en} more than the costs without work in kind, {limit.en}.",
                ),
                reference=REFERENCE,
            )
        )
    return findings
