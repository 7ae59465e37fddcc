"""Dates of a record that cannot all be true: what can be kept, and what has to be refused.

No catalogue takes such dates, so that one record would make all calls of a store unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from models.call import Round
from models.catalogue import Catalogue
from models.flaw import Flaw
from models.publication import Publication, PublishedCall, Refusal, Unread
from models.text import Text

_STALE = "decision-before-deadline"


def without_contradictions(
    publications: Iterable[Publication | Unread],
) -> Iterator[Publication | Unread]:
    """The same records; one whose dates contradict each other is refused.

    A decision before the deadline is left out instead, and kept as a claim: as a rule the deadline
    was put off and the expected decision was forgotten.
    """
    for one in publications:
        if isinstance(one, Unread):
            yield Unread(one.raw, partial(_read_and_checked, one))
        else:
            yield _checked(one)


def _read_and_checked(unread: Unread) -> Publication:
    return _checked(unread.read())


def _checked(one: Publication) -> Publication:
    if isinstance(one, Refusal):
        return one
    kept = one if _STALE not in {flaw.code for flaw in _flaws(one)} else _without_decisions(one)
    for flaw in _flaws(kept):
        return Refusal(
            one.raw,
            f"record-{flaw.code}",
            Text(sv=flaw.sv, en=flaw.en),
            Text(
                sv="Läs utlysningens sida i stället, och meddela utgivaren.",
                en="Read the call's page instead, and tell the publisher.",
            ),
        )
    return kept


def _flaws(one: PublishedCall) -> Iterator[Flaw]:
    return Catalogue(calls=(one.call,)).flaws()


def _without_decisions(one: PublishedCall) -> PublishedCall:
    rounds, claims = [], dict(one.claims)
    for round_ in one.call.rounds:
        alone = replace(one, call=one.call.model_copy(update={"rounds": (round_,)}))
        if _STALE in {flaw.code for flaw in _flaws(alone)}:
            decisions = round_.all_of("decision")
            claims["decision"] = ", ".join(each.when.words().en for each in decisions)
            round_ = _without(round_)  # noqa: PLW2901  # the round as it is kept
        rounds.append(round_)
    call = one.call.model_copy(update={"rounds": tuple(rounds)})
    return replace(one, call=call, claims=claims)


def _without(round_: Round) -> Round:
    left = tuple(each for each in round_.milestones if each.kind != "decision")
    return round_.model_copy(update={"milestones": left})
