"""What the nightly run works with (format ``samspel/nightly@1``): sources, projects, feeds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from flows.read_files import read_content
from models.document import read
from models.errors import InputErrors, InputProblem
from models.text import Language
from models.vocabulary import Record

NIGHTLY_FORMAT: Final = "samspel/nightly@1"


class NightlySource(Record):
    """A source to read: ``places`` are files or addresses, none means the source's own address.

    ``complete``: they hold all that the source has, so that calls which are gone from them leave
    the catalogue.
    """

    source: str
    places: tuple[str, ...] = ()
    complete: bool = False


class NightlySettings(Record):
    """The settings file. Paths in it are relative to its folder.

    ``projects`` are project files, or folders of them. ``rates`` is the ECB's file of rates, for
    programmes that go by them. ``out`` is where plans, feeds and the change report are written.
    """

    format: Literal["samspel/nightly@1"] = NIGHTLY_FORMAT
    sources: tuple[NightlySource, ...] = ()
    projects: tuple[str, ...] = ()
    rates: str | None = None
    out: str
    language: Language = "sv"
    time_limit_seconds: Annotated[int, Field(ge=1, le=3600)] = 60


@dataclass(frozen=True)
class Nightly:
    """The settings with the folder that their paths are relative to."""

    settings: NightlySettings
    folder: Path

    @property
    def out(self) -> Path:
        """Where everything is written."""
        return self.folder / self.settings.out

    @property
    def rates(self) -> Path | None:
        """The file with the ECB's rates."""
        return None if self.settings.rates is None else self.folder / self.settings.rates

    def places(self, source: NightlySource) -> tuple[str, ...]:
        """The places of a source; files below the folder of the settings."""
        return tuple(
            place if "://" in place else str(self.folder / place) for place in source.places
        )

    def project_files(self, name: str) -> tuple[Path, ...]:
        """The project files behind one name of ``projects``.

        Raises:
            InputErrors: there is no such file or folder.
        """
        path = self.folder / name
        if path.is_dir():
            return tuple(sorted(path.glob("*.yaml")))
        if path.is_file():
            return (path,)
        raise InputErrors(
            [
                InputProblem(
                    str(path),
                    None,
                    "",
                    "file-missing",
                    "det finns ingen sådan fil eller mapp.",
                    "there is no such file or folder.",
                    "Rätta projects: i inställningarna.",
                    "Correct projects: in the settings.",
                )
            ]
        )


def read_nightly(path: Path) -> Nightly:
    """The settings of a nightly run.

    Raises:
        InputErrors: every fault of the file.
    """
    settings = read(read_content(path), str(path), NightlySettings, NIGHTLY_FORMAT)
    return Nightly(settings, path.absolute().parent)
