"""Operating aid to an innovation cluster ends with its last permitted year: GBER article 27(7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import CostPlace
from models.cluster_clock import last_day_of_aid, years_of_aid
from models.errors import OutsideKnownDatesError
from models.finding import Demand
from models.legal_basis import DE_MINIMIS
from models.parameter import DatedValue
from models.project import Partner
from models.text import Text
from solver.funding_model import FundingModel
from solver.rows import Literal, negated

RULE = "cluster.clock"
NO_AID_BEFORE = "cluster.no_aid_before"


def add(model: FundingModel) -> None:
    """Rows that end the work of a cluster in time wherever State aid pays it."""
    problem = model.problem
    for place in problem.places:
        partner = problem.partner(place)
        if (
            problem.work_package(place).activity != "innovation_cluster"
            or not partner.economic_activity
        ):
            continue
        if partner.cluster_aid_since is None:
            _add_without_clock(model, place)
            continue
        for granted, title, literals in _payers(model, place):
            try:
                years = years_of_aid(granted, problem.assumptions.value("law.after_expiry"))
            except OutsideKnownDatesError:
                continue  # what pays then is barred by law.validity
            last = last_day_of_aid(partner, years)
            if last is not None:
                months = problem.work_package(place).months[1]
                demand = _demand(partner, place, title, years, last)
                model.end_by(last, months, literals, demand)


def _add_without_clock(model: FundingModel, place: CostPlace) -> None:
    """No aid where nobody says since when there is any, unless it is taken to be the first."""
    problem = model.problem
    if problem.assumptions.value(NO_AID_BEFORE) == "taken_as_first":
        return
    for granted, title, literals in _payers(model, place):
        try:
            years_of_aid(granted, problem.assumptions.value("law.after_expiry"))
        except OutsideKnownDatesError:
            continue  # what pays then is barred by law.validity
        demand = _not_known(problem.partner(place), place, title)
        model.rows.any_of([negated(literal) for literal in literals], demand=demand)


def _not_known(partner: Partner, place: CostPlace, title: Text) -> Demand:
    return Demand(
        rule=RULE,
        subjects=place,
        message=Text(
            sv=f"{title.sv} får inte betala driften av {partner.name} förrän projektet säger sedan "
            "när klustret har haft stöd (cluster_aid_since).",
            en=f"{title.en} may not pay the operation of {partner.name} before the project says "
            "since when the cluster has had aid (cluster_aid_since).",
        ),
        reference="GBER art. 27(7)",
        assumption=NO_AID_BEFORE,
    )


def _payers(model: FundingModel, place: CostPlace) -> Iterator[tuple[date, Text, list[Literal]]]:
    """State aid that may be paid at a place: when it is granted, by whom, and whether it is."""
    today = model.problem.today
    for option in model.options:
        if (
            not option.is_state_money
            or option.basis.get(place) in DE_MINIMIS
            or (option.id, place) not in model.in_scope
        ):
            continue
        pays = model.paying(option, place[0], frozenset({place}))
        for one, chosen in model.rounds_of(option):
            yield one.dates.decision or today, option.title, [chosen, pays]
    for contribution in model.problem.project.contributions:
        terms = model.contribution_at(contribution.id, place)
        if contribution.state_resources and terms:
            used = model.rows.boolean(f"{contribution.id} used at {place}")
            model.rows.add(terms, high=0, when=[negated(used)])
            title = Text(sv=contribution.from_, en=contribution.from_)
            yield contribution.proof_on or today, title, [used]


def _demand(
    partner: Partner, place: CostPlace, title: Text, years: DatedValue, last: date
) -> Demand:
    since = partner.cluster_aid_since
    return Demand(
        rule=RULE,
        subjects=place,
        numbers={"since": str(since), "years": years.count, "last_day": last.isoformat()},
        message=Text(
            sv=f"{title.sv} får betala driften av {partner.name} längst till och med {last}: "
            f"driftstöd får ges i högst {years.count} år från {since}.",
            en=f"{title.en} may pay the operation of {partner.name} until {last} at the latest: "
            f"operating aid may be given for at most {years.count} years from {since}.",
        ),
        reference=years.reference,
        assumption="cluster.clock_starts",
    )
