"""Money and shares are exact: integers of minor units and decimals, never binary fractions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

NEITHER_MONEY_NOR_LAW = {
    "deterministic_time",  # the solver's own measure of work
    "gap",  # how far from proven optimality, as the solver reports it
    "success_rate",  # a guess of a chance
}
COMPARES_WORDS = ("models/nearest_name.py", "models/reading/")


def test_models_and_solver_convert_nothing_to_float(modules: dict[str, ast.Module]) -> None:
    found = [
        f"{path}:{line}"
        for path, tree in modules.items()
        if path.startswith(("models/", "solver/"))
        for line in _conversions(tree)
    ]
    assert found == []


def test_no_value_of_the_domain_is_declared_a_float(modules: dict[str, ast.Module]) -> None:
    found = [
        f"{path}:{line}: {name}"
        for path, tree in modules.items()
        if path.startswith("models/") and not path.startswith(COMPARES_WORDS)
        for line, name in _declarations(tree)
        if name not in NEITHER_MONEY_NOR_LAW
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [("x = float(amount)", [1]), ("list(map(float, sums))", [1]), ("isinstance(x, float)", [])],
)
def test_conversions_are_found(code: str, lines: list[int]) -> None:
    assert list(_conversions(ast.parse(code))) == lines


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("grant: float = 0", ["grant"]),
        ("share: Annotated[float | None, Field(ge=0)]", ["share"]),
        ("def rate(cost: float) -> 'float': ...", ["cost", "rate"]),
        ("Rate = Annotated[float, Field(ge=0)]", ["Rate"]),
        ("grant: int = 0\nkind = isinstance(grant, float)", []),
    ],
)
def test_declarations_are_found(code: str, names: list[str]) -> None:
    assert sorted(name for _, name in _declarations(ast.parse(code))) == sorted(names)


def _conversions(tree: ast.Module) -> Iterator[int]:
    """Lines where ``float`` is called, or handed over to be called (not: asked about)."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="isinstance")):
                pass
            case ast.Call(func=called, args=handed_over):
                if any(_is_float(part) for part in [called, *handed_over]):
                    yield node.lineno


def _declarations(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of each variable, field, parameter, result and type that is a float."""
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign(target=target, annotation=kind):
                name = ast.unparse(target)
            case ast.arg(arg=name, annotation=kind):
                pass
            case ast.FunctionDef(name=name, returns=kind):
                pass
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() as kind):
                pass
            case _:
                continue
        if kind is not None and _speaks_of_float(kind):
            yield node.lineno, name


def _speaks_of_float(kind: ast.expr) -> bool:
    return any(_is_float(part) for part in ast.walk(kind))


def _is_float(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="float") | ast.Constant(value="float"):
            return True
    return False
