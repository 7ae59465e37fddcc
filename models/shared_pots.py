"""Budgets that many projects ask money of: a call's own, or a pot that several calls share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.call import Call
from models.catalogue import Catalogue
from models.exchange import convert_up
from models.plan import Plan


@dataclass(frozen=True)
class Pot:
    """A budget by name (``call:ID`` or ``pot:ID``), and the calls that are paid from it.

    ``amount``: minor units of ``currency``; where calls state different amounts the lowest.
    """

    name: str
    calls: tuple[str, ...]
    amount: int
    currency: str


def pots_of(catalogue: Catalogue) -> tuple[Pot, ...]:
    """Every budget of a catalogue, by name."""
    sharing: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in sorted(catalogue.calls, key=lambda one: one.id):
        if call.budget is not None:
            pot = call.budget.pot if call.budget.scope == "pot" else None
            name = f"call:{call.id}" if pot is None else f"pot:{pot}"
            sharing[name, call.budget.currency].append(call)
    return tuple(
        Pot(
            name=name,
            calls=tuple(one.id for one in calls),
            amount=min(one.budget.amount for one in calls if one.budget is not None),
            currency=currency,
        )
        for (name, currency), calls in sorted(sharing.items())
    )


def asked_of(pot: Pot, plans: Sequence[Plan], catalogue: Catalogue) -> int:
    """What plans ask of a pot together, in its minor units; each plan's sum is rounded up."""
    return sum(asked_by(pot, plan, catalogue) for plan in plans)


def asked_by(pot: Pot, plan: Plan, catalogue: Catalogue) -> int:
    """What one plan asks of a pot, in its minor units, rounded up."""
    grants: dict[tuple[str, str | None], int] = defaultdict(int)
    for one in plan.applications:
        if one.call in pot.calls:
            call = catalogue.call_by_id[one.call]
            grants[one.currency, call.programme] += one.grant
    total = 0
    for (currency, programme_id), minor in grants.items():
        programme = None if programme_id is None else catalogue.programme_by_id[programme_id]
        converted = convert_up(minor, currency, pot.currency, programme)
        # Without a rate no call of another currency may stand in a plan: exchange.rate_unknown.
        total += minor if converted is None else converted
    return total
