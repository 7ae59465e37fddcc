"""Whoever and whatever stands in a call's budget is eligible there, and so is the region."""

from __future__ import annotations

from collections.abc import Iterator

from models.case import Case, Chosen
from models.finding import Finding, Number, Severity
from models.mention import amount, call, terms_of
from models.money import decimal_text
from models.text import Text
from models.wording import activity_words, partner_type_words

ID = "call.eligible"
TITLE = Text(sv="Parter, verksamhet och region är berättigade", en="Partners, work and region fit")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """Errors for what a call does not pay for; a warning where a call is by invitation."""
    return [
        finding
        for chosen in case.chosen
        for finding in (
            *_partners(case, chosen),
            *_activities(case, chosen),
            *_regions(case, chosen),
            *_invitation(chosen),
            *_in_kind(case, chosen),
        )
    ]


def _partners(case: Case, chosen: Chosen) -> Iterator[Finding]:
    for partner_id in sorted({partner for partner, _ in chosen.scope}):
        partner = case.partner(partner_id)
        if partner.type not in chosen.call.eligible.partners:
            kind = partner_type_words(partner.type)
            yield _finding(
                chosen,
                Text(
                    sv=f"{partner.name} ({kind.sv}) kan inte få stöd av {call(chosen).sv}.",
                    en=f"{partner.name} ({kind.en}) cannot be paid by {call(chosen).en}.",
                ),
                partner_id,
            )


def _activities(case: Case, chosen: Chosen) -> Iterator[Finding]:
    for package_id in sorted({package for _, package in chosen.scope}):
        activity = case.work_package(package_id).activity
        if activity not in chosen.call.eligible.activities:
            kind = activity_words(activity)
            yield _finding(
                chosen,
                Text(
                    sv=f"{call(chosen).sv} betalar inte {kind.sv} (arbetspaket {package_id}).",
                    en=f"{call(chosen).en} does not pay for {kind.en} (work package {package_id}).",
                ),
                package_id,
            )


def _regions(case: Case, chosen: Chosen) -> Iterator[Finding]:
    wanted, there = chosen.call.eligible.regions, case.project.regions
    if wanted and not any(here.startswith(code) for code in wanted for here in there):
        where = ", ".join(there) or "–"
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} gäller {', '.join(wanted)}, men projektets regioner är "
                f"{where}.",
                en=f"{call(chosen).en} is for {', '.join(wanted)}, but the project's regions are "
                f"{where}.",
            ),
        )


def _invitation(chosen: Chosen) -> Iterator[Finding]:
    if chosen.call.visibility == "invited":
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} är öppen bara för inbjudna: kontrollera att projektet är "
                "bjudet.",
                en=f"{call(chosen).en} is by invitation only: make sure that the project is "
                "invited.",
            ),
            severity="warning",
        )


def _in_kind(case: Case, chosen: Chosen) -> Iterator[Finding]:
    in_kind = case.cost_of(chosen.scope, in_kind=True)
    if in_kind > 0 and chosen.call.costs.in_kind == "refused":
        money = amount(in_kind, case.project.currency)
        yield _finding(
            chosen,
            Text(
                sv=f"{money.sv} in natura räknas inte som kostnad hos {call(chosen).sv}.",
                en=f"{money.en} in kind does not count as a cost with {call(chosen).en}.",
            ),
            severity="info",
            in_kind=decimal_text(in_kind),
        )


def _finding(
    chosen: Chosen,
    message: Text,
    *subjects: str,
    severity: Severity = "error",
    **numbers: Number,
) -> Finding:
    return Finding(
        rule=ID,
        severity=severity,
        subjects=(chosen.name, *subjects),
        numbers=numbers,
        message=message,
        reference=terms_of(chosen),
    )
