"""Own calls that go by the id of a call of a publisher: refused, so that they replace nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from models.publication import Publication, PublishedCall, Refusal, Unread
from models.text import Text


def without_taken_ids(
    publications: Iterable[Publication | Unread], held: Mapping[str, str]
) -> Iterator[Publication | Unread]:
    """The same records; a call whose id another source holds (``held``: call -> source) is refused.

    Publishers derive ids from their own numbers, so that two of theirs with one id are one call.
    An id in an own file is whatever somebody wrote.
    """
    for one in publications:
        if isinstance(one, PublishedCall) and one.call.id in held:
            yield _refusal(one, held[one.call.id])
        else:
            yield one


def _refusal(one: PublishedCall, other: str) -> Refusal:
    own, name = one.raw.source, one.call.id
    return Refusal(
        one.raw,
        "call-id-taken",
        Text(
            sv=f"utlysningen {name!r} finns redan från källan {other}; posten från källan {own}"
            " skulle ersätta den.",
            en=f"the call {name!r} is already there from the source {other}; the record of the"
            f" source {own} would replace it.",
        ),
        Text(
            sv=f"Ge utlysningen ett eget id, såsom {name}-{own}, eller ta bort den ur filen.",
            en=f"Give the call an id of its own, such as {name}-{own}, or take it out of the file.",
        ),
    )
