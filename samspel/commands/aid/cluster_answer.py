"""The answer of ``samspel aid cluster``, as JSON or as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from models.cluster_aid import Cluster, ClusterAid, ClusterVerdict, cluster_aid
from models.money import decimal_text, kronor, share_text
from models.text import Language, Text
from samspel.commands.aid.answers import (
    after_expiry,
    assumption_documents,
    assumption_value,
    closing_lines,
    lines,
    reason_documents,
    reason_lines,
    remedy_after_expiry,
)
from samspel.terminal import answer, json_text


def give(
    asked: Cluster,
    on: date,
    assumed: Mapping[str, str],
    language: Language,
    *,
    as_json: bool,
) -> bool:
    """Print what aid the cluster may have, and tell whether what it has holds.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    clock = assumption_value(assumed, "cluster.clock_starts")
    with remedy_after_expiry(on, assumed):
        found = cluster_aid(asked, on, after_expiry(assumed), clock)
    if as_json:
        answer(json_text(_document(asked, on, found, assumed)))
    else:
        answer(lines(_listing(asked, on, found, assumed, language)))
    return found.verdict == "holds"


def _document(
    asked: Cluster, on: date, found: ClusterAid, assumed: Mapping[str, str]
) -> dict[str, Any]:
    started, last = found.clock_started, found.last_day
    return {
        "on": on.isoformat(),
        "verdict": found.verdict,
        "rate": share_text(found.rate),
        "currency": asked.currency,
        "eligible_costs": decimal_text(asked.eligible_costs),
        "largest_aid": decimal_text(found.largest_aid),
        "state_aid": decimal_text(sum(asked.state_aid)),
        "room": decimal_text(found.room),
        "from_others": decimal_text(found.from_others),
        "clock_started": None if started is None else started.isoformat(),
        "last_day": None if last is None else last.isoformat(),
        "cap_eur": decimal_text(found.cap.minor),
        "reasons": reason_documents(found.reasons),
        "reference": found.reference,
        "warning": None if found.warning is None else found.warning.model_dump(),
        "assumptions": assumption_documents(found.assumptions, assumed),
    }


_VERDICTS: Mapping[ClusterVerdict, Text] = {
    "holds": Text(sv="Stödet ryms.", en="The aid fits."),
    "too_much_aid": Text(sv="Stödet är för stort.", en="There is too much aid."),
    "period_over": Text(
        sv="Tiden för driftstöd är slut.", en="The time for operating aid is over."
    ),
}


def _listing(
    asked: Cluster,
    on: date,
    found: ClusterAid,
    assumed: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    sv = language == "sv"
    others = kronor(found.from_others, asked.currency, language)
    yield f"{on}: {_VERDICTS[found.verdict].in_language(language)}"
    yield from reason_lines(found.reasons, language)
    room = kronor(abs(found.room), asked.currency, language)
    if found.room < 0:
        yield f"För mycket stöd: {room}" if sv else f"Too much aid: {room}"
    elif found.verdict == "holds":
        yield f"Kvar av stödet: {room}" if sv else f"Left of the aid: {room}"
    yield f"Från avgifter och andra: {others}" if sv else f"From fees and others: {others}"
    yield from closing_lines(found.warning, found.assumptions, assumed, language)
