"""On which legal ground a call may pay a partner for an activity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from models.call import Call
from models.project import Partner
from models.text import Text
from models.vocabulary import Activity, Size

ARTICLES: Mapping[Activity, str] = {
    "fundamental_research": "gber.25",
    "industrial_research": "gber.25",
    "experimental_development": "gber.25",
    "feasibility_study": "gber.25",
    "innovation_cluster": "gber.27",
    "sme_innovation": "gber.28",
    "process_innovation": "gber.29",
    "training": "gber.31",
    "sme_investment": "gber.17",
    "sme_consultancy": "gber.18",
    "research_infrastructure": "gber.26",
}
"""The article of the GBER for aid to an activity, where Samspel can compute its ceiling."""

DE_MINIMIS = ("de_minimis", "sgei_de_minimis")
"""Aid below a ceiling in euro per undertaking, whatever it is for."""


def legal_basis(
    call: Call, partner: Partner, activity: Activity, *, is_state_money: bool
) -> str | None:
    """The legal basis of a grant to this partner for this activity; ``None`` if there is none.

    Without economic activity there is no aid: a regional project grant (SFS 2003:596, which must
    not be State aid) or ``no_aid``. With economic activity it is the first of the call's bases, in
    the call's order of preference, that covers the activity and the partner. Money that is no State
    resource, from a private funder or from the Union under direct management (GBER article 8(2)),
    is not State aid, whoever gets it.
    """
    listed = call.legal_basis
    if not partner.economic_activity:
        for basis in ("sfs_2003_596", "no_aid"):
            if basis in listed:
                return basis
        return None
    if not is_state_money:
        if "no_aid" in listed:
            return "no_aid"
        listed = tuple(basis for basis in listed if basis not in DE_MINIMIS)
    return next((basis for basis in listed if _covers(basis, partner.size, activity)), None)


def bases_not_computed(call: Call) -> tuple[str, ...]:
    """The bases that a call lists for economic activity and that Samspel can't compute yet."""
    known = {"no_aid", "sfs_2003_596", *DE_MINIMIS, *ARTICLES.values()}
    return tuple(basis for basis in call.legal_basis if basis not in known)


def reasons_not_computed(bases: Iterable[str]) -> Text:
    """What Samspel would have to know to compute aid on bases that it can't."""
    found = list(dict.fromkeys(_LACKING.get(basis, _NO_CALCULATOR) for basis in bases))
    return Text(sv="; ".join(one.sv for one in found), en="; ".join(one.en for one in found))


_NO_CALCULATOR = Text(
    sv="stödets tak är inte inskrivet i Samspel", en="its ceiling is not written into Samspel"
)

_LACKING: Mapping[str, Text] = {
    "gber.14": Text(
        sv="projektet säger inte i vilket stödområde investeringen görs, om den är en ny ekonomisk "
        "verksamhet eller om en fjärdedel betalas utan offentligt stöd",
        en="the project does not say in which aid area the investment is made, whether it is a new "
        "economic activity, or whether a quarter is paid without public support",
    ),
    "gber.20": Text(
        sv="taket är Interregprogrammets egen medfinansiering, vad arbetet än är, och står inte i "
        "utlysningen",
        en="the ceiling is the Interreg programme's own co-financing, whatever the work, and is "
        "not in the call",
    ),
    "gber.20a": Text(
        sv="beloppet gäller per företag och Interregprojekt, som projektet inte pekar ut",
        en="the amount is per undertaking and Interreg project, which the project does not name",
    ),
    "gber.22": Text(
        sv="projektet säger inte hur gammalt företaget är, om det är onoterat eller om det har "
        "delat ut vinst",
        en="the project does not say how old the enterprise is, whether it is unlisted, or whether "
        "it has distributed profits",
    ),
    "gber.26a": Text(
        sv="projektet säger inte hur stor del av infrastrukturen små och medelstora företag får "
        "eller om den är gränsöverskridande",
        en="the project does not say how much of the infrastructure SMEs get or whether it crosses "
        "borders",
    ),
}


def _covers(basis: str, size: Size | None, activity: Activity) -> bool:
    """Whether aid on this basis may be given at all to such a partner for the activity."""
    if basis in DE_MINIMIS:
        return True
    if basis != ARTICLES.get(activity):
        return False
    return basis not in _ONLY_SMES or size in ("micro", "small", "medium")


_ONLY_SMES = ("gber.17", "gber.18", "gber.28")
"""Articles for small and medium-sized enterprises alone."""
