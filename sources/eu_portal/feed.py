"""A row of a feed that keeps daily editions of the search index: one JSON object per line.

Only the first deadline of a topic stands in it, and no budget lines: a sum that several topics of
one call carry is taken to be shared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sources.eu_portal.fields import cents, listed, number, required_text, text
from sources.eu_portal.keys import key_of_reference, kind_of
from sources.eu_portal.stamps import deadline, opening
from sources.eu_portal.topic import Topic, TopicMoney

Shared = Counter[tuple[str, str]]
"""How many topics of a call carry a sum."""


def shared_sums(rows: Iterable[Mapping[str, Any]]) -> Shared:
    """How often each sum stands in each call."""
    return Counter(
        (str(row["callIdentifier"]), str(row["totalBudgetEur"]))
        for row in rows
        if row.get("callIdentifier") and row.get("totalBudgetEur")
    )


def topic_of_feed_row(row: Mapping[str, Any], shared: Shared) -> Topic:
    """A topic out of one row; ``shared`` counts the sums of the whole feed.

    Raises:
        RecordFault: a field is missing or of the wrong kind.
    """
    kind, reference = kind_of(row.get("kind")), required_text(row, "reference")
    raw = row.get("deadlineRaw") or row.get("deadlineDate")
    found = deadline(raw, "deadlineRaw", kind)
    return Topic(
        kind=kind,
        key=key_of_reference(reference, kind),
        reference=reference,
        identifier=required_text(row, "identifier"),
        title=text(row, "callTitle") or required_text(row, "title")
        if kind == "cascade"
        else required_text(row, "title"),
        call_identifier=text(row, "callIdentifier"),
        call_title=text(row, "callTitle"),
        programmes=tuple(str(code) for code in listed(row.get("frameworkProgramme"))),
        action=text(row, "actionType"),
        opens=opening(row.get("startDate"), "startDate"),
        deadlines=() if found is None else (found,),
        published=None,
        model=None,
        status=text(row, "statusLabel"),
        money=_money(row, shared),
        url=text(row, "url"),
    )


def key_of_feed_row(row: Mapping[str, Any]) -> str:
    """The key of a row.

    Raises:
        RecordFault: it has none, or is of no known kind.
    """
    return key_of_reference(required_text(row, "reference"), kind_of(row.get("kind")))


def _money(row: Mapping[str, Any], shared: Shared) -> TopicMoney:
    euro = row.get("totalBudgetEur")
    total = cents(euro, "totalBudgetEur")
    call = row.get("callIdentifier")
    is_shared = total is not None and shared[str(call), str(euro)] > 1
    return TopicMoney(
        total=total,
        pot=f"{call}-{euro}" if is_shared else None,
        pot_is_assumed=is_shared,
        least=cents(row.get("minContributionEur"), "minContributionEur"),
        most=cents(row.get("maxContributionEur"), "maxContributionEur"),
        expected_grants=number(row.get("expectedGrants"), "expectedGrants"),
    )
