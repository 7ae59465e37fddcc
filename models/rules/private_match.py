"""For economic activity private money equals ERDF and State money: a rule of thumb, if asked."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.mention import amount
from models.money import decimal_text
from models.money_kinds import is_private_money, money_at
from models.text import Text

ID = "private_match.one_to_one"
TITLE = Text(sv="Privata pengar mot offentliga, en mot en", en="Private against public, one to one")
REFERENCE = "Vinnova och Tillväxtverket, synergiuppdraget 2021–2023"


def check(case: Case) -> list[Finding]:
    """One error where the assumption is on and private money is too little."""
    if case.assumptions.value(ID) != "on":
        return []
    places = frozenset(
        (partner, package)
        for partner, package, _, _ in case.costs
        if case.partner(partner).economic_activity
    )
    public, private = (
        money_at(case, places, _is_granted_by_the_state),
        money_at(case, places, is_private_money),
    )
    if private >= public:
        return []
    got, wanted, under = (
        amount(minor, case.project.currency) for minor in (private, public, public - private)
    )
    return [
        Finding(
            rule=ID,
            severity="error",
            subjects=tuple(p.id for p in case.project.partners if p.economic_activity),
            numbers={
                "private": decimal_text(private),
                "public": decimal_text(public),
                "under": decimal_text(public - private),
            },
            message=Text(
                sv=f"Parterna med ekonomisk verksamhet får {wanted.sv} av ERUF och staten men "
                f"bara {got.sv} är privata pengar: {under.sv} för lite.",
                en=f"The partners with economic activity get {wanted.en} from the ERDF and the "
                f"State but only {got.en} is private money: {under.en} too little.",
            ),
            reference=REFERENCE,
            assumption=ID,
        )
    ]


def _is_granted_by_the_state(case: Case, source: str) -> bool:
    chosen = case.chosen_by_source.get(source)
    return (
        chosen is not None and chosen.union_funds != "direct" and chosen.funder.level != "private"
    )
