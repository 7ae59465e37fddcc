"""Budgets of topics: the map lists the whole call, and one figure may be shared by many topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.text import Text
from sources.eu_portal.fields import cents, number, objects
from sources.eu_portal.topic import TopicMoney
from sources.faults import wrong_kind


@dataclass(frozen=True)
class BudgetEntry:
    """One line of the map: whose it is, its cents per year, and the dates that stand beside it."""

    line: str
    action: str
    years: tuple[tuple[str, int], ...]
    record: Mapping[str, Any]

    @property
    def total(self) -> int | None:
        """The sum of all years in cents; ``None`` where nothing is stated."""
        return sum(sum_ for _, sum_ in self.years) or None

    def is_of(self, identifier: str) -> bool:
        """Whether it is the topic's own line."""
        return self.action.split(" ", 1)[0] == identifier


def budget_entries(overview: Any, field: str) -> tuple[BudgetEntry, ...]:
    """The lines of a budget map, in its order.

    Raises:
        RecordFault: the map is of another form.
    """
    if not overview:
        return ()
    if not isinstance(overview, Mapping):
        raise wrong_kind(field, overview, Text(sv="ett objekt", en="an object"))
    return tuple(_entries(overview.get("budgetTopicActionMap"), field))


def money_of(entries: tuple[BudgetEntry, ...], identifier: str) -> TopicMoney | None:
    """The topic's money; ``None`` where the map has no line of it.

    Several topics on one line of the call's budget that all carry one figure share that sum.

    Raises:
        RecordFault: a sum is no number.
    """
    own = next((entry for entry in entries if entry.is_of(identifier)), None)
    if own is None:
        return None
    on_line = [entry for entry in entries if entry.line == own.line]
    is_shared = len({entry.action.split(" ", 1)[0] for entry in on_line}) > 1 and all(
        entry.total == own.total for entry in on_line
    )
    return TopicMoney(
        total=own.total,
        pot=f"eu-{own.line}" if is_shared and own.total is not None else None,
        least=cents(own.record.get("minContribution"), "minContribution"),
        most=cents(own.record.get("maxContribution"), "maxContribution"),
        expected_grants=number(own.record.get("expectedGrants"), "expectedGrants"),
    )


def _entries(lines: Any, field: str) -> Iterator[BudgetEntry]:
    if not isinstance(lines, Mapping):
        return
    for line, found in lines.items():
        for record in objects(found, f"{field}.{line}"):
            years = record.get("budgetYearMap") or {}
            if not isinstance(years, Mapping):
                raise wrong_kind("budgetYearMap", years, Text(sv="ett objekt", en="an object"))
            yield BudgetEntry(
                line=str(line),
                action=" ".join(str(record.get("action") or "").split()),
                years=tuple(
                    (str(year), cents(sum_, f"budgetYearMap.{year}") or 0)
                    for year, sum_ in years.items()
                ),
                record=record,
            )
