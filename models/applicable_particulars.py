"""Which particulars the aid intensity of a category turns on; the others say nothing about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from models.aid_categories import Category, Particulars
from models.aid_intensity import Grounds

_ARTICLE_25_6 = frozenset(one.name for one in fields(Grounds))

_APPLICABLE: Mapping[Category, frozenset[str]] = {
    "fundamental_research": frozenset(),
    "industrial_research": _ARTICLE_25_6,
    "experimental_development": _ARTICLE_25_6,
    "feasibility_study": frozenset(),
    "regional_investment": frozenset({"aid_area", "new_economic_activity"}),
    "sme_investment": frozenset(),
    "sme_consultancy": frozenset(),
    "territorial_cooperation": frozenset(),
    "research_infrastructure": frozenset({"joint"}),
    "testing_infrastructure": frozenset({"joint", "sme_capacity"}),
    "cluster_investment": frozenset({"assisted_area", "ordinance"}),
    "innovation_cluster": frozenset(),
    "sme_innovation": frozenset(),
    "innovation_services": frozenset({"services_in_window"}),
    "process_innovation": frozenset({"borne_by_smes"}),
    "training": frozenset({"disadvantaged", "maritime"}),
}


def not_applicable(category: Category, particulars: Particulars) -> tuple[str, ...]:
    """The fields that were stated though no rule of the category asks for them, in their order.

    Eligible costs are asked for by every category: the largest aid follows from them.
    """
    applicable = _APPLICABLE[category] | {"eligible_costs"}
    return tuple(
        name
        for values, defaults in (
            (particulars.grounds, Grounds()),
            (particulars, Particulars(grounds=particulars.grounds)),
        )
        for name in (one.name for one in fields(values))
        if name not in applicable and getattr(values, name) != getattr(defaults, name)
    )
