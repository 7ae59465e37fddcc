"""How much aid an activity may have, for every aid category that Samspel knows.

Research and development by article 25 (``models.aid_intensity``); investment, consultancy,
infrastructure, clusters, innovation and training by their own articles of the GBER.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar, get_args

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Ceiling, Grounds, added_up, ceiling
from models.errors import SamspelError
from models.gber_validity import gber_validity
from models.money import portion
from models.ordinance import Ordinance, without_area_addition
from models.parameter import DatedValue, Parameter, parameter
from models.regional_investment import (
    AidArea,
    adjusted_aid,
    adjustment_words,
    is_large_project,
    map_rate,
)
from models.text import Text
from models.vocabulary import Size

Category = Literal[
    "fundamental_research",
    "industrial_research",
    "experimental_development",
    "feasibility_study",
    "regional_investment",
    "sme_investment",
    "sme_consultancy",
    "territorial_cooperation",
    "research_infrastructure",
    "testing_infrastructure",
    "cluster_investment",
    "innovation_cluster",
    "sme_innovation",
    "innovation_services",
    "process_innovation",
    "training",
]
"""The aid categories with a ceiling in per cent: articles 25, 14, 17, 18, 20, 26–29 and 31."""

CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True)
class Particulars:
    """What decides besides activity and size; ``None`` is unknown, and asked for where it counts.

    ``joint``: funded by at least two Member States or selected at Union level (article 26), or
    crossing borders (26a). ``sme_capacity``: the share of the infrastructure's capacity that SMEs
    get. ``borne_by_smes``: the share of the costs that collaborating SMEs bear (29).
    ``services_in_window``: cents (EUR) of aid for innovation services to the undertaking in any
    three years, this grant included (28(4)). ``aid_area``, ``new_economic_activity``,
    ``eligible_costs`` (cents, EUR): regional investment (14). ``ordinance``: the one that the aid
    is granted under, where it uses less than the article allows (27).
    """

    grounds: Grounds = field(default_factory=Grounds)
    disadvantaged: bool = False
    maritime: bool = False
    joint: bool = False
    sme_capacity: Decimal | None = None
    borne_by_smes: Decimal | None = None
    services_in_window: int | None = None
    aid_area: AidArea | None = None
    new_economic_activity: bool | None = None
    eligible_costs: int | None = None
    ordinance: Ordinance | None = None


class ParticularMissingError(SamspelError):
    """The ceiling turns on something that was not said; ``field`` is its name in Particulars."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(text)
        self.field = field


def intensity(
    category: Category, size: Size, particulars: Particulars, on: date, after_expiry: str
) -> Ceiling:
    """The ceiling for aid of a category granted on a day, with its reasons.

    ``after_expiry`` is the value of the assumption ``law.after_expiry``. A category that is not
    open to the enterprise has the ceiling nought, and the reason says why.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
        ParticularMissingError: the ceiling turns on something that was not said.
    """
    for activity in RESEARCH_AND_DEVELOPMENT:
        if category == activity:
            return ceiling(activity, size, particulars.grounds, on, after_expiry)
    validity = gber_validity(on, after_expiry)
    terms = _TERMS[category](_Asked(size, particulars, validity.judged_on))
    return added_up(terms.parts, terms.maximum, validity, on)


def largest_aid(
    category: Category, found: Ceiling, eligible_costs: int, on: date, after_expiry: str
) -> int:
    """The most aid, in minor units, that a ceiling allows for these eligible costs.

    For a large regional investment it is the adjusted aid amount, in cents (EUR).

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    if category == "regional_investment":
        judged_on = gber_validity(on, after_expiry).judged_on
        return adjusted_aid(found.share, eligible_costs, judged_on)
    return portion(found.share, eligible_costs)


def why_less(category: Category, eligible_costs: int, on: date, after_expiry: str) -> Text | None:
    """Why the most aid is less than the ceiling's share of the costs, if it is.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    if category != "regional_investment":
        return None
    return adjustment_words(eligible_costs, gber_validity(on, after_expiry).judged_on)


@dataclass(frozen=True)
class _Asked:
    size: Size
    particulars: Particulars
    on: date

    @property
    def kind(self) -> Size:
        """The size as the articles name it: they give micro-enterprises what small ones get."""
        return "small" if self.size == "micro" else self.size

    def value(self, id_: str) -> DatedValue:
        return parameter(f"gber/{id_}").at(self.on)


@dataclass(frozen=True)
class _Terms:
    parts: tuple[tuple[str, DatedValue], ...]
    maximum: Parameter | None = None


def _base(asked: _Asked, id_: str) -> _Terms:
    return _Terms((("base", asked.value(id_)),))


def _excluded(reason: str, because_of: DatedValue) -> _Terms:
    return _Terms(((reason, replace(because_of, value=Decimal(0))),))


T = TypeVar("T")


def _given(field: str, value: T | None, sv: str, en: str) -> T:
    if value is None:
        raise ParticularMissingError(field, Text(sv=sv, en=en))
    return value


def _only_for_smes(id_: str) -> Callable[[_Asked], _Terms]:
    def terms(asked: _Asked) -> _Terms:
        if asked.size == "large":
            return _excluded("only_smes", asked.value(id_))
        return _base(asked, id_)

    return terms


def _regional_investment(asked: _Asked) -> _Terms:
    particulars = asked.particulars
    area: AidArea = _given(
        "aid_area",
        particulars.aid_area,
        "stödnivån för en regional investering beror på stödområdet.",
        "the intensity for a regional investment turns on the Swedish aid area.",
    )
    # The conditions of article 14 are known from the day of its present wording.
    condition = asked.value("article_14/own_contribution")
    if asked.size == "large" and not _given(
        "new_economic_activity",
        particulars.new_economic_activity,
        "ett stort företag får regionalt investeringsstöd bara för ny ekonomisk verksamhet.",
        "a large enterprise gets regional investment aid only for a new economic activity.",
    ):
        # A condition of another paragraph of the same article, known from the same day.
        return _excluded("no_new_economic_activity", replace(condition, reference=_ARTICLE_14))
    costs = particulars.eligible_costs
    is_large = costs is not None and is_large_project(costs, asked.on)
    return _Terms((("base", map_rate(area, "large" if is_large else asked.size, asked.on)),))


_ARTICLE_14 = "GBER art. 14"


def _sme_investment(asked: _Asked) -> _Terms:
    if asked.kind == "large":
        return _excluded("only_smes", asked.value("article_17/medium"))
    return _base(asked, f"article_17/{asked.kind}")


def _territorial_cooperation(asked: _Asked) -> _Terms:
    # Article 20 refers to the largest co-financing of the Interreg programme.
    return _Terms((("base", parameter("cpr_2021_1060/article_112/interreg").at(asked.on)),))


def _research_infrastructure(asked: _Asked) -> _Terms:
    base = asked.value("article_26/base")
    joint = parameter("gber/article_26/joint")
    if not asked.particulars.joint or asked.on < joint.known_from:
        return _Terms((("base", base),))
    raised = joint.at(asked.on)
    bonus = replace(raised, value=raised.share - base.share)
    return _Terms((("base", base), ("joint", bonus)))


def _testing_infrastructure(asked: _Asked) -> _Terms:
    particulars = asked.particulars
    parts = [("base", asked.value("article_26a/base"))]
    if asked.kind != "large":
        parts.append((asked.kind, asked.value(f"article_26a/size_bonus/{asked.kind}")))
    if particulars.joint:
        parts.append(("joint", asked.value("article_26a/joint_bonus")))
    capacity = particulars.sme_capacity
    if capacity is not None and capacity >= asked.value("article_26a/sme_capacity").share:
        parts.append(("sme_capacity", asked.value("article_26a/sme_capacity_bonus")))
    return _Terms(tuple(parts), parameter(f"gber/article_26a/maximum/{asked.kind}"))


def _cluster_investment(asked: _Asked) -> _Terms:
    parts = [("base", asked.value("article_27/investment/base"))]
    area, ordinance = asked.particulars.grounds.assisted_area, asked.particulars.ordinance
    unused = None if area == "none" else without_area_addition(ordinance, "article_27", asked.on)
    if unused is not None:
        parts.append((f"area_{area}_not_used", replace(unused, value=Decimal(0))))
    elif area != "none":
        parts.append((f"area_{area}", asked.value(f"article_27/investment/area_{area}")))
    return _Terms(tuple(parts))


def _innovation_cluster(asked: _Asked) -> _Terms:
    return _base(asked, "article_27/operating/intensity")


def _innovation_services(asked: _Asked) -> _Terms:
    if asked.size == "large":
        return _excluded("only_smes", asked.value("article_28/services/intensity"))
    in_window = _given(
        "services_in_window",
        asked.particulars.services_in_window,
        "stödnivån för innovationstjänster beror på företagets stöd till sådana under tre år.",
        "the intensity for innovation services turns on the undertaking's aid for them in three "
        "years.",
    )
    if in_window <= asked.value("article_28/services/amount").minor:
        return _base(asked, "article_28/services/intensity")
    return _base(asked, "article_28/intensity")


def _process_innovation(asked: _Asked) -> _Terms:
    if asked.size != "large":
        return _base(asked, "article_29/sme")
    borne = _given(
        "borne_by_smes",
        asked.particulars.borne_by_smes,
        "ett stort företags stödnivå beror på hur stor del av kostnaderna som samarbetande små och "
        "medelstora företag bär.",
        "the intensity of a large enterprise turns on the share of the costs that collaborating "
        "SMEs bear.",
    )
    least = asked.value("article_29/borne_by_smes")
    if borne < least.share:
        return _excluded("smes_bear_too_little", least)
    return _base(asked, "article_29/large")


def _training(asked: _Asked) -> _Terms:
    if asked.particulars.maritime:
        return _base(asked, "article_31/maritime")
    parts = [("base", asked.value("article_31/base"))]
    if asked.particulars.disadvantaged:
        parts.append(("disadvantaged", asked.value("article_31/disadvantaged_bonus")))
    if asked.kind != "large":
        parts.append((asked.kind, asked.value(f"article_31/size_bonus/{asked.kind}")))
    return _Terms(tuple(parts), parameter("gber/article_31/maximum"))


_TERMS: Mapping[Category, Callable[[_Asked], _Terms]] = {
    "regional_investment": _regional_investment,
    "sme_investment": _sme_investment,
    "sme_consultancy": _only_for_smes("article_18/intensity"),
    "territorial_cooperation": _territorial_cooperation,
    "research_infrastructure": _research_infrastructure,
    "testing_infrastructure": _testing_infrastructure,
    "cluster_investment": _cluster_investment,
    "innovation_cluster": _innovation_cluster,
    "sme_innovation": _only_for_smes("article_28/intensity"),
    "innovation_services": _innovation_services,
    "process_innovation": _process_innovation,
    "training": _training,
}
