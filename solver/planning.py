"""Plan a project: can it be financed, from which calls, and by when; and if not, why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.assumptions_used import assumptions_set, assumptions_used
from models.case import Case
from models.catalogue import Catalogue
from models.check import aid_rows, check
from models.currency_scenario import exchange_rows
from models.finding import Finding
from models.inputs import inputs_sha256
from models.plan import Plan, SolverRun
from models.project import Project
from models.rests_on_dates import rests_on_dates
from models.rules import effective_collaboration
from models.text import Text
from solver.answered import Answered
from solver.budget import Budget
from solver.engine import Status, ortools_version
from solver.explain import explain
from solver.funding_model import FundingModel
from solver.further_questions import Asked, with_consequences
from solver.model import build
from solver.narrowing import narrowed
from solver.objective import Stage, stages
from solver.optimise import Outcome, optimise
from solver.plan_of import plan_of
from solver.problem import Problem, problem_of
from solver.repairs import repairs
from solver.rules.aid_intensity import RULE as INTENSITY
from solver.run_findings import (
    disagreement,
    explanation_stopped,
    interrupted,
    out_of_time,
    rests_on_unknown,
    too_large,
    unproven,
)
from solver.solution import solution_of
from solver.tentative import tentatively
from solver.verdict_assumptions import verdict_assumptions

LEAST_SECONDS_TO_EXPLAIN = 0.5
"""However late a project turned out to be impossible, so long its reasons are looked for."""

UNITS_PER_SECOND_TO_EXPLAIN = 0.1
"""Deterministic units that a second is counted for: whether is sooner answered than how best."""

SHARE_FOR_FURTHER_QUESTIONS = 0.25
"""However hard the plan was to find, so much of the search is left for what follows of it."""


@dataclass(frozen=True)
class PlanOptions:
    """How long to search, with which seed, and what to look into once there is a plan.

    ``alternatives``: how many other plans. ``consequences``: refusals, chances, why other calls
    were not chosen and what binds. ``samples``: random draws for the risk (0: none). ``previous``:
    the plan to keep what can be kept of. ``stop``: asked often; once true, the best so far stands.
    """

    time_limit_seconds: int = 60
    seed: int = 0
    alternatives: int = 0
    consequences: bool = False
    samples: int = 0
    previous: Plan | None = None
    stop: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Progress:
    """What is being done, as step ``done`` of ``total``."""

    stage: Text
    done: int
    total: int


def plan_project(
    project: Project,
    catalogue: Catalogue,
    options: PlanOptions = PlanOptions(),
    progress: Callable[[Progress], None] | None = None,
) -> Plan:
    """The best plan for a project, or the reasons why there is none.

    The answer is the same, byte for byte, for the same input. Whatever leaves here has passed the
    plain reading of the rules (``models.check``); what is called proven was proved twice.

    Raises:
        NumericGuardError: the amounts are too large to be computed exactly.
    """
    tell = progress or (lambda _: None)
    asked = Asked(options.alternatives, options.consequences, options.samples, options.seed)
    total = len(project.objective) + 3 + asked.stages + 3 * (options.previous is not None)
    budget = Budget(options.time_limit_seconds, options.seed, stop=options.stop)
    whole = problem_of(project, catalogue)
    problem = narrowed(whole) or whole
    tell(Progress(Text(sv="bygger modellen", en="building the model"), 0, total))
    model = build(problem)
    budget.built(model.rows)
    steps = iter(range(1, total))

    def step(title: Text) -> None:
        tell(Progress(title, next(steps, total - 1), total))

    def started(stage: Stage) -> None:
        step(stage.title)

    with tentatively(model.rows):
        wishes = stages(model, previous=options.previous)
        outcome = optimise(model, budget, started, wishes)
    stamp = {
        "inputs_sha256": _fingerprint(project, catalogue, options),
        "solver": _run(options, budget),
    }
    if outcome.values:
        plan = plan_of(problem, solution_of(model, outcome.values))
        plan = plan.model_copy(update={**stamp, "proven": outcome.proven, "gap": outcome.gap})
        plan = _not_all_tried(_read_plainly(problem, plan, outcome), problem, whole)
        if plan.status == "feasible":
            answered = Answered(
                model,
                outcome.values,
                plan,
                budget.further(SHARE_FOR_FURTHER_QUESTIONS),
                options.previous,
                problem is not whole,
            )
            plan = with_consequences(answered, asked, step)
            budget.take(answered.budget)
            plan = plan.model_copy(update={"solver": _run(options, budget)})
        return _stopped(plan, budget)
    if outcome.status is Status.INFEASIBLE and problem is not whole:
        return _not_all_tried(_empty(project).model_copy(update=stamp), problem, whole)
    if outcome.status is Status.INFEASIBLE:
        tell(Progress(Text(sv="söker skälen", en="looking for the reasons"), total - 1, total))
        plan = _explained(problem, model, budget)
        stamp["solver"] = _run(options, budget)
        return _stopped(plan.model_copy(update=stamp), budget)
    undecided = _empty(project).model_copy(update=stamp)
    if budget.is_stopped:
        return _not_all_tried(_stopped(undecided, budget), problem, whole)
    late = out_of_time(options.time_limit_seconds)
    return _not_all_tried(undecided.model_copy(update={"findings": (late,)}), problem, whole)


def _run(options: PlanOptions, budget: Budget) -> SolverRun:
    """All that was searched so far, for the plan and for what is said about it."""
    return SolverRun(
        ortools=ortools_version(),
        seed=options.seed,
        deterministic_time=round(budget.deterministic, 6),
    )


def _fingerprint(project: Project, catalogue: Catalogue, options: PlanOptions) -> str:
    """Of the input and, where they are not the usual ones, the limit and the seed."""
    usual = PlanOptions()
    search = {
        name: getattr(options, name)
        for name in ("time_limit_seconds", "seed")
        if getattr(options, name) != getattr(usual, name)
    }
    return inputs_sha256(project, catalogue, previous=options.previous, search=search)


def _not_all_tried(plan: Plan, problem: Problem, whole: Problem) -> Plan:
    """The plan, which proves nothing where only some of the calls were tried."""
    if problem is whole:
        return plan
    finding = too_large(len(problem.options), len(whole.options))
    findings = (*plan.findings, finding)
    return plan.model_copy(update={"proven": False, "gap": None, "findings": findings})


def _stopped(plan: Plan, budget: Budget) -> Plan:
    """The plan, with a finding where the user has cut the search short."""
    if not budget.is_stopped:
        return plan
    return plan.model_copy(update={"findings": (*plan.findings, interrupted())})


def _read_plainly(problem: Problem, plan: Plan, outcome: Outcome) -> Plan:
    case = Case(problem.project, problem.catalogue, plan)
    findings = check(case)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        # The two readings of a rule differ: a fault of Samspel. Nobody may act on such a plan.
        return _empty(problem.project).model_copy(
            update={
                "inputs_sha256": plan.inputs_sha256,
                "solver": plan.solver,
                "findings": (disagreement(), *errors),
            }
        )
    if not outcome.proven or outcome.gap:
        findings = (*findings, unproven(outcome))
    return plan.model_copy(
        update={
            "findings": findings,
            "aid": aid_rows(case),
            "exchange": exchange_rows(case),
            "rests_on_dates": rests_on_dates(case),
            "assumptions": assumptions_used(case, findings),
        }
    )


def _explained(problem: Problem, model: FundingModel, budget: Budget) -> Plan:
    left = budget.part(
        1.0, least=LEAST_SECONDS_TO_EXPLAIN, units_per_second=UNITS_PER_SECOND_TO_EXPLAIN
    )
    for_reasons = left.part(0.6)
    explanation = explain(problem, for_reasons, model)
    left.take(for_reasons)
    found = repairs(problem, explanation, left)
    resting = verdict_assumptions(problem, explanation, left)
    budget.take(left)
    findings = [
        Finding(
            rule=demand.rule,
            severity="error",
            subjects=demand.subjects,
            numbers=demand.numbers,
            message=demand.message,
            reference=demand.reference,
            assumption=demand.assumption,
        )
        for demand in explanation.demands
    ]
    if any(one.rule == INTENSITY for one in explanation.demands):
        # The ceiling may be lower than what the project claims.
        nothing = Case(problem.project, problem.catalogue, _empty(problem.project))
        findings += effective_collaboration.check(nothing)
    if explanation.rests_on_unknown:
        findings.append(rests_on_unknown())
    if not (explanation.complete and found.complete):
        findings.append(explanation_stopped(explanation, found))
    return _empty(problem.project).model_copy(
        update={
            "status": "undecided" if explanation.rests_on_unknown else "infeasible",
            "proven": not explanation.rests_on_unknown,
            "findings": tuple(findings),
            "conflicts": explanation.conflicts,
            "assumptions": assumptions_set(problem.assumptions, resting),
            "repairs": found.repairs,
        }
    )


def _empty(project: Project) -> Plan:
    return Plan(
        status="undecided",
        proven=False,
        gap=None,
        project=project.id,
        title=project.title,
        as_of=project.as_of,
    )
