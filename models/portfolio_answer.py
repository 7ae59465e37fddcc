"""The answer for many projects put together from their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.catalogue import Catalogue
from models.money import Minor
from models.plan import Plan
from models.portfolio import (
    Applied,
    Competition,
    Counts,
    PlannedProject,
    Portfolio,
    PotUse,
    Sums,
)
from models.project import Project
from models.shared_pots import Pot, asked_of, pots_of

NO_ROOM = "portfolio.no_room"
"""The finding of a project that could be financed if others did not take the money."""


@dataclass(frozen=True)
class ProjectAnswer:
    """A project, the file it stands in, its plan in the portfolio, and the best one on its own."""

    project: Project
    file: str
    plan: Plan
    alone: Plan


def portfolio_of(
    answers: Sequence[ProjectAnswer],
    catalogue: Catalogue,
    competition: Sequence[Competition] = (),
) -> Portfolio:
    """The portfolio of these answers, in their order."""
    projects = tuple(_planned(one) for one in answers)
    return Portfolio(
        counts=Counts(
            **{
                status: sum(one.status == status for one in projects)
                for status in ("feasible", "infeasible", "undecided")
            },
            waiting=sum(one.waits for one in projects),
        ),
        sums=tuple(_sums(projects)),
        pots=tuple(
            use
            for pot in pots_of(catalogue)
            if (use := _use(pot, answers, catalogue)).wanted or use.granted
        ),
        competition=tuple(competition),
        projects=projects,
    )


def own_and_private(project: Project, plan: Plan) -> int:
    """The partners' own cash and the promised private cash in a plan, in minor units."""
    private = {
        f"contribution:{one.id}" for one in project.contributions if one.kind == "private_cash"
    }
    return sum(
        row.amount for row in plan.matrix if row.source.startswith("own:") or row.source in private
    )


def _planned(answer: ProjectAnswer) -> PlannedProject:
    plan, totals = answer.plan, answer.plan.totals
    errors = tuple(one for one in plan.findings if one.severity == "error")
    return PlannedProject(
        project=answer.project.id,
        title=answer.project.title,
        file=answer.file,
        folder=answer.project.id,
        status=plan.status,
        proven=plan.proven,
        gap=plan.gap,
        waits=any(one.rule == NO_ROOM for one in errors),
        start=plan.start,
        end=plan.end,
        currency=answer.project.currency,
        costs=Minor(sum(one.amount for one in answer.project.costs)),
        grants=Minor(0 if totals is None else totals.grants),
        contributions=Minor(0 if totals is None else totals.contributions),
        own_and_private=Minor(own_and_private(answer.project, plan)),
        applications=tuple(
            Applied(call=one.call, round=one.round, grant=Minor(one.grant))
            for one in plan.applications
        ),
        reasons=() if plan.status == "feasible" else errors,
        missing=tuple(one.message for one in plan.conflicts if one.message is not None),
        inputs_sha256=plan.inputs_sha256,
    )


def _use(pot: Pot, answers: Sequence[ProjectAnswer], catalogue: Catalogue) -> PotUse:
    granted = asked_of(pot, [one.plan for one in answers], catalogue)
    return PotUse(
        pot=pot.name,
        calls=pot.calls,
        currency=pot.currency,
        amount=Minor(pot.amount),
        granted=Minor(granted),
        left=Minor(max(pot.amount - granted, 0)),
        wanted=Minor(asked_of(pot, [one.alone for one in answers], catalogue)),
    )


def _sums(projects: Sequence[PlannedProject]) -> list[Sums]:
    by_currency: dict[str, list[PlannedProject]] = defaultdict(list)
    for one in projects:
        if one.status == "feasible":
            by_currency[one.currency].append(one)
    return [
        Sums(
            currency=found[0].currency,
            projects=len(found),
            costs=Minor(sum(one.costs for one in found)),
            grants=Minor(sum(one.grants for one in found)),
            contributions=Minor(sum(one.contributions for one in found)),
            own_and_private=Minor(sum(one.own_and_private for one in found)),
        )
        for _, found in sorted(by_currency.items())
    ]
