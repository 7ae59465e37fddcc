"""A partner pays no more of its own money than it has said it can."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import amount
from models.money import decimal_text
from models.text import Text

ID = "financing.own_cash"
TITLE = Text(sv="Egna pengar räcker", en="Own cash suffices")
REFERENCE = "samspel/project@1: partners.own_cash"


def check(case: Case) -> list[Finding]:
    """One error for every partner that pays too much."""
    findings = []
    for partner in case.project.partners:
        paid, most = case.paid_by(f"own:{partner.id}"), partner.own_cash.max
        if paid <= most:
            continue
        currency = case.project.currency
        sums = [amount(minor, currency) for minor in (paid, most, paid - most)]
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(partner.id,),
                numbers={
                    "paid": decimal_text(paid),
                    "limit": decimal_text(most),
                    "over": decimal_text(paid - most),
                },
                message=Text(
                    sv=f"{partner.name} betalar {sums[0].sv} av egna pengar men kan lägga "
                    f"{sums[1].sv}: {sums[2].sv} för mycket.",
                    en=f"{partner.name} pays {sums[0].en} of its own money but can put in "
                    f"{sums[1].en}: {sums[2].en} too much.",
                ),
                reference=REFERENCE,
            )
        )
    return findings
