"""An alignment that keeps example projects possible to finance: alignment and planning joined.

The loop: align; plan every project on the moved calls; where one can't be financed, plan it with
the widest dates that freedom allows, take from that plan what it asks of the dates, and align
again with that as a demand or as a wish. What comes out has been planned again at the end.

A demand is enough for its project, not needed by it, and only ``MOST_ROUNDS`` are tried, so the
loop may miss the best dates, or any. It never claims otherwise: a project is called possible only
where a plan on the very dates has been found; ``impossible`` rests on the widest dates that freedom
allows, which no demand narrows; ``proven`` is said of the best dates only where they are as good as
the best without any project, and every project left out is one that no allowed dates could help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.alignment.alignment import ArchetypeResult
from models.alignment.case import AlignmentCase, Bond, Point
from models.alignment.case_of import Prepared
from models.alignment.check import check
from models.alignment.found import Found
from models.alignment.moved import moved_catalogue
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from solver.archetypes.date_demands import CALENDAR, dates_bond, fixed_day
from solver.archetypes.kept import Archetype, Kept, interrupted
from solver.archetypes.relaxed import relaxed_inputs
from solver.archetypes.told import hopeless_conflict, not_kept, why_not

MOST_ROUNDS = 8
"""So many times the calls are aligned anew before the best so far stands."""

INTERRUPTED = "search.interrupted"
"""The remark of a search that the user has stopped: no other is begun."""

_Judged = tuple[Found, dict[str, Plan]]
"""Dates, and every project planned on them."""

Aligner = Callable[[AlignmentCase], Found]
Planner = Callable[[Project, Catalogue], Plan]


def keep_feasible(
    prepared: Prepared,
    catalogue: Catalogue,
    archetypes: Sequence[Archetype],
    align: Aligner,
    plan: Planner,
) -> Kept:
    """Align so that required projects can be financed, and as many of the others as possible.

    ``impossible`` is proven only if the calls alone are, or if a required project can't be financed
    by any dates that the freedom allows.
    """
    return _Keeping(prepared, catalogue, tuple(archetypes), align, plan).run()


@dataclass
class _Keeping:
    prepared: Prepared
    catalogue: Catalogue
    archetypes: tuple[Archetype, ...]
    align: Aligner
    plan: Planner
    bonds: dict[str, Bond] = field(default_factory=dict)
    hopeless: dict[str, Plan] = field(default_factory=dict)
    forbidden: dict[str, list[str]] = field(default_factory=dict)

    def run(self) -> Kept:
        before = {one.file: self.plan(one.project, self.catalogue) for one in self.archetypes}
        first = self.align(self.prepared.case)
        if first.dates is None:
            return Kept(
                first, tuple(self._result(one, before, before, {}) for one in self.archetypes)
            )
        # From here on there is something to keep when the user presses Ctrl-C.
        best: _Judged = (replace(first, dates=_without_fixed_day(first)), {})
        try:
            for better in self._better(first):
                best = better
            return self._answer(first, best, before)
        except KeyboardInterrupt:
            remarks = tuple(one for one in best[0].remarks if one.rule != INTERRUPTED)
            found = replace(best[0], remarks=remarks)
            return interrupted(self.archetypes, found, best[1], before)

    def _better(self, first: Found) -> Iterator[_Judged]:
        """The best so far, again and again."""
        found, best = first, self._judged(first)
        yield best
        for _ in range(MOST_ROUNDS):
            if any(one.rule == INTERRUPTED for one in found.remarks):
                break
            missing = [one for one in self.archetypes if not _feasible(best[1][one.file])]
            if any(one.file in self.hopeless and one.is_required for one in missing):
                break
            asked = [self._demand(one) for one in missing]
            if not any(asked):
                break
            found = self.align(self._case())
            if found.dates is None:
                self._forbid_what_failed()
                continue
            best = max(best, self._judged(found), key=self._value)
            yield best

    def _case(self) -> AlignmentCase:
        place = fixed_day(self.prepared)
        return replace(
            self.prepared.case,
            places={**self.prepared.case.places, CALENDAR: place},
            bonds=(*self.prepared.case.bonds, *self.bonds.values()),
        )

    def _judged(self, found: Found) -> _Judged:
        """The answer without the fixed day, and the projects planned on its dates."""
        dates = {point: on for point, on in (found.dates or {}).items() if point != CALENDAR}
        calls = self._moved(dates)
        plans = {one.file: self.plan(one.project, calls) for one in self.archetypes}
        return replace(found, dates=dates), plans

    def _demand(self, one: Archetype) -> bool:
        """Ask for dates that one plan of the project needs; whether there is something new."""
        if one.file in self.hopeless:
            return False
        project, widest = relaxed_inputs(one.project, self.catalogue, self.prepared)
        refused = self.forbidden.get(one.file, [])
        if refused:
            must_not = project.must_not.model_copy(
                update={"calls": (*project.must_not.calls, *refused)}
            )
            project = project.model_copy(update={"must_not": must_not})
        plan = self.plan(project, widest)
        if not _feasible(plan):
            if not refused and plan.status == "infeasible" and plan.proven:
                self.hopeless[one.file] = plan
            return False
        bond = dates_bond(project, plan, widest, self.prepared, one.weight)
        if self.bonds.get(one.file) == bond:
            # The same demand again: its dates were met, or refused, and did not help.
            return self._forbid(one.file, bond) and self._demand(one)
        self.bonds[one.file] = bond
        return True

    def _forbid_what_failed(self) -> None:
        """Drop the last required demand, and let its project look for other calls."""
        required = [
            one.file for one in self.archetypes if one.is_required and one.file in self.bonds
        ]
        if required:
            self._forbid(required[-1], self.bonds.pop(required[-1]))

    def _forbid(self, file: str, bond: Bond) -> bool:
        """Keep the next plan of the project off one more call; whether there is one to keep off."""
        refused = self.forbidden.setdefault(file, [])
        calls = [name.split("/")[0] for name in bond.rounds]
        new = [call for call in calls if call not in refused]
        refused += new[-1:]
        return bool(new)

    def _value(self, judged: _Judged) -> tuple[int, int, object]:
        """Required projects first, then the weight of all wishes, then least moved."""
        found, plans = judged
        kept = [one for one in self.archetypes if _feasible(plans[one.file])]
        objective = check(self.prepared.case, found.dates or {}).objective
        wishes = objective.weight_satisfied + sum(one.weight or 0 for one in kept)
        return sum(one.is_required for one in kept), wishes, objective

    def _answer(self, first: Found, best: _Judged, before: Mapping[str, Plan]) -> Kept:
        found, after = best
        dates = found.dates or {}
        results = tuple(self._result(one, before, after, dates) for one in self.archetypes)
        lost = [
            one for one in self.archetypes if one.is_required and not _feasible(after[one.file])
        ]
        hopeless = [one for one in lost if one.file in self.hopeless]
        if hopeless:
            conflicts = tuple(
                hopeless_conflict(one.project, self.hopeless[one.file]) for one in hopeless
            )
            return Kept(
                replace(found, status="impossible", proven=True, dates=None, conflicts=conflicts),
                results,
            )
        if lost:
            remarks = (*found.remarks, *(not_kept(one.project) for one in lost))
            return Kept(replace(found, status="undecided", proven=False, remarks=remarks), results)
        # A demand comes from one plan of several: only dates as good as those found without any
        # are surely best, and only if no other could keep a project more.
        free = check(self.prepared.case, _without_fixed_day(first)).objective
        here = check(self.prepared.case, dates).objective
        none_lost = all(
            _feasible(after[one.file]) or one.file in self.hopeless for one in self.archetypes
        )
        proven = first.proven and here == free and none_lost
        found = replace(found, proven=proven, gap=first.gap if proven else None)
        return Kept(found, results)

    def _result(
        self,
        one: Archetype,
        before: Mapping[str, Plan],
        after: Mapping[str, Plan],
        dates: Mapping[Point, date],
    ) -> ArchetypeResult:
        old, new = before[one.file], after[one.file]
        could_not = old.status == "infeasible"
        made_by = self._made_by(one, new, dates) if _feasible(new) and could_not else ()
        return ArchetypeResult(
            project=one.project.id,
            title=one.project.title,
            file=one.file,
            require="all" if one.is_required else "most",
            before=old.status,
            after=new.status,
            made_by=made_by,
            why_not=() if _feasible(new) else why_not(new),
        )

    def _made_by(self, one: Archetype, plan: Plan, dates: Mapping[Point, date]) -> tuple[str, ...]:
        """The rounds of the plan whose moves, taken back one round at a time, undo it."""
        moved = {
            point: on
            for point, on in dates.items()
            if on != self.prepared.case.places[point].current
        }
        found = []
        for application in plan.applications:
            name = f"{application.call}/{application.round}"
            left = {point: on for point, on in moved.items() if point.round != name}
            if len(left) == len(moved):
                continue
            without = self.plan(one.project, self._moved({**dates, **_back(self.prepared, name)}))
            if without.status == "infeasible" and without.proven:
                found.append(name)
        return tuple(found)

    def _moved(self, dates: Mapping[Point, date]) -> Catalogue:
        places = self.prepared.case.places
        moves = {point: on for point, on in dates.items() if on != places[point].current}
        return moved_catalogue(
            self.catalogue, moves, self.prepared.day_rules.scenario.horizon.from_
        )


def _feasible(plan: Plan) -> bool:
    return plan.status == "feasible"


def _without_fixed_day(found: Found) -> dict[Point, date]:
    return {point: on for point, on in (found.dates or {}).items() if point != CALENDAR}


def _back(prepared: Prepared, name: str) -> dict[Point, date]:
    places = prepared.case.places
    return {point: place.current for point, place in places.items() if point.round == name}
