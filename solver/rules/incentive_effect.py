"""Aid must be applied for before the work starts: GBER article 6(2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.case import CostPlace
from models.finding import Demand
from models.mention import days
from models.project import Partner
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import CallOption, RoundOption
from solver.rows import Literal, negated

RULE = "incentive.effect"
REFERENCE = "GBER art. 6(2)"
READING = "incentive.each_grant"


def add(model: FundingModel) -> None:
    """Rows on the start, and on partners that have begun already.

    By default each grant needs an application of its own in time; under the assumption
    ``incentive.each_grant: first`` the first of the applications that pay the partner is enough.
    """
    each = model.problem.assumptions.value(READING) == "each"
    for partner in model.problem.project.partners:
        aided = [
            _Aided(option, place, inside, pays)
            for option in model.options
            if partner.economic_activity and partner.id in option.aided_partners
            for pays in [model.paying(option, partner.id, _aid_places(option))]
            for place, inside in model.scope_of(option)
            if place[0] == partner.id
        ]
        if each:
            several = len({one.option.id for one in aided}) > 1
            for one in aided:
                for round_, chosen in model.rounds_of(one.option):
                    _add_in_time(
                        model,
                        partner,
                        round_,
                        one,
                        [chosen, *one.literals],
                        READING if several else None,
                    )
        else:
            _add_first(model, partner, aided)


@dataclass(frozen=True)
class _Aided:
    """A place of a partner in the budget of a call that may give it aid."""

    option: CallOption
    place: CostPlace
    inside: Literal
    pays: Literal

    @property
    def literals(self) -> tuple[Literal, Literal]:
        return (self.inside, self.pays)


def _aid_places(option: CallOption) -> frozenset[CostPlace]:
    """Where the call's money is aid that must be applied for first; de minimis aid is none."""
    return frozenset(
        place for place, basis in option.basis.items() if (basis or "").startswith("gber.")
    )


def _add_first(model: FundingModel, partner: Partner, aided: list[_Aided]) -> None:
    """One application, before all work that aid pays, serves for all."""
    firsts: list[Literal] = []
    for option in dict.fromkeys(one.option.id for one in aided):
        pays = next(one.pays for one in aided if one.option.id == option)
        for round_, chosen in model.rounds_of(model.problem.option(option)):
            first = model.rows.boolean(f"{round_.name} is the first to pay {partner.id}")
            model.rows.any_of([negated(first), chosen])
            model.rows.any_of([negated(first), pays])
            for one in aided:
                _add_in_time(model, partner, round_, one, [first, *one.literals])
            firsts.append(first)
    for one in aided:
        model.rows.any_of(
            firsts,
            when=list(dict.fromkeys(one.literals)),
            demand=_demand(one.option, partner, None),
        )


def _add_in_time(
    model: FundingModel,
    partner: Partner,
    applied_for: RoundOption,
    one: _Aided,
    literals: list[Literal],
    reading: str | None = None,
) -> None:
    """``reading``: the assumption by which this application, and not another's, must be in time."""
    when = list(dict.fromkeys(literals))
    months = model.problem.work_package(one.place).months[0] - 1
    option = model.problem.option(applied_for.call.id)
    submission = model.submission(applied_for)
    demand = _demand(option, partner, submission.earliest, reading)
    model.start_after(submission, months, when, demand)
    if partner.started_work is None:
        return
    count = (submission.earliest - partner.started_work).days
    started = Demand(
        rule=RULE,
        subjects=(applied_for.name, partner.id),
        numbers={"days_early": count},
        message=Text(
            sv=f"{partner.name} började {partner.started_work}, {days(count).sv} innan "
            f"{option.title.sv} kan sökas ({submission.earliest}): bidraget saknar "
            "stimulanseffekt.",
            en=f"{partner.name} started {partner.started_work}, {days(count).en} before "
            f"{option.title.en} can be applied for ({submission.earliest}): no incentive effect.",
        ),
        reference=REFERENCE,
        assumption=reading,
    )
    model.submit_by(submission, partner.started_work, when, started)


def _demand(
    option: CallOption, partner: Partner, applied: date | None, reading: str | None = None
) -> Demand:
    on = "" if applied is None else f" ({applied})"
    return Demand(
        rule=RULE,
        subjects=(option.id, partner.id),
        message=Text(
            sv=f"{partner.name} börjar arbetet först när {option.title.sv} är sökt{on}.",
            en=f"{partner.name} starts work only after applying to {option.title.en}{on}.",
        ),
        reference=REFERENCE,
        assumption=reading,
    )
