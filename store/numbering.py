"""Numbers for new rows, given by the program: a backend's own counters differ and leave gaps."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute


class Numbers:
    """The next free numbers of tables, for as long as a transaction is the only one to write."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counters: dict[InstrumentedAttribute[int], Iterator[int]] = {}

    def next(self, column: InstrumentedAttribute[int]) -> int:
        """The number after the greatest in the column, and then one more each time."""
        if column not in self._counters:
            greatest = self._connection.scalar(select(func.max(column)))
            self._counters[column] = count((greatest or 0) + 1)
        return next(self._counters[column])
