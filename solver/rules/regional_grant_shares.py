"""Regional project grants ("1:1") stay within their shares: SFS 2003:596 section 5.

At most half of the expenditure; more where the ERDF co-finances; all of it where Tillväxtverket
and another decision-maker both grant, each at most half.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from models.case import CostPlace
from models.errors import OutsideKnownDatesError
from models.finding import Demand
from models.money import percent
from models.parameter import DatedValue, parameter
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import CallOption
from solver.rows import Literal, Terms, negated, variable_of
from solver.rules.project_share import at_most_share

RULE = "sfs_2003_596.shares"
BASIS = "sfs_2003_596"
NATIONAL = "tillvaxtverket"

_SECTION = "sfs_2003_596/section_5"


@dataclass(frozen=True)
class _Grant:
    """A call that may give regional project grants: what it pays as such, and whether it does."""

    option: CallOption
    paid: Terms
    pays: Literal


def add(model: FundingModel) -> None:
    """Rows for all regional project grants together and for each decision-maker."""
    grants = [_grant(model, option) for option in model.options if BASIS in option.basis.values()]
    known = [one for one in grants if _add_known_days(model, one)]
    if not known:
        return
    days = [one.dates.decision for grant in known for one, _ in model.rounds_of(grant.option)]
    on = max((day for day in days if day is not None), default=model.problem.today)
    on = max(on, parameter(f"{_SECTION}/share").known_from)
    alone, beside_erdf, both_together, each = (
        parameter(f"{_SECTION}/{name}").at(on)
        for name in ("share", "share_with_erdf", "share_together", "share_of_each")
    )
    national = [one.pays for one in known if one.option.funder.id == NATIONAL]
    regional = [one.pays for one in known if one.option.funder.id != NATIONAL]
    single: list[Literal] = []
    if national and regional:
        together = model.rows.both(
            [
                model.rows.either(national, "Tillväxtverket grants"),
                model.rows.either(regional, "another decision-maker grants"),
            ],
            "Tillväxtverket and another decision-maker grant",
        )
        single = [negated(together)]
        _add_share(model, known, both_together, [together])
        for funder_id in sorted({one.option.funder.id for one in known}):
            own = [one for one in known if one.option.funder.id == funder_id]
            _add_share(model, own, each, [together])
    erdf = _beside_erdf(model, known)
    if erdf is None:
        _add_share(model, known, alone, single)
    else:
        _add_share(model, known, alone, [*single, negated(erdf)])
        _add_share(model, known, beside_erdf, [*single, erdf])


def _grant(model: FundingModel, option: CallOption) -> _Grant:
    paid = tuple(
        term
        for place, _ in model.scope_of(option)
        if option.basis[place] == BASIS
        for term in model.grant_at(option.id, place)
    )
    pays = model.rows.boolean(f"{option.id} gives a regional project grant")
    model.rows.add(paid, high=0, when=[negated(pays)])
    model.rows.add(paid, low=1, when=[pays])
    return _Grant(option, paid, pays)


def _add_known_days(model: FundingModel, grant: _Grant) -> bool:
    """Keep rounds from paying that are decided when no share is known; whether one is left."""
    left = False
    for one, chosen in model.rounds_of(grant.option):
        try:
            parameter(f"{_SECTION}/share").at(one.dates.decision or model.problem.today)
        except OutsideKnownDatesError as error:
            demand = Demand(rule="law.validity", subjects=(one.name,), message=error.text)
            model.rows.add(grant.paid, high=0, when=[chosen], demand=demand)
        else:
            left = True
    return left


def _add_share(
    model: FundingModel, grants: list[_Grant], share: DatedValue, when: list[Literal]
) -> None:
    model.rows.add(
        at_most_share(
            tuple(term for one in grants for term in one.paid),
            _base_together(model, grants),
            Fraction(share.share),
        ),
        high=0,
        when=when,
        demand=_demand([one.option for one in grants], Fraction(share.share), share.reference),
    )


def _base_together(model: FundingModel, grants: list[_Grant]) -> Terms:
    """The costs in the budgets of those that grant, each once; in kind where a call counts that."""
    cash: dict[CostPlace, list[Literal]] = {}
    work: dict[CostPlace, list[Literal]] = {}
    for grant in grants:
        for place, inside in model.scope_of(grant.option):
            holds = grant.pays
            if inside != model.chosen[grant.option.id]:
                holds = model.rows.both([inside, grant.pays], f"{grant.option.id} at {place}")
            cash.setdefault(place, []).append(holds)
            if grant.option.call.costs.in_kind == "allowed":
                work.setdefault(place, []).append(holds)
    return tuple(
        (model.problem.cost_at(place, in_kind=in_kind), variable_of(held))
        for in_kind, holders in ((False, cash), (True, work))
        for place, literals in holders.items()
        for held in [model.rows.either(literals, f"held at {place}")]
    )


def _beside_erdf(model: FundingModel, grants: list[_Grant]) -> Literal | None:
    """Whether another call with ERDF money holds costs that a grant holds."""
    shared = []
    for option in model.options:
        if option.union_funds != "shared":
            continue
        theirs = dict(model.scope_of(option))
        for grant in grants:
            if grant.option.id == option.id:
                continue
            for place, inside in model.scope_of(grant.option):
                if place in theirs:
                    all_three = list(dict.fromkeys([inside, grant.pays, theirs[place]]))
                    shared.append(model.rows.both(all_three, f"ERDF beside a grant at {place}"))
    return model.rows.either(shared, "the ERDF co-finances") if shared else None


def _demand(options: list[CallOption], share: Fraction, reference: str) -> Demand:
    names = " + ".join(dict.fromkeys(option.funder.name for option in options))
    return Demand(
        rule=RULE,
        subjects=tuple(option.id for option in options),
        numbers={"share": str(share)},
        message=Text(
            sv=f"Regionala projektmedel från {names} är högst {percent(share)} av utgifterna.",
            en=f"Regional project grants from {names} are at most {percent(share, 'en')} of the "
            "expenditure.",
        ),
        reference=reference,
    )
