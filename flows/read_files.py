"""The files that a user names, read from the disk and checked together."""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn, TypeVar

from models.catalogue import Catalogue
from models.errors import InputErrors, InputProblem
from models.input_files import File, read_catalogues, read_inputs, read_project
from models.project import Project
from models.reading.utf8_text import MAX_BYTES

Given = TypeVar("Given")
Found = TypeVar("Found")


def read_project_and_calls(project: Path, calls: Sequence[Path]) -> tuple[Project, Catalogue]:
    """A project, and one catalogue of all ``calls``, which are files or folders of files.

    Raises:
        InputErrors: every fault of all files; those that are not there are faults too.
    """
    problems: list[InputProblem] = []
    content = attempt(read_content, project, problems)
    call_files: list[File] = []
    for path in calls:
        call_files += attempt(files_of_calls, path, problems) or []
    if content is not None and not problems:
        return read_inputs((str(project), content), call_files)
    if content is not None:
        attempt(lambda known: read_project(known, str(project)), content, problems)
    if call_files:
        attempt(lambda files: read_catalogues(files, complete=False), call_files, problems)
    raise InputErrors(problems)


def read_content(path: Path) -> bytes:
    """The content of a file that is not larger than what is read.

    Raises:
        InputErrors: there is no such file, it cannot be read, or it is too large.
    """
    with _in_words(path), path.open("rb") as file:
        size = os.fstat(file.fileno())
        if stat.S_ISREG(size.st_mode) and size.st_size > MAX_BYTES:
            _refuse_size(path, size.st_size)
        # One byte more than allowed: a pipe without end is refused like a large file.
        return file.read(MAX_BYTES + 1)


def opened_file(path: Path) -> BinaryIO:
    """A file of any size, to be read piece by piece; whoever asks for it closes it.

    Raises:
        InputErrors: there is no such file, or it cannot be read.
    """
    with _in_words(path):
        return path.open("rb")


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        _refuse_missing(path)
    except IsADirectoryError:
        _refuse(
            path,
            "file-is-folder",
            ("det här är en mapp, inte en fil.", "this is a folder, not a file."),
            ("Skriv namnet på en fil i mappen.", "Write the name of a file in the folder."),
        )
    except OSError as error:
        reason = error.strerror or str(error)
        _refuse(
            path,
            "file-not-readable",
            (f"filen går inte att läsa ({reason}).", f"the file cannot be read ({reason})."),
            ("Kontrollera att du får läsa den.", "Check that you may read it."),
        )


def attempt(
    read: Callable[[Given], Found], given: Given, problems: list[InputProblem]
) -> Found | None:
    """What ``read`` makes of ``given``; or None, and its faults are added to ``problems``."""
    try:
        return read(given)
    except InputErrors as error:
        problems += error.problems
        return None


_DOCUMENTS = (".yaml", ".yml", ".json")
_OTHER_FORMAT = re.compile(
    rb"""^[ \t{]*["']?format["']?[ \t]*:[ \t]*["']?samspel/(?!catalogue@)""", re.MULTILINE
)


def documents_in(folder: Path) -> list[File]:
    """Every YAML and JSON file of a folder, by name.

    Raises:
        InputErrors: every file that cannot be read.
    """
    try:
        names = sorted(folder.iterdir())
    except OSError:
        names = []
    problems: list[InputProblem] = []
    files: list[File] = []
    for one in names:
        if one.suffix in _DOCUMENTS and not one.name.startswith(".") and one.is_file():
            content = attempt(read_content, one, problems)
            if content is not None:
                files.append((str(one), content))
    if problems:
        raise InputErrors(problems)
    return files


def files_of_calls(path: Path) -> list[File]:
    """The file; of a folder all its catalogues, by name: a project may lie beside them.

    Raises:
        InputErrors: a file cannot be read, or the folder has no catalogue.
    """
    if not path.is_dir():
        return [(str(path), read_content(path))]
    files = documents_in(path)
    catalogues = [file for file in files if not _OTHER_FORMAT.search(file[1])]
    if not catalogues:
        _refuse(
            path,
            "folder-without-calls",
            ("mappen har ingen katalog.", "the folder has no catalogue."),
            (
                "Lägg YAML-filer med raden format: samspel/catalogue@1 i den.",
                "Put YAML files with the line format: samspel/catalogue@1 into it.",
            ),
        )
    return catalogues


def _refuse_missing(path: Path) -> NoReturn:
    try:
        beside = [one.name for one in path.parent.iterdir()]
    except OSError:
        _refuse(
            path,
            "file-not-found",
            ("filen finns inte.", "there is no such file."),
            (
                f"Mappen {path.parent} finns inte heller.",
                f"There is no folder {path.parent} either.",
            ),
        )
    near = difflib.get_close_matches(path.name, beside, n=1)
    _refuse(
        path,
        "file-not-found",
        ("filen finns inte.", "there is no such file."),
        (
            f"Menade du kanske {path.parent / near[0]}?" if near else "Kontrollera sökvägen.",
            f"Maybe you meant {path.parent / near[0]}?" if near else "Check the path.",
        ),
    )


def _refuse_size(path: Path, size: int) -> NoReturn:
    mebibytes, most = f"{size / 2**20:.1f}", MAX_BYTES // 2**20
    _refuse(
        path,
        "file-too-large",
        (
            f"filen är {mebibytes.replace('.', ',')} MiB stor; högst {most} MiB läses.",
            f"the file is {mebibytes} MiB large; at most {most} MiB are read.",
        ),
        (
            "Är det rätt fil? Dela annars upp den i flera filer.",
            "Is it the right file? If so, split it into several files.",
        ),
    )


def _refuse(path: Path, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    raise InputErrors([InputProblem(str(path), None, "", code, *message, *remedy)])
