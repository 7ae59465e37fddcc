"""What a call page states, whether read from the page itself or from a table of such pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.call import Call, FormerDate, Milestone, Round, Source
from models.call_conditions import Budget, Eligible, Rates
from models.money import Minor
from models.publication import PublishedCall, RawRecord
from models.text import Text
from sources.faults import RecordFault
from sources.names import identifier
from sources.swedish_funders import ASSUMED_BASIS, TILLVAXTVERKET, legal_bases
from sources.tillvaxtverket.areas import programme_of, regions_of


@dataclass(frozen=True)
class MovedDate:
    """A date of the page that was changed: what it said before, and the day of the change."""

    kind: str
    before: date
    changed_on: date


@dataclass(frozen=True)
class CallFacts:
    """The page's own statements; sums in öre, ``None`` where it says nothing."""

    page: str
    title: str
    area: str | None
    counties: tuple[str, ...]
    objectives: tuple[str, ...]
    status_line: str | None
    opens: date | None
    closes: date | None
    rate: Decimal | None
    budget: int | None
    budget_is_shared: bool
    prestudy_most: int | None
    url: str | None
    note: str | None = None
    log: tuple[str, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    is_planned: bool = False
    is_conditional: bool = False


def call_of(facts: CallFacts, raw: RawRecord) -> PublishedCall:
    """The call that a page publishes.

    The page has no hour: a deadline is a day there. It says nothing of the day of decision.

    Raises:
        RecordFault: the page states no date.
    """
    milestones = tuple(_milestones(facts))
    if not milestones:
        raise _without_dates()
    last = facts.closes or facts.opens
    # Pages of the period before 2021 name the same areas, whose programmes were others.
    is_current = facts.area is not None and last is not None and last.year >= _FIRST_YEAR
    programme = programme_of(facts.area) if is_current and facts.area is not None else None
    call = Call(
        id=identifier(f"tvv-{facts.page}"),
        funder=TILLVAXTVERKET.id,
        programme=None if programme is None else programme.id,
        title=Text(sv=facts.title, en=facts.title),
        source=None if facts.url is None else Source(url=facts.url),
        note=_note(facts),
        objectives=facts.objectives,
        budget=_budget(facts),
        rates=Rates() if facts.rate is None else Rates(project=facts.rate),
        legal_basis=legal_bases(TILLVAXTVERKET, facts.closes or facts.opens),
        eligible=Eligible(regions=regions_of(list(facts.counties))),
        rounds=(
            Round(
                id="1",
                certainty="conditional"
                if facts.is_conditional
                else "planned"
                if facts.is_planned or facts.closes is None
                else "confirmed",
                milestones=milestones,
            ),
        ),
    )
    claims = {"legal_basis": ASSUMED_BASIS}
    if facts.status_line is not None:
        claims["status"] = facts.status_line
    if facts.prestudy_most is not None:
        claims["prestudy_most"] = str(facts.prestudy_most)
    return PublishedCall(
        raw=raw,
        call=call,
        funder=TILLVAXTVERKET,
        programme=programme,
        native_ids=(facts.page,),
        claims=claims,
        provenance={f"rounds/1/{one.kind}": facts.status_line or str(one.at) for one in milestones},
        silent=frozenset() if facts.rate is not None else frozenset({"rates"}),
    )


_FIRST_YEAR = 2021


def _milestones(facts: CallFacts) -> Iterator[Milestone]:
    if facts.opens is not None:
        yield Milestone(kind="opens", at=facts.opens, revisions=_former(facts, "opens"))
    if facts.closes is not None:
        yield Milestone(kind="deadline", at=facts.closes, revisions=_former(facts, "deadline"))


def _former(facts: CallFacts, kind: str) -> tuple[FormerDate, ...]:
    return tuple(
        FormerDate(at=one.before, changed_on=one.changed_on)
        for one in facts.moved
        if one.kind == kind
    )


def _budget(facts: CallFacts) -> Budget | None:
    if facts.budget is None:
        return None
    amount = Minor(facts.budget)
    if not facts.budget_is_shared or facts.area is None:
        return Budget(amount=amount, currency="SEK")
    last = facts.closes or facts.opens
    pot = f"eruf {facts.area} {last.year if last else ''} {facts.budget // 100}"
    return Budget(amount=amount, currency="SEK", scope="pot", pot=identifier(pot))


def _note(facts: CallFacts) -> Text | None:
    said = [facts.note] if facts.note else []
    said += facts.log
    return Text(sv=" ".join(said), en=" ".join(said)) if said else None


def _without_dates() -> RecordFault:
    return RecordFault(
        "record-without-dates",
        Text(sv="sidan har inget datum.", en="the page has no date."),
        Text(
            sv="Inget behöver göras: den läses in när sidan har ett datum.",
            en="Nothing needs to be done: it is read when the page has a date.",
        ),
    )
