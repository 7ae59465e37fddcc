"""Every legal value stands in a parameter file with its source, and none in the code of a rule."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from models.parameter import Parameter, all_parameters
from models.rules import RULES

COUNTS = {0, 1, 2}
"""Numbers that count things in any program: none, one, a pair."""

NO_LAW = {
    "MOST_SOURCES",  # how many sources are tested in every combination
}

NUMBERS_OF_READERS = {
    ("models/collaboration.py", "10000"),  # four decimals of a share
    ("models/rules/notification_threshold.py", "5"),  # kronor that never sufficed for a euro
    ("samspel/commands/rules.py", "3"),  # columns of a table
    ("samspel/rule_listing.py", "96"),  # the width of a line
}
"""Numbers in modules that read legal values, which are none themselves."""

MODULES_WITH_NUMBERS = (
    "models/alignment/",  # weeks, and the limits of a file format, here and in the next six
    "models/call.py",
    "models/call_conditions.py",
    "models/payment.py",
    "models/catalogue.py",
    "models/project.py",
    "models/vocabulary.py",
    "models/assumption.py",  # the default of an assumption
    "models/alternative_words.py",  # decimals shown, here and in the next one
    "models/cumulation_words.py",
    "models/dates.py",  # the calendar, here and in the next three
    "models/when.py",
    "models/workdays.py",
    "models/writing_capacity.py",
    "models/money.py",  # öre in a krona, decimals, here and in the next one
    "models/signed_amount.py",
    "models/nearest_name.py",  # how alike names are
    "models/reading/",  # limits of reading
    "models/de_minimis/ledger_workbook.py",  # the width of a column
)
"""Modules below the rules that have numbers of their own; none of them reads a legal value."""

WITH_LAW = ("models/", "solver/rules/", "samspel/commands/aid/")
"""Where rules and calculators stand; any other module counts as one when it reads a value."""


_SOURCES = {
    "V": r"art\. \d|\d( [a-z])? §|, bilagan",  # an article, a section or the annex
    "G": r"art\. \d|\d{4}-\d{2}-\d{2}|”.+”|work programme \d{4}",  # or a page and its day or title
}


def _by_id(parameter: Parameter) -> str:
    return parameter.id


@pytest.mark.parametrize("parameter", all_parameters(), ids=_by_id)
def test_every_value_has_a_reference_and_dates_in_order(parameter: Parameter) -> None:
    assert parameter.sureness in ("V", "G")
    assert parameter.unit
    source = _SOURCES[parameter.sureness]
    assert all(re.search(source, one.reference) for one in parameter.values)
    for earlier, later in pairwise(parameter.values):
        assert earlier.to is not None
        assert earlier.to < later.from_
    last_change = parameter.values[-1].from_
    assert parameter.last_checked >= last_change, "checked before its last change"


@pytest.mark.parametrize("parameter", all_parameters(), ids=_by_id)
def test_every_value_is_described_in_both_languages(parameter: Parameter) -> None:
    assert parameter.description.sv != parameter.description.en


def test_every_file_of_a_parameter_is_read(root: Path) -> None:
    folder = root / "models" / "parameters"
    files = {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert {parameter.id for parameter in all_parameters()} == files


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_has_a_title_in_both_languages_and_a_reference(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert rule.title.sv
    assert rule.title.en
    assert rule.title.sv != rule.title.en
    assert rule.reference


def test_every_module_of_a_rule_is_in_the_registry(
    root: Path, modules: dict[str, ast.Module]
) -> None:
    files = {path.stem for path in (root / "models" / "rules").glob("*.py")} - {"__init__"}
    registered = {rule.check.__module__.rpartition(".")[2] for rule in RULES.values()}
    assert registered == files


def test_no_legal_number_stands_in_code(modules: dict[str, ast.Module]) -> None:
    found = [
        f"{path}:{line}: {number}"
        for path, tree in modules.items()
        if path.startswith(WITH_LAW) or _reads_values(tree)
        if not path.startswith(MODULES_WITH_NUMBERS)
        for line, number in _numbers(tree)
        if (path, number) not in NUMBERS_OF_READERS
    ]
    assert found == []


def test_modules_with_numbers_of_their_own_read_no_legal_value(
    modules: dict[str, ast.Module],
) -> None:
    excused = [path for path in modules if path.startswith(MODULES_WITH_NUMBERS)]
    assert [path for path in excused if _reads_values(modules[path])] == []
    with_numbers = {path for path in excused if [*_numbers(modules[path])]}
    unneeded = [
        one for one in MODULES_WITH_NUMBERS if not any(p.startswith(one) for p in with_numbers)
    ]
    assert unneeded == []


def test_every_calculator_is_among_the_modules_without_numbers(
    modules: dict[str, ast.Module],
) -> None:
    readers = {path for path, tree in modules.items() if _reads_values(tree)}
    assert {"models/aid_intensity.py", "models/de_minimis/regulation.py"} <= readers
    assert not any(path.startswith(MODULES_WITH_NUMBERS) for path in readers)


def _reads_values(tree: ast.Module) -> bool:
    """Whether a module asks for legal values."""
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "models.parameter"
        and {one.name for one in node.names} & {"parameter", "all_parameters"}
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("ceiling = Decimal('0.80')", ["0.80"]),
        ("if share > 0.7: pass", ["0.7"]),
        ("limit = 744000 * 100", ["744000", "100"]),
        ("first, rest = names[0], names[3:]", []),
        ("MOST_SOURCES = 10", []),
        ("'GBER art. 25(6)'", []),
        ("x = 1 + 2", []),
    ],
)
def test_numbers_are_found(code: str, numbers: list[str]) -> None:
    assert [number for _, number in _numbers(ast.parse(code))] == numbers


_COUNTS_IN_WORDS = {str(count) for count in COUNTS}


def _numbers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every number, bare or as a text, that is no count and no place in a list."""
    innocent: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Slice():
                innocent |= {*ast.walk(node)}
            case ast.Assign(targets=[ast.Name(id=name)]) if name in NO_LAW:
                innocent |= {*ast.walk(node)}
    for node in ast.walk(tree):
        if node in innocent:
            continue
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float() as number) if number not in COUNTS:
                yield node.lineno, repr(number)
            case ast.Constant(value=str(text)) if text in _COUNTS_IN_WORDS:
                pass
            case ast.Constant(value=str(text)) if re.fullmatch(r"\d+(\.\d+)?", text):
                yield node.lineno, text
