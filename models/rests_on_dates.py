"""The uncertain dates that a plan rests on, and the day that each was read as."""

from __future__ import annotations

from datetime import date

from models.call import Milestone
from models.case import Case, Chosen
from models.mention import MILESTONES, call
from models.text import Text
from models.uncertain_date import UncertainDate
from models.vocabulary import Certainty

_LATE_IS_SAFE = {"opens", "decision", "earliest_start", "stage_result", "committee", "agreement"}
"""Milestones that do harm by being late; the others do by being early."""

_NO_MATTER = {"announced", "report_due"}


def rests_on_dates(case: Case) -> tuple[UncertainDate, ...]:
    """Every milestone of a chosen round that is not both confirmed and exact, by day."""
    found = [
        _uncertain(case, chosen, milestone)
        for chosen in case.chosen
        for milestone in chosen.round.milestones
        if milestone.kind not in _NO_MATTER and _is_uncertain(chosen, milestone)
    ]
    return tuple(sorted(found, key=lambda one: (one.used, one.call, one.milestone)))


def used_day(milestone: Milestone, *, optimistic: bool) -> date:
    """The day that a milestone is planned with."""
    late = (milestone.kind in _LATE_IS_SAFE) != optimistic
    return milestone.when.latest if late else milestone.when.earliest


def _is_uncertain(chosen: Chosen, milestone: Milestone) -> bool:
    certainty = chosen.round.certainty_of(milestone)
    return certainty in ("planned", "conditional") or (
        certainty != "cancelled" and not milestone.when.is_exact
    )


def _uncertain(case: Case, chosen: Chosen, milestone: Milestone) -> UncertainDate:
    used = used_day(milestone, optimistic=case.assumptions.optimistic)
    certainty, when = chosen.round.certainty_of(milestone), milestone.when
    what, named, how = MILESTONES[milestone.kind], call(chosen), _HOW[certainty]
    said = Text(sv=str(when.earliest), en=str(when.earliest))
    if not when.is_exact:
        said = when.words()
    proof = chosen.dates.proof_decision
    if milestone.kind == "decision" and proof not in (None, used):
        also = Text(
            sv=f"; medfinansieringen ska vara styrkt som om det vore {proof}",
            en=f"; match must be proved as if it were {proof}",
        )
    else:
        also = Text(sv="", en="")
    return UncertainDate(
        call=chosen.call.id,
        round=chosen.round.id,
        milestone=milestone.kind,
        stage=milestone.stage,
        certainty=certainty,
        earliest=when.earliest,
        latest=when.latest,
        used=used,
        message=Text(
            sv=f"{named.sv}: {what.sv} {said.sv} ({how.sv}), räknat som {used}{also.sv}.",
            en=f"{named.en}: {what.en} {said.en} ({how.en}), read as {used}{also.en}.",
        ),
    )


_HOW: dict[Certainty, Text] = {
    "confirmed": Text(sv="bekräftat", en="confirmed"),
    "planned": Text(sv="planerat", en="planned"),
    "conditional": Text(sv="villkorat", en="conditional"),
    "cancelled": Text(sv="inställt", en="cancelled"),
}
