"""The example projects of an alignment, and what it comes to for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.alignment.alignment import ArchetypeResult
from models.alignment.found import Found
from models.alignment.scenario import KeptProjects
from models.plan import Plan
from models.project import Project
from solver.archetypes.told import stopped_planning, why_not


@dataclass(frozen=True)
class Archetype:
    """An example project, its file, and what is asked of it; ``weight`` where it is a wish."""

    project: Project
    file: str
    weight: int | None

    @property
    def is_required(self) -> bool:
        """Whether the alignment has to keep it."""
        return self.weight is None


@dataclass(frozen=True)
class Kept:
    """The alignment, and what it does for each project."""

    found: Found
    archetypes: tuple[ArchetypeResult, ...]


def archetypes_of(
    kept: Sequence[KeptProjects], projects: Mapping[str, Project]
) -> tuple[Archetype, ...]:
    """The example projects of a scenario; one that stands in two entries is what the first says."""
    found: dict[str, Archetype] = {}
    for entry in kept:
        weight = None if entry.require == "all" else entry.weight
        for file in entry.projects:
            found.setdefault(file, Archetype(projects[file], file, weight))
    return tuple(found.values())


def interrupted(
    archetypes: Sequence[Archetype],
    found: Found,
    after: Mapping[str, Plan],
    before: Mapping[str, Plan],
) -> Kept:
    """The best dates until the user stopped; nothing is proven, and no plan means not known.

    ``after`` are the plans on those dates by file, as far as they were made.
    """
    unsure = any(
        one.is_required and (one.file not in after or after[one.file].status != "feasible")
        for one in archetypes
    )
    found = replace(
        found,
        status="undecided" if unsure else found.status,
        proven=False,
        gap=None,
        remarks=(*found.remarks, stopped_planning(unplanned=not after)),
    )
    return Kept(
        found,
        tuple(
            ArchetypeResult(
                project=one.project.id,
                title=one.project.title,
                file=one.file,
                require="all" if one.is_required else "most",
                before=before[one.file].status,
                after=after[one.file].status if one.file in after else "undecided",
                why_not=why_not(after[one.file]) if one.file in after else (),
            )
            for one in archetypes
        ),
    )
