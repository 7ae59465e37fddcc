"""A topic as the portal publishes it, before it becomes a call: the same for all four forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Kind = Literal["topic", "tender", "external", "cascade"]
"""Grant topics, public procurement, external action (Prospect), and grants to third parties."""

DeadlineModel = Literal["single-stage", "two-stage", "multiple cut-off"]


@dataclass(frozen=True)
class Stamp:
    """A date of the portal: the day, the wall clock where one is known, and what stood there."""

    on: date
    raw: str
    clock: time | None = None
    zone: str | None = None


@dataclass(frozen=True)
class TopicMoney:
    """Euro in cents; ``None`` where the portal says nothing or 0. ``pot`` names a shared budget.

    ``pot_is_assumed``: the record shows no pots, several topics of the call just carry one figure.
    """

    total: int | None = None
    pot: str | None = None
    pot_is_assumed: bool = False
    least: int | None = None
    most: int | None = None
    expected_grants: int | None = None


@dataclass(frozen=True)
class Topic:
    """What Samspel takes from a record. ``key`` is the publisher's, never the identifier alone.

    ``published`` is when the record was put on the portal, often after the opening. ``money`` is
    ``None`` where the form of the record has no budgets; ``unread`` says why budgets can't be read.
    """

    kind: Kind
    key: str
    reference: str
    identifier: str
    title: str
    call_identifier: str | None
    call_title: str | None
    programmes: tuple[str, ...]
    action: str | None
    opens: Stamp | None
    deadlines: tuple[Stamp, ...]
    published: Stamp | None
    model: DeadlineModel | None
    status: str | None
    money: TopicMoney | None
    url: str | None
    unread: str | None = None
