"""Money that may not, or must, stand beside Union funds does so."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import call, listed, terms_of
from models.text import Text

ID = "call.combine"
TITLE = Text(sv="Får stå bredvid EU-medel", en="May stand beside Union funds")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every call that is combined, or not combined, against its terms."""
    findings = []
    for chosen in case.chosen:
        union = [other for other in case.chosen if other != chosen and other.union_funds != "none"]
        rule = chosen.call.combine.union_funds
        if rule == "refused" and union:
            others = listed(call(other) for other in union)
            message = Text(
                sv=f"{call(chosen).sv} får inte stå bredvid EU-medel, men planen har också "
                f"{others.sv}.",
                en=f"{call(chosen).en} may not stand beside Union funds, but the plan also has "
                f"{others.en}.",
            )
        elif rule == "required" and not union:
            message = Text(
                sv=f"{call(chosen).sv} kräver EU-medel i samma projekt, men planen har inga.",
                en=f"{call(chosen).en} asks for Union funds in the same project, but the plan "
                "has none.",
            )
        else:
            continue
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name, *(other.name for other in union)),
                message=message,
                reference=terms_of(chosen),
            )
        )
    return findings
