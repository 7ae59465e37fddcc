"""The project starts and ends inside its own period."""

from __future__ import annotations

from models.finding import Demand
from models.text import Text
from solver.funding_model import FundingModel

RULE = "period.project"


def add(model: FundingModel) -> None:
    """Rows for the earliest start and the latest end."""
    period = model.problem.project.period
    model.start_from(
        period.earliest_start,
        0,
        [],
        Demand(
            rule=RULE,
            subjects=("earliest_start",),
            numbers={"earliest_start": period.earliest_start.isoformat()},
            message=Text(
                sv=f"Projektet börjar tidigast {period.earliest_start}.",
                en=f"The project starts no earlier than {period.earliest_start}.",
            ),
        ),
    )
    model.end_by(
        period.latest_end,
        period.months,
        [],
        Demand(
            rule=RULE,
            subjects=("latest_end",),
            numbers={"months": period.months, "latest_end": period.latest_end.isoformat()},
            message=Text(
                sv=f"Projektet är {period.months} månader och slutar senast {period.latest_end}.",
                en=f"The project lasts {period.months} months and ends by {period.latest_end}.",
            ),
        ),
    )
