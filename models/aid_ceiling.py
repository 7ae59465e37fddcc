"""The ceiling for State aid to a partner of a project, whatever article covers the activity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models.aid_categories import Category, Particulars, intensity
from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Ceiling, ceiling
from models.collaboration import grounds_for
from models.legal_basis import ARTICLES
from models.project import Partner, Project
from models.vocabulary import Activity

WITH_CEILING: tuple[Activity, ...] = tuple(ARTICLES)
"""The activities for which Samspel can compute an aid intensity, research first."""


def aid_ceiling(
    project: Project, partner: Partner, activity: Activity, on: date, after_expiry: str
) -> Ceiling:
    """The ceiling for aid granted on a day (GBER articles 17, 18, 25–29 and 31).

    A partner without a size gets what a large enterprise gets. For training nobody is taken to be
    disadvantaged, since a project does not say so; what SMEs bear of a process innovation is their
    share of the project's costs for it; a research infrastructure is taken to be funded by one
    Member State. ``after_expiry`` is the assumption ``law.after_expiry``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    if activity in RESEARCH_AND_DEVELOPMENT:
        grounds = grounds_for(project, partner)
        return ceiling(activity, partner.size, grounds, on, after_expiry)
    borne = _borne_by_smes(project) if activity == "process_innovation" else None
    particulars = Particulars(borne_by_smes=borne)
    return intensity(_CATEGORIES[activity], partner.size or "large", particulars, on, after_expiry)


_CATEGORIES: Mapping[Activity, Category] = {
    "innovation_cluster": "innovation_cluster",
    "sme_innovation": "sme_innovation",
    "process_innovation": "process_innovation",
    "training": "training",
    "sme_investment": "sme_investment",
    "sme_consultancy": "sme_consultancy",
    "research_infrastructure": "research_infrastructure",
}
"""The aid categories of the activities that are no research."""


def _borne_by_smes(project: Project) -> Decimal:
    """The share of the costs of process innovation that SMEs bear, in kind included."""
    everyone = smes = 0
    for cost in project.costs:
        if project.work_package_by_id[cost.work_package].activity == "process_innovation":
            partner = project.partner_by_id[cost.partner]
            everyone += cost.amount
            if partner.economic_activity and partner.size in ("micro", "small", "medium"):
                smes += cost.amount
    # A share is only compared with a limit; so many digits cannot turn that.
    return Decimal(smes) / Decimal(everyone) if everyone else Decimal(0)
