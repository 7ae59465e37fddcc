"""The funding matrix as a table for readers: named, grouped by partner, with sums both ways."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from calendars.funding_matrix import pivot
from calendars.names import Names
from calendars.report_wording import MONEY_LEVELS, PARTNER_TYPES, SIZES, label

MOST_COLUMNS = 8
MOST_COLUMNS_UPRIGHT = 6


@dataclass(frozen=True)
class Column:
    """A source: its name (of a call: the funder and the title), what it pays, its share of all."""

    source: str
    name: str
    title: str | None
    level: str
    in_kind: bool
    total: int
    share: Fraction


@dataclass(frozen=True)
class Row:
    """A work package: minor units per column and in all."""

    name: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum of the row."""
        return sum(self.amounts)


@dataclass(frozen=True)
class Group:
    """A partner with its work packages and their sums."""

    name: str
    kind: str
    rows: tuple[Row, ...]

    @property
    def amounts(self) -> tuple[int, ...]:
        """The sums of the columns."""
        return tuple(map(sum, zip(*(row.amounts for row in self.rows), strict=True)))

    @property
    def total(self) -> int:
        """The sum of the group."""
        return sum(row.total for row in self.rows)


@dataclass(frozen=True)
class MatrixTable:
    """Columns, groups of rows, and how much of the total is in kind."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def parts(self) -> tuple[slice, ...]:
        """The columns in as few parts, equally wide, as a lying A4 sheet needs."""
        count = -(-len(self.columns) // MOST_COLUMNS)
        width = -(-len(self.columns) // max(count, 1))
        return tuple(slice(n * width, (n + 1) * width) for n in range(count))

    @property
    def is_wide(self) -> bool:
        """Whether it needs a lying sheet."""
        return len(self.columns) > MOST_COLUMNS_UPRIGHT

    @property
    def total(self) -> int:
        """The sum of everything."""
        return sum(column.total for column in self.columns)

    @property
    def in_kind(self) -> int:
        """The sum of the columns that are work or goods."""
        return sum(column.total for column in self.columns if column.in_kind)


def matrix_table(names: Names) -> MatrixTable:
    """The table of a plan; without columns and groups if the plan has no matrix."""
    table = pivot(names.plan, names.project)
    in_order = sorted((str(source) for source in table.columns), key=names.source_rank)
    table = table[in_order]
    total = sum(row.amount for row in names.plan.matrix)
    columns = tuple(
        Column(
            source=source,
            name=names.funder(source) or names.source(source),
            title=None if names.funder(source) is None else names.source(source),
            level=label(MONEY_LEVELS, names.source_level(source), names.language),
            in_kind=names.is_in_kind(source),
            total=_int_sum(table[source]),
            share=Fraction(_int_sum(table[source]), total) if total else Fraction(0),
        )
        for source in in_order
    )
    partners = dict.fromkeys(partner for partner, _ in table.index)
    groups = tuple(
        Group(
            name=names.partner(partner),
            kind=partner_kind(names, partner),
            rows=tuple(
                Row(names.work_package(package), tuple(map(int, values)))
                for (of, package), values in zip(table.index, table.to_numpy(), strict=True)
                if of == partner
            ),
        )
        for partner in partners
    )
    return MatrixTable(columns, groups)


def partner_kind(names: Names, partner_id: str) -> str:
    """What a partner is: ``litet företag``, ``forskningsorganisation``; empty if unknown."""
    partner = names.project.partner_by_id.get(partner_id)
    if partner is None:
        return ""
    if partner.type == "enterprise" and partner.size is not None:
        return label(SIZES, partner.size, names.language)
    return label(PARTNER_TYPES, partner.type, names.language)


def _int_sum(values: pd.Series[int]) -> int:
    return sum(map(int, values))
