"""What is wrong with the solver's answer to a tiny random case, by a search through every plan."""

from __future__ import annotations

from functools import cache

from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from solver.planning import plan_project
from tests.solver.brute_force import better_plan, score
from tests.solver.building import errors
from tests.solver.random_cases import tiny_case


def fault(seed: int) -> str | None:
    """What is wrong with the solver's answer to a case, if anything."""
    return fault_in(*tiny_case(seed), plan_of_case(seed), seed)


def fault_in(project: Project, catalogue: Catalogue, plan: Plan, seed: int) -> str | None:
    """What is wrong with a plan of a case that was made from a seed, if anything."""
    if plan.status != "feasible":
        disagrees = [one.message.en for one in plan.findings if one.rule == "solver.disagrees"]
        if disagrees:
            return f"seed {seed}: {[one.message.en for one in plan.findings]}"
        unknown = {
            "legal.basis_not_computed",
            "de_minimis.rate_unknown",
            "exchange.rate_unknown",
        }
        if plan.status == "undecided" and not unknown & _rules(plan):
            return f"seed {seed}: undecided without a reason"
        found = better_plan(project, catalogue, None)
        return None if found is None else f"seed {seed}: {plan.status}, but {_shown(found)}"
    if not plan.proven:
        return f"seed {seed}: a tiny case is not proven"
    wrong = errors(project, catalogue, plan)
    if wrong:
        return f"seed {seed}: {wrong}"
    reached = score(project, catalogue, plan)
    found = better_plan(project, catalogue, reached)
    if found is None:
        return None
    better = score(project, catalogue, found)
    return f"seed {seed}: {reached} {_shown(plan)}, but {better} {_shown(found)}"


@cache
def plan_of_case(seed: int) -> Plan:
    """The solver's plan."""
    project, catalogue = tiny_case(seed)
    try:
        return plan_project(project, catalogue)
    except Exception as error:
        error.add_note(f"seed {seed}")
        raise


def _rules(plan: Plan) -> set[str]:
    return {demand.rule for conflict in plan.conflicts for demand in conflict.demands}


def _shown(plan: Plan) -> str:
    """A plan in one line."""
    applied = ", ".join(
        f"{one.call}/{one.round} {one.submit_by[:10]} for "
        + " ".join(f"{place.partner}×{place.work_package}" for place in one.scope)
        for one in plan.applications
    )
    rows = "; ".join(
        f"{row.partner}×{row.work_package} {row.category} {row.source} {row.amount}"
        for row in plan.matrix
    )
    return f"starts {plan.start}, applies to [{applied}], pays [{rows}]"
