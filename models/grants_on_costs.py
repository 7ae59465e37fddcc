"""Grants and the identifiable eligible costs that they are for: what cumulation looks at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["state_aid", "de_minimis", "union", "investeu", "public"]
"""Whose money it is, as GBER article 8 tells it apart.

``state_aid`` is exempted by the GBER, ``union`` is managed directly by the Union's institutions
(no State aid), ``investeu`` is financing backed by the InvestEU Fund, and ``public`` is other
public money that is no aid.
"""


@dataclass(frozen=True)
class EligibleCost:
    """One identifiable eligible cost in minor units.

    ``ceiling`` is the aid intensity that holds for it by its activity, its partner and the day;
    ``None`` where no ceiling is known or none holds. ``partner`` and ``activity`` tell costs apart
    for the reader.
    """

    id: str
    amount: int
    ceiling: Decimal | None = None
    partner: str = ""
    activity: str = ""


@dataclass(frozen=True)
class Grant:
    """Money from one source to one undertaking, in minor units.

    Attributes:
        costs: ids of the eligible costs that it is for; none at all for aid without identifiable
            eligible costs, and for de minimis aid that is not tied to any.
        ceiling: its own aid intensity, where that is another than the costs' (aid under another
            article, or granted under the law of another day). For ``union``: the rate of the Union
            programme, which must be given.
        most: the amount that it may be at most whatever the costs; for aid without identifiable
            eligible costs the total financing threshold (GBER art. 22: per undertaking).
        undertaking: who gets aid without identifiable eligible costs.
    """

    name: str
    kind: Kind
    amount: int
    costs: frozenset[str] = frozenset()
    ceiling: Decimal | None = None
    most: int | None = None
    undertaking: str = ""

    def ceiling_on(self, cost: EligibleCost) -> Decimal:
        """Its aid intensity on a cost that it is for, which ``refuse_unreadable`` has seen to."""
        found = cost.ceiling if self.ceiling is None else self.ceiling
        if found is None:
            raise TypeError(f"no ceiling is known for {self.name} on {cost.id}")
        return found
