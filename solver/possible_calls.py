"""The calls that a project may apply to at all: those that no rule bars outright."""

from __future__ import annotations

from models.catalogue import Catalogue
from models.project import Project
from solver.funding_model import is_out
from solver.model import bars_of
from solver.problem import problem_of


def possible_calls(project: Project, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the calls, on the project's day, by id; which of them can be combined is not asked."""
    problem = problem_of(project, catalogue)
    return tuple(
        option.id
        for option in problem.options
        if not is_out(option, {bar for bar, _ in bars_of(problem, option)})
    )
