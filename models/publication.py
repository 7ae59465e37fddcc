"""What a funder published about a call on a day, as read from one record of one source.

Readers (``sources``) make these out of bytes; the store keeps them; neither knows the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from models.call import Call
from models.catalogue import Funder, Programme
from models.text import Text


@dataclass(frozen=True)
class RawRecord:
    """One record as it was received: never changed, kept even where it can't be read.

    ``source`` is the name of the reader (``eu-portal``), ``key`` the publisher's own key of the
    record, ``payload`` its bytes in a canonical form, ``observed_at`` a zoned moment. A source that
    publishes one record in several forms (all in one file, a page of details) names the ``form``:
    what one form says differently from another is no change.
    """

    source: str
    key: str
    observed_at: datetime
    payload: bytes
    form: str = ""

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the payload: equal payloads are the same publication."""
        return hashlib.sha256(self.payload).hexdigest()


@dataclass(frozen=True)
class PublishedCall:
    """A call as a record publishes it, with the funder and the programme it belongs to.

    ``native_ids`` are the publisher's own names of it. ``claims`` holds what the publisher says and
    Samspel derives otherwise (its status). ``provenance`` leads from a path in the call
    (``rounds/1/milestones/deadline``) to the words in the record that it was read from. ``silent``
    names the fields of the call that this form of publication never states: what other forms said
    of them stays.
    """

    raw: RawRecord
    call: Call
    funder: Funder
    programme: Programme | None = None
    native_ids: tuple[str, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    provenance: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Refusal:
    """A record that can't be read as a call: why, and what to do. An import goes on after it."""

    raw: RawRecord
    code: str
    message: Text
    remedy: Text


@dataclass(frozen=True)
class Unread:
    """A record that is read as a call only if somebody asks: what is known already need not be."""

    raw: RawRecord
    read: Callable[[], PublishedCall | Refusal]


Publication = PublishedCall | Refusal
