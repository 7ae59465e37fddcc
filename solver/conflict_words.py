"""A conflict in words: the days or the money that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from models.finding import Conflict, Demand
from models.mention import days
from models.money import decimal_text, kronor
from models.text import Text
from solver.budget import Budget
from solver.date_conflict import DateConflict, span_of
from solver.engine import Status
from solver.funding_model import FundingModel
from solver.irreducible import Core
from solver.rows import Terms, value_of
from solver.start_days import last_start

_MOST = 0.125
"""No single question takes more than this part of the time."""


def conflict_of(
    model: FundingModel,
    core: Core,
    demands: Sequence[Demand],
    dates: DateConflict | None,
    dropped: frozenset[int],
    budget: Budget,
) -> Conflict:
    """The conflict of a core, ``demands`` in the order in which they are shown.

    ``dates`` is the cycle of days that led to it, if any; ``dropped`` are demands of conflicts
    that were found before and are taken as settled here.
    """
    # Late money is the reason wherever it is one; another round's dates are then only a way out.
    late = next((one for one in demands if one.rule == "match.proof_in_time"), None)
    span = None
    if late is None:
        span = _span_of_cycle(model, core, dates) or _start_span(model, demands, dropped, budget)
    if span is not None:
        earliest, latest = span
        count = (earliest - latest).days
        return Conflict(
            demands=tuple(demands),
            irreducible=core.irreducible,
            numbers={
                "days_missing": count,
                "earliest_start": earliest.isoformat(),
                "latest_start": latest.isoformat(),
            },
            message=Text(
                sv=f"Projektet kan börja tidigast {earliest} men måste börja senast {latest}: "
                f"{days(count).sv} fattas.",
                en=f"The project can start {earliest} at the earliest but must start by {latest}: "
                f"{days(count).en} missing.",
            ),
        )
    said = [] if late is None else [late.message]
    numbers = {} if late is None else dict(late.numbers)
    missing, partners = _unfinanced(model, core, dropped, budget) or (0, ())
    if missing:
        numbers["missing"] = decimal_text(missing)
        said.append(_money_missing(model, missing, partners))
    return Conflict(
        demands=tuple(demands),
        irreducible=core.irreducible,
        numbers=numbers,
        message=Text(sv=" ".join(one.sv for one in said), en=" ".join(one.en for one in said))
        if said
        else None,
    )


def _money_missing(model: FundingModel, missing: int, partners: tuple[str, ...]) -> Text:
    project = model.problem.project
    sv = f"Som mest går det att finansiera allt utom {kronor(missing, project.currency)}"
    en = f"At best all but {kronor(missing, project.currency, 'en')}"
    if {cell.partner for cell in model.problem.cells} <= set(partners):
        return Text(sv=f"{sv}.", en=f"{en} can be financed.")
    names = [project.partner_by_id[partner].name for partner in partners]
    *first, last = names
    who = Text(
        sv=" och ".join([", ".join(first), last] if first else [last]),
        en=" and ".join([", ".join(first), last] if first else [last]),
    )
    return Text(
        sv=f"{sv} av kostnaderna för {who.sv}.",
        en=f"{en} of the costs of {who.en} can be financed.",
    )


def _span_of_cycle(
    model: FundingModel, core: Core, dates: DateConflict | None
) -> tuple[date, date] | None:
    """The days of the nearest cycle, where the conflict holds it.

    The project's own period may be missing there: when even today is too late, it isn't needed
    for the conflict, but it says how many days are missing as things stand.
    """
    if dates is None or not dates.nearest.demands & set(core.demands):
        return None
    others = dates.nearest.demands - set(core.demands)
    if any(model.rows.demands[number].rule != "period.project" for number in others):
        return None
    return span_of(model, dates.nearest)


def _start_span(
    model: FundingModel, demands: Sequence[Demand], dropped: frozenset[int], budget: Budget
) -> tuple[date, date] | None:
    """The first possible and the last permitted start, where the project's own period is short."""
    period = model.problem.project.period
    sides = {subject for one in demands if one.rule == "period.project" for subject in one.subjects}
    for side, sign in (("latest_end", 1), ("earliest_start", -1)):
        if side not in sides:
            continue
        kept = frozenset(
            index
            for index, one in enumerate(model.rows.demands)
            if index not in dropped and not (one.rule == "period.project" and side in one.subjects)
        )
        wish: Terms = ((sign, model.start),)
        answer = budget.solve(model.rows, most=_MOST, demands=kept, minimise=wish)
        if answer.status is not Status.OPTIMAL:
            continue
        possible = model.problem.today + timedelta(days=answer.values[model.start])
        if side == "latest_end":
            return possible, last_start(period.latest_end, period.months)
        return max(period.earliest_start, model.problem.today), possible
    return None


def _unfinanced(
    model: FundingModel, core: Core, dropped: frozenset[int], budget: Budget
) -> tuple[int, tuple[str, ...]] | None:
    """The least that stays unfinanced for the partners in the conflict, and who they are."""
    demands = model.rows.demands
    full = frozenset(n for n, one in enumerate(demands) if one.rule == "financing.full")
    partners = tuple(demands[n].subjects[0] for n in core.demands if n in full)
    if not partners or budget.is_spent:
        return None
    cells = model.problem.cells
    paid: Terms = tuple(
        (-1, variable)
        for index, variable in (
            *((index, one) for (_, index), one in model.grant_parts.items()),
            *((index, one) for (_, index), one in model.contribution_parts.items()),
            *model.own.items(),
            *model.in_kind.items(),
        )
        if cells[index].partner in partners
    )
    kept = frozenset(range(len(demands))) - dropped - full
    answer = budget.solve(model.rows, most=_MOST, demands=kept, minimise=paid)
    if answer.status is not Status.OPTIMAL:
        return None
    costs = sum(cell.amount for cell in cells if cell.partner in partners)
    return costs + value_of(paid, answer.values), partners
