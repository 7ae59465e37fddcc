"""A call pays only costs in its own budget, and that budget is what the project decided."""

from __future__ import annotations

from collections.abc import Iterator

from models.case import Case, Chosen, CostPlace
from models.finding import Finding
from models.mention import amount, call, terms_of, work_package
from models.money import decimal_text
from models.text import Text

ID = "call.scope"
TITLE = Text(sv="Bidrag betalar det som står i budgeten", en="Grants pay what is in their budget")
REFERENCE = "samspel/project@1: candidates.scope"


def check(case: Case) -> list[Finding]:
    """Errors for payments outside a call's budget and for budgets that are not as decided."""
    return [
        finding
        for chosen in case.chosen
        for finding in (*_outside(case, chosen), *_not_as_decided(case, chosen))
    ]


def _outside(case: Case, chosen: Chosen) -> Iterator[Finding]:
    places = {(partner, package) for (partner, package, _, _), _ in case.paid}
    for partner, package in sorted(places - chosen.scope):
        paid = case.paid_by(chosen.source, frozenset({(partner, package)}))
        if paid > 0:
            money, where = amount(paid, case.project.currency), work_package(case, package)
            yield Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name, partner, package),
                numbers={"amount": decimal_text(paid)},
                message=Text(
                    sv=f"{call(chosen).sv} betalar {money.sv} för {case.partner(partner).name}, "
                    f"{where.sv}, som inte står i dess budget.",
                    en=f"{call(chosen).en} pays {money.en} for {case.partner(partner).name}, "
                    f"{where.en}, which is not in its budget.",
                ),
                reference=terms_of(chosen),
            )


def _not_as_decided(case: Case, chosen: Chosen) -> Iterator[Finding]:
    decided = case.project.scope_of(chosen.call.id)
    if decided is None:
        return
    places = {(partner, package) for (partner, package, *_), cost in case.costs.items() if cost}
    wanted = {place for place in places if decided.covers(*place)}
    scope = chosen.scope & places
    missing, extra = sorted(wanted - scope), sorted(scope - wanted)
    if missing or extra:
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name,),
            numbers={"missing": len(missing), "extra": len(extra)},
            message=Text(
                sv=f"Budgeten till {call(chosen).sv} är inte den som projektet bestämt: "
                f"{_listed(missing, 'saknas', 'inget saknas')}; "
                f"{_listed(extra, 'är för mycket', 'inget är för mycket')}.",
                en=f"The budget of {call(chosen).en} is not what the project decided: "
                f"{_listed(missing, 'is missing', 'nothing is missing')}; "
                f"{_listed(extra, 'is too much', 'nothing is too much')}.",
            ),
            reference=REFERENCE,
        )


def _listed(places: list[CostPlace], verb: str, none: str) -> str:
    named = ", ".join(f"{partner} × {package}" for partner, package in places)
    return f"{named} {verb}" if named else none
