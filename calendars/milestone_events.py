"""The entry of one milestone, the same in every feed but for what a plan adds to it.

Without a store, the number of recorded revisions is the sequence, and the day on which the last of
them was seen is when the entry changed; neither depends on when the calendar is written.
``calendars.published`` raises both where a store remembers what was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from calendars import event_wording as wording
from calendars.event import Event, Status
from calendars.identity import call_uid, milestone_uid
from calendars.roles import ROLES, EventKind
from calendars.round_facts import RoundFacts
from models.call import Milestone
from models.text import Language
from models.vocabulary import Certainty
from models.when import When

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When a milestone changed that nobody has dated: before every day that a source can have been
read, so that the first day which becomes known is a step forward; and not 1970-01-01, because
programs take a timestamp of zero for none."""

CUT_OFF = timedelta(minutes=15)
"""How long an entry lasts that stands for a moment: some calendars do not show one of no length."""

STATUSES: Mapping[Certainty, Status] = MappingProxyType(
    {
        "confirmed": "CONFIRMED",
        "planned": "TENTATIVE",
        "conditional": "TENTATIVE",
        "cancelled": "CANCELLED",
    }
)
"""What iCalendar calls each certainty."""

_ENDS_AT_THE_MOMENT: frozenset[EventKind] = frozenset(
    {"deadline", "submit", "proof_due", "agreement", "report_due", "latest_start", "latest_end"}
)


def named_milestones(facts: RoundFacts) -> Iterator[tuple[Milestone, Certainty, str]]:
    """Each milestone with its certainty and uid; several of one kind and stage are numbered."""
    seen: Counter[tuple[EventKind, int]] = Counter()
    for milestone, certainty in facts.milestones:
        kind, stage = milestone.kind, milestone.stage or 1
        seen[kind, stage] += 1
        uid = milestone_uid(facts.call, facts.round, kind, stage, seen[kind, stage])
        yield milestone, certainty, uid


def milestone_event(
    facts: RoundFacts,
    named: tuple[Milestone, Certainty, str],
    language: Language,
    *,
    undated: datetime = UNDATED,
    of_plan: tuple[str, ...] = (),
    partners: frozenset[str] = frozenset(),
) -> Event:
    """The entry of a milestone with its certainty and uid.

    ``undated`` is when it changed if nothing says so; ``of_plan`` are a plan's own lines.
    """
    milestone, certainty, uid = named
    start, end = span(milestone.when, milestone.kind)
    return Event(
        uid=uid,
        start=start,
        end=end,
        summary=wording.milestone_summary(facts, milestone, certainty, language),
        description=wording.milestone_description(facts, milestone, certainty, language, of_plan),
        status=STATUSES[certainty],
        sequence=len(milestone.revisions),
        changed=changed(facts, milestone, undated),
        kind=milestone.kind,
        roles=ROLES[milestone.kind],
        categories=wording.categories(milestone.kind, facts, language),
        url=url(facts, milestone),
        related_to=call_uid(facts.call),
        funder=facts.funder,
        level=facts.level,
        partners=partners,
    )


def span(when: When, kind: EventKind) -> tuple[date | datetime, date | datetime]:
    """The days, or a quarter of an hour that ends (deadlines) or starts (meetings) at the time."""
    moment = when.instant
    if moment is None:
        return when.earliest, when.latest
    ends = kind in _ENDS_AT_THE_MOMENT
    # Counted in UTC: where the clock changes, a quarter of an hour by the wall clock is more.
    other = moment.astimezone(UTC) + (-CUT_OFF if ends else CUT_OFF)
    local = other.astimezone(moment.tzinfo)
    return (local, moment) if ends else (moment, local)


def changed(facts: RoundFacts, milestone: Milestone | None, undated: datetime) -> datetime:
    """Midnight UTC of the last change that was seen, or of the day on which the date was read."""
    if milestone is not None and milestone.revisions:
        return midnight(max(revision.changed_on for revision in milestone.revisions))
    source = (milestone.source if milestone else None) or facts.source
    if source is not None and source.seen_on is not None:
        return midnight(source.seen_on)
    return undated


def url(facts: RoundFacts, milestone: Milestone | None = None) -> str | None:
    """The page where the date was read, or the call."""
    source = (milestone.source if milestone else None) or facts.source
    return source.url if source else None


def midnight(on: date) -> datetime:
    """The beginning of a day in UTC."""
    return datetime.combine(on, time(), UTC)
