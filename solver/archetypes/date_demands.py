"""What a plan of an example project asks of the dates of its rounds, as one bond.

The bond is enough for the plan as it is, not needed by the project as such: another start, or
other calls, might do with other dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.alignment.case import Bond, Lag, Place, Point, Relation
from models.alignment.case_of import Prepared
from models.alignment.link_bonds import before_proof
from models.alignment.proof_day import proof_day
from models.case import Case, Chosen
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from models.text import Text

CALENDAR = Point("samspel/calendar", "announced")
"""A day that never moves, against which single dates are bound."""


def fixed_day(prepared: Prepared) -> Place:
    """The place of ``CALENDAR``."""
    day = prepared.day_rules.scenario.horizon.from_
    return Place(CALENDAR, "samspel", day, (day,))


def dates_bond(
    project: Project, plan: Plan, catalogue: Catalogue, prepared: Prepared, weight: int | None
) -> Bond:
    """The demands of a plan that was made with the relaxed ``catalogue``.

    ``weight`` is what they are worth; ``None`` makes them required.
    """
    demands = _Demands(Case(project, catalogue, plan), prepared)
    named = tuple(dict.fromkeys(chosen.name for chosen in demands.case.chosen))
    title = project.title
    return Bond(
        id=f"project:{project.id}",
        kind="keep_feasible",
        relations=tuple(demands.relations()),
        rounds=named,
        required=weight is None,
        is_link=False,
        weight=weight or 0,
        message=Text(
            sv=f"Projektet {title.sv} ska gå att finansiera med {', '.join(named)}.",
            en=f"The project {title.en} is to be possible to finance with {', '.join(named)}.",
        ),
        reference="keep_feasible",
    )


class _Demands:
    def __init__(self, case: Case, prepared: Prepared) -> None:
        self.case = case
        self._prepared = prepared
        self._epoch = prepared.day_rules.scenario.horizon.from_

    def relations(self) -> Iterator[Relation]:
        for chosen in self.case.chosen:
            yield from self._of_round(chosen)
            yield from self._of_promises(chosen)
            for other in self.case.chosen:
                pays = self.case.paid_by(other.source, chosen.scope) > 0
                if other.source != chosen.source and pays:
                    yield from self._of_match(other, chosen)

    def _of_round(self, chosen: Chosen) -> Iterator[Relation]:
        listed = self._prepared.rounds[chosen.name]
        work = self.case.scope_dates(chosen.scope)
        begins = work[0] if work else self.case.plan.start
        if (deadline := listed.first("deadline")) is not None:
            yield self._not_before(deadline, self.case.project.as_of)
        if begins is None:
            return
        if (opens := listed.first("opens")) is not None:
            yield self._not_after(opens, begins)
        if chosen.call.costs.from_ == "decision" and (decision := listed.last("decision")):
            yield self._not_after(decision, begins)
        if (earliest := listed.first("earliest_start")) is not None:
            yield self._not_after(earliest, begins)
        if (latest := listed.last("latest_start")) is not None:
            yield self._not_before(latest, begins)
        ends = work[1] if work else self.case.plan.end
        if (last := listed.last("latest_end")) is not None and ends is not None:
            yield self._not_before(last, ends)

    def _of_match(self, giving: Chosen, asking: Chosen) -> Iterator[Relation]:
        first, then = self._prepared.rounds[giving.name], self._prepared.rounds[asking.name]
        due = proof_day(then)
        if due is not None and due.is_stated:
            calendar = self._prepared.day_rules.calendar_of(then)
            yield from before_proof(first, then, 0, self._prepared.case.places, calendar)

    def _of_promises(self, asking: Chosen) -> Iterator[Relation]:
        """The proof is asked for no sooner than promises of others can be proved."""
        then = self._prepared.rounds[asking.name]
        due = proof_day(then)
        if due is None or not due.is_stated:
            return
        latest = due.latest_decision(0, self._prepared.day_rules.calendar_of(then))
        place = self._prepared.case.places[due.anchor]
        for name, promise in self.case.contribution_by_source.items():
            if promise.proof_on is None or self.case.paid_by(name, asking.scope) <= 0:
                continue
            in_time = [day for day in place.days if latest(day) >= promise.proof_on]
            # The later the event, the later its proof: from one day on all are in time.
            after_all = place.current + timedelta(days=100_000)
            yield self._not_before(due.anchor, min(in_time, default=after_all))

    def _not_before(self, point: Point, day: date) -> Relation:
        return Lag(CALENDAR, point, low=(day - self._epoch).days)

    def _not_after(self, point: Point, day: date) -> Relation:
        return Lag(CALENDAR, point, high=(day - self._epoch).days)
