"""One fault in words, before it is known in which file it stands."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import InputProblem
from models.reading.shown import Path, shown_path
from models.text import Text

NO_REMEDY = Text(sv="", en="")


@dataclass(frozen=True)
class Wording:
    """What is wrong (``message``), what to write instead (``remedy``), and the stable code."""

    code: str
    message: Text
    remedy: Text = NO_REMEDY

    def at(self, file: str, line: int | None, path: Path = ()) -> InputProblem:
        """The problem that these words describe, at its place."""
        return InputProblem(
            file=file,
            line=line,
            path=shown_path(path),
            code=self.code,
            message_sv=self.message.sv,
            message_en=self.message.en,
            remedy_sv=self.remedy.sv,
            remedy_en=self.remedy.en,
        )
