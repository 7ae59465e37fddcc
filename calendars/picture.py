"""A small SVG picture: shapes and words with a title that is read aloud, hatches for grey paper."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from markupsafe import Markup

from calendars.gantt_drawing import INK, SOFT

WANTING = "#a02020"
"""The colour of what is lacking; it is hatched as well, for eyes and printers without red."""


class Picture:
    """Grows shape by shape; ``name`` keeps its ids apart from those of other pictures of a page."""

    def __init__(
        self, name: str, title: str, description: str, size: tuple[int, int], language: str
    ) -> None:
        self._name = name
        width, height = size
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width} {height}",
                "role": "img",
                "lang": language,
                "aria-labelledby": f"{name}-title {name}-description",
                "font-family": "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
                "font-size": "13",
                "fill": INK,
            },
        )
        self._add("title", title, id=f"{name}-title")
        self._add("desc", description, id=f"{name}-description")

    def hatch(self, color: str) -> str:
        """A fill of slanting lines in ``color``."""
        name = f"{self._name}-{color.removeprefix('#')}"
        pattern = ET.SubElement(
            ET.SubElement(self._root, "defs"),
            "pattern",
            {
                "id": name,
                "width": "6",
                "height": "6",
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        ET.SubElement(pattern, "rect", {"width": "6", "height": "6", "fill": "#fff"})
        ET.SubElement(pattern, "rect", {"width": "2.4", "height": "6", "fill": color})
        return f"url(#{name})"

    def rect(
        self, corner: tuple[float, float], size: tuple[float, float], fill: str, stroke: str = INK
    ) -> None:
        """A rectangle from its upper left corner."""
        self._add(
            "rect",
            x=_number(corner[0]),
            y=_number(corner[1]),
            width=_number(max(size[0], 0)),
            height=_number(max(size[1], 0)),
            fill=fill,
            stroke=stroke,
            stroke_width="0.6",
        )

    def line(self, points: Sequence[tuple[float, float]], width: float, stroke: str = SOFT) -> None:
        """Straight steps from point to point."""
        steps = "L".join(f"{_number(x)} {_number(y)}" for x, y in points)
        self._add("path", d=f"M{steps}", fill="none", stroke=stroke, stroke_width=_number(width))

    def dot(self, middle: tuple[float, float], radius: float) -> None:
        """A filled circle with a white rim."""
        x, y = middle
        self._add(
            "circle", cx=_number(x), cy=_number(y), r=_number(radius), fill=INK, stroke="#fff"
        )

    def words(self, at: tuple[float, float], text: str, anchor: str = "start", **more: str) -> None:
        """A line of text with a white rim, so that it stays legible on a line."""
        rim = {"stroke": "#fff", "stroke_width": "3", "paint_order": "stroke"}
        x, y = at
        self._add("text", text, x=_number(x), y=_number(y), text_anchor=anchor, **rim, **more)

    def finished(self) -> Markup:
        """The picture; everything in it has been escaped."""
        return Markup(ET.tostring(self._root, encoding="unicode"))  # noqa: S704  # escaped by ET

    def _add(self, tag: str, text: str | None = None, **attributes: str) -> None:
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        ET.SubElement(self._root, tag, named).text = text


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
