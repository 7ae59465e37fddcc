"""The funding matrix: who pays how much of each partner's costs in each work package."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

import pandas as pd

from models.plan import MatrixRow, Plan
from models.project import Project

Key = TypeVar("Key", bound=Hashable)


def pivot(plan: Plan, project: Project, *, categories: bool = False) -> pd.DataFrame:
    """Partner × work package (× category) × source, as exact integers of minor units.

    The rows are a MultiIndex ``partner``, ``work_package`` and, with ``categories``, ``category``,
    in the order of the project. The columns are sources: calls (``call:CALL/ROUND``) in the order
    of the plan's applications, contributions (``contribution:ID``) in the order of the project,
    then ``own``, ``in_kind`` and ``unfunded``. What a partner pays itself is ``own`` or
    ``in_kind``; where one partner pays for another, the payer stays in the column's name
    (``own:PARTNER``). The values are ``int64``, or ``object`` if the plan has no matrix; a cell
    that the plan does not name is 0.
    """
    levels = ["partner", "work_package", "category"][: 3 if categories else 2]
    table = pd.DataFrame(
        [
            [*(getattr(row, level) for level in levels), column(row), row.amount]
            for row in plan.matrix
        ],
        columns=[*levels, "source", "amount"],
        dtype=object,
    ).astype({"amount": "int64"})
    if table.empty:
        nothing = pd.MultiIndex.from_arrays([[] for _ in levels], names=levels)
        return pd.DataFrame(index=nothing, columns=pd.Index([], name="source"), dtype=object)
    sums = table.pivot_table("amount", levels, "source", aggfunc="sum", fill_value=0)
    keys = _in_order(sums.index, _row_order(project, categories=categories))
    return sums.loc[keys, _in_order(sums.columns, _column_order(plan, project))]


def column(row: MatrixRow) -> str:
    """The column that a row of the plan's matrix belongs to."""
    kind, _, payer = row.source.partition(":")
    return kind if kind in ("own", "in_kind") and payer == row.partner else row.source


def _row_order(project: Project, *, categories: bool) -> list[tuple[str, ...]]:
    partners, packages = list(project.partner_by_id), list(project.work_package_by_id)
    places = [(partner, package) for partner in partners for package in packages]
    if not categories:
        return list(places)
    known = list(dict.fromkeys(cost.category for cost in project.costs))
    return [(*place, category) for place in places for category in known]


def _column_order(plan: Plan, project: Project) -> list[str]:
    return [
        *(application.source for application in plan.applications),
        *(f"contribution:{one.id}" for one in project.contributions),
        "own",
        *(f"own:{partner.id}" for partner in project.partners),
        "in_kind",
        *(f"in_kind:{partner.id}" for partner in project.partners),
        "unfunded",
    ]


def _in_order(found: Iterable[Key], order: list[Key]) -> list[Key]:
    """What was found, in the given order; the rest, in its own order, goes last."""
    present = list(found)
    return [one for one in order if one in present] + [one for one in present if one not in order]
