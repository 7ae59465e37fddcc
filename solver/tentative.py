"""Rows that are only tried: questions beside the main one, asked of the same model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from solver.rows import Rows


@contextmanager
def tentatively(rows: Rows) -> Iterator[None]:
    """Take back the rows and variables that were added inside the block."""
    count, variables = len(rows.rows), len(rows.variables)
    try:
        yield
    finally:
        del rows.rows[count:]
        del rows.variables[variables:]
