"""Operating aid to an innovation cluster pays for no work after its last permitted year."""

from __future__ import annotations

from collections.abc import Iterator

from models.aid_to_partner import basis_of, granted_on
from models.case import Case, CostPlace
from models.cluster_clock import last_day_of_aid, years_of_aid
from models.errors import OutsideKnownDatesError
from models.finding import Finding
from models.legal_basis import DE_MINIMIS
from models.mention import days, source, work_package
from models.money_kinds import is_state_money
from models.parameter import DatedValue
from models.text import Text

ID = "cluster.clock"
TITLE = Text(sv="Klockan för driftstöd till kluster", en="The clock of operating aid to clusters")
REFERENCE = "GBER art. 27(7)"
NO_AID_BEFORE = "cluster.no_aid_before"


def check(case: Case) -> list[Finding]:
    """An error for every source that pays a cluster's work after the last permitted day."""
    return [
        finding for name, place in sorted(_paid(case)) for finding in _of_one(case, name, place)
    ]


def _paid(case: Case) -> set[tuple[str, CostPlace]]:
    found = set()
    for ((partner_id, package, _, _), name), amount in case.paid.items():
        partner, activity = case.partner(partner_id), case.work_package(package).activity
        if (
            amount > 0
            and activity == "innovation_cluster"
            and partner.economic_activity
            and is_state_money(case, name)
            and basis_of(case, name, partner, activity) not in DE_MINIMIS
        ):
            found.add((name, (partner_id, package)))
    return found


def _of_one(case: Case, name: str, place: CostPlace) -> Iterator[Finding]:
    partner, dates = case.partner(place[0]), case.work_dates(place[1])
    try:
        years = years_of_aid(granted_on(case, name), case.assumptions.value("law.after_expiry"))
    except OutsideKnownDatesError:
        return  # law.validity tells
    last = last_day_of_aid(partner, years)
    if last is None:
        yield _no_clock(case, name, place, years)
        return
    if dates is None or dates[1] <= last:
        return
    late = (dates[1] - last).days
    since, payer, work = partner.cluster_aid_since, source(case, name), work_package(case, place[1])
    yield Finding(
        rule=ID,
        severity="error",
        subjects=(name.partition(":")[2], *place),
        numbers={
            "since": str(since),
            "years": years.count,
            "last_day": last.isoformat(),
            "ends": dates[1].isoformat(),
            "days_late": late,
        },
        message=Text(
            sv=f"{partner.name} har haft driftstöd sedan {since}, och sådant stöd får ges i högst "
            f"{years.count} år, alltså till och med {last}. {payer.sv} betalar {work.sv} till "
            f"{dates[1]}: {days(late).sv} för länge.",
            en=f"{partner.name} has had operating aid since {since}, and such aid may be given for "
            f"at most {years.count} years, that is until {last}. {payer.en} pays {work.en} until "
            f"{dates[1]}: {days(late).en} too long.",
        ),
        reference=years.reference,
        assumption="cluster.clock_starts",
    )


def _no_clock(case: Case, name: str, place: CostPlace, years: DatedValue) -> Finding:
    """Nobody says since when the cluster has had aid: this is taken to be the first, or refused."""
    taken = case.assumptions.value(NO_AID_BEFORE) == "taken_as_first"
    payer, partner = source(case, name), case.partner(place[0])
    return Finding(
        rule=ID,
        severity="warning" if taken else "error",
        subjects=(name.partition(":")[2], *place),
        numbers={"years": years.count},
        message=Text(
            sv=f"{payer.sv} ger {partner.name} driftstöd, och projektet säger inte sedan när "
            f"klustret har haft stöd (cluster_aid_since): sådant stöd får ges i högst "
            f"{years.count} år. {'Det antas vara det första.' if taken else 'Det godtas inte.'}",
            en=f"{payer.en} gives {partner.name} operating aid, and the project does not say since "
            f"when the cluster has had aid (cluster_aid_since): such aid may be given for at most "
            f"{years.count} years. "
            f"{'It is taken to be the first.' if taken else 'That is not accepted.'}",
        ),
        reference=years.reference,
        assumption=NO_AID_BEFORE,
    )
