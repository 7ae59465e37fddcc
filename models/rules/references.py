"""A plan names only calls, rounds, partners, work packages and sources that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import Case
from models.finding import Finding
from models.plan import Application, MatrixRow, Plan
from models.text import Text

ID = "plan.references"
TITLE = Text(sv="Allt som planen nämner finns", en="Everything that the plan names exists")
REFERENCE = "samspel/plan@1"


def check(case: Case) -> list[Finding]:
    """One error for every name that leads nowhere."""
    findings = []
    if case.plan.project != case.project.id:
        findings.append(
            _finding(
                case.plan.project,
                Text(
                    sv=f"Planen gäller projektet {case.plan.project!r}, inte {case.project.id!r}.",
                    en=f"The plan is about project {case.plan.project!r}, not {case.project.id!r}.",
                ),
            )
        )
    for application in case.plan.applications:
        findings += [
            _finding(f"{application.call}/{application.round}", message)
            for message in (
                *_unusable(case, application),
                *_unknown_places(case, application),
            )
        ]
    for row in case.plan.matrix:
        findings += [
            _finding(name, message)
            for name, message in _unknown_in_row(case, row)
            if _finding(name, message) not in findings
        ]
    return findings


def without_unknown(case: Case) -> Case:
    """The same case without the applications, scopes and rows that name what does not exist."""
    usable = [one for one in case.plan.applications if not list(_unusable(case, one))]
    applications = [
        one.model_copy(
            update={
                "scope": tuple(
                    place
                    for place in one.scope
                    if place.partner in case.project.partner_by_id
                    and place.work_package in case.project.work_package_by_id
                )
            }
        )
        for one in usable
    ]
    sources = {one.source for one in applications}
    rows = [
        row
        for row in case.plan.matrix
        if not list(_unknown_in_row(case, row))
        and (row.source in sources or not row.source.startswith("call:"))
    ]
    plan: Plan = case.plan.model_copy(
        update={"applications": tuple(applications), "matrix": tuple(rows)}
    )
    return case if plan == case.plan else Case(case.project, case.catalogue, plan)


def _unusable(case: Case, application: Application) -> Iterator[Text]:
    call = case.catalogue.call_by_id.get(application.call)
    if call is None:
        yield Text(
            sv=f"Utlysningen {application.call!r} finns inte i katalogen.",
            en=f"The call {application.call!r} is not in the catalogue.",
        )
        return
    one = call.round(application.round)
    if one is None:
        known = ", ".join(each.id for each in call.rounds)
        yield Text(
            sv=f"Utlysningen {call.id} har ingen omgång {application.round!r}, bara {known}.",
            en=f"The call {call.id} has no round {application.round!r}, only {known}.",
        )
    elif one.first("deadline") is None:
        yield Text(
            sv=f"Omgången {call.id}/{one.id} har ingen ansökningsdag, eller den är inställd.",
            en=f"The round {call.id}/{one.id} has no deadline, or it is cancelled.",
        )
    try:
        date.fromisoformat(application.submit_by[:10])
    except ValueError:
        yield Text(
            sv=f"Dagen för ansökan, {application.submit_by!r}, kan inte läsas. Skriv 2027-03-01.",
            en=f"The day of application, {application.submit_by!r}, cannot be read. "
            "Write 2027-03-01.",
        )


def _unknown_places(case: Case, application: Application) -> Iterator[Text]:
    for place in application.scope:
        if place.partner not in case.project.partner_by_id:
            yield _no_partner(place.partner)
        if place.work_package not in case.project.work_package_by_id:
            yield _no_work_package(place.work_package)


def _unknown_in_row(case: Case, row: MatrixRow) -> Iterator[tuple[str, Text]]:
    if row.partner not in case.project.partner_by_id:
        yield row.partner, _no_partner(row.partner)
    if row.work_package not in case.project.work_package_by_id:
        yield row.work_package, _no_work_package(row.work_package)
    kind, _, name = row.source.partition(":")
    if kind in ("own", "in_kind") and name not in case.project.partner_by_id:
        yield name, _no_partner(name)
    if kind == "contribution" and row.source not in case.contribution_by_source:
        yield (
            name,
            Text(
                sv=f"Projektet har inget löfte {name!r} om medfinansiering.",
                en=f"The project has no promised contribution {name!r}.",
            ),
        )
    if kind == "call" and row.source not in {one.source for one in case.plan.applications}:
        yield (
            name,
            Text(
                sv=f"En kostnad betalas av {name}, som planen inte söker.",
                en=f"A cost is paid by {name}, which the plan does not apply for.",
            ),
        )


def _no_partner(name: str) -> Text:
    return Text(
        sv=f"Projektet har ingen part {name!r}.", en=f"The project has no partner {name!r}."
    )


def _no_work_package(name: str) -> Text:
    return Text(
        sv=f"Projektet har inget arbetspaket {name!r}.",
        en=f"The project has no work package {name!r}.",
    )


def _finding(subject: str, message: Text) -> Finding:
    return Finding(
        rule=ID, severity="error", subjects=(subject,), message=message, reference=REFERENCE
    )
