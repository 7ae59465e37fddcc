"""State aid for a partner's work stays within the ceiling, source by source and together.

The sources are cumulated (``models.cumulation``) on the partner's work packages of one activity;
each source may be divided among the work packages that it may be counted on. De minimis aid counts
on the work packages that it pays, where State aid is for them too (article 8(5)).
"""

from __future__ import annotations

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT
from models.aid_to_partner import AidSource, SmallAid, aid_sources, aided, de_minimis_aid
from models.breach import Breach
from models.case import Case
from models.cumulation import cumulate
from models.finding import Finding
from models.grants_on_costs import EligibleCost, Grant
from models.mention import amount, listed, share, source
from models.money import decimal_text, share_text
from models.project import Partner
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words

ONE, OTHER_WORK, TOGETHER = "gber.25.intensity", "gber.intensity", "gber.8.cumulation"
TITLES = {
    ONE: Text(sv="Högsta stödnivå för forskning", en="Aid intensity for research"),
    OTHER_WORK: Text(
        sv="Högsta stödnivå för kluster, innovation, utbildning, investeringar, konsulter och "
        "forskningsinfrastruktur",
        en="Aid intensity for clusters, innovation, training, investments, consultancy and "
        "research infrastructures",
    ),
    TOGETHER: Text(sv="Stöd från flera räknas ihop", en="Aid from several is added up"),
}
REFERENCES = {
    ONE: "GBER art. 25(5)–(7)",
    OTHER_WORK: "GBER art. 17, 18, 26, 27(9), 28(3), 29, 31",
    TOGETHER: "GBER art. 8(3)(b), 8(5)",
}
_LIMBS = {"gber.8.3.b": "GBER art. 8(3)(b)", "gber.8.5": "GBER art. 8(5)"}


def check(case: Case) -> list[Finding]:
    """One error for every smallest group of sources that gives a partner too much."""
    findings = []
    for partner, activity in aided(case):
        sources = {one.name: one for one in aid_sources(case, partner, activity)}
        if not sources:
            continue
        small = de_minimis_aid(case, partner, activity)
        findings += [
            _finding(case, partner, activity, sources, breach)
            for breach in _breaches(case, tuple(sources.values()), small)
        ]
    return findings


def _breaches(
    case: Case, sources: tuple[AidSource, ...], small: tuple[SmallAid, ...]
) -> tuple[Breach, ...]:
    """What is too much, at the lowest ceiling where the law of several days differs."""
    grants = [
        Grant(
            one.name,
            "state_aid",
            one.amount,
            costs=frozenset(package for _, package in one.places) or _NO_COST,
            ceiling=one.ceiling.share,
        )
        for one in sources
    ]
    places = sorted(frozenset[tuple[str, str]]().union(*(one.places for one in sources)))
    grants += [
        Grant(_name_at(one), "de_minimis", one.amount, costs=frozenset({one.place[1]}))
        for one in small
        if one.place in places
    ]
    costs = [EligibleCost(place[1], case.cost_of(frozenset({place}))) for place in places]
    nothing = [EligibleCost(id_, 0) for id_ in _NO_COST]
    return cumulate(grants, [*costs, *nothing], where_ceilings_differ="lowest").breaches


def _name_at(one: SmallAid) -> str:
    """De minimis aid is tied to the costs that it pays: to each place it is a grant of its own."""
    return f"{one.name} {one.place[1]}"


_NO_COST = frozenset({""})
"""What money is for that a call pays outside its own budget: it has no eligible cost."""


def _finding(
    case: Case,
    partner: Partner,
    activity: Activity,
    sources: dict[str, AidSource],
    breach: Breach,
) -> Finding:
    names = list(dict.fromkeys(one.name.partition(" ")[0] for one in breach.grants))
    rule = ONE if activity in RESEARCH_AND_DEVELOPMENT else OTHER_WORK
    if breach.limb != "gber.8.1":
        rule = TOGETHER
    # In a group of de minimis aid alone the ceiling is that of the State aid beside it.
    group = [sources[name] for name in names if name in sources] or list(sources.values())
    lowest = min((one.ceiling for one in group), key=lambda one: one.share)
    eligible = int(breach.within.eligible)
    got, limit, over, base = (
        amount(minor, case.project.currency)
        for minor in (breach.granted, breach.limit, breach.over, eligible)
    )
    shares = [share(one) for one in breach.within.ceilings]
    ceiling = Text(sv="–".join(one.sv for one in shares), en="–".join(one.en for one in shares))
    payers, work = listed(source(case, name) for name in names), activity_words(activity)
    reasons = " ".join(lowest.reasons)
    reference = lowest.reference
    if rule == TOGETHER:
        reference = f"{_LIMBS[breach.limb]}; {reference}"
    return Finding(
        rule=rule,
        severity="error",
        subjects=(partner.id, *(name.partition(":")[2] for name in names)),
        numbers={
            "activity": activity,
            "granted": decimal_text(breach.granted),
            "limit": decimal_text(breach.limit),
            "over": decimal_text(breach.over),
            "eligible": decimal_text(eligible),
            "ceiling": share_text(breach.within.ceilings[0]),
        },
        message=Text(
            sv=f"{partner.name} får {got.sv} i statligt stöd för {work.sv} av {payers.sv}, "
            f"{over.sv} för mycket: högst {ceiling.sv} ({reasons}) av {base.sv}, alltså "
            f"{limit.sv}.",
            en=f"{partner.name} gets {got.en} in State aid for {work.en} from {payers.en}, "
            f"{over.en} too much: at most {ceiling.en} ({reasons}) of {base.en}, that is "
            f"{limit.en}.",
        ),
        reference=reference,
        assumption=lowest.assumption,
    )
