"""The marks of one round in the Gantt chart: which milestones, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calendars.dates_in_words import short_date, short_month
from calendars.planned_rounds import PlannedRound
from calendars.report_wording import MILESTONES, label
from models.call import Milestone
from models.money import NO_BREAK_SPACE
from models.text import Language
from models.vocabulary import MilestoneKind
from models.when import When

_FROM_THE_ROUND: tuple[MilestoneKind, ...] = ("deadline", "stage_result", "committee", "decision")


@dataclass(frozen=True)
class Mark:
    """A milestone to draw: at ``on`` (the day that the plan counts with), over all of ``when``."""

    kind: MilestoneKind
    on: date
    when: When
    words: str


def marks(one: PlannedRound, language: Language, *, year: bool) -> tuple[Mark, ...]:
    """The opening, deadlines, proof, committee and decisions of a round, by day.

    ``year``: whether the words of a date need the year.
    """
    found = list(_marks(one, language, year=year))
    return tuple(sorted(found, key=lambda mark: (mark.on, mark.kind)))


def _marks(one: PlannedRound, language: Language, *, year: bool) -> Iterator[Mark]:
    for kind in _FROM_THE_ROUND:
        for milestone in one.milestones(kind):
            yield _mark(kind, milestone.when, language, year=year, stage=_stage(one, milestone))
    plan_only: tuple[tuple[MilestoneKind, When | None], ...] = (
        ("opens", one.opens),
        ("deadline", None if one.milestones("deadline") else one.submit_by),
        ("decision", None if one.milestones("decision") else one.decision),
        ("proof_due", None if one.proof_due is None else When(one.proof_due, one.proof_due)),
    )
    for kind, when in plan_only:
        if when is not None:
            yield _mark(kind, when, language, year=year)


def _mark(
    kind: MilestoneKind, when: When, language: Language, *, year: bool, stage: int | None = None
) -> Mark:
    # Imprecise dates are planned with at their unfavourable end.
    on = when.earliest if kind in ("deadline", "proof_due") else when.latest
    shown = short_date(on, language, year=year) if when.is_exact else _period(when, language)
    name = label(MILESTONES, kind, language)
    if stage is not None:
        name = {"sv": f"{name} (steg {stage})", "en": f"{name} (stage {stage})"}[language]
    return Mark(kind, on, when, f"{name} {shown}")


def _period(when: When, language: Language) -> str:
    """A period as the axis writes it, where that is shorter: ``kv 4 2024``, ``juni 2024``."""
    first = when.earliest
    if when.precision == "month":
        return f"{short_month(first.month, language)}{NO_BREAK_SPACE}{first.year}"
    if when.precision == "quarter":
        quarter = (first.month - 1) // 3 + 1
        name = f"kv{NO_BREAK_SPACE}{quarter}" if language == "sv" else f"Q{quarter}"
        return f"{name}{NO_BREAK_SPACE}{first.year}"
    return when.words().in_language(language)


def _stage(one: PlannedRound, milestone: Milestone) -> int | None:
    return milestone.stage if len(one.milestones("deadline")) > 1 else None
