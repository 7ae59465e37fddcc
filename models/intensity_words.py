"""Kinds of aid and the steps of an intensity as people say them, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from models.aid_categories import Category
from models.money import percent
from models.notification_threshold import ThresholdCategory
from models.text import Text

_CATEGORIES: Mapping[Category | ThresholdCategory, Text] = {
    "fundamental_research": Text(sv="grundforskning", en="fundamental research"),
    "industrial_research": Text(sv="industriell forskning", en="industrial research"),
    "experimental_development": Text(sv="experimentell utveckling", en="experimental development"),
    "feasibility_study": Text(sv="genomförbarhetsstudie", en="feasibility study"),
    "regional_investment": Text(sv="regional investering", en="regional investment"),
    "sme_investment": Text(sv="investering i små och medelstora företag", en="investment of SMEs"),
    "sme_consultancy": Text(
        sv="konsulttjänster till små och medelstora företag", en="consultancy for SMEs"
    ),
    "territorial_cooperation": Text(
        sv="europeiskt territoriellt samarbete", en="European Territorial Cooperation"
    ),
    "research_infrastructure": Text(sv="forskningsinfrastruktur", en="research infrastructure"),
    "testing_infrastructure": Text(
        sv="test- och experimentinfrastruktur", en="testing and experimentation infrastructure"
    ),
    "cluster_investment": Text(
        sv="investering i innovationskluster", en="investment in an innovation cluster"
    ),
    "innovation_cluster": Text(
        sv="drift av innovationskluster", en="operation of an innovation cluster"
    ),
    "sme_innovation": Text(sv="innovation i små och medelstora företag", en="innovation in SMEs"),
    "innovation_services": Text(sv="innovationstjänster", en="innovation services"),
    "process_innovation": Text(
        sv="process- och organisationsinnovation", en="process and organisational innovation"
    ),
    "training": Text(sv="utbildning", en="training"),
    "territorial_cooperation_small_amounts": Text(
        sv="europeiskt territoriellt samarbete, små belopp",
        en="European Territorial Cooperation, small amounts",
    ),
    "start_up": Text(sv="nystartat företag", en="start-up"),
    "seal_of_excellence": Text(sv="spetskompetensstämpel", en="Seal of Excellence"),
    "european_defence_fund": Text(sv="Europeiska försvarsfonden", en="European Defence Fund"),
}

_STEPS: Mapping[str, Text] = {
    "base": Text(sv="grundnivå", en="base"),
    "small": Text(sv="litet företag", en="small enterprise"),
    "medium": Text(sv="medelstort företag", en="medium-sized enterprise"),
    "collaboration": Text(sv="faktiskt samarbete", en="effective collaboration"),
    "dissemination": Text(sv="bred spridning av resultaten", en="wide dissemination of results"),
    "licensing": Text(sv="licenser utan ensamrätt", en="non-exclusive licences"),
    "area_a": Text(sv="stödområde enligt artikel 107.3 a", en="area under article 107(3)(a)"),
    "area_c": Text(sv="stödområde enligt artikel 107.3 c", en="area under article 107(3)(c)"),
    "area_a_not_used": Text(
        sv="förordningen använder inte tillägget för stödområden",
        en="the ordinance does not use the addition for assisted areas",
    ),
    "area_c_not_used": Text(
        sv="förordningen använder inte tillägget för stödområden",
        en="the ordinance does not use the addition for assisted areas",
    ),
    "multi_state": Text(sv="utformat av minst tre stater", en="designed by three states or more"),
    "joint": Text(
        sv="flera stater eller unionen bakom", en="several states or the Union behind it"
    ),
    "sme_capacity": Text(
        sv="kapaciteten går mest till små och medelstora företag",
        en="most of the capacity goes to SMEs",
    ),
    "disadvantaged": Text(
        sv="deltagare med sämre förutsättningar eller funktionsnedsättning",
        en="disadvantaged participants or participants with disabilities",
    ),
    "maximum": Text(sv="högst tillåtet", en="maximum"),
    "only_smes": Text(
        sv="stödet är bara för små och medelstora företag", en="the aid is for SMEs only"
    ),
    "smes_bear_too_little": Text(
        sv="samarbetande små och medelstora företag bär en för liten del av kostnaderna",
        en="collaborating SMEs bear too small a part of the costs",
    ),
    "no_new_economic_activity": Text(
        sv="stora företag får regionalt investeringsstöd bara för ny ekonomisk verksamhet",
        en="large enterprises get regional investment aid only for a new economic activity",
    ),
}


def category_words(category: Category | ThresholdCategory) -> Text:
    """A kind of aid inside a sentence: ``experimentell utveckling``."""
    return _CATEGORIES[category]


def step_words(reason: str) -> Text:
    """A reason of a ceiling in words: ``small +0.20`` is ``litet företag +20 procentenheter``."""
    name, _, share = reason.partition(" ")
    words = _STEPS[name]
    sv, en = percent(Decimal(share), "sv"), percent(Decimal(share), "en")
    if share[0] in "+-":
        plus = "+" if share.startswith("+") else ""
        sv = f"{plus}{sv.removesuffix('%')}procentenheter"
        en = f"{plus}{en.removesuffix('%')}percentage points"
    return Text(sv=f"{words.sv} {sv}", en=f"{words.en} {en}")
