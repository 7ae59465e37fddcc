"""``samspel demo``: the main job on a real case that comes with Samspel."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from samspel.options import Alternatives, Engine, Json, Lang, Out, TimeLimit

if TYPE_CHECKING:
    from models.text import Language


def demo(
    out: Out = Path("demo-out"),
    time_limit: TimeLimit = 60,
    alternatives: Alternatives = 0,
    engine: Engine = "plain",
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Plan the bundled example and write all files; the exit status is that of the plan."""
    from flows.plan_request import PlanRequest
    from samspel.demo import CATALOGUE, PROJECT
    from samspel.language import spoken
    from samspel.terminal import message
    from samspel.written_plan import write_plan

    request = PlanRequest(
        project=PROJECT,
        calls=(CATALOGUE,),
        language=spoken(lang),
        time_limit_seconds=time_limit,
        alternatives=alternatives,
        consequences=True,
    )
    status = write_plan(request, out, engine, as_json=json)
    message(_how_to_go_on(out, request.language))
    return status


def _how_to_go_on(out: Path, language: Language) -> str:
    from samspel.demo import CATALOGUE, PROJECT

    project, catalogue, folder = (_as_typed(path) for path in (PROJECT, CATALOGUE, out))
    command = f"samspel plan {project} --calls {catalogue} --out {folder}"
    if language == "sv":
        return f"\nSamma sak: {command}\nKopiera de två filerna och ändra i dem för ditt projekt."
    return f"\nThe same: {command}\nCopy the two files and change them for your own project."


def _as_typed(path: Path) -> str:
    """The path from the working directory, where it lies below that; quoted for the shell."""
    here = Path.cwd()
    return shlex.quote(str(path.relative_to(here) if path.is_relative_to(here) else path))
