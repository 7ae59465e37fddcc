"""One nightly run at a time in a folder: a second one would remove what the first is writing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flows.output_folder import check_folder
from models.errors import InputErrors, InputProblem

LOCK = ".nightly-lock"
"""An empty file that stays; the operating system lets go of it when a run ends, or is killed."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder of nightly runs, which is made if it does not exist.

    Raises:
        InputErrors: another run holds it, or it cannot be written to.
    """
    check_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        if not _taken(file):
            _refuse(folder)
        yield


if sys.platform == "win32":

    def _taken(file: IO[bytes]) -> bool:
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _taken(file: IO[bytes]) -> bool:
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _refuse(folder: Path) -> None:
    raise InputErrors(
        [
            InputProblem(
                str(folder),
                None,
                "",
                "nightly-already-running",
                "en annan nattkörning skriver i mappen.",
                "another nightly run is writing to the folder.",
                "Vänta tills den är klar, och kör sedan igen.",
                "Wait until it has ended, and then run again.",
            )
        ]
    )
