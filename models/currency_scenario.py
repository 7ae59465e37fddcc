"""What a plan's grants in other currencies are worth if the rate moves, and who bears that.

A grant that is decided in euro stays the same in euro; the costs in kronor do, too. What the grant
is worth less in kronor is borne by the partners that it pays, in proportion.
"""

from __future__ import annotations

from fractions import Fraction

from models.case import Case, Chosen
from models.exchange import convert_down
from models.exposure import Bearer, ExchangeRow
from models.mention import amount, call, listed, share
from models.money import Minor
from models.text import Text

SCENARIO = "exchange.scenario_share"


def exchange_rows(case: Case) -> tuple[ExchangeRow, ...]:
    """One row for every application whose funder grants another currency than the project's."""
    return tuple(
        _row(case, chosen)
        for chosen in case.chosen
        if chosen.funder.currency != case.project.currency
    )


def _row(case: Case, chosen: Chosen) -> ExchangeRow:
    stated = None if chosen.programme is None else chosen.programme.exchange_rate
    part = case.assumptions.number(SCENARIO)
    bearers = [
        Bearer(partner=partner.id, gap=Minor(_up(Fraction(part) * paid)))
        for partner in case.project.partners
        if (paid := _paid_to(case, chosen, partner.id))
    ]
    gap = sum(one.gap for one in bearers)
    currency, own = chosen.funder.currency, case.project.currency
    known = stated is not None and stated.sek_per_eur is not None
    granted = case.paid_by(chosen.source)
    return ExchangeRow(
        rate_id=_rate_id(chosen),
        call=chosen.call.id,
        round=chosen.round.id,
        currency=currency,
        policy=None if stated is None else stated.policy,
        rate=str(stated.sek_per_eur) if stated is not None and known else None,
        on=None if stated is None else stated.on,
        source=None if stated is None else stated.source,
        grant=_minor(convert_down(granted, own, currency, chosen.programme)),
        scenario_share=part,
        gap=Minor(gap),
        borne_by=tuple(bearers),
        message=_message(case, chosen, bearers, gap),
    )


def _message(case: Case, chosen: Chosen, bearers: list[Bearer], gap: int) -> Text:
    currency, own = chosen.funder.currency, case.project.currency
    stated = None if chosen.programme is None else chosen.programme.exchange_rate
    named, lost = call(chosen), amount(gap, own)
    part = share(case.assumptions.number(SCENARIO))
    if stated is None or stated.sek_per_eur is None:
        rate = Text(
            sv=f"{named.sv} ger {currency}, och programmet anger ingen kurs.",
            en=f"{named.en} grants {currency}, and the programme states no rate.",
        )
    else:
        day = "" if stated.on is None else f" ({stated.on})"
        rate = Text(
            sv=f"{named.sv} ger {currency} och räknas med kursen {_comma(stated.sek_per_eur)} "
            f"{own}/{currency}{day}, samma i ansökan och intyg.",
            en=f"{named.en} grants {currency} at the rate {stated.sek_per_eur} "
            f"{own}/{currency}{day}, the same in application and certificates.",
        )
    who = listed(
        Text(
            sv=f"{case.partner(one.partner).name} {amount(one.gap, own).sv}",
            en=f"{case.partner(one.partner).name} {amount(one.gap, own).en}",
        )
        for one in bearers
    )
    return Text(
        sv=f"{rate.sv} Faller {currency} med {part.sv} fattas {lost.sv}: {who.sv}.",
        en=f"{rate.en} If {currency} falls by {part.en}, {lost.en} is lacking: {who.en}.",
    )


def _rate_id(chosen: Chosen) -> str:
    """One id for each rate: the same programme, policy and day give the same one."""
    stated = None if chosen.programme is None else chosen.programme.exchange_rate
    name = chosen.funder.id if chosen.programme is None else chosen.programme.id
    if stated is None:
        return f"{name}:unknown"
    day = "" if stated.on is None else f":{stated.on}"
    return f"{name}:{stated.policy}{day}"


def _paid_to(case: Case, chosen: Chosen, partner_id: str) -> int:
    return sum(
        paid
        for ((partner, _, _, _), source), paid in case.paid.items()
        if source == chosen.source and partner == partner_id
    )


def _minor(value: int | None) -> Minor | None:
    return None if value is None else Minor(value)


def _up(value: Fraction) -> int:
    return -int(-value // 1)


def _comma(rate: object) -> str:
    return str(rate).replace(".", ",")
