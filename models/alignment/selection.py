"""Which rounds an entry of a scenario is about: one round, those of a funder, or all."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from models.errors import fault
from models.vocabulary import Identifier, Record, RoundName

Days = Annotated[int, Field(ge=0, le=20_000)]
"""A number of calendar days, not negative."""

Weight = Annotated[int, Field(ge=1, le=1_000_000)]
"""What something is worth beside other things: a whole number."""


class Selection(Record):
    """One ``round``, the rounds of one ``funder``, or ``all: true``: exactly one of them."""

    round: RoundName | None = None
    funder: Identifier | None = None
    all: bool = False

    @model_validator(mode="after")
    def _exactly_one(self) -> Selection:
        if (self.round is not None) + (self.funder is not None) + self.all != 1:
            fault(
                "selection-form",
                "posten säger inte entydigt vilka omgångar den gäller.",
                "the entry does not say plainly which rounds it is about.",
                "Skriv en av round: UTLYSNING/OMGÅNG, funder: FINANSIÄR och all: true.",
                "Write one of round: CALL/ROUND, funder: FUNDER and all: true.",
            )
        return self

    def selects(self, round_name: str, funder: str) -> bool:
        """Whether the entry is about this round (``call/round``) of this funder."""
        return self.all or self.round == round_name or self.funder == funder
