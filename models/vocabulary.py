"""The closed lists of words that catalogues and projects are written with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from models.errors import fault
from models.when import parse_date

Level = Literal["eu", "national", "regional", "local", "private"]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[A-Z0-9]{0,3}$")]
"""A NUTS code or the beginning of one."""

UnionFunds = Literal["shared", "direct", "none"]

PartnerType = Literal[
    "research_organisation", "public_body", "enterprise", "association", "intermediary"
]
Size = Literal["micro", "small", "medium", "large"]
Activity = Literal[
    "fundamental_research",
    "industrial_research",
    "experimental_development",
    "feasibility_study",
    "innovation_cluster",
    "process_innovation",
    "training",
    "sme_innovation",
    "sme_investment",
    "sme_consultancy",
    "research_infrastructure",
    "other",
]
PARTNER_TYPES: tuple[PartnerType, ...] = (
    "research_organisation",
    "public_body",
    "enterprise",
    "association",
    "intermediary",
)
ACTIVITIES: tuple[Activity, ...] = (
    "fundamental_research",
    "industrial_research",
    "experimental_development",
    "feasibility_study",
    "innovation_cluster",
    "process_innovation",
    "training",
    "sme_innovation",
    "sme_investment",
    "sme_consultancy",
    "research_infrastructure",
    "other",
)

MilestoneKind = Literal[
    "announced",
    "opens",
    "deadline",
    "stage_result",
    "committee",
    "decision",
    "agreement",
    "proof_due",
    "earliest_start",
    "latest_start",
    "latest_end",
    "report_due",
]
Certainty = Literal["confirmed", "planned", "conditional", "cancelled"]

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
"""Lower case letters, digits and hyphens."""


def _call_and_round(value: str) -> str:
    call, slash, one = value.partition("/")
    if call and slash and one and "/" not in one:
        return value
    fault(
        "round-name-form",
        f"{value!r} är inget namn på en omgång.",
        f"{value!r} is not the name of a round.",
        "Skriv UTLYSNING/OMGÅNG, till exempel vinnova-demo/2027-1.",
        "Write CALL/ROUND, such as vinnova-demo/2027-1.",
    )


RoundName = Annotated[str, AfterValidator(_call_and_round)]
"""A round as ``call/round``."""

Date = Annotated[date, BeforeValidator(parse_date)]
"""A calendar day, ``2027-03-01``."""


def _known_basis(value: str) -> str:
    if value in ("no_aid", "de_minimis", "sgei_de_minimis", "sfs_2003_596"):
        return value
    if re.fullmatch(r"gber\.[1-9][0-9]?[a-e]?", value):
        return value
    fault(
        "legal-basis-unknown",
        f"den rättsliga grunden {value!r} är okänd.",
        f"the legal basis {value!r} is unknown.",
        "Skriv no_aid, de_minimis, sgei_de_minimis, sfs_2003_596 eller gber.ARTIKEL (gber.25).",
        "Write no_aid, de_minimis, sgei_de_minimis, sfs_2003_596 or gber.ARTICLE (gber.25).",
    )


LegalBasis = Annotated[str, AfterValidator(_known_basis)]
"""``no_aid``, ``de_minimis``, ``sgei_de_minimis``, ``sfs_2003_596`` or ``gber.ARTICLE``."""


class Record(BaseModel):
    """A frozen record of a file format: unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what was computed from the old ones is forgotten."""
        copy = super().model_copy(update=update, deep=deep)
        values: dict[str, Any] = vars(copy)
        for name in values.keys() - type(self).model_fields.keys():
            values.pop(name)
        return copy
