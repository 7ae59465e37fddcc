"""Elements and numbers of an SVG picture."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def element(parent: ET.Element, tag: str, text: str | None = None, **more: str) -> ET.Element:
    """An element with attributes, ``-`` written as ``_``."""
    attributes = {name.replace("_", "-"): value for name, value in more.items()}
    if tag == "path":
        attributes.setdefault("fill", "none")
    found = ET.SubElement(parent, tag, attributes)
    found.text = text
    return found


def n(value: float) -> str:
    """A number with one decimal at most."""
    return f"{round(value, 1):g}"
