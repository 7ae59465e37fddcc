"""The project files of a folder and the files of the calls, read and checked together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from flows.portfolio_request import PortfolioRequest
from flows.read_files import attempt, documents_in, files_of_calls
from models.catalogue import Catalogue
from models.errors import InputErrors, InputProblem
from models.input_files import File, read_catalogues, read_portfolio_inputs, read_project
from models.project import Project


@dataclass(frozen=True)
class Inputs:
    """The projects by id, the name of the file that each stands in, and the calls."""

    projects: tuple[Project, ...]
    files: tuple[str, ...]
    catalogue: Catalogue


def read_portfolio(request: PortfolioRequest) -> Inputs:
    """Read the folder, and set the day and the assumptions of the request on every project.

    Raises:
        InputErrors: every fault of all files; a folder without projects is a fault too.
    """
    problems: list[InputProblem] = []
    files = attempt(_project_files, request.folder, problems) or []
    call_files: list[File] = []
    for path in request.calls:
        call_files += attempt(files_of_calls, path, problems) or []
    if problems:
        _tell_all(files, call_files, problems)
    projects, catalogue = read_portfolio_inputs(files, call_files)
    found = [
        (_as_requested(project, request), Path(name).name)
        for project, (name, _) in zip(projects, files, strict=True)
    ]
    found.sort(key=lambda one: one[0].id)
    return Inputs(
        projects=tuple(project for project, _ in found),
        files=tuple(name for _, name in found),
        catalogue=catalogue,
    )


_OTHER_FORMAT = re.compile(
    rb"""^[ \t{]*["']?format["']?[ \t]*:[ \t]*["']?samspel/(?!project@)""", re.MULTILINE
)


def _project_files(folder: Path) -> list[File]:
    """The projects of a folder; a file of another format of Samspel may lie beside them."""
    if not folder.is_dir():
        _refuse(
            folder,
            "portfolio-not-folder",
            ("det finns ingen sådan mapp.", "there is no such folder."),
            ("Ange en mapp med projektfiler.", "Name a folder of project files."),
        )
    files = [one for one in documents_in(folder) if not _OTHER_FORMAT.search(one[1])]
    if not files:
        _refuse(
            folder,
            "folder-without-projects",
            ("mappen har inget projekt.", "the folder has no project."),
            (
                "Lägg YAML-filer med raden format: samspel/project@1 i den.",
                "Put YAML files with the line format: samspel/project@1 into it.",
            ),
        )
    return files


def _tell_all(
    files: Sequence[File], call_files: Sequence[File], problems: list[InputProblem]
) -> NoReturn:
    """Raise what is known, with the faults of each file that could be read on its own."""
    for file in files:
        attempt(_read_one, file, problems)
    if call_files:
        attempt(lambda known: read_catalogues(known, complete=False), call_files, problems)
    raise InputErrors(problems)


def _read_one(file: File) -> Project:
    name, content = file
    return read_project(content, name)


def _as_requested(project: Project, request: PortfolioRequest) -> Project:
    if request.today is not None:
        project = project.on_day(request.today)
    if request.assume:
        assumptions = {**project.assumptions, **request.assume}
        project = project.model_copy(update={"assumptions": assumptions})
    return project


def _refuse(path: Path, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    raise InputErrors([InputProblem(str(path), None, "", code, *message, *remedy)])
