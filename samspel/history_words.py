"""The history of a call, as lines for people and as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, cast

from models.mention import MILESTONES, days
from models.text import Language, Text
from models.vocabulary import MilestoneKind
from models.when import When
from samspel.call_words import when_document
from samspel.store_words import moment
from store.change import ChangeKind, ChangeRow


def history_lines(rows: Sequence[ChangeRow], language: Language) -> Iterator[str]:
    """Each moment at which something was seen, and below it what."""
    for seen_at, group in groupby(rows, key=lambda row: row.seen_at):
        changes = list(group)
        yield f"{moment(seen_at)}  ({changes[0].source}, {changes[0].key})"
        for row in changes:
            yield f"  {_sentence(row).in_language(language)}"


def history_document(call_id: str, rows: Sequence[ChangeRow]) -> dict[str, Any]:
    """The changes for machines."""
    return {"call": call_id, "changes": [change_document(row) for row in rows]}


def change_document(row: ChangeRow) -> dict[str, Any]:
    """A change for machines; ``was_past``: the old date had passed when the change was seen."""
    return {
        "kind": row.kind,
        "seen_at": row.seen_at.isoformat(),
        "source": row.source,
        "key": row.key,
        "round": row.round,
        "milestone": row.milestone,
        "stage": row.stage,
        "path": row.path,
        "from": when_document(row.before) if row.before else row.value_before,
        "to": when_document(row.after) if row.after and row.before else _after(row),
        "was_past": row.was_past,
    }


def _after(row: ChangeRow) -> Any:
    return row.value_after if row.value_after is not None else when_document(row.after)


def _sentence(row: ChangeRow) -> Text:
    if row.kind in _WHOLE:
        return _WHOLE[row.kind]
    if row.kind == "field":
        before, after = row.value_before or "–", row.value_after or "–"
        return Text(sv=f"{row.path}: {before} → {after}", en=f"{row.path}: {before} → {after}")
    name = _milestone(row)
    if row.kind == "certainty":
        change = f"{row.value_before} → {row.value_after}".replace('"', "")
        return Text(sv=f"{name.sv}: {change}", en=f"{name.en}: {change}")
    if row.kind == "added":
        new = _words(row.after)
        return Text(sv=f"{name.sv} tillagd: {new.sv}", en=f"{name.en} added: {new.en}")
    old = _words(row.before)
    if row.kind == "dropped":
        return Text(sv=f"{name.sv} borttagen, var {old.sv}", en=f"{name.en} dropped, was {old.en}")
    new, by = _words(row.after), _by(row)
    late = _LATE if row.was_past else Text(sv="", en="")
    return Text(
        sv=f"{name.sv}: {old.sv} → {new.sv}{by.sv}{late.sv}",
        en=f"{name.en}: {old.en} → {new.en}{by.en}{late.en}",
    )


def _milestone(row: ChangeRow) -> Text:
    name = MILESTONES[cast("MilestoneKind", row.milestone)]
    stage = row.stage if row.stage is not None and row.stage > 1 else None
    return Text(
        sv=f"{row.round}, {name.sv}" + (f", steg {stage}" if stage else ""),
        en=f"{row.round}, {name.en}" + (f", stage {stage}" if stage else ""),
    )


def _by(row: ChangeRow) -> Text:
    """By how many days an exact date moved."""
    first, last = _exact_day(row.before), _exact_day(row.after)
    if first is None or last is None or first == last:
        return Text(sv="", en="")
    count = (last - first).days
    words, sign = days(abs(count)), "+" if count > 0 else "−"
    return Text(sv=f" ({sign}{words.sv})", en=f" ({sign}{words.en})")


def _exact_day(when: When | None) -> date | None:
    return when.earliest if when is not None and when.is_exact else None


def _words(when: When | None) -> Text:
    return Text(sv="–", en="–") if when is None else when.words()


_LATE = Text(
    sv=", sett först efter det gamla datumet", en=", seen only after the old date had passed"
)
_WHOLE: Mapping[ChangeKind, Text] = {
    "published": Text(sv="publicerad", en="published"),
    "removed": Text(sv="borttagen ur källan", en="removed from its source"),
    "returned": Text(sv="åter i källan", en="back in its source"),
}
