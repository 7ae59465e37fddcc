"""The pencil of the Gantt chart: SVG elements in layers, with one set of looks for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal
from xml.etree import ElementTree as ET

from models.vocabulary import MilestoneKind

WIDTH = 960
LEFT = 216
"""Where the time axis begins; names stand to the left of it."""
RIGHT = 952
SIZE = 13
SMALL = 12.5

INK = "#1b1b1b"
SOFT = "#474c52"
LINE = "#c9ced4"
SHADE = "#e4e7ea"
LANE = "#f1f3f5"
CALL = "#1d5a92"
PROJECT = "#2b6a4c"
PACKAGE = "#a9cbb9"
ARROW = "url(#gantt-arrow)"

Layer = Literal["shade", "lanes", "bars", "arrows", "marks", "words"]
LAYERS: tuple[Layer, ...] = ("shade", "lanes", "bars", "arrows", "marks", "words")

_SHAPES: Mapping[MilestoneKind, str] = {
    "opens": "M-1.5-8h3v16h-3z",
    "deadline": "M-7-6h14l-7 13z",
    "stage_result": "M0-5l5 5-5 5-5-5z",
    "committee": "M-5.5-5.5h11v11h-11z",
    "proof_due": "M0-8l8 8-8 8-8-8z",
    "decision": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "report_due": "M-7 6h14l-7-13z",
}


class Drawing:
    """An SVG picture that grows downwards; what is in a later layer covers an earlier one.

    ``used`` holds the fills, marks and line ends that have been drawn, for the legend.
    """

    def __init__(self, title: str, description: str, language: str) -> None:
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "lang": language,
                "aria-labelledby": "gantt-title gantt-description",
                "font-family": "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
                "font-size": str(SIZE),
                "fill": INK,
            },
        )
        ET.SubElement(self._root, "title", {"id": "gantt-title"}).text = title
        ET.SubElement(self._root, "desc", {"id": "gantt-description"}).text = description
        self.used: set[str] = set()
        self._define_patterns()
        self._layers = {name: ET.SubElement(self._root, "g") for name in LAYERS}

    def rect(
        self,
        layer: Layer,
        corner: tuple[float, float],
        size: tuple[float, float],
        fill: str,
        stroke: str | None = None,
    ) -> None:
        """A rectangle."""
        attributes = {
            "x": _number(corner[0]),
            "y": _number(corner[1]),
            "width": _number(max(size[0], 0)),
            "height": _number(size[1]),
            "fill": fill,
        }
        self.used.add(fill)
        if stroke is not None:
            attributes |= {"stroke": stroke}
        ET.SubElement(self._layers[layer], "rect", attributes)

    def path(self, layer: Layer, steps: str, stroke: str, **more: str) -> None:
        """A line along ``steps``; ``more`` are attributes with ``_`` for ``-``."""
        attributes = {"d": steps, "fill": "none", "stroke": stroke}
        attributes |= {name.replace("_", "-"): value for name, value in more.items()}
        self.used.update(value for name, value in more.items() if name == "marker_end")
        ET.SubElement(self._layers[layer], "path", attributes)

    def words(self, at: tuple[float, float], text: str, rim: str = "#fff", **more: str) -> None:
        """A line of text that begins at ``at`` (or ends, by ``text_anchor``).

        A rim in the colour behind keeps it legible where it stands on a line.
        """
        attributes = {"x": _number(at[0]), "y": _number(at[1])}
        attributes |= {name.replace("_", "-"): value for name, value in more.items()}
        attributes |= {"stroke": rim, "stroke-width": "3", "paint-order": "stroke"}
        ET.SubElement(self._layers["words"], "text", attributes).text = text

    def mark(self, kind: MilestoneKind, at: tuple[float, float], *, exact: bool) -> None:
        """The shape of a milestone; hollow where the day is not known."""
        self.used.add(kind if exact else f"hollow {kind}")
        ET.SubElement(
            self._layers["marks"],
            "path",
            {
                "d": _SHAPES[kind],
                "transform": f"translate({_number(at[0])} {_number(at[1])})",
                "fill": INK if exact else "#fff",
                "stroke": "#fff" if exact else INK,
                "stroke-width": "1" if exact else "1.5",
            },
        )

    def finished(self, height: float) -> str:
        """The picture as text, ``height`` pixels high in its own measure."""
        self._root.set("viewBox", f"0 0 {WIDTH} {_number(height)}")
        return ET.tostring(self._root, encoding="unicode")

    def _define_patterns(self) -> None:
        definitions = ET.SubElement(self._root, "defs")
        hatch = ET.SubElement(
            definitions,
            "pattern",
            {
                "id": "gantt-hatch",
                "width": "6",
                "height": "6",
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        ET.SubElement(hatch, "rect", {"width": "6", "height": "6", "fill": "#fff"})
        ET.SubElement(hatch, "rect", {"width": "2.2", "height": "6", "fill": SOFT})
        dots = ET.SubElement(
            definitions,
            "pattern",
            {"id": "gantt-dots", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"},
        )
        ET.SubElement(dots, "rect", {"width": "6", "height": "6", "fill": "#fff"})
        ET.SubElement(dots, "circle", {"cx": "3", "cy": "3", "r": "1.2", "fill": CALL})
        arrow = ET.SubElement(
            definitions,
            "marker",
            {
                "id": "gantt-arrow",
                "viewBox": "0 0 8 8",
                "refX": "7",
                "refY": "4",
                "markerWidth": "8",
                "markerHeight": "8",
                "orient": "auto-start-reverse",
            },
        )
        ET.SubElement(arrow, "path", {"d": "M0 0l8 4-8 4z", "fill": SOFT})


def polyline(points: Sequence[tuple[float, float]]) -> str:
    """Straight steps from point to point, for ``Drawing.path``."""
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
