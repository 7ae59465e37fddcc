"""Regional project grants (SFS 2003:596) are no State aid and stay within their shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.aid_to_partner import granted_on
from models.case import Case, Chosen
from models.eligible_costs import eligible_costs_together
from models.errors import OutsideKnownDatesError
from models.finding import Finding
from models.legal_basis import legal_basis
from models.mention import amount, call, listed, share
from models.money import decimal_text, portion, share_text
from models.parameter import DatedValue, parameter
from models.text import Text

ID = "sfs_2003_596.shares"
TITLE = Text(sv="Andelar för regionala projektmedel", en="Shares of regional project grants")
REFERENCE = "SFS 2003:596 2 och 5 §§"
BASIS = "sfs_2003_596"
TILLVAXTVERKET = "tillvaxtverket"


def check(case: Case) -> list[Finding]:
    """Errors for grants to economic activity, and for grants above their share."""
    return [*_state_aid(case), *_shares(case)]


def _state_aid(case: Case) -> Iterator[Finding]:
    for chosen in _listing(case):
        for partner in case.project.partners:
            if not partner.economic_activity:
                continue
            paid = sum(
                row.amount
                for row in case.plan.matrix
                if row.source == chosen.source
                and row.partner == partner.id
                and (
                    row.legal_basis == BASIS
                    or legal_basis(
                        chosen.call,
                        partner,
                        case.work_package(row.work_package).activity,
                        is_state_money=chosen.is_state_money,
                    )
                    is None
                )
            )
            if paid > 0:
                got = amount(paid, case.project.currency)
                yield Finding(
                    rule=ID,
                    severity="error",
                    subjects=(chosen.name, partner.id),
                    numbers={"amount": decimal_text(paid)},
                    message=Text(
                        sv=f"{partner.name} får {got.sv} av {call(chosen).sv} för ekonomisk "
                        "verksamhet, men regionala projektmedel får inte vara statligt stöd.",
                        en=f"{partner.name} gets {got.en} from {call(chosen).en} for economic "
                        "activity, but regional project grants must not be State aid.",
                    ),
                    reference="SFS 2003:596 2 §",
                )


def _shares(case: Case) -> Iterator[Finding]:
    paying = [chosen for chosen in _listing(case) if _granted(case, chosen) > 0]
    if not paying:
        return
    on = max(granted_on(case, chosen.source) for chosen in paying)
    deciding = sorted({chosen.funder.id for chosen in paying})
    try:
        if len(deciding) > 1 and TILLVAXTVERKET in deciding:
            for funder in deciding:
                own = [chosen for chosen in paying if chosen.funder.id == funder]
                yield from _above(case, own, _value("share_of_each", on))
            yield from _above(case, paying, _value("share_together", on))
        else:
            beside_erdf = any(_beside_erdf(case, chosen) for chosen in paying)
            name = "share_with_erdf" if beside_erdf else "share"
            yield from _above(case, paying, _value(name, on))
    except OutsideKnownDatesError as error:
        yield Finding(
            rule=ID,
            severity="error",
            subjects=tuple(chosen.name for chosen in paying),
            message=error.text,
            reference=REFERENCE,
        )


def _value(name: str, on: date) -> DatedValue:
    return parameter(f"sfs_2003_596/section_5/{name}").at(on)


def _listing(case: Case) -> list[Chosen]:
    return [chosen for chosen in case.chosen if BASIS in chosen.call.legal_basis]


def _granted(case: Case, chosen: Chosen) -> int:
    """What a call grants under the ordinance: to partners without economic activity."""
    return sum(
        amount_
        for ((partner, _, _, _), source), amount_ in case.paid.items()
        if source == chosen.source and not case.partner(partner).economic_activity
    )


def _beside_erdf(case: Case, chosen: Chosen) -> bool:
    return any(
        other.source != chosen.source
        and other.union_funds == "shared"
        and other.scope & chosen.scope
        for other in case.chosen
    )


def _above(case: Case, several: Sequence[Chosen], value: DatedValue) -> Iterator[Finding]:
    granted = sum(_granted(case, chosen) for chosen in several)
    base = eligible_costs_together(case, several)
    most = portion(value.share, base)
    if granted <= most:
        return
    got, limit, over, costs = (
        amount(minor, case.project.currency) for minor in (granted, most, granted - most, base)
    )
    named = listed(call(chosen) for chosen in several)
    yield Finding(
        rule=ID,
        severity="error",
        subjects=tuple(chosen.name for chosen in several),
        numbers={
            "granted": decimal_text(granted),
            "limit": decimal_text(most),
            "over": decimal_text(granted - most),
            "eligible": decimal_text(base),
            "share": share_text(value.share),
        },
        message=Text(
            sv=f"Regionala projektmedel på {got.sv} från {named.sv} är {over.sv} för mycket: "
            f"högst {share(value.share).sv} av {costs.sv}, alltså {limit.sv}.",
            en=f"Regional project grants of {got.en} from {named.en} are {over.en} too much: at "
            f"most {share(value.share).en} of {costs.en}, that is {limit.en}.",
        ),
        reference=value.reference,
    )
