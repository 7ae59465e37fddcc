"""A promised contribution pays no more than was promised."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import amount
from models.money import decimal_text
from models.text import Text

ID = "financing.contribution"
TITLE = Text(sv="Löften räcker", en="Promised contributions suffice")
REFERENCE = "samspel/project@1: contributions.amount"


def check(case: Case) -> list[Finding]:
    """One error for every contribution that is used beyond its amount."""
    findings = []
    for name, contribution in case.contribution_by_source.items():
        paid, most = case.paid_by(name), contribution.amount
        if paid <= most:
            continue
        currency = case.project.currency
        sums = [amount(minor, currency) for minor in (paid, most, paid - most)]
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(contribution.id,),
                numbers={
                    "paid": decimal_text(paid),
                    "limit": decimal_text(most),
                    "over": decimal_text(paid - most),
                },
                message=Text(
                    sv=f"{contribution.from_} betalar {sums[0].sv} men har lovat {sums[1].sv}: "
                    f"{sums[2].sv} för mycket.",
                    en=f"{contribution.from_} pays {sums[0].en} but has promised {sums[1].en}: "
                    f"{sums[2].en} too much.",
                ),
                reference=REFERENCE,
            )
        )
    return findings
