"""Which terms several calls share, and which only some of them have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from models.call import Call
from models.call_terms import MAY_BE_UNSTATED, TOPICS, Term, Topic, terms
from models.catalogue import Catalogue
from models.text import Text
from models.vocabulary import Identifier, Record

COMPARISON_FORMAT: Final = "samspel/call-comparison@1"


class ComparedCall(Record):
    """A call that is compared."""

    id: Identifier
    title: Text
    funder: str
    extra: int
    """How many terms it has that not all of the calls have."""


class ComparedTerm(Record):
    """A term, and which of the calls have it."""

    text: Text
    calls: tuple[Identifier, ...]
    shared: bool


class ComparedTopic(Record):
    """The terms about one thing, the shared ones first, and the calls that say nothing of it."""

    topic: Topic
    title: Text
    terms: tuple[ComparedTerm, ...]
    unstated: tuple[Identifier, ...] = ()


class CallComparison(Record):
    """The terms of two or more calls beside each other (``samspel/call-comparison@1``)."""

    format: Literal["samspel/call-comparison@1"] = COMPARISON_FORMAT
    calls: tuple[ComparedCall, ...]
    shared: int
    """How many terms all of the calls have."""
    topics: tuple[ComparedTopic, ...]


def compare_calls(calls: Sequence[Call], catalogue: Catalogue) -> CallComparison:
    """Compare calls of a catalogue by what their fields say; topics without a term are left out."""
    stated = {
        one.id: list(terms(one, catalogue.funder_by_id[one.funder].currency)) for one in calls
    }
    topics = tuple(found for topic in TOPICS if (found := _topic(topic, stated)))
    every = [term for topic in topics for term in topic.terms]
    return CallComparison(
        calls=tuple(
            ComparedCall(
                id=one.id,
                title=one.title,
                funder=catalogue.funder_by_id[one.funder].name,
                extra=sum(not term.shared for term in every if one.id in term.calls),
            )
            for one in calls
        ),
        shared=sum(term.shared for term in every),
        topics=topics,
    )


def _topic(topic: Topic, stated: Mapping[str, Sequence[Term]]) -> ComparedTopic | None:
    """The calls' terms about one thing; ``None`` where no call has one and none is owed."""
    of_call = {id_: [one for one in told if one.topic == topic] for id_, told in stated.items()}
    found = tuple(
        ComparedTerm(text=term.text, calls=having, shared=len(having) == len(stated))
        for term in dict.fromkeys(one for told in of_call.values() for one in told)
        if (having := tuple(id_ for id_, told in of_call.items() if term in told))
    )
    silent = tuple(id_ for id_, told in of_call.items() if not told)
    unstated = silent if topic in MAY_BE_UNSTATED else ()
    if not found and not unstated:
        return None
    return ComparedTopic(
        topic=topic,
        title=TOPICS[topic],
        terms=tuple(sorted(found, key=lambda one: not one.shared)),
        unstated=unstated,
    )
