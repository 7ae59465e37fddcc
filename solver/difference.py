"""How a changed problem compares with the plan, wish by wish: the first that differs decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from models.finding import Number
from models.mention import days
from models.money import decimal_text, kronor, percent
from models.plan import Plan
from models.text import Text
from solver.answered import Answered, chosen_rounds
from solver.budget import Budget
from solver.chances import chance_of_all, rounded
from solver.engine import Status
from solver.funding_model import FundingModel
from solver.objective import MOVED_MONEY, TIE_BREAK, Stage, stages
from solver.rows import value_of
from solver.tentative import tentatively

MOST = 0.1
"""No single question takes more than this part of what is left."""


@dataclass(frozen=True)
class Difference:
    """``worse`` or ``better`` in ``wish`` by ``amount``, ``equal``, ``impossible``, ``undecided``.

    ``amount`` is in the wish's own unit: öre, applications, days. ``values`` of the model that was
    solved, empty where nothing was found.
    """

    verdict: Literal["worse", "better", "equal", "impossible", "undecided"]
    wish: str | None = None
    amount: int = 0
    values: tuple[int, ...] = ()


def compared_wishes(model: FundingModel, previous: Plan | None) -> list[Stage]:
    """The wishes that plans are compared by: all but the last, technical ones."""
    return [
        one for one in stages(model, previous=previous) if one.name not in (MOVED_MONEY, TIE_BREAK)
    ]


def reached(answered: Answered) -> tuple[int, ...]:
    """What the plan reaches in each wish."""
    with tentatively(answered.model.rows):
        wishes = compared_wishes(answered.model, answered.previous)
    return tuple(value_of(one.terms, answered.values) for one in wishes)


def difference(
    model: FundingModel, wishes: Sequence[Stage], plan: Sequence[int], budget: Budget
) -> Difference:
    """Solve a model wish by wish until one comes out otherwise than in the plan.

    Adds rows to the model: to be called tentatively.
    """
    values: tuple[int, ...] = ()
    for wish, wanted in zip(wishes, plan, strict=True):
        if budget.is_spent:
            return Difference("undecided")
        answer = budget.solve(model.rows, minimise=wish.terms, hint=values, most=MOST)
        if answer.status is Status.INFEASIBLE:
            return Difference("impossible")
        if answer.status is not Status.OPTIMAL:
            return Difference("undecided")
        values = answer.values
        found = value_of(wish.terms, values)
        if found != wanted:
            verdict: Literal["worse", "better"] = "worse" if found > wanted else "better"
            return Difference(verdict, wish.name, found - wanted, values)
        model.rows.add(wish.terms, high=found)
    return Difference("equal", values=values)


def numbers_of(found: Difference, answered: Answered, model: FundingModel) -> dict[str, Number]:
    """The difference in its wish's unit: more than the plan is positive, and a lower chance too."""
    if found.wish == "own_and_private":
        return {"own_and_private_more": decimal_text(found.amount)}
    if found.wish == "applications":
        return {"applications_more": found.amount}
    if found.wish == "start":
        return {"start_later_days": found.amount}
    if found.wish == "changes":
        return {"changes_more": found.amount}
    if found.wish == "success":
        before, after = _chances(found, answered, model)
        return {"chance": str(rounded(after)), "chance_of_plan": str(rounded(before))}
    return {}


def words_of(found: Difference, answered: Answered, model: FundingModel) -> Text:
    """The difference as a clause: ``egna och privata pengar ökar med 40 000 kr``."""
    size, more = abs(found.amount), found.amount > 0
    if found.wish == "own_and_private":
        currency = answered.problem.project.currency
        return Text(
            sv=f"egna och privata pengar {'ökar' if more else 'minskar'} med "
            f"{kronor(size, currency)}",
            en=f"own and private money {'grows' if more else 'shrinks'} by "
            f"{kronor(size, currency, 'en')}",
        )
    if found.wish == "applications":
        return Text(
            sv=f"det blir {_applications(size).sv} {'till' if more else 'färre'}",
            en=f"it takes {_applications(size).en} {'more' if more else 'fewer'}",
        )
    if found.wish == "start":
        count = days(size)
        return Text(
            sv=f"projektet börjar {count.sv} {'senare' if more else 'tidigare'}",
            en=f"the project starts {count.en} {'later' if more else 'earlier'}",
        )
    if found.wish == "changes":
        return Text(
            sv=f"{size} {'fler' if more else 'färre'} omgångar skiljer sig från förra planen",
            en=f"{size} {'more' if more else 'fewer'} rounds differ from the last plan",
        )
    before, after = _chances(found, answered, model)
    return Text(
        sv=f"chansen att alla säger ja går från {percent(before)} till {percent(after)}",
        en=f"the chance that all say yes goes from {percent(before, 'en')} to "
        f"{percent(after, 'en')}",
    )


def _applications(count: int) -> Text:
    return Text(
        sv="en ansökan" if count == 1 else f"{count} ansökningar",
        en="1 application" if count == 1 else f"{count} applications",
    )


def _chances(found: Difference, answered: Answered, model: FundingModel) -> tuple[Decimal, Decimal]:
    rounds = [(one.call, one.round) for one in answered.plan.applications]
    other_rounds = sorted(chosen_rounds(model, found.values))
    return (
        chance_of_all(answered.problem, rounds),
        chance_of_all(model.problem, other_rounds),
    )
