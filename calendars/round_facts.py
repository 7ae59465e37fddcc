"""What calendars tell about a round: from the catalogue or, where that lacks it, from the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

from models.call import Call, Milestone, Round, Source
from models.call_conditions import ProofRule
from models.catalogue import Catalogue, Funder
from models.errors import SamspelError
from models.plan import Application
from models.text import Text
from models.vocabulary import Certainty, Level
from models.when import When, day


@dataclass(frozen=True)
class RoundFacts:
    """A round with its call and funder.

    Attributes:
        call: id of the call.
        round: id of the round.
        title: title of the call, with that of the round.
        funder: id of the funder, if it is known.
        funder_name: its name.
        level: its level, if it is known.
        source: where the call was read.
        notes: what the catalogue says about call and round.
        is_synthetic: whether any figure is made up.
        is_by_invitation: whether only invited applicants may apply.
        proof: by when the co-financing must be proved.
        milestones: the dates, each with its certainty.
    """

    call: str
    round: str
    title: Text
    funder: str | None
    funder_name: str
    level: Level | None
    source: Source | None
    notes: tuple[Text, ...]
    is_synthetic: bool
    is_by_invitation: bool
    proof: ProofRule
    milestones: tuple[tuple[Milestone, Certainty], ...]


def facts_of_round(call: Call, one: Round, catalogue: Catalogue) -> RoundFacts:
    """What the catalogue knows."""
    return _with_call(call, catalogue, one.id, one)


def facts_of_application(application: Application, catalogue: Catalogue) -> RoundFacts:
    """What the catalogue knows about the round, or else what the plan itself says.

    Raises:
        SamspelError: a date of the plan cannot be read.
    """
    call = catalogue.call_by_id.get(application.call)
    if call is not None:
        one = call.round(application.round)
        known = _with_call(call, catalogue, application.round, one)
        return known if one is not None else _with_dates_of(known, application)
    funder = None if application.funder is None else catalogue.funder_by_id.get(application.funder)
    bare = RoundFacts(
        call=application.call,
        round=application.round,
        title=application.title or Text(sv=application.call, en=application.call),
        funder=application.funder,
        funder_name=funder.name if funder else application.funder or application.call,
        level=funder.level if funder else None,
        source=None,
        notes=(),
        is_synthetic=False,
        is_by_invitation=False,
        proof=ProofRule(),
        milestones=(),
    )
    return _with_dates_of(bare, application)


def read_moment(value: str, zone: str | None, where: str) -> When:
    """A date, or a time with its offset or beside its zone, as plans hold them.

    Raises:
        SamspelError: neither; ``where`` names the place.
    """
    try:
        moment = datetime.fromisoformat(value)
        local = ZoneInfo(zone or "UTC")
    except (ValueError, KeyError, OSError):
        _unreadable(value, where)
    if "T" not in value:
        return day(moment.date())
    if moment.tzinfo is None and zone is None:
        _unreadable(value, where)
    moment = moment.replace(tzinfo=local) if moment.tzinfo is None else moment.astimezone(local)
    return When(moment.date(), moment.date(), "instant", moment.time(), zone or "UTC")


def _unreadable(value: str, where: str) -> NoReturn:
    raise SamspelError(
        Text(
            sv=f"{where}: {value!r} är ingen tid med zon. Skriv 2027-03-01, eller "
            "2027-03-01T14:00+01:00 och zonen bredvid.",
            en=f"{where}: {value!r} is not a time with a zone. Write 2027-03-01, or "
            "2027-03-01T14:00+01:00 and the zone beside it.",
        )
    )


def _with_call(call: Call, catalogue: Catalogue, round_id: str, one: Round | None) -> RoundFacts:
    funder: Funder | None = catalogue.funder_by_id.get(call.funder)
    notes = (call.note, one.note if one else None)
    return RoundFacts(
        call=call.id,
        round=round_id,
        title=_title(call, one),
        funder=call.funder,
        funder_name=funder.name if funder else call.funder,
        level=funder.level if funder else None,
        source=call.source,
        notes=tuple(note for note in notes if note is not None),
        is_synthetic=call.synthetic,
        is_by_invitation=call.visibility == "invited",
        proof=call.match.proof,
        milestones=tuple((m, one.certainty_of(m)) for m in one.milestones) if one else (),
    )


def _title(call: Call, one: Round | None) -> Text:
    if one is None or one.title is None:
        return call.title
    return Text(sv=f"{call.title.sv} – {one.title.sv}", en=f"{call.title.en} – {one.title.en}")


def _with_dates_of(facts: RoundFacts, application: Application) -> RoundFacts:
    """The dates as the plan holds them: planned, since nobody vouches for them here."""
    where = f"applications {application.call}/{application.round}"
    dates = [
        Milestone(
            kind="deadline",
            at=read_moment(application.submit_by, application.zone, f"{where} submit_by"),
        )
    ]
    if application.opens is not None:
        at = read_moment(application.opens, application.zone, f"{where} opens")
        dates.insert(0, Milestone(kind="opens", at=at))
    return replace(facts, milestones=tuple((date, "planned") for date in dates))
