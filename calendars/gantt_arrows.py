"""Arrows of the Gantt chart: from a decision to the proof that has to wait for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calendars.gantt_drawing import ARROW, SOFT, Drawing, polyline

_GUTTER = 5
"""Pixels between the end of a row and the arrows that run along it."""


@dataclass(frozen=True)
class Arrow:
    """From the decision of one row to the proof of another; rows are counted from above.

    ``is_late``: the decision comes after the proof.
    """

    decides: int
    asks: int
    decision: float
    proof: float
    is_late: bool

    @property
    def goes_up(self) -> bool:
        """Whether the proof stands above the decision."""
        return self.asks < self.decides


@dataclass(frozen=True)
class Place:
    """Where a row is: its top, the middle line of its bar, its bottom."""

    top: float
    middle: float
    bottom: float


def walls(arrows: Iterable[Arrow], row: int) -> tuple[float, ...]:
    """Where upright parts of arrows pass below the bar of a row: labels had better avoid them."""
    found = set[float]()
    for one in arrows:
        upright = range(one.asks + 1, one.decides) if one.goes_up else range(one.decides, one.asks)
        if row in upright:
            found.add(one.decision)
        if one.goes_up and row == one.asks:
            found.add(one.proof)
    return tuple(sorted(found))


def draw_arrow(drawing: Drawing, arrow: Arrow, first: Place, then: Place) -> None:
    """Straight up or down from the decision, along the edge of the proof's row, and in.

    What is late is dotted.
    """
    edge = then.bottom - _GUTTER if arrow.goes_up else then.top - _GUTTER
    end = then.middle + (10 if arrow.goes_up else -10)
    corners = [(arrow.decision, first.middle), (arrow.decision, edge), (arrow.proof, edge)]
    dots = {"stroke_dasharray": "2 3"} if arrow.is_late else {}
    drawing.path(
        "arrows",
        polyline([*corners, (arrow.proof, end)]),
        SOFT,
        stroke_width="1.4",
        stroke_linejoin="round",
        marker_end=ARROW,
        **dots,
    )
