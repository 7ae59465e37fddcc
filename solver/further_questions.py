"""What people ask once there is a plan: other plans, refusals, chances, and why it is as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.assumption import ASSUMPTIONS
from models.plan import AssumptionUsed, Plan
from models.risk import Risk
from models.text import Text
from solver.alternatives import alternatives
from solver.answered import Answered
from solver.binding import binding
from solver.chances import same_meeting_matters
from solver.changes import changes_from_previous
from solver.if_refused import if_refused
from solver.no_more_plans import no_more_plans
from solver.risk import risk_of
from solver.unchosen import unchosen


@dataclass(frozen=True)
class Asked:
    """What to look into; ``samples`` random draws for the risk, none where it is 0."""

    alternatives: int = 0
    consequences: bool = False
    samples: int = 0
    seed: int = 0

    @property
    def stages(self) -> int:
        """How many steps are told of at most."""
        return bool(self.alternatives) + 3 * self.consequences


def with_consequences(answered: Answered, asked: Asked, tell: Callable[[Text], None]) -> Plan:
    """The plan with everything that was asked for; what there is no time for says so."""
    found: dict[str, Any] = {}
    if answered.previous is not None:
        tell(Text(sv="jämför med förra planen", en="comparing with the last plan"))
        found["changes_from_previous"] = tuple(changes_from_previous(answered, answered.previous))
    if asked.alternatives:
        tell(Text(sv="söker andra planer", en="looking for other plans"))
        others = tuple(
            alternatives(answered, asked.alternatives, lambda one: _with_risk(one, asked))
        )
        found["alternatives"] = others
        if len(others) < asked.alternatives:
            short = no_more_plans(len(others), out_of_time=answered.budget.is_spent)
            found["findings"] = (*answered.plan.findings, short)
    if asked.consequences:
        tell(Text(sv="prövar avslag", en="trying refusals"))
        found["if_refused"] = tuple(if_refused(answered))
        found["risk"] = risk_of(answered, found["if_refused"], asked.samples, asked.seed)
        found["assumptions"] = _with_those_of_risk(answered, found["risk"])
        tell(Text(sv="prövar andra utlysningar", en="trying other calls"))
        found["unchosen"] = tuple(unchosen(answered))
        tell(Text(sv="prövar gränserna", en="trying the limits"))
        found["binding"] = tuple(binding(answered))
    return answered.plan.model_copy(update=found)


def _with_risk(other: Answered, asked: Asked) -> Plan:
    """Another plan with its chances, where draws were asked for; refusals are not tried of it."""
    if not asked.samples:
        return other.plan
    risk = risk_of(other, (), asked.samples, asked.seed)
    return other.plan.model_copy(
        update={"risk": risk, "assumptions": _with_those_of_risk(other, risk)}
    )


def _with_those_of_risk(answered: Answered, risk: Risk) -> tuple[AssumptionUsed, ...]:
    """The plan's assumptions, and those that its chances were computed with; no verdict turns."""
    used = list(answered.plan.assumptions)
    named = {one.name for one in used}
    wanted = ["risk.outcomes"] if len(risk.applications) > 1 else []
    if same_meeting_matters(
        answered.problem, answered.plan.applications, drawn=risk.simulation is not None
    ):
        wanted.append("risk.same_meeting")
    wanted += ["risk.dates"] if risk.simulation is not None else []
    for name in wanted:
        if name not in named:
            assumption = ASSUMPTIONS[name]
            value = answered.problem.assumptions.value(name)
            used.append(
                AssumptionUsed(
                    name=name,
                    value=value,
                    default=assumption.default,
                    message=assumption.message,
                )
            )
    return tuple(sorted(used, key=lambda one: one.name))
