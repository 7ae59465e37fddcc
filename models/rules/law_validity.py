"""State money is granted while the law permits it, or while an assumption carries the law on.

That holds for calls and for contributions of State resources alike: whoever pays, aid to an
undertaking is judged by the law of the day on which the right to it is conferred.
"""

from __future__ import annotations

from datetime import date

from models.aid_ceiling import WITH_CEILING, aid_ceiling
from models.aid_to_partner import granted_on
from models.case import Case, CostPlace
from models.errors import OutsideKnownDatesError
from models.finding import Finding
from models.gber_validity import gber_validity
from models.legal_basis import legal_basis
from models.mention import source as named_source
from models.money_kinds import is_state_money
from models.text import Text

ID = "law.validity"
TITLE = Text(sv="Reglerna gäller när stödet beslutas", en="The law is in force at the grant")
REFERENCE = "GBER art. 58(4), 59"
ASSUMPTION = "law.after_expiry"


def check(case: Case) -> list[Finding]:
    """A warning or an error for every grant of State aid decided outside the life of the GBER.

    A promised contribution is granted on the day of its proof, or else on the day of planning.
    """
    sources = [one.source for one in case.chosen] + [*case.contribution_by_source]
    return [
        finding
        for source in sources
        if _is_aid(case, source)
        for finding in [_verdict(case, source)]
        if finding is not None
    ]


def _is_aid(case: Case, source: str) -> bool:
    return any(
        amount > 0 and source == name and _is_aid_at(case, source, (partner, package))
        for ((partner, package, _, _), name), amount in case.paid.items()
    )


def _is_aid_at(case: Case, source: str, place: CostPlace) -> bool:
    partner, activity = case.partner(place[0]), case.work_package(place[1]).activity
    chosen = case.chosen_by_source.get(source)
    if chosen is None:
        return (
            case.contribution_by_source[source].state_resources
            and partner.economic_activity
            and activity in WITH_CEILING
        )
    basis = legal_basis(chosen.call, partner, activity, is_state_money=chosen.is_state_money)
    return (basis or "").startswith("gber.")


def _ask_for_ceilings(case: Case, source: str, on: date, reading: str) -> None:
    """Ask whether the intensities of a source's aid are known on a day.

    Raises:
        OutsideKnownDatesError: the value of an article that it needs begins later.
    """
    for ((partner_id, package, _, _), name), amount in case.paid.items():
        if amount > 0 and name == source and _is_aid_at(case, source, (partner_id, package)):
            partner, activity = case.partner(partner_id), case.work_package(package).activity
            aid_ceiling(case.project, partner, activity, on, reading)


def _verdict(case: Case, source: str) -> Finding | None:
    on, named = granted_on(case, source), named_source(case, source)
    chosen = case.chosen_by_source.get(source)
    subjects = (case.contribution_by_source[source].id if chosen is None else chosen.name,)
    reading = case.assumptions.value(ASSUMPTION)
    try:
        validity = gber_validity(on, reading)
        if validity.phase != "expired" and is_state_money(case, source):
            _ask_for_ceilings(case, source, on, reading)
    except OutsideKnownDatesError as error:
        return Finding(
            rule=ID,
            severity="error",
            subjects=subjects,
            numbers={"granted": on.isoformat()},
            message=error.text,
            reference=REFERENCE,
        )
    numbers: dict[str, int | str] = {
        "granted": on.isoformat(),
        "expiry": validity.expiry.isoformat(),
        "adjusted_until": validity.adjusted_until.isoformat(),
    }
    granted, outside = Text(sv="beslutas", en="is decided on"), Text(sv="", en="")
    if chosen is None:
        granted = Text(sv="lovar offentliga pengar", en="promises State money on")
        outside = Text(sv="; enskilda bidrag är det inte", en="; ad hoc aid does not")
    expired = Text(
        sv=f"{named.sv} {granted.sv} {on}; gruppundantagsförordningen gäller till "
        f"{validity.expiry}",
        en=f"{named.en} {granted.en} {on}; the General Block Exemption Regulation applies until "
        f"{validity.expiry}",
    )
    if validity.phase == "in_force":
        return None
    if validity.phase == "adjustment_period":
        return Finding(
            rule=ID,
            severity="warning",
            subjects=subjects,
            numbers=numbers,
            message=Text(
                sv=f"{expired.sv}. Bidrag ur stödordningar är undantagna under "
                f"anpassningsperioden till {validity.adjusted_until}{outside.sv}.",
                en=f"{expired.en}. Grants of aid schemes stay exempt during the adjustment "
                f"period until {validity.adjusted_until}{outside.en}.",
            ),
            reference=REFERENCE,
        )
    refused = reading == "refuse"
    verdict = (
        Text(
            sv="Inga regler är kända för senare beslut.",
            en="No rules are known for later decisions.",
        )
        if refused
        else Text(sv="Reglerna antas vara oförändrade.", en="The rules are taken to be unchanged.")
    )
    return Finding(
        rule=ID,
        severity="error" if refused else "warning",
        subjects=subjects,
        numbers=numbers,
        message=Text(
            sv=f"{expired.sv} och anpassningsperioden till {validity.adjusted_until}. {verdict.sv}",
            en=f"{expired.en} and its adjustment period until {validity.adjusted_until}. "
            f"{verdict.en}",
        ),
        reference=REFERENCE,
        assumption=ASSUMPTION,
    )
