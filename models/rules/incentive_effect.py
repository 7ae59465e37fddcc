"""Work that State aid pays for starts after the application for that aid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import Case, Chosen
from models.finding import Finding
from models.legal_basis import legal_basis
from models.mention import call, days
from models.project import Partner
from models.text import Text

ID = "incentive.effect"
TITLE = Text(sv="Ansökan före arbetet", en="Application before work")
REFERENCE = "GBER art. 6(2), 2(23)"
ASSUMPTION = "incentive.each_grant"


def check(case: Case) -> list[Finding]:
    """Errors for work that starts too early; a warning where only the first application is."""
    findings = []
    for partner in case.project.partners:
        paying = [chosen for chosen in case.chosen if _is_aid_to(case, chosen, partner)]
        for chosen in paying:
            first = min(paying, key=lambda one: (one.submitted_on, one.source))
            for begun, words in _beginnings(case, chosen, partner):
                if begun < chosen.submitted_on:
                    findings.append(_finding(case, chosen, partner, first, begun, words))
    return findings


def _is_aid_to(case: Case, chosen: Chosen, partner: Partner) -> bool:
    if not partner.economic_activity:
        return False
    return any(
        amount > 0
        and source == chosen.source
        and partner_id == partner.id
        and (
            legal_basis(
                chosen.call,
                partner,
                case.work_package(package).activity,
                is_state_money=chosen.is_state_money,
            )
            or ""
        ).startswith("gber.")
        for ((partner_id, package, _, _), source), amount in case.paid.items()
    )


def _beginnings(case: Case, chosen: Chosen, partner: Partner) -> Iterator[tuple[date, Text]]:
    places = frozenset(
        (who, package)
        for who, package in chosen.scope
        if who == partner.id and case.cost_of(frozenset({(who, package)})) > 0
    )
    planned = case.scope_dates(places)
    if planned is not None:
        yield planned[0], Text(sv="arbetet börjar", en="work starts")
    if partner.started_work is not None:
        yield (
            partner.started_work,
            Text(sv="det första bindande åtagandet gjordes", en="the first commitment was made"),
        )


def _finding(
    case: Case, chosen: Chosen, partner: Partner, first: Chosen, begun: date, words: Text
) -> Finding:
    early = (chosen.submitted_on - begun).days
    tells = Text(
        sv=f"{partner.name}: {words.sv} {begun}, men ansökan till {call(chosen).sv} lämnas in "
        f"{chosen.submitted_on}: {days(early).sv} för tidigt för statligt stöd.",
        en=f"{partner.name}: {words.en} on {begun}, but the application to {call(chosen).en} is "
        f"handed in on {chosen.submitted_on}: {days(early).en} too early for State aid.",
    )
    serves = begun >= first.submitted_on
    accepted = serves and case.assumptions.value(ASSUMPTION) == "first"
    if serves:
        tells = Text(
            sv=f"{tells.sv} Ansökan till {call(first).sv} {first.submitted_on} "
            f"{'antas räcka för alla' if accepted else 'räcker inte för alla'}.",
            en=f"{tells.en} The application to {call(first).en} of {first.submitted_on} "
            f"{'is taken to serve for all' if accepted else 'does not serve for all'}.",
        )
    return Finding(
        rule=ID,
        severity="warning" if accepted else "error",
        subjects=(chosen.name, partner.id),
        numbers={
            "days_early": early,
            "starts": begun.isoformat(),
            "submitted": chosen.submitted_on.isoformat(),
        },
        message=tells,
        reference=REFERENCE,
        assumption=ASSUMPTION if serves else None,
    )
