"""Every table, in an order in which none refers to a later one."""

from __future__ import annotations

from sqlalchemy import Table

from store.tables import calls, feeds, plans, published
from store.tables.base import Table as Mapped

MODULES = (published, calls, plans, feeds)
"""Importing them is what makes the metadata complete."""

METADATA = Mapped.metadata


def in_order() -> list[Table]:
    """The tables, those that others refer to first."""
    return METADATA.sorted_tables
