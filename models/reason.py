"""One step of a calculation, in the order in which the law takes it."""

from __future__ import annotations

from dataclasses import dataclass

from models.text import Text


@dataclass(frozen=True)
class Reason:
    """What the step says, as a sentence, and where the law says it."""

    text: Text
    reference: str
