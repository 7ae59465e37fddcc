"""What kinds of event there are, and which readers each of them is for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from models.vocabulary import MilestoneKind

Role = Literal["apply", "decide", "report", "board"]
"""Who reads a feed: those who write applications, who wait for decisions, who report and claim
money, and who prepare papers for a board."""

EventKind = MilestoneKind | Literal["submit", "project_start", "project_end", "task"]
"""A milestone of a call, or something that only exists because a project plans with it."""

ROLES: Mapping[EventKind, frozenset[Role]] = MappingProxyType(
    {
        "announced": frozenset({"apply"}),
        "opens": frozenset({"apply"}),
        "deadline": frozenset({"apply"}),
        "submit": frozenset({"apply"}),
        "stage_result": frozenset({"apply", "decide"}),
        # The papers of a board that co-finances must be ready by then: both sides need the day.
        "proof_due": frozenset({"apply", "board"}),
        "committee": frozenset({"board", "decide"}),
        "decision": frozenset({"decide"}),
        "agreement": frozenset({"decide", "report"}),
        "earliest_start": frozenset({"apply", "report"}),
        "latest_start": frozenset({"apply", "report"}),
        "latest_end": frozenset({"report"}),
        "report_due": frozenset({"report"}),
        "project_start": frozenset({"apply", "report"}),
        "project_end": frozenset({"report"}),
        # Before the last application is in; later tasks are for those who report.
        "task": frozenset({"apply"}),
    }
)
