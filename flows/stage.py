"""How far long work has come, whatever the work."""

from __future__ import annotations

from typing import Protocol

from models.text import Text


class Stage(Protocol):
    """What is being done, how many steps are done, and of how many (0: nobody knows)."""

    @property
    def stage(self) -> Text: ...  # noqa: D102  # said above

    @property
    def done(self) -> int: ...  # noqa: D102  # said above

    @property
    def total(self) -> int: ...  # noqa: D102  # said above
