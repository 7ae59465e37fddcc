"""Names of calendar entries that outlive every change of date and wording.

A name is made from what a thing *is* (call, round, kind, stage, project), never from its title or
date: a subscriber's calendar then moves the entry instead of showing two.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from calendars.roles import EventKind

NAMESPACE = UUID("6f0b6b1e-3f0c-5d0e-9c57-8f3e1d2a4b60")
"""Made once. Another value would turn every entry of every subscriber into a new one."""

DOMAIN = "samspel"


def milestone_uid(call: str, round_id: str, kind: EventKind, stage: int, number: int = 1) -> str:
    """The same in every feed. ``number`` tells several of one kind and stage apart (reports)."""
    name = f"{call}/{round_id}/{kind}/{stage}"
    return _uid(name if number == 1 else f"{name}/{number}")


def call_uid(call: str) -> str:
    """What the milestones of a call relate to."""
    return _uid(call)


def project_uid(project: str) -> str:
    """What the entries of a project relate to."""
    return _uid(f"project:{project}")


def project_entry_uid(project: str, *parts: str | int) -> str:
    """An entry that exists only because this project plans with it.

    The ids of calls hold no colon, so that these names never meet those of milestones.
    """
    return _uid("/".join((f"project:{project}", *(str(part) for part in parts))))


def _uid(name: str) -> str:
    return f"{uuid5(NAMESPACE, name)}@{DOMAIN}"
