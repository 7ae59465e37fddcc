"""A plan with the model and the values that it was read from: what further questions start from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.assumptions_used import assumptions_used
from models.case import Case
from models.check import aid_rows, check
from models.plan import Plan
from solver.budget import Budget
from solver.funding_model import FundingModel
from solver.optimise import Outcome
from solver.plan_of import plan_of
from solver.problem import Problem
from solver.rows import holds
from solver.solution import solution_of


@dataclass(frozen=True)
class Answered:
    """The main answer. ``budget`` is what is left for questions beside it.

    ``narrowed``: only some of the candidate calls were tried.
    """

    model: FundingModel
    values: tuple[int, ...]
    plan: Plan
    budget: Budget
    previous: Plan | None = None
    narrowed: bool = False

    @property
    def problem(self) -> Problem:
        """What was solved."""
        return self.model.problem

    def alike(self, problem: Problem) -> Problem:
        """A changed problem with the calls that were tried here, where not all of them were."""
        if not self.narrowed:
            return problem
        tried = {option.id for option in self.problem.options}
        kept = tuple(option for option in problem.options if option.id in tried)
        return replace(problem, options=kept)

    @property
    def calls(self) -> tuple[str, ...]:
        """The calls that are applied to, in the order of the plan."""
        return tuple(one.call for one in self.plan.applications)


def checked_plan(model: FundingModel, outcome: Outcome) -> Plan | None:
    """The plan that an outcome stands for, where the plain reading of every rule lets it pass."""
    if not outcome.values:
        return None
    problem = model.problem
    plan = plan_of(problem, solution_of(model, outcome.values))
    plan = plan.model_copy(update={"proven": outcome.proven, "gap": outcome.gap})
    case = Case(problem.project, problem.catalogue, plan)
    findings = check(case)
    if any(one.severity == "error" for one in findings):
        return None
    return plan.model_copy(
        update={
            "findings": findings,
            "aid": aid_rows(case),
            "assumptions": assumptions_used(case, findings),
        }
    )


def chosen_rounds(model: FundingModel, values: tuple[int, ...]) -> frozenset[tuple[str, str]]:
    """The rounds that are chosen, as call and round."""
    return frozenset(key for key, literal in model.round_chosen.items() if holds(literal, values))
