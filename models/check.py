"""Test a plan by the plain reading of every rule, and set its aid against the ceilings."""

from __future__ import annotations

from models.aid_to_partner import aid_sources, aided, ceiling_on, de_minimis_aid, places_of
from models.case import Case
from models.finding import Finding
from models.money import Minor, portion
from models.plan import AidRow
from models.rules import RULES
from models.rules.references import without_unknown


def check(case: Case) -> tuple[Finding, ...]:
    """Everything that the rules have to say about a plan, in the order of the rules.

    What a plan names and does not exist is reported once; the other rules then leave it out.
    """
    readable = without_unknown(case)
    checks = list(dict.fromkeys(rule.check for rule in RULES.values()))
    first, *others = checks
    return (*first(case), *(finding for one in others for finding in one(readable)))


def aid_rows(case: Case) -> tuple[AidRow, ...]:
    """State aid against its ceiling, per partner with economic activity and kind of work.

    Eligible are the costs that the sources may be counted on, or all the partner's costs of the
    activity where there is no State aid. De minimis aid counts where it pays the same costs as
    State aid. Rows whose law is not known are left out.
    """
    readable = without_unknown(case)
    rows = []
    for partner, activity in aided(readable):
        sources = aid_sources(readable, partner, activity)
        places = places_of(readable, partner, activity)
        if sources:
            places = frozenset[tuple[str, str]]().union(*(one.places for one in sources))
            lowest = min((one.ceiling for one in sources), key=lambda one: one.share)
        else:
            today = ceiling_on(readable, partner, activity, readable.project.as_of)
            if today is None:
                continue
            lowest = today
        eligible = readable.cost_of(places)
        small = de_minimis_aid(readable, partner, activity)
        beside = sum(one.amount for one in small if one.place in places)
        granted = sum(one.amount for one in sources) + (beside if sources else 0)
        room = portion(lowest.share, eligible) - granted
        if not sources:
            # De minimis aid alone has no ceiling here, but leaves less room for State aid.
            room = max(room - beside, 0)
        rows.append(
            AidRow(
                partner=partner.id,
                activity=activity,
                eligible=Minor(eligible),
                ceiling=lowest.share,
                granted=Minor(granted),
                headroom=room,
                reasons=lowest.reasons,
                reference=lowest.reference,
            )
        )
    return tuple(rows)
