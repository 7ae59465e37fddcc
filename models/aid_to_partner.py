"""State money to one partner for one activity, source by source, with its ceilings.

De minimis aid has a ceiling of its own and is no part of this, but for the costs that it pays: on
those it counts together with the State aid for them (GBER article 8(5)).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from models.aid_ceiling import WITH_CEILING, aid_ceiling
from models.aid_intensity import Ceiling
from models.case import Case, CostPlace
from models.errors import OutsideKnownDatesError
from models.legal_basis import DE_MINIMIS, legal_basis
from models.money_kinds import is_state_money
from models.project import Partner
from models.vocabulary import Activity


@dataclass(frozen=True)
class AidSource:
    """State aid from one source: how much, for which costs of the partner, and its ceiling."""

    name: str
    amount: int
    places: frozenset[CostPlace]
    ceiling: Ceiling


@dataclass(frozen=True)
class SmallAid:
    """De minimis aid from one source for the costs at one place."""

    name: str
    place: CostPlace
    amount: int


def aided(case: Case) -> list[tuple[Partner, Activity]]:
    """Partners with economic activity and the work with an aid intensity that they do."""
    at = _places(case)
    return [
        (partner, activity)
        for partner in case.project.partners
        if partner.economic_activity
        for activity in WITH_CEILING
        if (partner.id, activity) in at
    ]


def places_of(case: Case, partner: Partner, activity: Activity) -> frozenset[CostPlace]:
    """Where a partner has costs for an activity."""
    return _places(case)[partner.id, activity]


def aid_sources(case: Case, partner: Partner, activity: Activity) -> tuple[AidSource, ...]:
    """The State aid that the plan gives a partner for an activity.

    A call's money is judged on the day of its decision, a contribution's on the day of its proof;
    where that day is not known, on the day of planning. A source whose day lies outside the known
    law is left out: the rule law.validity says so.
    """
    places = places_of(case, partner, activity)
    sums: dict[str, int] = defaultdict(int)
    for ((partner_id, package, _, _), name), amount in case.paid.items():
        if (
            (partner_id, package) in places
            and amount > 0
            and is_state_money(case, name)
            and basis_of(case, name, partner, activity) not in DE_MINIMIS
        ):
            sums[name] += amount
    found = []
    for name, amount in sorted(sums.items()):
        chosen = case.chosen_by_source.get(name)
        permitted = ceiling_on(case, partner, activity, granted_on(case, name))
        if permitted is not None:
            within = places if chosen is None else places & chosen.scope
            found.append(AidSource(name, amount, within, permitted))
    return tuple(found)


def de_minimis_aid(case: Case, partner: Partner, activity: Activity) -> tuple[SmallAid, ...]:
    """The de minimis aid that the plan gives a partner for an activity, place by place."""
    places = places_of(case, partner, activity)
    sums: dict[tuple[str, CostPlace], int] = defaultdict(int)
    for ((partner_id, package, _, _), name), amount in case.paid.items():
        place = (partner_id, package)
        small = basis_of(case, name, partner, activity) in DE_MINIMIS
        if place in places and amount > 0 and small:
            sums[name, place] += amount
    return tuple(SmallAid(*key, amount) for key, amount in sorted(sums.items()))


def basis_of(case: Case, source: str, partner: Partner, activity: Activity) -> str | None:
    """The legal basis of a call's money to a partner; ``None`` for what no call pays."""
    chosen = case.chosen_by_source.get(source)
    if chosen is None:
        return None
    return legal_basis(chosen.call, partner, activity, is_state_money=chosen.is_state_money)


def ceiling_on(case: Case, partner: Partner, activity: Activity, on: date) -> Ceiling | None:
    """The ceiling for aid granted to a partner on a day; ``None`` outside the known law."""
    try:
        return aid_ceiling(
            case.project, partner, activity, on, case.assumptions.value("law.after_expiry")
        )
    except OutsideKnownDatesError:
        return None


def granted_on(case: Case, source: str) -> date:
    """The day on which the right to a call's or a contribution's money is taken to be conferred."""
    chosen = case.chosen_by_source.get(source)
    if chosen is None:
        return case.contribution_by_source[source].proof_on or case.project.as_of
    return chosen.dates.decision or case.project.as_of


def _places(case: Case) -> dict[tuple[str, Activity], frozenset[CostPlace]]:
    found: dict[tuple[str, Activity], set[CostPlace]] = defaultdict(set)
    for (partner, package, _, _), amount in case.costs.items():
        if amount > 0:
            found[partner, case.work_package(package).activity].add((partner, package))
    return {key: frozenset(places) for key, places in found.items()}
