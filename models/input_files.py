"""Projects, catalogues and plans out of the contents of files, or every fault of all of them.

``models.document`` reads one file; here several files become one catalogue, a project is held
against it, and faults that only show then get the file and the line that they come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from models.applied import applied_to_nothing, applied_unknown
from models.assumptions_set import assumption_flaws
from models.catalogue import Catalogue
from models.document import Reading, read, read_what_is_sound
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw, Path
from models.merged_catalogue import read_merged
from models.names_rest_on import PROJECT_NAMES
from models.plan import PLAN_FORMAT, Plan
from models.project import PROJECT_FORMAT, Project
from models.reading.sure_flaws import sure_flaws

File = tuple[str, bytes]
"""The name of a file, for messages, and its content."""


def read_project(content: bytes, file: str, calls: Catalogue | None = None) -> Project:
    """A project; that the calls it names exist is seen to where ``calls`` are given.

    Raises:
        InputErrors: every fault of the file.
    """
    reading = read_what_is_sound(content, file, Project, PROJECT_FORMAT)
    known = None if calls is None else _Calls(calls, frozenset(), is_whole=True)
    problems = _problems(reading, known)
    if problems:
        raise InputErrors(problems)
    return reading.sound.value


def read_catalogues(files: Sequence[File], *, complete: bool = True) -> Catalogue:
    """One catalogue of all files, which may refer to each other.

    With ``complete=False`` other files are missing: what they may hold is not asked for.

    Raises:
        InputErrors: every fault of all files.
    """
    merged = read_merged(files, complete=complete)
    if merged.problems:
        raise InputErrors(merged.problems)
    return merged.catalogue


def read_plan(content: bytes, file: str) -> Plan:
    """A plan that Samspel or a person has written.

    Raises:
        InputErrors: every fault of the file.
    """
    return read(content, file, Plan, PLAN_FORMAT)


def read_inputs(project_file: File, catalogue_files: Sequence[File]) -> tuple[Project, Catalogue]:
    """What a plan is made from: a project, and the calls that it may apply to.

    Raises:
        InputErrors: every fault of all files.
    """
    (project,), catalogue = read_portfolio_inputs([project_file], catalogue_files)
    return project, catalogue


def read_portfolio_inputs(
    project_files: Sequence[File], catalogue_files: Sequence[File]
) -> tuple[tuple[Project, ...], Catalogue]:
    """Several projects, in the order of their files, and the calls that they may apply to.

    Raises:
        InputErrors: every fault of all files, and projects with the same id.
    """
    merged = read_merged(catalogue_files, complete=True)
    calls = _Calls(merged.catalogue, merged.holes, is_whole=merged.is_whole)
    projects: list[Project] = []
    first_of: dict[str, str] = {}
    problems: list[InputProblem] = []
    for name, content in project_files:
        try:
            reading = read_what_is_sound(content, name, Project, PROJECT_FORMAT)
        except InputErrors as error:
            problems += error.problems
            continue
        project = reading.sound.value
        projects.append(project)
        problems += _problems(reading, calls)
        first = first_of.setdefault(project.id, name)
        if first != name and ("id",) not in reading.sound.holes:
            problems.append(reading.document.problem(_same_project(project, first)))
    problems += merged.problems
    if problems:
        raise InputErrors(problems)
    return tuple(projects), merged.catalogue


@dataclass(frozen=True)
class _Calls:
    """The calls that a project is held against, and what of them is not known."""

    catalogue: Catalogue
    holes: Collection[Path]
    is_whole: bool


def _problems(reading: Reading[Project], calls: _Calls | None) -> list[InputProblem]:
    """The faults of a project on its own and, as far as they are sure, beside the calls."""
    project = reading.sound.value
    flaws = [*_own_flaws(reading)]
    if calls is not None:
        beside = project.unknown_calls(list(calls.catalogue.call_by_id))
        # Dates are asked for only where there are some.
        is_whole = calls.is_whole and not reading.problems
        applied = applied_unknown if is_whole else applied_to_nothing
        found = [*beside, *applied(project.applied, calls.catalogue)]
        holes = {*reading.sound.holes, *(("catalogue", *hole) for hole in calls.holes)}
        flaws += found if is_whole else sure_flaws(found, holes, PROJECT_NAMES)
    return [*reading.problems, *(reading.document.problem(flaw) for flaw in flaws)]


def _own_flaws(reading: Reading[Project]) -> Iterator[Flaw]:
    project = reading.sound.value
    if not reading.problems:
        return iter((*project.flaws(), *assumption_flaws(project.assumptions)))
    names = (*project.flaws_of_names(), *assumption_flaws(project.assumptions))
    return sure_flaws(names, reading.sound.holes, PROJECT_NAMES)


def _same_project(project: Project, first: str) -> Flaw:
    return Flaw(
        ("id",),
        "project-twice",
        f"projektet {project.id!r} står redan i {first}.",
        f"the project {project.id!r} already stands in {first}.",
        "Ge varje projekt ett eget id, eller ta bort den ena filen.",
        "Give each project an id of its own, or remove one of the files.",
    )
