"""Only rounds that can still be applied to and are going to take place."""

from __future__ import annotations

from collections.abc import Iterator

from models.finding import Demand
from models.mention import days
from models.text import Text
from solver.funding_model import Bar
from solver.problem import CallOption, Problem

RULE = "call.rounds"


def bars(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Rounds that have closed, are cancelled, or are conditional in a cautious plan."""
    for one in option.rounds:
        count = (problem.today - one.dates.deadline).days
        if count > 0 and problem.handed_in_on(one) is None:
            yield (
                Bar(round=one.round.id),
                Demand(
                    rule=RULE,
                    subjects=(one.name,),
                    numbers={"days_late": count, "deadline": one.dates.deadline.isoformat()},
                    message=Text(
                        sv=f"{option.title.sv} stängde {one.dates.deadline}, {days(count).sv} före "
                        f"{problem.today}.",
                        en=f"{option.title.en} closed {one.dates.deadline}, {days(count).en} "
                        f"before {problem.today}.",
                    ),
                    reference=option.terms,
                ),
            )
        if one.dates.certainty == "cancelled":
            yield (
                Bar(round=one.round.id),
                Demand(
                    rule=RULE,
                    subjects=(one.name,),
                    message=Text(
                        sv=f"{option.title.sv}: omgången {one.name} är inställd.",
                        en=f"{option.title.en}: round {one.name} is cancelled.",
                    ),
                    reference=option.terms,
                ),
            )
        if one.dates.certainty == "conditional" and not problem.assumptions.optimistic:
            yield (
                Bar(round=one.round.id),
                Demand(
                    rule=RULE,
                    subjects=(one.name,),
                    message=Text(
                        sv=f"{option.title.sv}: omgången {one.name} är villkorad och räknas inte "
                        "med i en försiktig plan.",
                        en=f"{option.title.en}: round {one.name} is conditional and left out of a "
                        "cautious plan.",
                    ),
                    reference=option.terms,
                    assumption="dates.reading",
                ),
            )
