"""The sheet of findings, and of conflicts and their repairs where the plan has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calendars.changed_values import changed_value
from calendars.excel_sheet import Sheet
from calendars.names import Names
from calendars.repair_cards import outcome
from calendars.report_phrases import phrases
from calendars.report_wording import SEVERITIES, deciding_number, label
from models.finding import Demand, Finding

HEAD = 2
_HEADERS = ("severity", "finding", "about", "numbers", "reference", "rule", "assumption")


def write_findings(book: Any, names: Names) -> None:
    """Add the sheet."""
    say = phrases(names.language)
    sheet = Sheet(book, say["sheet_findings"], (18, 70, 36, 36, 30, 28, 26))
    sheet.text((0, 0), say["findings"], "title")
    sheet.head(HEAD, [say[name] for name in _HEADERS])
    rows = list(_rows(names))
    if not rows:
        sheet.text((HEAD + 1, 0), say["no_findings"], "line")
    for row, cells in enumerate(rows, HEAD + 1):
        for column, words in enumerate(cells):
            sheet.text((row, column), words)


def _rows(names: Names) -> Iterator[list[str]]:
    say, plan = phrases(names.language), names.plan
    for number, conflict in enumerate(plan.conflicts, 1):
        for demand in conflict.demands:
            yield [f"{say['conflict_number']} {number}", *_words(demand, names), ""]
    for number, repair in enumerate(plan.repairs, 1):
        for change in repair.changes:
            message = change.message.in_language(names.language)
            value = changed_value(change, names)
            title = f"{say['repair_number']} {number}"
            words = f"{message} {outcome(repair, names)}"
            numbers = f"{value.arrow} ({value.size})" if value.size else value.arrow
            yield [title, words, value.topic, numbers, "", change.what, ""]
    for severity in SEVERITIES:
        for finding in plan.findings:
            if finding.severity == severity:
                title = label(SEVERITIES, severity, names.language)
                yield [title, *_words(finding, names), finding.assumption or ""]


def _words(one: Finding | Demand, names: Names) -> list[str]:
    return [
        one.message.in_language(names.language),
        ", ".join(names.subject(subject) for subject in one.subjects),
        _numbers(one.numbers, names),
        one.reference,
        one.rule,
    ]


def _numbers(numbers: Mapping[str, int | str], names: Names) -> str:
    return ", ".join(
        deciding_number(name, value, names.language) for name, value in numbers.items()
    )
