"""Where the labels of a row of marks go, so that none covers another or another's line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

GAP = 8
"""Pixels kept free beside a label."""

LETTER = 0.56
"""Width of an average letter as a share of its height, on the wide side of the usual fonts."""


_ASIDE = 1.5
"""So many lines further down are as bad as standing on the other side of the mark."""

_NO_WALLS: Mapping[float, int] = MappingProxyType({})

Side = Literal["start", "end"]


@dataclass(frozen=True)
class Label:
    """Words that belong to a mark at ``x``."""

    x: float
    text: str


@dataclass(frozen=True)
class Placed:
    """A label in a line below the marks (0 is nearest), to the right or the left of its mark."""

    label: Label
    line: int
    side: Side


def place(
    labels: Sequence[Label],
    right: float,
    size: float,
    walls: Mapping[float, int] = _NO_WALLS,
    left: float = 0,
) -> tuple[Placed, ...]:
    """Each label gets a line and a side; a thin line leads from the mark down to it.

    From right to left: a label that would meet the line of one to its right goes below it, or to
    the other side of its mark. Only where every choice crosses some line, near the right edge, is
    a line crossed. ``walls`` are upright lines that pass behind all labels, and how bad it is to
    cross each: they are crossed only where it can't be helped.
    """
    placed: list[Placed] = []
    for label in sorted(labels, key=lambda one: one.x, reverse=True):
        sides = _sides(label, left, right, size)
        choices = [Placed(label, line, side) for line in range(len(labels)) for side in sides]
        free = [one for one in choices if not any(_covers(one, other, size) for other in placed)]
        placed.append(min(free, key=lambda one: _cost(one, placed, walls, sides[0], size)))
    return tuple(placed)


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * size * LETTER


def _sides(label: Label, left: float, right: float, size: float) -> tuple[Side, ...]:
    """The sides on which there is room, the better one first."""
    width = GAP + text_width(label.text, size)
    if label.x + width > right:
        return ("end",)
    return ("start", "end") if label.x - width >= left else ("start",)


def _cost(
    one: Placed, placed: Sequence[Placed], walls: Mapping[float, int], side: Side, size: float
) -> tuple[bool, int, float]:
    """Lines of other labels that it crosses, walls, and how far down or aside it stands."""
    first, last = _span(one, size)
    # A wall at the mark itself is where the label begins.
    behind = sum(bad for wall, bad in walls.items() if first < wall < last and wall != one.label.x)
    crosses = any(_crosses(one, other, size) for other in placed)
    return (crosses, behind, one.line + (0 if one.side == side else _ASIDE))


def _covers(new: Placed, other: Placed, size: float) -> bool:
    (first, last), (begin, end) = _span(new, size), _span(other, size)
    return new.line == other.line and first < end + GAP and begin < last + GAP


def _crosses(new: Placed, other: Placed, size: float) -> bool:
    above, below = sorted((new, other), key=lambda one: one.line)
    first, last = _span(above, size)
    return above.line < below.line and first < below.label.x < last


def _span(placed: Placed, size: float) -> tuple[float, float]:
    width = text_width(placed.label.text, size) + GAP / 2
    if placed.side == "start":
        return placed.label.x, placed.label.x + width
    return placed.label.x - width, placed.label.x
