"""Below flows nothing reads the clock, the environment, the network or chance: it is passed in."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

BELOW_FLOWS = ("models", "solver", "calendars", "sources", "store")

FORBIDDEN = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "os.environ",
    "os.environb",
    "os.getenv",
    "pandas.Timestamp.now",
    "pandas.Timestamp.today",
    "random.choice",
    "random.randint",
    "random.random",
    "random.shuffle",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
    "uuid.uuid1",
    "uuid.uuid4",
}
FORBIDDEN_MODULES = ("http.client", "httpx", "requests", "secrets", "socket", "urllib.request")


FETCHES = {("sources/client.py", "httpx")}
"""The one client of the sources: flows hand it its files, its waiting and its recordings."""


def test_nothing_below_flows_depends_on_when_and_where_it_runs(
    modules: dict[str, ast.Module],
) -> None:
    found = [
        f"{path}:{line}: {name}"
        for path, tree in modules.items()
        if path.startswith(BELOW_FLOWS)
        for line, name in _outside_reads(tree)
        if (path, name) not in FETCHES
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import datetime\ndatetime.date.today()", ["datetime.date.today"]),
        ("from datetime import datetime as dt\nread = dt.now", ["datetime.datetime.now"]),
        ("from os import environ", ["os.environ"]),
        ("import os.path\nos.environ['HOME']", ["os.environ"]),
        ("from time import time\ntime()", ["time.time", "time.time"]),
        ("from urllib import request", ["urllib.request"]),
        ("import httpx", ["httpx"]),
        ("when.astimezone()", ["astimezone()"]),
        ("when.astimezone(zone)\nself.today()\nimport os\nos.path", []),
    ],
)
def test_the_search_sees_through_the_forms_of_import(code: str, names: list[str]) -> None:
    assert [name for _, name in _outside_reads(ast.parse(code))] == names


def _outside_reads(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of each forbidden import, name and call in ``tree``."""
    imports = list(_imports(tree))
    for line, _, name in imports:
        if name in FORBIDDEN or name.startswith(FORBIDDEN_MODULES):
            yield line, name
    full_names = {local: name for _, local, name in imports}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute() | ast.Name():
                name = _full_name(node, full_names)
                if name in FORBIDDEN:
                    yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr="astimezone"), args=[], keywords=[]):
                yield node.lineno, "astimezone()"  # to the zone of the machine


def _imports(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Line, local name and full name of everything imported in ``tree``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, f"{node.module}.{alias.name}"


def _full_name(node: ast.expr, full_names: dict[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_full_name(node.value, full_names)}.{node.attr}"
    return full_names.get(node.id, node.id) if isinstance(node, ast.Name) else ""
