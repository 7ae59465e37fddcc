"""Work that a call pays lies inside the call's and the programme's dates and is long enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from models.finding import Demand
from models.text import Text
from solver.call_dates import first_days, last_days, latest_starts
from solver.funding_model import Bar, FundingModel
from solver.problem import CallOption, Problem, RoundOption
from solver.rows import Literal, negated

RULE = "period.call"


def bars(_: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Rounds whose decision is unknown although costs count from the decision."""
    if option.call.costs.from_ != "decision":
        return
    for one in option.rounds:
        if one.dates.decision is None:
            message = Text(
                sv=f"{option.title.sv} räknar kostnader från beslutet, men beslutsdagen för "
                f"{one.name} är inte känd.",
                en=f"{option.title.en} counts costs from the decision, but the day of decision of "
                f"{one.name} is not known.",
            )
            yield (
                Bar(round=one.round.id),
                Demand(
                    rule=RULE,
                    subjects=(one.name,),
                    message=message,
                    reference=option.terms,
                ),
            )


def add(model: FundingModel) -> None:
    """Rows on the start for every round and work package in its budget."""
    for option in model.options:
        packages: dict[str, list[Literal]] = defaultdict(list)
        for (_, package), literal in model.scope_of(option):
            packages[package].append(literal)
        held = {
            package: model.rows.either(literals, f"{option.id} holds {package}")
            for package, literals in packages.items()
        }
        for one, chosen in model.rounds_of(option):
            for package, inside in held.items():
                _add_days(model, option, one, package, list(dict.fromkeys([chosen, inside])))
            _add_latest_starts(model, option, one, chosen, held)
        _add_length(model, option, held)


def _add_days(
    model: FundingModel,
    option: CallOption,
    one: RoundOption,
    package_id: str,
    when: list[Literal],
) -> None:
    first, last = model.problem.project.work_package_by_id[package_id].months
    if option.call.costs.from_ == "application":
        handed_in = model.submission(one)
        on = handed_in.earliest
        demand = Demand(
            rule=RULE,
            subjects=(one.name, package_id),
            numbers={"earliest_start": on.isoformat()},
            message=Text(
                sv=f"{option.title.sv}: arbetet i {package_id} börjar tidigast {on} (kostnader "
                "räknas från ansökan).",
                en=f"{option.title.en}: work in {package_id} starts no earlier than {on} (costs "
                "count from the application).",
            ),
            reference=option.terms,
        )
        model.start_after(handed_in, first - 1, when, demand)
    for on, why in first_days(option, one):
        demand = Demand(
            rule=RULE,
            subjects=(one.name, package_id),
            numbers={"earliest_start": on.isoformat()},
            message=Text(
                sv=f"{option.title.sv}: arbetet i {package_id} börjar tidigast {on} ({why.sv}).",
                en=f"{option.title.en}: work in {package_id} starts no earlier than {on} "
                f"({why.en}).",
            ),
            reference=option.terms,
        )
        model.start_from(on, first - 1, when, demand)
    for end in last_days(option, one):
        demand = Demand(
            rule=RULE,
            subjects=(one.name, package_id),
            numbers={"latest_end": end.isoformat()},
            message=Text(
                sv=f"{option.title.sv}: arbetet i {package_id} slutar senast {end}.",
                en=f"{option.title.en}: work in {package_id} ends by {end}.",
            ),
            reference=option.terms,
        )
        model.end_by(end, last, when, demand)


def _add_latest_starts(
    model: FundingModel,
    option: CallOption,
    one: RoundOption,
    chosen: Literal,
    held: dict[str, Literal],
) -> None:
    """The first work that is paid starts in time; what comes later may start later."""
    packages = model.problem.project.work_package_by_id
    in_order = sorted(held, key=lambda package: packages[package].months[0])
    for latest in latest_starts(option, one):
        demand = Demand(
            rule=RULE,
            subjects=(one.name,),
            numbers={"latest_start": latest.isoformat()},
            message=Text(
                sv=f"{option.title.sv}: arbetet börjar senast {latest}.",
                en=f"{option.title.en}: work starts by {latest}.",
            ),
            reference=option.terms,
        )
        for position, package in enumerate(in_order):
            months = packages[package].months[0] - 1
            earlier = [held[one] for one in in_order[:position]]
            if chosen in earlier:
                break
            when = [chosen, held[package], *(negated(literal) for literal in earlier)]
            # Work that starts by a day: what precedes it ends the day before.
            model.end_by(latest - timedelta(days=1), months, list(dict.fromkeys(when)), demand)


def _add_length(model: FundingModel, option: CallOption, held: dict[str, Literal]) -> None:
    packages = model.problem.project.work_package_by_id
    spans = [
        (one, other, packages[other].months[1] - packages[one].months[0] + 1)
        for one in held
        for other in held
    ]
    limits = option.call.project
    if limits.max_months is not None:
        for one, other, months in spans:
            if months > limits.max_months:
                demand = Demand(
                    rule=RULE,
                    subjects=(option.id, *dict.fromkeys((one, other))),
                    numbers={"months": months, "max_months": limits.max_months},
                    message=Text(
                        sv=f"{option.title.sv} betalar högst {limits.max_months} månader; "
                        f"{' till '.join(dict.fromkeys((one, other)))} är {months}.",
                        en=f"{option.title.en} pays for at most {limits.max_months} months; "
                        f"{' to '.join(dict.fromkeys((one, other)))} is {months}.",
                    ),
                    reference=option.terms,
                )
                model.rows.forbid(list(dict.fromkeys((held[one], held[other]))), demand)
    if limits.min_months is not None:
        long_enough = []
        for one, other, months in spans:
            if months >= limits.min_months:
                if one == other:
                    long_enough.append(held[one])
                else:
                    pair = model.rows.both([held[one], held[other]], f"{option.id} {one} {other}")
                    long_enough.append(pair)
        demand = Demand(
            rule=RULE,
            subjects=(option.id,),
            numbers={"min_months": limits.min_months},
            message=Text(
                sv=f"{option.title.sv} kräver minst {limits.min_months} månader.",
                en=f"{option.title.en} asks for at least {limits.min_months} months.",
            ),
            reference=option.terms,
        )
        model.rows.any_of([*long_enough, negated(model.chosen[option.id])], demand=demand)
