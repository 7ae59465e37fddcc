"""Which demands of a conflict a reader is shown: all that are needed, or else the most telling."""

from __future__ import annotations

from models.finding import Conflict, Demand
from models.text import Language, Text

MOST_SHOWN = 12
"""Of demands that may not all be needed no more are told; the most telling stand first."""


def shown_demands(conflict: Conflict) -> tuple[Demand, ...]:
    """All demands of an irreducible conflict, and the first of one that was not narrowed down."""
    return conflict.demands if conflict.irreducible else conflict.demands[:MOST_SHOWN]


def hidden_demands(conflict: Conflict, language: Language) -> str:
    """How many demands are not shown; empty where all are."""
    hidden = len(conflict.demands) - len(shown_demands(conflict))
    if not hidden:
        return ""
    return Text(
        sv=f"Ytterligare {hidden} krav visas inte här; alla står i plan.json.",
        en=f"Another {hidden} of them are not shown here; all stand in plan.json.",
    ).in_language(language)
