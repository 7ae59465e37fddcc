"""De minimis aid to one undertaking in one Member State stays below the ceiling of three years.

What the partners of the undertaking have had and what the plan gives them are added up, in euro,
on every day on which a grant may be decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from models.case import Case, Chosen
from models.de_minimis.planned import (
    Holder,
    Outlook,
    PlannedAid,
    Standing,
    cents_up,
    days_of_grant,
    is_known,
    per_euro,
    regulation_of,
    undertaking_of,
)
from models.de_minimis.regulation import REFERENCES, Validity, validity
from models.de_minimis.words import grows, used_of
from models.errors import OutsideKnownDatesError
from models.finding import Finding, Number
from models.legal_basis import legal_basis
from models.mention import amount, call, listed, terms_of
from models.money import decimal_text
from models.text import Text

ID, RATE_UNKNOWN = "de_minimis.ceiling", "de_minimis.rate_unknown"
TITLES = {
    ID: Text(sv="Taket för stöd av mindre betydelse", en="The ceiling of de minimis aid"),
    RATE_UNKNOWN: Text(
        sv="Stöd av mindre betydelse räknas i euro", en="De minimis aid is counted in euro"
    ),
}
REFERENCES_OF = {
    ID: "Reg. (EU) 2023/2831 art. 3(2), 3(7); Reg. (EU) 2023/2832 art. 3(2)",
    RATE_UNKNOWN: "Reg. (EU) 2023/2831 art. 3(2)",
}
ENTRUSTED = "sgei.entrusted"
_ANNIVERSARY, _AFTER_EXPIRY = "de_minimis.anniversary_day", "law.after_expiry"

Paid = dict[tuple[str, str], int]
"""Minor units of de minimis aid by source and partner."""


def check(case: Case) -> list[Finding]:
    """Errors above the ceiling or without a rate; else a note of ceiling, use and room."""
    findings: list[Finding] = []
    for holder, paid in _by_holder(case).items():
        rates: dict[str, Fraction] = {}
        unknown: list[Chosen] = []
        for source in dict.fromkeys(one for one, _ in paid):
            chosen = case.chosen_by_source[source]
            rate = per_euro(case.project, chosen.programme)
            if rate is None:
                unknown.append(chosen)
            else:
                rates[source] = rate
        findings += [_rate_unknown(case, chosen) for chosen in unknown]
        if not unknown:
            findings += _of_holder(case, holder, paid, rates)
    return findings


def _by_holder(case: Case) -> Mapping[Holder, Paid]:
    found: dict[Holder, Paid] = defaultdict(lambda: defaultdict(int))
    for ((partner_id, package, _, _), source), paid in case.paid.items():
        chosen = case.chosen_by_source.get(source)
        if chosen is None or paid <= 0:
            continue
        partner = case.partner(partner_id)
        activity = case.work_package(package).activity
        regulation = regulation_of(
            legal_basis(chosen.call, partner, activity, is_state_money=chosen.is_state_money)
        )
        if regulation is not None:
            holder = Holder(undertaking_of(partner), chosen.funder.country, regulation)
            found[holder][source, partner_id] += paid
    return dict(sorted(found.items()))


def _of_holder(
    case: Case, holder: Holder, paid: Paid, rates: Mapping[str, Fraction]
) -> Iterator[Finding]:
    outlook = Outlook(case.project, case.assumptions, holder)
    planned: list[PlannedAid] = []
    for (source, partner_id), minor in paid.items():
        chosen = case.chosen_by_source[source]
        days = days_of_grant(chosen.dates, case.project.as_of, case.assumptions)
        try:
            is_known(holder.regulation, days, case.assumptions)
        except OutsideKnownDatesError as error:
            yield Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name, partner_id),
                numbers={"granted": days[1].isoformat()},
                message=error.text,
                reference=REFERENCES[holder.regulation],
            )
            return
        planned.append(PlannedAid(chosen.name, partner_id, days, minor / rates[source]))
    yield from _verdicts(case, holder, outlook, planned)
    yield from _about_the_law(case, holder, planned)


def _verdicts(
    case: Case, holder: Holder, outlook: Outlook, planned: Sequence[PlannedAid]
) -> Iterator[Finding]:
    """An error for every day on which it is too much, or a note of the day with the least room."""
    met = []
    for on in outlook.days_to_test(one.days for one in planned):
        counted = [one for one in planned if outlook.counts_on(one.days, on)]
        if counted:
            standing = outlook.standing(on)
            planned_by_then = sum((one.cents for one in counted), Fraction(0))
            met.append((standing.room - planned_by_then, standing, counted))
    over = [one for one in met if one[0] < 0]
    for left, standing, counted in over or [min(met, key=lambda one: one[0])]:
        yield _verdict(case, holder, outlook, standing, counted, left)


def _verdict(
    case: Case,
    holder: Holder,
    outlook: Outlook,
    standing: Standing,
    counted: Sequence[PlannedAid],
    exactly_left: Fraction,
) -> Finding:
    planned = cents_up(sum((one.cents for one in counted), Fraction(0)))
    left = standing.room - planned if exactly_left >= 0 else -cents_up(-exactly_left)
    who = _who(case, holder)
    ceiling, got = amount(standing.ceiling, "EUR"), amount(planned, "EUR")
    used = used_of(standing.used)
    beyond, later = amount(abs(left), "EUR"), grows(standing.grows)
    numbers: dict[str, Number] = {
        "on": standing.on.isoformat(),
        "ceiling": decimal_text(standing.ceiling),
        "used": decimal_text(standing.used),
        "planned": decimal_text(planned),
        "room": decimal_text(standing.room),
        "over" if left < 0 else "left": decimal_text(abs(left)),
    }
    if standing.grows:
        numbers["grows_on"] = standing.grows[0].on.isoformat()
        numbers["grows_to"] = decimal_text(standing.grows[0].room)
    says = (
        Text(sv=f"{beyond.sv} för mycket", en=f"{beyond.en} too much")
        if left < 0
        else Text(sv=f"{beyond.sv} är kvar", en=f"{beyond.en} is left")
    )
    return Finding(
        rule=ID,
        severity="error" if left < 0 else "info",
        subjects=(holder.undertaking, *dict.fromkeys(one.name for one in counted)),
        numbers=numbers,
        message=Text(
            sv=f"{who.sv} får {got.sv} i stöd av mindre betydelse enligt planen, räknat den "
            f"{standing.on}; taket är {ceiling.sv} under tre år, {used.sv}, {says.sv}.{later.sv}",
            en=f"{who.en} gets {got.en} in de minimis aid by the plan, counted on {standing.on}; "
            f"the ceiling is {ceiling.en} in three years, {used.en}, {says.en}.{later.en}",
        ),
        reference=f"{REFERENCES[holder.regulation]} art. 3(2), 3(7)"
        if holder.regulation == "general"
        else f"{REFERENCES[holder.regulation]} art. 3(2)",
        assumption=_ANNIVERSARY if outlook.rests_on_anniversary(standing.on) else None,
    )


def _about_the_law(case: Case, holder: Holder, planned: Sequence[PlannedAid]) -> Iterator[Finding]:
    law = REFERENCES[holder.regulation]
    if holder.regulation == "sgei":
        who = _who(case, holder)
        entrusted = case.assumptions.value(ENTRUSTED) == "yes"
        yield Finding(
            rule=ID,
            severity="warning" if entrusted else "error",
            subjects=(holder.undertaking,),
            message=Text(
                sv=f"Taket för {who.sv} är det för tjänster av allmänt ekonomiskt intresse. Det "
                "gäller bara om företaget har fått i uppdrag att utföra en sådan tjänst.",
                en=f"The ceiling of {who.en} is that for services of general economic interest. "
                "It holds only if the undertaking has been entrusted with such a service.",
            ),
            reference=law,
            assumption=ENTRUSTED,
        )
    reading = case.assumptions.value(_AFTER_EXPIRY)
    for on, name in sorted({(one.days[1], one.name) for one in planned}):
        found = validity(holder.regulation, on, reading)
        if found.phase != "in_force":
            yield _expired(name, law, on, found)


def _expired(name: str, law: str, on: date, found: Validity) -> Finding:
    adjusting = found.phase == "adjustment_period"
    so = Text(sv="Taket antas vara oförändrat.", en="The ceiling is taken to be unchanged.")
    if adjusting:
        so = Text(
            sv=f"Stödordningar omfattas till {found.adjusted_until}.",
            en=f"Aid schemes are covered until {found.adjusted_until}.",
        )
    return Finding(
        rule=ID,
        severity="warning",
        subjects=(name,),
        numbers={"granted": on.isoformat(), "expiry": found.expiry.isoformat()},
        message=Text(
            sv=f"{name} beslutas {on}; {law} om stöd av mindre betydelse gäller till "
            f"{found.expiry}. {so.sv}",
            en=f"{name} is decided on {on}; {law} on de minimis aid applies until "
            f"{found.expiry}. {so.en}",
        ),
        reference=law,
        assumption=None if adjusting else _AFTER_EXPIRY,
    )


def _rate_unknown(case: Case, chosen: Chosen) -> Finding:
    currency = case.project.currency
    return Finding(
        rule=RATE_UNKNOWN,
        severity="error",
        subjects=(chosen.name,),
        numbers={"from": currency, "to": "EUR"},
        message=Text(
            sv=f"{call(chosen).sv} ger stöd av mindre betydelse, vars tak är i euro, men ingen "
            f"kurs mot {currency} är given. Lägg till rates: {{{currency}: …}} i projektet eller "
            "exchange_rate på programmet.",
            en=f"{call(chosen).en} gives de minimis aid, whose ceiling is in euro, but no rate "
            f"against {currency} is given. Add rates: {{{currency}: …}} to the project or "
            "exchange_rate to the programme.",
        ),
        reference=terms_of(chosen),
    )


def _who(case: Case, holder: Holder) -> Text:
    names = [
        Text(sv=one.name, en=one.name)
        for one in case.project.partners
        if undertaking_of(one) == holder.undertaking
    ]
    return listed(names)
