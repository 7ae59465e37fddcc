"""How the templates of all pages are loaded and escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_environment() -> Environment:
    """Templates of this package: everything is escaped, and an unknown name is an error."""
    return Environment(
        loader=PackageLoader("calendars"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
