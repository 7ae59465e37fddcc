"""What has to be done by which day once a plan is chosen: applications, papers, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.aid_to_partner import basis_of
from models.case import Case, Chosen
from models.legal_basis import DE_MINIMIS
from models.mention import call
from models.parameter import parameter
from models.plan import Task
from models.project import Contribution, Partner
from models.rests_on_dates import used_day
from models.text import Text

TILLVAXTVERKET = "tillvaxtverket"
"""The managing authority of the Swedish ERDF programmes."""


def dated_tasks(case: Case) -> tuple[Task, ...]:
    """The tasks of a plan by day; everything that is nobody else's is the first partner's."""
    found = [task for chosen in case.chosen for task in _of_application(case, chosen)]
    found += _certificates(case)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda task: (task.on, task.what.en, task.who)))


def _of_application(case: Case, chosen: Chosen) -> Iterator[Task]:
    coordinator, named = case.project.partners[0].id, call(chosen)
    if case.project.handed_in(chosen.call.id, chosen.round.id) is None:
        yield Task(
            on=chosen.submitted_on,
            what=Text(
                sv=f"Lämna in ansökan till {named.sv}", en=f"Hand in the application to {named.en}"
            ),
            who=coordinator,
            id=f"application/{chosen.name}",
        )
        yield from _papers(case, chosen, coordinator, named)
    yield from _later_stages(case, chosen, coordinator, named)
    if chosen.dates.proof_due is not None:
        yield Task(
            on=chosen.dates.proof_due,
            what=Text(
                sv=f"Visa medfinansieringsintygen för {named.sv}",
                en=f"Hand in the proof of match for {named.en}",
            ),
            who=coordinator,
            id=f"proof/{chosen.name}",
        )
    yield from _commitments(case, chosen, named)
    for number, report in enumerate(chosen.round.all_of("report_due"), 1):
        yield Task(
            on=used_day(report, optimistic=case.assumptions.optimistic),
            what=Text(sv=f"Lämna rapport till {named.sv}", en=f"Report to {named.en}"),
            who=coordinator,
            id=f"report/{chosen.name}/{number}",
        )


def _later_stages(case: Case, chosen: Chosen, coordinator: str, named: Text) -> Iterator[Task]:
    optimistic = case.assumptions.optimistic
    for number, deadline in enumerate(chosen.round.all_of("deadline")[1:], 2):
        yield Task(
            on=used_day(deadline, optimistic=optimistic),
            what=Text(
                sv=f"Lämna in steg {number} till {named.sv}, om steget före gått vidare",
                en=f"Hand in stage {number} to {named.en}, if the stage before it succeeded",
            ),
            who=coordinator,
            id=f"stage/{chosen.name}/{number}",
        )


def _papers(case: Case, chosen: Chosen, coordinator: str, named: Text) -> Iterator[Task]:
    """What has to stand ready when an application is handed in."""
    on = chosen.submitted_on
    if _is_erdf(chosen):
        yield Task(
            on=on,
            what=Text(
                sv=f"Ha upphandlingsplan och riskanalys klara till {named.sv}",
                en=f"Have the procurement plan and risk analysis ready for {named.en}",
            ),
            who=coordinator,
            id=f"papers/{chosen.name}",
        )
    partners = {partner for partner, _ in chosen.scope}
    for partner in case.project.partners:
        if partner.id not in partners:
            continue
        if chosen.union_funds == "direct":
            yield Task(
                on=on,
                what=Text(
                    sv=f"Ha en PIC-kod hos EU-portalen till {named.sv}",
                    en=f"Have a PIC code of the EU portal for {named.en}",
                ),
                who=partner.id,
                id=f"pic/{chosen.name}",
            )
        yield from _declarations(case, chosen, partner, named)


def _declarations(case: Case, chosen: Chosen, partner: Partner, named: Text) -> Iterator[Task]:
    bases = {
        basis_of(case, chosen.source, partner, case.work_package(package).activity)
        for ((partner_id, package, _, _), source), paid in case.paid.items()
        if source == chosen.source and partner_id == partner.id and paid > 0
    }
    if bases & set(DE_MINIMIS):
        yield Task(
            on=chosen.submitted_on,
            what=Text(
                sv=f"Intyga för {named.sv} vilket stöd av mindre betydelse företaget fått",
                en=f"Declare to {named.en} the de minimis aid that the undertaking has had",
            ),
            who=partner.id,
            id=f"de-minimis/{chosen.name}",
        )
    if not any((one or "").startswith("gber.") for one in bases):
        return
    yield Task(
        on=chosen.submitted_on,
        what=Text(
            sv=f"Intyga för {named.sv} att företaget inte är i svårigheter och inte har ett "
            "obetalt återkrav av stöd (GBER artikel 1.4)",
            en=f"Declare to {named.en} that the undertaking is not in difficulty and has no "
            "outstanding recovery order (GBER art. 1(4))",
        ),
        who=partner.id,
        id=f"difficulty/{chosen.name}",
    )
    if partner.size not in (None, "large"):
        yield Task(
            on=chosen.submitted_on,
            what=Text(
                sv=f"Intyga företagets storlek för {named.sv} (GBER bilaga I)",
                en=f"Declare the undertaking's size to {named.en} (GBER Annex I)",
            ),
            who=partner.id,
            id=f"size/{chosen.name}",
        )


def _commitments(case: Case, chosen: Chosen, named: Text) -> Iterator[Task]:
    decided = chosen.dates.decision
    if decided is None or not _is_erdf(chosen):
        return
    within = parameter("eruf/handbook/commitments_within")
    weeks = within.at(max(decided, within.known_from)).count
    for partner in case.project.partners:
        if any(place[0] == partner.id for place in chosen.scope):
            yield Task(
                on=decided + timedelta(weeks=weeks),
                what=Text(
                    sv=f"Skriv under Bekräftelse av åtaganden för {named.sv}, senast {weeks} "
                    "veckor efter beslutet",
                    en=f"Sign the commitments of {named.en}, within {weeks} weeks of the decision",
                ),
                who=partner.id,
                id=f"commitments/{chosen.name}",
            )


def _certificates(case: Case) -> Iterator[Task]:
    """A certificate from everyone whose promise the plan uses, for each call that asks for it."""
    coordinator = case.project.partners[0].id
    for contribution in case.project.contributions:
        places = {
            (partner, package)
            for ((partner, package, _, _), source), paid in case.paid.items()
            if source == f"contribution:{contribution.id}" and paid > 0
        }
        for chosen in case.chosen:
            due = chosen.dates.proof_due
            if due is not None and places & chosen.scope:
                yield Task(
                    on=_ask_on(case, contribution, due),
                    what=_certificate(contribution, call(chosen), due),
                    who=coordinator,
                    id=f"certificate/{contribution.id}/{chosen.name}",
                )


def _ask_on(case: Case, contribution: Contribution, due: date) -> date:
    """The day on which the promise is on paper, or else today: nobody knows how long it takes."""
    return min(contribution.proof_on or case.project.as_of, due)


def _certificate(contribution: Contribution, named: Text, due: date) -> Text:
    if contribution.proof_on is None:
        return Text(
            sv=f"Begär medfinansieringsintyg av {contribution.from_}: det ska visas för "
            f"{named.sv} senast {due}",
            en=f"Ask {contribution.from_} for its proof of match: it is due to {named.en} by {due}",
        )
    return Text(
        sv=f"Hämta medfinansieringsintyget från {contribution.from_}: det ska visas för "
        f"{named.sv} senast {due}",
        en=f"Fetch the proof of match of {contribution.from_}: it is due to {named.en} by {due}",
    )


def _is_erdf(chosen: Chosen) -> bool:
    return chosen.union_funds == "shared" and chosen.funder.id == TILLVAXTVERKET
