"""De minimis aid stays below the ceiling of each undertaking, whichever rounds are chosen.

Kronor are set against the room in euro by whole numbers, so that nothing is lost to rounding; what
counts on a day are the grants that may have been decided by then within the rolling period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm

from models.de_minimis.planned import (
    DaysOfGrant,
    Holder,
    Outlook,
    Standing,
    days_of_grant,
    is_known,
    per_euro,
    regulation_of,
    undertaking_of,
)
from models.de_minimis.regulation import REFERENCES
from models.de_minimis.words import grows, used_of
from models.errors import OutsideKnownDatesError
from models.finding import Demand, Number
from models.money import decimal_text, kronor
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import CallOption, Problem, RoundOption
from solver.rows import Literal, Terms, Var

RULE, RATE_UNKNOWN = "de_minimis.ceiling", "de_minimis.rate_unknown"
ENTRUSTED = "sgei.entrusted"


def add(model: FundingModel) -> None:
    """Rows per undertaking, Member State and regulation, one for each day on which aid begins."""
    payments: dict[Holder, list[_Payment]] = defaultdict(list)
    for option in model.options:
        for (holder, partner_id), paid in _paid(model, option).items():
            payments[holder] += _payments(model, option, holder, partner_id, paid)
    for holder, found in sorted(payments.items(), key=lambda one: one[0]):
        _add_holder(model, holder, found)


@dataclass(frozen=True)
class _Payment:
    """De minimis aid of a round to a partner in the project's currency; ``rate`` is a euro's."""

    days: DaysOfGrant
    paid: Terms
    rate: Fraction


def _paid(model: FundingModel, option: CallOption) -> dict[tuple[Holder, str], Terms]:
    found: dict[tuple[Holder, str], list[tuple[int, Var]]] = defaultdict(list)
    for place, _ in model.scope_of(option):
        regulation = regulation_of(option.basis[place])
        if regulation is not None:
            partner = model.problem.partner(place)
            holder = Holder(undertaking_of(partner), option.funder.country, regulation)
            found[holder, partner.id] += model.grant_at(option.id, place)
    return {key: tuple(terms) for key, terms in found.items() if terms}


def _payments(
    model: FundingModel, option: CallOption, holder: Holder, partner_id: str, paid: Terms
) -> Iterator[_Payment]:
    problem = model.problem
    rate = per_euro(problem.project, option.programme)
    if rate is None:
        model.rows.add(paid, high=0, demand=_rate_unknown(problem, option))
        return
    if holder.regulation == "sgei" and problem.assumptions.value(ENTRUSTED) != "yes":
        model.rows.add(paid, high=0, demand=_not_entrusted(option))
        return
    rounds = model.rounds_of(option)
    for one, chosen in rounds:
        days = days_of_grant(one.dates, problem.today, problem.assumptions)
        # With one round nothing is paid unless it is chosen.
        when: list[Literal] = [chosen] if len(rounds) > 1 else []
        try:
            is_known(holder.regulation, days, problem.assumptions)
        except OutsideKnownDatesError as error:
            model.rows.add(paid, high=0, when=when, demand=_law(one, holder, error.text))
            continue
        if not when:
            yield _Payment(days, paid, rate)
            continue
        most = sum(model.rows.variables[variable].high for _, variable in paid)
        own = model.rows.integer(0, most, f"{one.name} de minimis aid to {partner_id}")
        model.rows.add([(1, own), *((-c, v) for c, v in paid)], low=0, when=when)
        yield _Payment(days, ((1, own),), rate)


def _add_holder(model: FundingModel, holder: Holder, payments: list[_Payment]) -> None:
    outlook = Outlook(model.problem.project, model.problem.assumptions, holder)
    for on in outlook.days_to_test(one.days for one in payments):
        counted = [one for one in payments if outlook.counts_on(one.days, on)]
        if counted:
            standing = outlook.standing(on)
            scale = lcm(*(one.rate.numerator for one in counted))
            model.rows.add(
                [(int(scale / one.rate) * c, v) for one in counted for c, v in one.paid],
                high=scale * standing.room,
                demand=_demand(model.problem, holder, outlook, standing, on),
            )


def _demand(
    problem: Problem, holder: Holder, outlook: Outlook, standing: Standing, on: date
) -> Demand:
    names = ", ".join(
        one.name for one in problem.project.partners if undertaking_of(one) == holder.undertaking
    )
    used, later = used_of(standing.used), grows(standing.grows)
    room_sv, room_en = kronor(standing.room, "EUR"), kronor(standing.room, "EUR", "en")
    top_sv, top_en = kronor(standing.ceiling, "EUR"), kronor(standing.ceiling, "EUR", "en")
    numbers: dict[str, Number] = {
        "on": on.isoformat(),
        "ceiling": decimal_text(standing.ceiling),
        "used": decimal_text(standing.used),
        "room": decimal_text(standing.room),
    }
    if standing.grows:
        numbers["grows_on"] = standing.grows[0].on.isoformat()
        numbers["grows_to"] = decimal_text(standing.grows[0].room)
    return Demand(
        rule=RULE,
        subjects=(holder.undertaking, holder.member_state),
        numbers=numbers,
        message=Text(
            sv=f"{names} får högst {room_sv} i stöd av mindre betydelse den {on}: taket är "
            f"{top_sv} under tre år, {used.sv}.{later.sv}",
            en=f"{names} may have at most {room_en} in de minimis aid on {on}: the ceiling is "
            f"{top_en} in three years, {used.en}.{later.en}",
        ),
        reference=f"{REFERENCES[holder.regulation]} art. 3(2)",
        assumption="de_minimis.anniversary_day" if outlook.rests_on_anniversary(on) else None,
    )


def _law(one: RoundOption, holder: Holder, why: Text) -> Demand:
    return Demand(
        rule="law.validity",
        subjects=(one.name,),
        message=why,
        reference=REFERENCES[holder.regulation],
        assumption="law.after_expiry",
    )


def _not_entrusted(option: CallOption) -> Demand:
    return Demand(
        rule=RULE,
        subjects=(option.id,),
        message=Text(
            sv=f"{option.title.sv} ger stöd för tjänster av allmänt ekonomiskt intresse bara till "
            "den som har ett sådant uppdrag.",
            en=f"{option.title.en} gives aid for services of general economic interest only to "
            "those who are entrusted with one.",
        ),
        reference=REFERENCES["sgei"],
        assumption=ENTRUSTED,
    )


def _rate_unknown(problem: Problem, option: CallOption) -> Demand:
    currency = problem.project.currency
    return Demand(
        rule=RATE_UNKNOWN,
        subjects=(option.id,),
        numbers={"from": currency, "to": "EUR"},
        message=Text(
            sv=f"{option.title.sv} ger stöd av mindre betydelse, vars tak är i euro, men ingen "
            f"kurs mot {currency} är given: skriv rates: {{{currency}: …}} i projektet.",
            en=f"{option.title.en} gives de minimis aid, whose ceiling is in euro, but no rate "
            f"against {currency} is given: write rates: {{{currency}: …}} in the project.",
        ),
        reference=REFERENCES["general"],
    )
