"""Costs with directly managed Union money get no more public money than the best Union rate."""

from __future__ import annotations

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT
from models.aid_to_partner import ceiling_on, granted_on
from models.breach import Breach
from models.case import Case, Chosen, CostPlace
from models.cumulation import cumulate
from models.finding import Finding
from models.grants_on_costs import EligibleCost, Grant
from models.mention import amount, call, share
from models.money import decimal_text, share_text
from models.money_kinds import is_public_money, money_at
from models.project import Partner
from models.public_beside_union import MOST_FAVOURABLE_RATE
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words

ID = "gber.8.union_total"
TITLE = Text(
    sv="Allt offentligt stöd bredvid direkta EU-medel",
    en="All public money beside direct Union money",
)
REFERENCE = "GBER art. 8(2)"


def check(case: Case) -> list[Finding]:
    """One error for every partner and activity with too much public money in all."""
    findings = []
    for chosen in case.chosen:
        if chosen.union_funds != "direct":
            continue
        pairs: set[tuple[str, Activity]] = {
            (partner, case.work_package(package).activity) for partner, package in chosen.scope
        }
        for partner_id, activity in sorted(pairs):
            partner = case.partner(partner_id)
            if not partner.economic_activity:
                continue
            places = frozenset(
                (one, package)
                for one, package in chosen.scope
                if one == partner_id and case.work_package(package).activity == activity
            )
            findings += [
                _finding(case, chosen, partner, activity, breach)
                for breach in _breaches(case, chosen, partner, activity, places)
            ]
    return findings


def _breaches(
    case: Case, chosen: Chosen, partner: Partner, activity: Activity, places: frozenset[CostPlace]
) -> tuple[Breach, ...]:
    """What article 8(2) finds too much on the costs of one activity in a Union call's budget."""
    own = chosen.call.partner_rate(partner.type, partner.size, activity)
    permitted = None
    if activity in RESEARCH_AND_DEVELOPMENT:
        permitted = ceiling_on(case, partner, activity, granted_on(case, chosen.source))
    cost = EligibleCost(
        id=chosen.name,
        amount=case.cost_of(places),
        ceiling=None if permitted is None else permitted.share,
    )
    from_the_call = case.paid_by(chosen.source, places)
    in_all = money_at(case, places, is_public_money)
    union = Grant(
        chosen.source,
        "union",
        from_the_call,
        costs=frozenset({cost.id}),
        ceiling=chosen.call.rates.project if own is None else own,
    )
    others = Grant("others", "public", in_all - from_the_call, costs=union.costs)
    reading = case.assumptions.value(MOST_FAVOURABLE_RATE)
    return cumulate([union, others], [cost], most_favourable_rate=reading).breaches


def _finding(
    case: Case, chosen: Chosen, partner: Partner, activity: Activity, breach: Breach
) -> Finding:
    (rate,), eligible = breach.within.ceilings, int(breach.within.eligible)
    got, limit, over, costs = (
        amount(minor, case.project.currency)
        for minor in (breach.granted, breach.limit, breach.over, eligible)
    )
    work = activity_words(activity)
    return Finding(
        rule=ID,
        severity="error",
        subjects=(chosen.name, partner.id),
        numbers={
            "activity": activity,
            "public": decimal_text(breach.granted),
            "limit": decimal_text(breach.limit),
            "over": decimal_text(breach.over),
            "eligible": decimal_text(eligible),
            "rate": share_text(rate),
        },
        message=Text(
            sv=f"{partner.name} får {got.sv} i offentliga medel för {work.sv} med stöd av "
            f"{call(chosen).sv}, {over.sv} för mycket: högst {share(rate).sv} av {costs.sv}, "
            f"alltså {limit.sv}, får vara offentligt.",
            en=f"{partner.name} gets {got.en} in public money for {work.en} supported by "
            f"{call(chosen).en}, {over.en} too much: at most {share(rate).en} of {costs.en}, "
            f"that is {limit.en}, may be public.",
        ),
        reference=REFERENCE,
        assumption=MOST_FAVOURABLE_RATE,
    )
