"""What entries, levels, certainties and units are called, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from calendars.roles import EventKind
from models.text import Text
from models.vocabulary import Certainty, Level, MilestoneKind

LABELS: Mapping[EventKind, Text] = MappingProxyType(
    {
        "announced": Text(sv="Utlysningen publiceras", en="Call announced"),
        "opens": Text(sv="Öppnar för ansökan", en="Opens for applications"),
        "deadline": Text(sv="Sista ansökningsdag", en="Application deadline"),
        "submit": Text(sv="Lämna in ansökan", en="Submit the application"),
        "stage_result": Text(sv="Besked om ansökan", en="Result of the application"),
        "proof_due": Text(sv="Styrk medfinansieringen", en="Prove the co-financing"),
        "committee": Text(sv="Kommittén möts", en="Committee meets"),
        "decision": Text(sv="Beslut", en="Decision"),
        "agreement": Text(sv="Teckna bidragsavtalet", en="Sign the grant agreement"),
        "earliest_start": Text(sv="Tidigaste projektstart", en="Earliest project start"),
        "latest_start": Text(sv="Senaste projektstart", en="Latest project start"),
        "latest_end": Text(sv="Senaste projektslut", en="Latest project end"),
        "report_due": Text(sv="Lämna rapport", en="Submit the report"),
        "project_start": Text(sv="Projektet startar", en="Project starts"),
        "project_end": Text(sv="Projektet slutar", en="Project ends"),
        "task": Text(sv="Att göra", en="To do"),
    }
)
"""What an entry is; summaries begin with it."""

DECISION_EXPECTED = Text(sv="Beslut väntas", en="Decision expected")
"""The label of a decision whose day is not fixed."""

CANCELLED = Text(sv="INSTÄLLD", en="CANCELLED")
"""Stands before the summary of what is cancelled."""

LEVELS: Mapping[Level, Text] = MappingProxyType(
    {
        "eu": Text(sv="EU", en="EU"),
        "national": Text(sv="Nationell", en="National"),
        "regional": Text(sv="Regional", en="Regional"),
        "local": Text(sv="Lokal", en="Local"),
        "private": Text(sv="Privat", en="Private"),
    }
)
"""The level of a funder, as a category."""

CERTAINTIES: Mapping[Certainty, Text | None] = MappingProxyType(
    {
        "confirmed": None,
        "planned": Text(
            sv="Planerat: finansiären har inte bekräftat tiden.",
            en="Planned: the funder has not confirmed the time.",
        ),
        "conditional": Text(
            sv="Villkorat: blir av bara om ett villkor uppfylls.",
            en="Conditional: it happens only if a condition is met.",
        ),
        "cancelled": Text(sv="Inställt.", en="Cancelled."),
    }
)
"""How sure a date is; nothing is said of confirmed ones."""

MOMENTS: Mapping[MilestoneKind, Text] = MappingProxyType(
    {
        "announced": Text(sv="publiceringen", en="the announcement"),
        "opens": Text(sv="öppningen", en="the opening"),
        "deadline": Text(sv="sista ansökningsdagen", en="the application deadline"),
        "stage_result": Text(sv="beskedet om ansökan", en="the result of the application"),
        "committee": Text(sv="kommitténs möte", en="the committee's meeting"),
        "decision": Text(sv="beslutet", en="the decision"),
        "agreement": Text(sv="bidragsavtalet", en="the grant agreement"),
        "proof_due": Text(sv="dagen för intyg", en="the day of the proof"),
        "earliest_start": Text(sv="tidigaste projektstart", en="the earliest project start"),
        "latest_start": Text(sv="senaste projektstart", en="the latest project start"),
        "latest_end": Text(sv="senaste projektslut", en="the latest project end"),
        "report_due": Text(sv="rapporten", en="the report"),
    }
)
"""Milestones within a sentence: before the …"""

UNITS: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "days_before": (Text(sv="dag", en="day"), Text(sv="dagar", en="days")),
        "working_days_before": (
            Text(sv="arbetsdag", en="working day"),
            Text(sv="arbetsdagar", en="working days"),
        ),
        "weeks_before": (Text(sv="vecka", en="week"), Text(sv="veckor", en="weeks")),
    }
)
"""One and many of what the rules for proof count, by rule."""
