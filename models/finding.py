"""Findings: what a rule has to say about a plan."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from models.text import Text

Severity = Literal["error", "warning", "info"]
Number = int | str


class Finding(BaseModel):
    """A rule's verdict on one thing, with its numbers, words and legal reference.

    Attributes:
        rule: name of the rule, as in ``models/rules`` (``match.proof_in_time``).
        severity: ``error`` breaks the plan, ``warning`` deserves a look, ``info`` explains.
        subjects: ids of what it is about: calls as ``call/round``, partners, work packages.
        numbers: the numbers that decide; amounts as decimal strings, days as integers.
        message: one sentence for people.
        reference: article or page that the rule rests on.
        assumption: name of the assumption that it rests on, if any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    severity: Severity
    subjects: tuple[str, ...] = ()
    numbers: dict[str, Number] = Field(default_factory=dict)
    message: Text
    reference: str = ""
    assumption: str | None = None


class Demand(BaseModel):
    """One of several demands that cannot all be met.

    ``assumption`` names the assumption without which it would not be made, or not be so strict.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    subjects: tuple[str, ...] = ()
    numbers: dict[str, Number] = Field(default_factory=dict)
    message: Text
    reference: str = ""
    assumption: str | None = None


class Conflict(BaseModel):
    """Demands that cannot all be met; ``irreducible`` when every one of them is needed for that.

    ``message`` sums the conflict up: the days or the money that are missing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    demands: tuple[Demand, ...]
    irreducible: bool
    message: Text | None = None
    numbers: dict[str, Number] = Field(default_factory=dict)


class Change(BaseModel):
    """One change to what people can move."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    what: str
    from_: str = Field(alias="from")
    to: str
    message: Text


class Repair(BaseModel):
    """Changes that together make the project feasible; ``verified`` by solving again with them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    changes: tuple[Change, ...]
    verified: bool
