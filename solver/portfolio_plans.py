"""The plan of a project inside a portfolio: within its shares of the pots, or none."""

from __future__ import annotations

from collections.abc import Sequence

from models.case import Case
from models.currency_scenario import exchange_rows
from models.finding import Finding
from models.inputs import inputs_sha256
from models.money import decimal_text, kronor
from models.plan import Plan, SolverRun
from models.portfolio_answer import NO_ROOM
from models.project import Project
from models.rests_on_dates import rests_on_dates
from models.shared_pots import Pot
from models.text import Text
from solver.answered import checked_plan
from solver.budget import Budget
from solver.engine import ortools_version
from solver.funding_model import FundingModel
from solver.objective import stages
from solver.optimise import optimise
from solver.portfolio_pricing import add_share
from solver.run_findings import unproven
from solver.tentative import tentatively


def plan_within(
    model: FundingModel,
    pots: Sequence[Pot],
    shares: Sequence[int],
    seconds: int,
) -> Plan | None:
    """The best plan that takes no more than ``shares`` of ``pots``; ``None`` if none is found.

    Least own and private money comes first, as in all projects that compete, then the project's
    other wishes. Like every plan it has passed the plain reading of the rules. The rows of the
    model are left as they were.
    """
    project, catalogue = model.problem.project, model.problem.catalogue
    budget = Budget(seconds)
    wishes = tuple(dict.fromkeys(("own_and_private", *project.objective)))
    with tentatively(model.rows):
        for pot, share in zip(pots, shares, strict=True):
            add_share(model, pot, share)
        outcome = optimise(model, budget, lambda _: None, stages(model, objective=wishes))
    plan = checked_plan(model, outcome)
    if plan is None:
        return None
    case = Case(project, catalogue, plan)
    run = SolverRun(ortools=ortools_version(), deterministic_time=round(budget.deterministic, 6))
    return plan.model_copy(
        update={
            "findings": plan.findings
            if outcome.proven and not outcome.gap
            else (*plan.findings, unproven(outcome)),
            "exchange": exchange_rows(case),
            "rests_on_dates": rests_on_dates(case),
            "inputs_sha256": inputs_sha256(project, catalogue),
            "solver": run,
        }
    )


def no_room(project: Project, alone: Plan, pots: Sequence[Pot], *, proven: bool) -> Plan:
    """The answer to a project that could be financed if others did not need the money more."""
    asked = {one.call for one in alone.applications}
    short = [pot for pot in pots if asked & set(pot.calls)] or list(pots)
    names = ", ".join(pot.name.partition(":")[2] for pot in short)
    amounts = [kronor(pot.amount, pot.currency, "sv") for pot in short]
    amounts_en = [kronor(pot.amount, pot.currency, "en") for pot in short]
    finding = Finding(
        rule=NO_ROOM,
        severity="error",
        subjects=tuple(pot.name for pot in short),
        numbers={pot.name: decimal_text(pot.amount) for pot in short},
        message=Text(
            sv=f"Projektet går att finansiera för sig, men inte tillsammans med de andra: "
            f"budgeten i {names} ({', '.join(amounts)}) räcker till fler projekt utan det.",
            en="The project can be financed on its own, but not together with the others: the "
            f"budget of {names} ({', '.join(amounts_en)}) finances more projects without it.",
        ),
        reference="samspel/portfolio@1",
    )
    return Plan(
        status="infeasible",
        proven=proven,
        gap=None,
        project=project.id,
        title=project.title,
        as_of=project.as_of,
        inputs_sha256=alone.inputs_sha256,
        findings=(finding,),
        solver=alone.solver,
    )


def lost_plan(project: Project) -> Plan:
    """The answer to a project at which every process that tried to plan it died."""
    finding = Finding(
        rule="solver.died",
        severity="error",
        message=Text(
            sv="Processen som planerade projektet avbröts tre gånger, troligen för att minnet "
            "tog slut. Planera projektet för sig med samspel plan.",
            en="The process that planned the project died three times, probably for lack of "
            "memory. Plan the project on its own with samspel plan.",
        ),
    )
    return Plan(
        status="undecided",
        proven=False,
        gap=None,
        project=project.id,
        title=project.title,
        as_of=project.as_of,
        findings=(finding,),
    )
