"""What an import did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class ImportSummary:
    """Counts of records: ``read`` is the sum of new, changed, unchanged and refused.

    ``changed`` had other bytes than were known for that moment; ``late`` of the new and changed
    are older than what was known already, and change the history alone. ``removed`` are gone from
    a source that was read whole. ``reread`` had the same bytes and another reading.
    """

    source: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    removed: int = 0
    late: int = 0
    reread: int = 0
    has_written: bool = False
    """Whether anything in the store is other than before."""
