"""Legal parameters of the user's own, laid over the shipped ones while something is computed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from flows.read_files import attempt, read_content
from models.errors import InputErrors, InputProblem
from models.parameter import extra_parameters
from models.parameter_folder import FileOfParameter, read_parameter_folder


@contextmanager
def law(folder: Path | None) -> Iterator[None]:
    """Let the parameter files below ``folder`` hold beside the shipped ones; ``None`` adds nothing.

    Raises:
        InputErrors: every fault of the folder and its files.
    """
    if folder is None:
        yield
        return
    with extra_parameters(read_parameter_folder(_files(folder))):
        yield


def _files(folder: Path) -> dict[str, FileOfParameter]:
    """The files of a folder by the id of the parameter, which is their path in it."""
    if not folder.is_dir():
        _refuse(
            folder,
            "parameters-not-folder",
            ("mappen finns inte.", "there is no such folder."),
            ("Ange en mapp med parametrar.", "Name a folder of parameters."),
        )
    paths = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    if not paths:
        _refuse(
            folder,
            "folder-without-parameters",
            ("mappen har ingen parameter.", "the folder has no parameter."),
            (
                "Lägg filer i den som gber/article_25/maximum_intensity.yaml.",
                "Put files into it such as gber/article_25/maximum_intensity.yaml.",
            ),
        )
    problems: list[InputProblem] = []
    files: dict[str, FileOfParameter] = {}
    for path in paths:
        content = attempt(read_content, path, problems)
        if content is not None:
            files[path.relative_to(folder).with_suffix("").as_posix()] = (str(path), content)
    if problems:
        raise InputErrors(problems)
    return files


def _refuse(folder: Path, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    raise InputErrors([InputProblem(str(folder), None, "", code, *message, *remedy)])
