"""What others make of the same alignment: CP-SAT as it comes, and HiGHS on a relaxation."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from models.alignment.case import AlignmentCase, Lag, Point, WorkingLag
from models.alignment.check import check
from solver.alignment.model import build
from solver.alignment.objective import sum_of


def default_cp_sat(case: AlignmentCase, seconds: int) -> dict[str, Any]:
    """The same model and sum, two workers, all settings as they come."""
    from ortools.sat.python import cp_model_helper as helper

    begun = time.process_time()
    model = build(case, {point: place.days for point, place in case.places.items()})
    sum_ = sum_of(model)
    model.statement.minimise(sum_.terms)
    parameters = helper.SatParameters()
    parameters.num_workers = 2
    parameters.max_time_in_seconds = seconds
    reached: dict[str, float] = {}
    known: dict[str, int] = {}

    def look() -> None:
        if len(known) < 2:
            return
        best, bound = sum_.bound(known["best"]), sum_.bound(known["bound"])
        gap = 1 - best.weight_satisfied / max(bound.weight_satisfied, 1)
        for name, limit in (("one_percent", 0.01), ("one_permille", 0.001)):
            if gap <= limit:
                reached.setdefault(name, time.process_time() - begun)

    class Heard(helper.SolutionCallback):
        def OnSolutionCallback(self) -> None:  # noqa: N802 - CP-SAT's name
            reached.setdefault("first", time.process_time() - begun)
            known.update(best=round(self.ObjectiveValue()), bound=round(self.BestObjectiveBound()))
            look()

    def better_bound(bound: float) -> None:
        known["bound"] = round(bound)
        look()

    wrapper = helper.SolveWrapper()
    wrapper.set_parameters(parameters)
    heard = Heard()
    wrapper.add_solution_callback(heard)
    wrapper.add_best_bound_callback(better_bound)
    response = wrapper.solve(model.statement.proto)  # type: ignore[no-untyped-call]  # C++
    end = time.process_time() - begun
    if not response.solution:
        return reached | {"end": end, "gap": None, "units": response.deterministic_time}
    verdict = check(case, model.dates(tuple(response.solution)))
    assert verdict.holds
    bound = sum_.bound(int(response.inner_objective_lower_bound))
    gap = 1 - verdict.objective.weight_satisfied / max(bound.weight_satisfied, 1)
    return reached | {"end": end, "gap": gap, "units": response.deterministic_time}


def highs_relaxation(case: AlignmentCase, seconds: int) -> dict[str, Any]:
    """Calendar days, no panels, no limits per week: an upper bound of what can be had, no dates.

    The gap is HiGHS's own, on the relaxation.
    """
    from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # without stubs

    begun = time.process_time()
    model = mathopt.Model()
    days = {
        point: model.add_integer_variable(
            lb=place.days[0].toordinal(), ub=place.days[-1].toordinal()
        )
        for point, place in case.places.items()
    }
    shifts = []
    for point, place in case.places.items():
        shift = model.add_variable(lb=0)
        today = place.current.toordinal()
        model.add_linear_constraint(shift >= days[point] - today)
        model.add_linear_constraint(shift >= today - days[point])
        shifts.append(place.weight * shift)
    wishes = []
    for bond in case.bonds:
        holds = None if bond.required else model.add_binary_variable()
        if holds is not None:
            wishes.append(bond.weight * holds)
        for relation in bond.relations:
            for first, then, low in _differences(relation):
                slack = case.places[then].days[0] - case.places[first].days[-1]
                lacking = max(low - slack.days, 0)
                given = 0 if holds is None else lacking * (1 - holds)
                model.add_linear_constraint(days[then] - days[first] >= low - given)
    most = sum(
        place.weight * (place.days[-1] - place.days[0]).days for place in case.places.values()
    )
    model.minimize(sum(shifts) - (most + 1) * sum(wishes))
    limit = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds))
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=limit)
    end = time.process_time() - begun
    if not result.has_primal_feasible_solution():
        return {"end": end, "gap": None}
    best, bound = result.objective_value(), result.best_objective_bound()
    return {"end": end, "gap": abs((best - bound) / bound) if bound else 0.0}


def _differences(relation: object) -> list[tuple[Point, Point, int]]:
    """Each as ``then - first ≥ low``; working days as the calendar days that they are at least."""
    if isinstance(relation, WorkingLag):
        least = min((day - latest).days for day, latest in relation.latest_first.items())
        return [(relation.first, relation.then, least)]
    if not isinstance(relation, Lag):
        return []
    found = [] if relation.low is None else [(relation.first, relation.then, relation.low)]
    if relation.high is not None:
        found.append((relation.then, relation.first, -relation.high))
    return found
