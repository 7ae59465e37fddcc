"""Why there is no plan: demands that cannot all be met, none of which could be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.finding import Conflict, Demand
from solver.budget import Budget
from solver.conflict_words import conflict_of
from solver.date_conflict import RULES as ABOUT_DAYS
from solver.date_conflict import DateConflict, date_conflict
from solver.engine import Status
from solver.funding_model import FundingModel
from solver.irreducible import Core, irreducible_core
from solver.model import build
from solver.problem import Problem
from solver.rows import Rows
from solver.rules.de_minimis import RATE_UNKNOWN
from solver.rules.grant_bounds import RATE_UNKNOWN as LIMITS_UNKNOWN
from solver.rules.legal_basis import NOT_COMPUTED

MOST_CALLS_EXPLAINED = 12
"""With more calls than this, those that rules bar outright are taken as given."""

MOST_CONFLICTS = 4

CLOSED_LONG_AGO_DAYS = 60

MOVABLE = frozenset(
    {
        "match.proof_in_time",
        "period.project",
        "must.calls",
        "must_not.calls",
        "financing.own_cash",
        "financing.contribution",
    }
)
"""The rules whose demands people can move themselves; the others are law or a funder's terms."""

_MOST = 0.125
"""No single question takes more than this part of the time."""


@dataclass(frozen=True)
class Explanation:
    """Conflicts in words, no two of which have anything in common that people can move.

    ``cores`` are the same conflicts as numbers of demands in ``model``, each of them proven.
    ``rests_on_unknown``: the project could perhaps be financed on a legal basis that Samspel
    can't compute, or at a rate that is not given, so that infeasibility is not proven.
    ``complete``: time sufficed to leave out of each conflict what isn't needed.
    """

    conflicts: tuple[Conflict, ...]
    rests_on_unknown: bool
    model: FundingModel
    cores: tuple[frozenset[int], ...]
    complete: bool

    @property
    def demands(self) -> list[Demand]:
        """The demands of all conflicts, each once."""
        every = [demand for conflict in self.conflicts for demand in conflict.demands]
        return [one for index, one in enumerate(every) if one not in every[:index]]


def explain(problem: Problem, budget: Budget, strict: FundingModel | None = None) -> Explanation:
    """Explain a problem that has no solution; ``strict`` is its model, built anew if not given.

    Days are looked at first, without a solver; what they point at is proved like all else. Of a
    conflict what people can move is then taken as settled, and the next one is looked for.
    """
    model = build(problem, explained=_explained(problem))
    budget.built(model.rows)
    rows = model.rows
    everything = frozenset(range(len(rows.demands)))
    not_computed = frozenset(
        n
        for n in everything
        if rows.demands[n].rule in (NOT_COMPUTED, RATE_UNKNOWN, LIMITS_UNKNOWN)
    )
    rests_on_unknown = bool(not_computed) and _is_possible(rows, everything - not_computed, budget)
    background = _background(rows)
    dates = date_conflict(model, strict or build(problem))
    conflicts: list[Conflict] = []
    cores: list[frozenset[int]] = []
    dropped: frozenset[int] = frozenset()
    complete = True
    while len(conflicts) < MOST_CONFLICTS:
        if conflicts and budget.is_spent:
            complete = False
            break
        in_question = everything - background - dropped
        pointed_at = None if dates is None or dates.demands & dropped else dates
        core = _core(rows, in_question, background, pointed_at, budget)
        if core is None and not conflicts:
            # Too hard for the time: that they cannot all be met is proven, but not which matter.
            core = Core(tuple(sorted(in_question)), irreducible=False)
        if core is None:
            break
        shown = sorted((rows.demands[n] for n in core.demands), key=_rank)
        conflicts.append(conflict_of(model, core, shown, pointed_at, dropped, budget))
        cores.append(frozenset(core.demands))
        complete = complete and core.irreducible
        movable = frozenset(n for n in core.demands if rows.demands[n].rule in MOVABLE)
        dropped |= movable or frozenset(core.demands)
    return Explanation(
        conflicts=tuple(conflicts),
        rests_on_unknown=rests_on_unknown,
        model=model,
        cores=tuple(cores),
        complete=complete and bool(conflicts),
    )


def _core(
    rows: Rows,
    in_question: frozenset[int],
    background: frozenset[int],
    dates: DateConflict | None,
    budget: Budget,
) -> Core | None:
    """The most telling conflict: one about days, then one of telling demands alone, then any."""
    telling = frozenset(n for n in in_question if rows.demands[n].rule in _TELLING)
    tried: list[frozenset[int]] = []
    if dates is not None:
        others = frozenset(n for n in in_question if rows.demands[n].rule not in ABOUT_DAYS)
        tried.append(dates.demands | others)
    tried += [telling, in_question]
    for demands in tried:
        in_order = _least_telling_first(rows.demands, demands)
        core = irreducible_core(rows, in_order, background, budget) if demands else None
        if core is not None:
            return core
    return None


def _explained(problem: Problem) -> frozenset[str]:
    if len(problem.options) <= MOST_CALLS_EXPLAINED:
        return frozenset(option.id for option in problem.options)
    wished = problem.project.must.calls + problem.project.must_not.calls
    # What is not known bars a call for now only: the verdict may turn on it.
    return frozenset(wished) | {option.id for option in problem.options if option.rate_unknown}


def _background(rows: Rows) -> frozenset[int]:
    """Demands that no one would ask to have dropped: rounds that closed long ago."""
    return frozenset(
        index
        for index, demand in enumerate(rows.demands)
        if demand.rule == "call.rounds"
        and int(demand.numbers.get("days_late", 0)) > CLOSED_LONG_AGO_DAYS
    )


def _is_possible(rows: Rows, demands: frozenset[int], budget: Budget) -> bool:
    return budget.solve(rows, most=_MOST, demands=demands).status in (
        Status.OPTIMAL,
        Status.FEASIBLE,
    )


_TELLING = (
    "match.proof_in_time",
    "incentive.effect",
    "cluster.clock",
    "period.call",
    "period.project",
    "call.rounds",
    "must.calls",
    "must_not.calls",
    "financing.full",
    "financing.own_cash",
    "call.project_share",
    "gber.25.intensity",
    "gber.intensity",
)


def _least_telling_first(demands: Sequence[Demand], numbers: frozenset[int]) -> list[int]:
    return sorted(sorted(numbers), key=lambda number: _rank(demands[number]), reverse=True)


def _rank(demand: Demand) -> tuple[int, tuple[str, ...]]:
    """How little a demand tells people: the least telling are tried away first, and shown last."""
    rank = _TELLING.index(demand.rule) if demand.rule in _TELLING else len(_TELLING)
    return (rank, demand.subjects)
