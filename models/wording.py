"""Words of the closed lists as people say them, inside a sentence."""

from __future__ import annotations

from models.text import Text
from models.vocabulary import Activity, PartnerType

_ACTIVITIES: dict[Activity, Text] = {
    "fundamental_research": Text(sv="grundforskning", en="fundamental research"),
    "industrial_research": Text(sv="industriell forskning", en="industrial research"),
    "experimental_development": Text(sv="experimentell utveckling", en="experimental development"),
    "feasibility_study": Text(sv="genomförbarhetsstudie", en="feasibility study"),
    "innovation_cluster": Text(sv="innovationskluster", en="innovation cluster"),
    "process_innovation": Text(sv="processinnovation", en="process innovation"),
    "training": Text(sv="utbildning", en="training"),
    "sme_innovation": Text(
        sv="innovationsstöd till små och medelstora företag", en="SME innovation"
    ),
    "sme_investment": Text(
        sv="investeringar i små och medelstora företag", en="investments of SMEs"
    ),
    "sme_consultancy": Text(
        sv="konsultstöd till små och medelstora företag", en="consultancy for SMEs"
    ),
    "research_infrastructure": Text(sv="forskningsinfrastruktur", en="research infrastructure"),
    "other": Text(sv="annan verksamhet", en="other activity"),
}

_PARTNER_TYPES: dict[PartnerType, Text] = {
    "research_organisation": Text(sv="forskningsorganisation", en="research organisation"),
    "public_body": Text(sv="offentlig organisation", en="public body"),
    "enterprise": Text(sv="företag", en="enterprise"),
    "association": Text(sv="förening", en="association"),
    "intermediary": Text(sv="innovationsfrämjare", en="intermediary"),
}


def activity_words(activity: Activity) -> Text:
    """An activity inside a sentence: ``experimentell utveckling``."""
    return _ACTIVITIES[activity]


def partner_type_words(type_: PartnerType) -> Text:
    """A type of partner inside a sentence: ``företag``."""
    return _PARTNER_TYPES[type_]
