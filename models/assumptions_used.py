"""The assumptions that a plan rests on, and those that its project has set."""

from __future__ import annotations

from collections.abc import Container, Iterable

from models.assumption import ASSUMPTIONS
from models.assumption_words import assumed
from models.assumptions_set import Assumptions
from models.case import Case
from models.finding import Finding
from models.plan import AssumptionUsed

_CAUTIOUS = ("dates.reading", "success_rate.unknown")
"""A cautious default costs a plan nothing if it is wrong; only what could turn it counts."""

Assumed = tuple[AssumptionUsed, ...]


def assumptions_used(case: Case, findings: Iterable[Finding]) -> Assumed:
    """By name, in the order of ``ASSUMPTIONS``; ``findings`` are those of the plan."""
    resting = {finding.assumption for finding in findings}
    if any(one.call.chance is None for one in case.chosen):
        resting.add("success_rate.unknown")
    if any(one.dates.imprecise for one in case.chosen):
        resting.add("dates.reading")
    harmless = {
        name for name in _CAUTIOUS if case.assumptions.value(name) == ASSUMPTIONS[name].default
    }
    return tuple(
        one.model_copy(update={"rests_on_it": one.rests_on_it and one.name not in harmless})
        for one in assumptions_set(case.assumptions, resting)
    )


def assumptions_set(assumptions: Assumptions, resting: Container[str | None]) -> Assumed:
    """Those that are not at their default, and those that an answer rests on."""
    return tuple(
        assumption_used(assumptions, name, rests_on_it=name in resting)
        for name, assumption in ASSUMPTIONS.items()
        if name in resting or assumptions.value(name) != assumption.default
    )


def assumption_used(assumptions: Assumptions, name: str, *, rests_on_it: bool) -> AssumptionUsed:
    """One assumption with the value that it has."""
    assumption, value = ASSUMPTIONS[name], assumptions.value(name)
    return AssumptionUsed(
        name=name,
        value=value,
        default=assumption.default,
        rests_on_it=rests_on_it,
        message=assumption.message if value == assumption.default else assumed(name, value),
    )
