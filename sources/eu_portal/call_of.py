"""A topic of the portal as a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.call import Call, Milestone, Round, Source
from models.call_conditions import Budget, Eligible, GrantLimits, Rates
from models.money import Minor
from models.publication import PublishedCall, RawRecord
from models.text import Text
from models.vocabulary import Certainty
from sources.eu_portal.programmes import FUNDER, programme
from sources.eu_portal.rates import rates_of
from sources.eu_portal.topic import Stamp, Topic, TopicMoney
from sources.faults import missing
from sources.names import identifier
from sources.plain_text import plain_text

_FORTHCOMING = ("31094501", "Forthcoming")


def call_of(topic: Topic, raw: RawRecord) -> PublishedCall:
    """The call that a topic is.

    Raises:
        RecordFault: no date at all is stated, or the title has no words.
    """
    seen_on = raw.observed_at.date()
    rounds = tuple(_rounds(topic, seen_on))
    title = plain_text(topic.title)
    if not title:
        raise missing("title")
    known_rates = rates_of(topic.action, topic.opens.on if topic.opens else None)
    found = programme(topic.programmes)
    call = Call(
        id=_id(topic),
        funder=FUNDER.id,
        programme=None if found is None else found.id,
        title=Text(sv=title, en=title),
        source=None if topic.url is None else Source(url=topic.url, seen_on=None),
        note=_note(topic, rates_are_known=known_rates is not None),
        budget=_budget(topic.money),
        grant=GrantLimits() if topic.money is None else _grant(topic.money),
        rates=known_rates or Rates(),
        legal_basis=("no_aid",),
        eligible=Eligible(partners=()) if topic.kind == "tender" else Eligible(),
        rounds=rounds,
    )
    return PublishedCall(
        raw=raw,
        call=call,
        funder=FUNDER,
        programme=found,
        native_ids=tuple(
            dict.fromkeys(
                name
                for name in (topic.reference, topic.identifier, topic.call_identifier)
                if name is not None
            )
        ),
        claims=dict(_claims(topic)),
        provenance=dict(_provenance(topic, rounds)),
        silent=frozenset({"budget", "grant"} if topic.money is None else ())
        # The feed gives the first deadline of a topic only.
        | frozenset({"rounds/later"} if raw.form == "feed" else ()),
    )


def _id(topic: Topic) -> str:
    if topic.kind == "topic":
        return identifier(topic.identifier)
    # The identifier is not a key there: calls to third parties carry that of the parent topic.
    return identifier(f"{topic.identifier} {topic.key.removeprefix(topic.kind)}")


def _rounds(topic: Topic, seen_on: date) -> Iterator[Round]:
    opens = topic.opens
    is_ahead = topic.status in _FORTHCOMING and (opens is None or opens.on > seen_on)
    # Without a deadline nobody can apply yet, whatever the portal calls it.
    is_planned = is_ahead or not topic.deadlines
    certainty: Certainty = "planned" if is_planned else "confirmed"
    if opens is None and not topic.deadlines:
        if topic.published is None:
            raise missing("deadlineDate")
        announced = Milestone(kind="announced", at=topic.published.on)
        yield Round(id="1", certainty=certainty, milestones=(announced,))
        return
    if len(topic.deadlines) > 1 and topic.model != "two-stage":
        # Counted, not named by date: a cut-off that is moved stays the same cut-off.
        for count, stamp in enumerate(topic.deadlines, 1):
            milestones = (*_opening(opens, stamp), _deadline(stamp, None))
            yield Round(id=f"cut-off-{count}", certainty=certainty, milestones=milestones)
        return
    stages = topic.model == "two-stage"
    yield Round(
        id="1",
        certainty=certainty,
        milestones=(
            *_opening(opens, topic.deadlines[-1] if topic.deadlines else None),
            *(
                _deadline(stamp, stage if stages else None)
                for stage, stamp in enumerate(topic.deadlines, 1)
            ),
        ),
    )


def _opening(opens: Stamp | None, closes: Stamp | None) -> tuple[Milestone, ...]:
    # An opening after the deadline is a slip of the portal's; the deadline is what binds.
    if opens is None or (closes is not None and opens.on > closes.on):
        return ()
    return (Milestone(kind="opens", at=opens.on),)


def _deadline(stamp: Stamp, stage: int | None) -> Milestone:
    if stamp.clock is None:
        return Milestone(kind="deadline", at=stamp.on, stage=stage)
    at = f"{stamp.on.isoformat()}T{stamp.clock.isoformat('minutes')}"
    return Milestone(kind="deadline", at=at, zone=stamp.zone, stage=stage)


def _budget(money: TopicMoney | None) -> Budget | None:
    if money is None or money.total is None:
        return None
    if money.pot is None:
        return Budget(amount=Minor(money.total), currency="EUR")
    return Budget(amount=Minor(money.total), currency="EUR", scope="pot", pot=identifier(money.pot))


def _grant(money: TopicMoney) -> GrantLimits:
    least, most = money.least, money.most
    if least is not None and most is not None and least > most:
        # The portal's own slip: which of the two is meant can't be told.
        least = most = None
    return GrantLimits(
        min=None if least is None else Minor(least), max=None if most is None else Minor(most)
    )


def _note(topic: Topic, *, rates_are_known: bool) -> Text | None:
    if topic.kind == "tender":
        return Text(
            sv="Upphandling: ett kontrakt att lämna anbud på, inget bidrag.",
            en="A tender: a contract to bid for, not a grant.",
        )
    if topic.kind == "cascade":
        return Text(
            sv="Bidrag till tredje part: ges av ett EU-projekts konsortium, på dess egna villkor.",
            en="Grants to third parties: given by the consortium of an EU project, on its own "
            "terms.",
        )
    if rates_are_known:
        return None
    return Text(
        sv="Hur stor andel som betalas står inte i portalens data: se utlysningens sida.",
        en="The share that is paid does not stand in the portal's data: see the call's page.",
    )


def _claims(topic: Topic) -> Iterator[tuple[str, str]]:
    if topic.status is not None:
        yield "status", topic.status
    if topic.action is not None:
        yield "action", topic.action
    if topic.model is not None:
        yield "deadline_model", topic.model
    if topic.unread is not None:
        yield "budget", topic.unread
    money = topic.money
    if money is None:
        return
    if money.expected_grants is not None:
        yield "expected_grants", str(money.expected_grants)
    if money.pot_is_assumed:
        yield "budget_scope", "assumed: several topics of the call state this sum"
    if money.least is not None and money.most is not None and money.least > money.most:
        yield "grant", f"min {money.least} > max {money.most} (cents)"


def _provenance(topic: Topic, rounds: tuple[Round, ...]) -> Iterator[tuple[str, str]]:
    for one in rounds:
        if topic.opens is not None:
            yield f"rounds/{one.id}/opens", topic.opens.raw
        if len(rounds) == 1:
            for stage, stamp in enumerate(topic.deadlines, 1):
                suffix = f"/{stage}" if topic.model == "two-stage" else ""
                yield f"rounds/{one.id}/deadline{suffix}", stamp.raw
    if len(rounds) > 1:
        for one, stamp in zip(rounds, topic.deadlines, strict=True):
            yield f"rounds/{one.id}/deadline", stamp.raw
