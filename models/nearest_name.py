"""The known names that a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Below this likeness (0 to 1) a suggestion misleads more often than it helps.
_LEAST_LIKENESS = 0.66
# No name of ours is longer; comparing takes time that grows with the length.
_LONGEST_NAME = 80
_SHORTEST_ABBREVIATION = 3


def nearest_names(name: str, known: Iterable[str], limit: int = 2) -> tuple[str, ...]:
    """The names in ``known`` most like ``name``, nearest first; empty when none is alike.

    Case is ignored, as is the difference between ``-``, ``_`` and a space. The beginning of a
    known name counts as like it.
    """
    if not name or len(name) > _LONGEST_NAME:
        return ()
    return _ranked(name, tuple(known))[:limit]


@lru_cache(maxsize=4096)
def _ranked(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    likeness = {candidate: _likeness(_plain(name), _plain(candidate)) for candidate in known}
    alike = [candidate for candidate in likeness if likeness[candidate] >= _LEAST_LIKENESS]
    return tuple(sorted(alike, key=lambda candidate: (-likeness[candidate], candidate)))


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def _likeness(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST_ABBREVIATION and longer.startswith(shorter):
        return max(_LEAST_LIKENESS, SequenceMatcher(None, one, other).ratio())
    return SequenceMatcher(None, one, other).ratio()
