"""How a call says that it pays: afterwards, with an advance, or with pre-financing."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.errors import fault
from models.money import Share
from models.vocabulary import Record

PaymentKind = Literal["arrears", "advance", "prefinancing"]


class Payment(Record):
    """What a call says of its payments. What is left out is taken by assumption.

    ``share`` of the grant is paid when it is decided (``advance``) or agreed (``prefinancing``).
    Costs are claimed every ``every_months`` months of the project and paid ``lag_months`` later;
    ``final_share`` of the grant is kept back until the last claim.
    """

    kind: PaymentKind
    share: Share = Decimal(0)
    every_months: Annotated[int, Field(ge=1, le=60)] | None = None
    lag_months: Annotated[int, Field(ge=0, le=36)] | None = None
    final_share: Share = Decimal(0)

    @model_validator(mode="after")
    def _share_fits_the_kind(self) -> Payment:
        if (self.kind == "arrears") != (self.share == 0):
            fault(
                "payment-share",
                f"betalningen är {self.kind}, men share är {self.share}.",
                f"the payment is {self.kind}, but share is {self.share}.",
                "Skriv share: 0.30 för ett förskott på 30 %, eller kind: arrears utan share.",
                "Write share: 0.30 for 30 % in advance, or kind: arrears without share.",
            )
        return self
