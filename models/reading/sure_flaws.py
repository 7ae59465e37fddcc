"""Which flaws of a document are sure although parts of it could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from models.flaw import Flaw
from models.reading.shown import Path


@dataclass(frozen=True)
class _Step:
    """A step of a place that is not a name."""

    name: str


ANY: Final = _Step("any")
"""Every entry: one of them that has no sound id may be the one that is looked for."""
SAME: Final = _Step("same")
"""The step that the path of the flaw itself has here."""

Place = tuple[str | _Step, ...]
RestsOn = Mapping[str, Collection[Place]]
"""By the code of a flaw, the places besides its own path that it is read from.

A code that is not here is sure only where the whole document could be read.
"""


def sure_flaws(flaws: Iterable[Flaw], holes: Collection[Path], rests_on: RestsOn) -> Iterator[Flaw]:
    """The flaws that stay whatever is written into the holes."""
    for flaw in flaws:
        places = rests_on.get(flaw.code)
        if places is None or any(_leads_to(hole, flaw.path, flaw.path) for hole in holes):
            continue
        if not any(_leads_to(hole, place, flaw.path) for hole in holes for place in places):
            yield flaw


def _leads_to(hole: Path, place: Place | Path, of: Path) -> bool:
    """Whether the hole is the place, or holds it."""
    if len(hole) > len(place):
        return False
    for index, step in enumerate(hole):
        wanted = place[index]
        if wanted is SAME:
            wanted = of[index] if index < len(of) else ANY
        if wanted is not ANY and wanted != step:
            return False
    return True
