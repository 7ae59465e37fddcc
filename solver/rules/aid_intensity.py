"""State aid stays within the ceiling of each partner and activity: GBER articles 25–31 and 8.

The aid of every grant and public contribution is attributed to work packages in its budget; on no
work package may the aid of all of them together exceed the ceiling. Such an attribution exists
exactly when every set of grants stays within the ceiling on the costs that it covers, which is how
the plain reading tests it. De minimis aid counts where it is paid, on work packages that State aid
is for too (article 8(5)). Attributed amounts are counted in fractions of an öre, so that nothing
is lost to rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import lcm

from models.aid_ceiling import WITH_CEILING
from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Ceiling
from models.case import CostPlace
from models.finding import Demand
from models.intensity_words import step_words
from models.legal_basis import DE_MINIMIS
from models.mention import listed
from models.money import percent, share_text
from models.project import Contribution, Partner
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words
from solver.ceilings import ceiling_on
from solver.funding_model import FundingModel
from solver.problem import CallOption
from solver.rows import Literal, Terms, Var, negated

RULE, OTHER_WORK = "gber.25.intensity", "gber.intensity"
LAW, LAW_REFERENCE = "law.validity", "GBER art. 58(4), 59"


def add(model: FundingModel) -> None:
    """Rows per economic partner, activity and work package, one for each day of grant."""
    problem = model.problem
    for partner in problem.project.partners:
        if not partner.economic_activity:
            continue
        by_activity: dict[Activity, list[CostPlace]] = defaultdict(list)
        for place in problem.places:
            activity = problem.work_package(place).activity
            if place[0] == partner.id and activity in WITH_CEILING:
                by_activity[activity].append(place)
        for activity, places in by_activity.items():
            _add_activity(model, partner, activity, places)


Paid = dict[CostPlace, Terms]
Held = dict[CostPlace, Literal | None]
_Dated = tuple[Ceiling, dict[CostPlace, list[Literal]]]
"""A ceiling, and what has to be true for it to hold at each place."""


def _add_activity(
    model: FundingModel, partner: Partner, activity: Activity, places: list[CostPlace]
) -> None:
    sources: list[tuple[Paid, Held]] = []
    small = _small_aid(model, places)
    dated: list[_Dated] = []
    for option in model.options:
        inside = {place: literal for place, literal in model.scope_of(option) if place in places}
        if not inside or not _is_state_aid(option, inside):
            continue
        paid = {place: model.grant_at(option.id, place) for place in inside}
        sources.append((paid, {**inside}))
        pays = model.paying(option, partner.id, frozenset(inside))
        for one, chosen in model.rounds_of(option):
            granted = one.dates.decision or model.problem.today
            limit = ceiling_on(model.problem, partner, activity, granted)
            if isinstance(limit, Text):
                unknown = _law_unknown(one.name, _decided(option, granted), limit)
                _keep_from_paying(model, paid, unknown, when=[chosen])
                continue
            literals = {p: list(dict.fromkeys([chosen, pays, held])) for p, held in inside.items()}
            dated.append((limit, literals))
    for contribution in model.problem.project.contributions:
        promised = {place: model.contribution_at(contribution.id, place) for place in places}
        if contribution.state_resources and any(promised.values()):
            sources.append((promised, dict.fromkeys(places)))
            granted = contribution.proof_on or model.problem.today
            limit = ceiling_on(model.problem, partner, activity, granted)
            if isinstance(limit, Text):
                unknown = _law_unknown(contribution.id, _promised(contribution, granted), limit)
                _keep_from_paying(model, promised, unknown, when=[])
                continue
            used = _used(model, [term for terms in promised.values() for term in terms])
            dated.append((limit, {place: [used] for place in places}))
    if not dated:
        return
    with_small = dated if any(small.values()) else []
    # The highest ceiling holds whoever pays; without a literal the LP sees it in full.
    highest = max((limit for limit, _ in dated), key=lambda limit: limit.share)
    dated = [(limit, at) for limit, at in dated if limit.share < highest.share]
    dated.append((highest, {place: [] for place in places}))
    if all(_covers_evenly(held, places) for _, held in sources):
        _add_together(model, partner, activity, places, sources, dated)
        _add_small_together(model, partner, activity, small, sources, with_small)
        return
    scale = lcm(*(Fraction(limit.share).denominator for limit, _ in (*dated, *with_small)))
    attributed = _attributed(model, places, sources, scale)
    for limit, when_at in dated:
        for place, when in when_at.items():
            cost = model.problem.cost_at(place)
            model.rows.add(
                attributed[place],
                high=int(Fraction(limit.share) * scale * cost),
                when=when,
                demand=_demand(partner, activity, limit),
            )
    both = {
        place: (*attributed[place], *((scale * c, v) for c, v in small[place])) for place in places
    }
    _add_small(model, partner, activity, both, scale, with_small)


def _is_state_aid(option: CallOption, places: Iterable[CostPlace]) -> bool:
    """Whether a call's money for these places of one activity has an intensity to keep."""
    return option.is_state_money and all(option.basis[one] not in DE_MINIMIS for one in places)


def _small_aid(model: FundingModel, places: list[CostPlace]) -> Paid:
    """The de minimis aid at each place."""
    return {
        place: tuple(
            term
            for option in model.options
            if option.basis.get(place) in DE_MINIMIS
            for term in model.grant_at(option.id, place)
        )
        for place in places
    }


def _covers_evenly(held: Held, places: list[CostPlace]) -> bool:
    """Whether a source covers all the places or none of them."""
    return set(held) == set(places) and len(set(held.values())) == 1


def _add_together(
    model: FundingModel,
    partner: Partner,
    activity: Activity,
    places: list[CostPlace],
    sources: list[tuple[Paid, Held]],
    dated: list[_Dated],
) -> None:
    """Where every source covers all the places, the sum over them is the whole rule."""
    total = [term for paid, _ in sources for terms in paid.values() for term in terms]
    cost = sum(model.problem.cost_at(place) for place in places)
    for limit, when_at in dated:
        share = Fraction(limit.share)
        model.rows.add(
            [(share.denominator * coefficient, variable) for coefficient, variable in total],
            high=share.numerator * cost,
            when=when_at[places[0]],
            demand=_demand(partner, activity, limit),
        )


def _add_small(
    model: FundingModel,
    partner: Partner,
    activity: Activity,
    both: Paid,
    scale: int,
    dated: list[_Dated],
) -> None:
    """The ceilings with the de minimis aid paid at each place, for each aid that is there."""
    for limit, when_at in dated:
        for place, when in when_at.items():
            model.rows.add(
                both[place],
                high=int(Fraction(limit.share) * scale * model.problem.cost_at(place)),
                when=when,
                demand=_demand(partner, activity, limit, with_small=True),
            )


def _add_small_together(
    model: FundingModel,
    partner: Partner,
    activity: Activity,
    small: Paid,
    sources: list[tuple[Paid, Held]],
    dated: list[_Dated],
) -> None:
    """The same with de minimis aid, which stays where it is paid, for each aid that is there."""
    aid = [term for paid, _ in sources for terms in paid.values() for term in terms]
    total = [*aid, *(term for terms in small.values() for term in terms)]
    cost = sum(model.problem.cost_at(place) for place in small)
    for limit, when_at in dated:
        share, demand = Fraction(limit.share), _demand(partner, activity, limit, with_small=True)
        for terms, base, when in (
            (total, cost, next(iter(when_at.values()))),
            *((small[p], model.problem.cost_at(p), when) for p, when in when_at.items()),
        ):
            model.rows.add(
                [(share.denominator * coefficient, variable) for coefficient, variable in terms],
                high=share.numerator * base,
                when=when,
                demand=demand,
            )


def _attributed(
    model: FundingModel, places: list[CostPlace], sources: list[tuple[Paid, Held]], scale: int
) -> dict[CostPlace, Terms]:
    """The aid on each place in ``1 / scale`` öre; a source may be shifted within its budget."""
    found: dict[CostPlace, list[tuple[int, Var]]] = {place: [] for place in places}
    for paid, held in sources:
        parts = []
        for place, inside in held.items():
            most = scale * model.problem.cost_at(place)
            part = model.rows.integer(0, most, f"aid attributed to {place}")
            parts.append((-1, part))
            found[place].append((1, part))
            if inside is not None:
                model.rows.add([(1, part)], high=0, when=[negated(inside)])
        total = [(scale * c, v) for terms in paid.values() for c, v in terms]
        model.rows.add([*total, *parts], low=0, high=0)
    return {place: tuple(terms) for place, terms in found.items()}


def _used(model: FundingModel, terms: list[tuple[int, Var]]) -> Literal:
    used = model.rows.boolean("public contribution used")
    model.rows.add(terms, high=0, when=[negated(used)])
    return used


def _keep_from_paying(model: FundingModel, paid: Paid, demand: Demand, when: list[Literal]) -> None:
    for terms in paid.values():
        model.rows.add(terms, high=0, when=when, demand=demand)


def _decided(option: CallOption, on: date) -> Text:
    title = option.title
    return Text(sv=f"{title.sv} beslutas {on}", en=f"{title.en} is decided on {on}")


def _promised(contribution: Contribution, on: date) -> Text:
    who = contribution.from_
    return Text(sv=f"{who} lovar offentliga pengar {on}", en=f"{who} promises State money on {on}")


def _law_unknown(source: str, granted: Text, why: Text) -> Demand:
    return Demand(
        rule=LAW,
        subjects=(source,),
        message=Text(
            sv=f"{granted.sv}, då stödreglerna inte är kända. {why.sv}",
            en=f"{granted.en}, when the rules on aid are not known. {why.en}",
        ),
        reference=LAW_REFERENCE,
        assumption="law.after_expiry",
    )


def _demand(
    partner: Partner, activity: Activity, limit: Ceiling, *, with_small: bool = False
) -> Demand:
    words = activity_words(activity)
    steps = listed(step_words(reason) for reason in limit.reasons)
    aid = Text(sv="statligt stöd", en="State aid")
    if with_small:
        aid = Text(
            sv="statligt stöd och stöd av mindre betydelse till samma kostnader",
            en="State aid and de minimis aid for the same costs",
        )
    return Demand(
        rule=RULE if activity in RESEARCH_AND_DEVELOPMENT else OTHER_WORK,
        subjects=(partner.id, activity),
        numbers={"ceiling": share_text(limit.share)},
        message=Text(
            sv=f"{partner.name} får högst {percent(limit.share)} av kostnaderna för {words.sv} i "
            f"{aid.sv} ({steps.sv}).",
            en=f"{partner.name} may have at most {percent(limit.share, 'en')} of the costs of "
            f"{words.en} in {aid.en} ({steps.en}).",
        ),
        reference=f"GBER art. 8(5); {limit.reference}" if with_small else limit.reference,
        assumption=limit.assumption,
    )
