"""A set of files written into a folder as one: never half of it, and no file of others touched."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from models.errors import InputErrors, InputProblem


def check_folder(folder: Path) -> None:
    """See that files can be written into ``folder``, before long work is begun; writes nothing.

    Raises:
        InputErrors: it is a file, or may not be written to.
    """
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        _refuse(
            folder,
            "output-not-folder",
            (f"{existing} är en fil, inte en mapp.", f"{existing} is a file, not a folder."),
            ("Ange en mapp i stället.", "Name a folder instead."),
        )
    if not os.access(existing, os.W_OK | os.X_OK):
        _refuse_writing(folder, "Permission denied")


def write_folder(folder: Path, files: Mapping[str, bytes], ours: re.Pattern[str]) -> None:
    """Write ``files`` (name -> content) into ``folder``, which is made if it does not exist.

    All files are first written beside their places and then renamed, the last one last. Files
    of an earlier run, whose names ``ours`` matches in full, are removed when they are not among
    ``files``; all other files in the folder stay.

    Raises:
        InputErrors: the folder cannot be written to.
    """
    folder = folder.resolve()
    try:
        _write(folder, files, ours)
    except OSError as error:
        _refuse_writing(folder, error.strerror or str(error))


def write_file(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all.

    Raises:
        InputErrors: it cannot be written.
    """
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        _refuse_writing(path, error.strerror or str(error))


def remove_leavings(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left below a folder of ours."""
    for path in folder.rglob(".*"):
        if _LEAVINGS.fullmatch(path.name):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


_LEAVINGS = re.compile(r"\..+-[0-9a-f]{8}")


def _write(folder: Path, files: Mapping[str, bytes], ours: re.Pattern[str]) -> None:
    is_new = not folder.exists()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Inside an existing folder, since that may be a disk of its own: nothing is renamed across.
    beside = (folder.parent if is_new else folder) / f".samspel-{secrets.token_hex(4)}"
    beside.mkdir()
    try:
        for name, content in files.items():
            (beside / name).write_bytes(content)
        if is_new:
            beside.rename(folder)
            return
        _refuse_folders_in_the_way(folder, files)
        for name in files:
            (beside / name).replace(folder / name)
        for old in folder.iterdir():
            if old.name not in files and ours.fullmatch(old.name) and old.is_file():
                old.unlink()
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_folders_in_the_way(folder: Path, files: Mapping[str, bytes]) -> None:
    for name in files:
        if (folder / name).is_dir():
            _refuse(
                folder / name,
                "output-not-file",
                ("här ligger en mapp i vägen.", "a folder lies in the way here."),
                ("Flytta den, eller skriv en annan --out.", "Move it, or write another --out."),
            )


def _refuse_writing(folder: Path, reason: str) -> NoReturn:
    _refuse(
        folder,
        "output-not-writable",
        (f"det går inte att skriva hit ({reason}).", f"cannot write here ({reason})."),
        ("Välj en mapp som du får skriva i.", "Choose a folder that you may write to."),
    )


def _refuse(path: Path, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    raise InputErrors([InputProblem(str(path), None, "", code, *message, *remedy)])
