"""Search for the least changes: one alone, else two together, cheapest first.

Every conflict that was found is proven, so a change of one demand helps only if each conflict holds
that demand; what can't help is not tried. What is offered was planned: the changed project was
solved from the start, and its plan passed the plain reading of every rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.errors import NumericGuardError
from models.finding import Repair
from models.money import parse_amount
from models.project import Project
from solver.budget import Budget
from solver.engine import Status
from solver.explain import Explanation
from solver.funding_model import FundingModel
from solver.model import build
from solver.plan_of import plan_of
from solver.problem import Problem, problem_of
from solver.repairs.activities import split_work_packages
from solver.repairs.certificates import certificates
from solver.repairs.change import Kind, Made, Movable, Reshaping
from solver.repairs.conditions import conditions_to_meet
from solver.repairs.costs import other_costs
from solver.repairs.money import more_money
from solver.repairs.period import other_periods, shorter_projects
from solver.repairs.short_of_money import is_short_of_money
from solver.repairs.wishes import dropped_wishes, other_calls, undecided_budgets
from solver.rows import value_of
from solver.solution import solution_of
from solver.tentative import tentatively

MOST_REPAIRS = 8
MOST_OF_A_KIND = 3
"""So many changes of one kind of the project's form are offered."""

MOST_PAIRS = 40
MOST_RESHAPED_PAIRS = 12

_MOST = 0.125
"""No single question takes more than this part of the time."""


@dataclass(frozen=True)
class Repairs:
    """Least changes, the least disturbing first; ``complete`` where time sufficed to try all."""

    repairs: tuple[Repair, ...]
    complete: bool


def repairs(problem: Problem, explanation: Explanation, budget: Budget) -> Repairs:
    """Single changes that make the project feasible; pairs only where no single one does."""
    if not explanation.cores:
        return Repairs((), complete=False)
    search = _Search(problem, explanation, budget)
    found = search.single()
    if not found:
        found = search.together()
    if not found:
        found = search.reshaped_and_moved()
    ranked = sorted(found, key=lambda made: (len(made), sorted(one.rank for one in made)))
    return Repairs(
        tuple(
            Repair(changes=tuple(one.change for one in made), verified=True)
            for made in ranked[:MOST_REPAIRS]
        ),
        complete=not search.stopped,
    )


Together = tuple[Made, ...]


class _Search:
    def __init__(self, problem: Problem, explanation: Explanation, budget: Budget) -> None:
        self.problem, self.model, self.budget = problem, explanation.model, budget
        self.cores = explanation.cores
        self.missing = max(
            (parse_amount(one.numbers.get("missing", 0)) for one in explanation.conflicts),
            default=0,
        )
        self.stopped = False
        demands = self.model.rows.demands
        self.rules = frozenset(demands[number].rule for core in self.cores for number in core)
        self.short_of_money = is_short_of_money(problem)
        self.movables = [one for one in _movables(problem, self.model) if self._bears_on(one)]

    def single(self) -> list[Together]:
        found: list[Together] = []
        for movable in self.movables:
            if all(movable.demands & core for core in self.cores):
                made = self._least(self.model, (movable,))
                if made and self._holds(made):
                    found.append(made)
        kinds: dict[Kind, int] = defaultdict(int)
        for reshaping in self._reshapings():
            if len(found) >= MOST_REPAIRS or self._is_spent():
                break
            if kinds[reshaping.kind] == MOST_OF_A_KIND:
                continue
            least = self._least_size(reshaping)
            if least is not None:
                found.append((least,))
                kinds[reshaping.kind] += 1
        return found

    def together(self) -> list[Together]:
        """Two changes; where more conflicts stand in the way, the first that meets each."""
        found: list[Together] = []
        pairs = [
            pair
            for pair in combinations(self.movables, 2)
            if all(any(one.demands & core for one in pair) for core in self.cores)
        ]
        for pair in pairs[:MOST_PAIRS]:
            if len(found) >= MOST_REPAIRS or self._is_spent():
                break
            made = self._least(self.model, pair)
            if len(made) == len(pair) and self._holds(made):
                found.append(made)
        if not found and len(self.cores) > 2:
            firsts = [
                next((one for one in self.movables if one.demands & core), None)
                for core in self.cores
            ]
            chosen = tuple(dict.fromkeys(one for one in firsts if one is not None))
            made = self._least(self.model, chosen) if None not in firsts else ()
            if made and self._holds(made):
                found.append(made)
        return found

    def reshaped_and_moved(self) -> list[Together]:
        """One change of the project's form, and one of a demand beside it."""
        found: list[Together] = []
        for reshaping in list(self._reshapings(alone=False))[:MOST_RESHAPED_PAIRS]:
            if found or self._is_spent():
                break
            made = reshaping.make(reshaping.sizes[-1])
            problem = self._changed((made,))
            model = build(problem, explained=frozenset(one.id for one in problem.options))
            self.budget.built(model.rows)
            for movable in _movables(problem, model):
                if not movable.demands or self._is_spent():
                    continue
                others = self._least(model, (movable,))
                if others and self._holds((made, *others)):
                    found.append((made, *others))
                    break
        return found

    def _reshapings(self, *, alone: bool = True) -> Iterator[Reshaping]:
        demands = self.model.rows.demands
        rules = [{demands[number].rule for number in core} for core in self.cores]
        unpaid = frozenset[str].intersection(
            *(
                frozenset(
                    demands[number].subjects[0]
                    for number in core
                    if demands[number].rule == "financing.full"
                )
                for core in self.cores
            )
        )
        for one in (
            *other_calls(self.problem),
            *undecided_budgets(self.problem),
            *conditions_to_meet(self.problem),
            *shorter_projects(self.problem),
            *split_work_packages(self.problem),
            *(other_costs(self.problem, unpaid, self.missing) if unpaid else ()),
        ):
            bears_on = [one.rules is None or bool(one.rules & named) for named in rules]
            if all(bears_on) if alone else any(bears_on):
                yield one

    def _bears_on(self, movable: Movable) -> bool:
        return any(movable.demands & core for core in self.cores)

    def _least(self, model: FundingModel, movables: Sequence[Movable]) -> Together:
        """The changes at their least, the one that disturbs most first made small."""
        rows = model.rows
        dropped = frozenset[int]().union(*(one.demands for one in movables))
        kept = frozenset(range(len(rows.demands))) - dropped
        values: tuple[int, ...] = ()
        sums = [one.least for one in reversed(movables) if one.least]
        with tentatively(rows):
            for least in sums or [()]:
                answer = self.budget.solve(
                    rows, most=_MOST, demands=kept, minimise=least, hint=values
                )
                if not answer.values:
                    break
                values = answer.values
                rows.add(least, high=value_of(least, values))
        if not values:
            return ()
        made = [one.read(values) for one in movables]
        return tuple(one for one in made if one is not None)

    def _least_size(self, reshaping: Reshaping) -> Made | None:
        """The smallest size that will do, by halving: what a size does, a greater one does too."""
        sizes = reshaping.sizes
        works = reshaping.make(sizes[-1])
        if not self._holds((works,), in_doubt=True):
            return None
        low, high = 0, len(sizes) - 1
        while low < high and not self._is_spent():
            middle = (low + high) // 2
            made = reshaping.make(sizes[middle])
            if self._holds((made,), in_doubt=True):
                works, high = made, middle
            else:
                low = middle + 1
        return works

    def _changed(self, made: Together) -> Problem:
        project, catalogue = self.problem.project, self.problem.catalogue
        for one in made:
            project, catalogue = one.edit(project, catalogue)
        return problem_of(project, catalogue)

    def _holds(self, made: Together, *, in_doubt: bool = False) -> bool:
        """Whether the changed project can be planned, by the solver and by the plain reading.

        Where it is ``in_doubt``, what stood in the way is asked first: most changes meet that no
        better than before.
        """
        if self._is_spent():
            return False
        problem = self._changed(made)
        if any(True for _ in _faults(problem.project, problem.catalogue)):
            return False
        try:
            if in_doubt and self._still_stands(problem):
                return False
            model = build(problem)
        except NumericGuardError:
            return False
        self.budget.built(model.rows)
        answer = self.budget.solve(model.rows, most=_MOST)
        if answer.status not in (Status.OPTIMAL, Status.FEASIBLE):
            self.stopped = self.stopped or answer.status is Status.UNKNOWN
            return False
        plan = plan_of(problem, solution_of(model, answer.values))
        found = check(Case(problem.project, problem.catalogue, plan))
        return not any(one.severity == "error" for one in found)

    def _still_stands(self, problem: Problem) -> bool:
        """Whether what was in the way is seen to be still: money, else the rules in conflict."""
        if self.short_of_money:
            return is_short_of_money(problem)
        model = build(problem, rules=self.rules)
        self.budget.built(model.rows)
        answer = self.budget.solve(model.rows, most=_MOST)
        return answer.status is Status.INFEASIBLE

    def _is_spent(self) -> bool:
        self.stopped = self.stopped or self.budget.is_spent
        return self.budget.is_spent


def _movables(problem: Problem, model: FundingModel) -> Iterator[Movable]:
    yield from certificates(problem, model)
    yield from other_periods(problem, model)
    yield from dropped_wishes(problem, model)
    yield from more_money(problem, model)


def _faults(project: Project, catalogue: Catalogue) -> Iterator[object]:
    yield from project.flaws()
    yield from catalogue.flaws()
