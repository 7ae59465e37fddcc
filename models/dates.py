"""The days that a round is planned with, read pessimistically or optimistically.

Pessimistic: a deadline and a proof of match fall as early, a decision as late as they may. A proof
that is wanted at a decision, or some time before it, is thus due as early as that decision may be
made, but never before the round's own deadline, result of a stage and committee: who decides has
met them. Rounds that say they are decided together (``decided_with``) have one day between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.assumptions_set import Assumptions
from models.call import Call, Milestone, Round
from models.catalogue import Catalogue
from models.vocabulary import Certainty, MilestoneKind
from models.when import When
from models.workdays import working_days_before


@dataclass(frozen=True)
class RoundDates:
    """The days of one round as a plan uses them; ``None`` where nothing was published.

    ``deadline`` is the first stage's, ``decision`` the day on which the grant is taken to be known,
    ``proof_due`` the last day on which match can be proved (``None`` when no proof is asked for).
    ``proof_decision`` is the day of the round's own decision that ``proof_due`` is counted from;
    ``None`` where it is counted from something else. ``meeting`` names the round with which this
    one is decided, or itself. ``imprecise`` are the milestones that are known to a period only.
    """

    opens: date | None
    deadline: date
    decision: date | None
    decision_window: tuple[date, date] | None
    proof_due: date | None
    proof_decision: date | None
    meeting: str
    earliest_start: date | None
    latest_start: date | None
    latest_end: date | None
    certainty: Certainty
    imprecise: tuple[Milestone, ...]


def round_dates(
    call: Call, one: Round, catalogue: Catalogue, assumptions: Assumptions
) -> RoundDates:
    """Read the milestones of a round (which has a deadline: ``Catalogue.flaws`` sees to that)."""
    optimistic = assumptions.optimistic
    deadline = one.first("deadline")
    if deadline is None:
        raise ValueError(f"round {call.id}/{one.id} has no deadline")
    decision = one.last("decision")
    window = _decision_window(one, catalogue)
    proof_due, proof_decision = _proof(call, one, catalogue, assumptions, window)
    used = [m for m in one.milestones if m.certainty != "cancelled" and not m.when.is_exact]
    return RoundDates(
        opens=_day(one.first("opens"), late=not optimistic),
        deadline=_read(deadline.when, late=optimistic),
        decision=_end(window, late=not optimistic),
        decision_window=window,
        proof_due=proof_due,
        proof_decision=proof_decision,
        meeting=one.decided_with or f"{call.id}/{one.id}",
        earliest_start=_day(one.first("earliest_start"), late=not optimistic),
        latest_start=_day(one.last("latest_start"), late=optimistic),
        latest_end=_day(one.last("latest_end"), late=optimistic),
        certainty=_weakest(one, deadline, decision),
        imprecise=tuple(used),
    )


def known_for_proof(asking: RoundDates, giving: RoundDates) -> date | None:
    """The day on which a grant is known, for the proof that another round asks for.

    Rounds that are decided at one meeting are so on one day, however imprecise that is: it is then
    the day that the proof is counted from. ``None`` where no decision is published.
    """
    if asking.proof_decision is not None and asking.meeting == giving.meeting:
        return asking.proof_decision
    return giving.decision


def _proof(
    call: Call,
    one: Round,
    catalogue: Catalogue,
    assumptions: Assumptions,
    window: tuple[date, date] | None,
) -> tuple[date | None, date | None]:
    """The day by which match is proved, and the decision's day if it is counted from that."""
    stated = one.last("proof_due")
    late = assumptions.optimistic
    if stated is not None:
        return _read(stated.when, late=late), None
    rule = call.match.proof
    if rule.rule == "none":
        return None, None
    if rule.rule == "at_submission":
        return _day(one.first("deadline"), late=late), None
    if rule.rule == "at_decision":
        # The match must be ready before the decision: with caution, before the first day of it.
        on = _end(window, late=late)
        return on, on
    decided = _end(window, late=late) if rule.event == "decision" else None
    event = decided if rule.event == "decision" else _day(one.last(rule.event), late=late)
    if event is None:
        return None, None
    if rule.rule == "days_before":
        return event - timedelta(days=rule.count), decided
    if rule.rule == "weeks_before":
        return event - timedelta(weeks=rule.count), decided
    due = working_days_before(
        event,
        rule.count,
        catalogue.funder_of(call).holidays,
        eves_are_holidays=assumptions.eves_are_holidays,
    )
    return due, decided


def _decision_window(one: Round, catalogue: Catalogue) -> tuple[date, date] | None:
    """The days of the decision that its own period and what comes before it leave."""
    decision = one.last("decision")
    if decision is None:
        return None
    earliest, latest = decision.when.earliest, decision.when.latest
    for met in (one, *_decided_with(one, catalogue)):
        for kind in _BEFORE_THE_DECISION:
            milestone = met.last(kind)
            if milestone is not None:
                earliest = max(earliest, milestone.when.earliest)
    return min(earliest, latest), latest


_BEFORE_THE_DECISION: tuple[MilestoneKind, ...] = ("deadline", "stage_result", "committee")


def _decided_with(one: Round, catalogue: Catalogue) -> Iterator[Round]:
    """The round that is decided at the same meeting, if the catalogue still holds it."""
    if one.decided_with is not None:
        call_id, _, round_id = one.decided_with.partition("/")
        call = catalogue.call_by_id.get(call_id)
        other = None if call is None else call.round(round_id)
        if other is not None:
            yield other


def _end(window: tuple[date, date] | None, *, late: bool) -> date | None:
    return None if window is None else window[1 if late else 0]


_STRENGTH: dict[Certainty, int] = {
    "cancelled": 0,
    "conditional": 1,
    "planned": 2,
    "confirmed": 3,
}


def _weakest(one: Round, *milestones: Milestone | None) -> Certainty:
    found: list[Certainty] = [one.certainty]
    found.extend(one.certainty_of(m) for m in milestones if m is not None)
    return min(found, key=lambda certainty: _STRENGTH[certainty])


def _day(milestone: Milestone | None, *, late: bool) -> date | None:
    return None if milestone is None else _read(milestone.when, late=late)


def _read(when: When, *, late: bool) -> date:
    return when.latest if late else when.earliest
