"""The catalogue as it is published now, or as it was known at an earlier moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from models.call import Call, FormerDate
from models.catalogue import Catalogue, Funder, Programme
from store.effective import effective
from store.milestone_values import Identity, former_dates
from store.standing import Seen, Standing, seen_of, standings
from store.store import Store
from store.tables.published import FunderVersion, ProgrammeVersion, Reading

_AT_ONCE = 1000


def catalogue(store: Store, on: datetime | None = None, *, with_removed: bool = False) -> Catalogue:
    """All calls with their funders and programmes, as known at a moment (zoned) or now.

    Milestones carry what they said before (``revisions``), from the sources' own words and from
    what was seen to change. What a publisher no longer has is left out unless it is asked for.
    Where two publications describe a funder or programme differently, the newer one holds.
    """
    with store.reading() as connection:
        standing = standings(seen_of(connection, known_at=on))
        chosen = [
            standing[name]
            for name in sorted(standing)
            if with_removed or not standing[name].removed
        ]
        calls = tuple(_calls(connection, chosen))
        return Catalogue(
            funders=_funders(connection, chosen),
            programmes=_programmes(connection, chosen),
            calls=calls,
        )


def call_at(connection: Connection, one: Standing) -> Call:
    """A single call as it stands, with what its milestones said before."""
    return next(_calls(connection, [one]))


def contents(connection: Connection, readings: Iterable[int]) -> dict[int, str]:
    """The canonical JSON of readings by their numbers."""
    wanted = sorted(readings)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = connection.execute(select(Reading.id, Reading.content).where(Reading.id.in_(part)))
        found.update((id_, content) for id_, content in rows)
    return found


def chains_of(one: Standing) -> list[list[Seen]]:
    """When each record of a call began to say what about it; the one that holds comes first."""
    return [
        [seen for seen in chain if seen.call == one.call and seen.reading_id is not None]
        for chain in (one.chain, *one.others)
    ]


def _calls(connection: Connection, chosen: Sequence[Standing]) -> Iterator[Call]:
    for start in range(0, len(chosen), _AT_ONCE):
        part = chosen[start : start + _AT_ONCE]
        chains = {one.call: chains_of(one) for one in part}
        texts = contents(
            connection,
            {
                seen.reading_id
                for several in chains.values()
                for chain in several
                for seen in chain
                if seen.reading_id is not None
            },
        )
        for one in part:
            yield _call(one, chains[one.call], texts)


def _call(one: Standing, chains: list[list[Seen]], texts: Mapping[int, str]) -> Call:
    if len(chains) > 1:
        # What one form is silent on, another may have stated.
        by_time = sorted(chain.from_iterable(chains), key=lambda seen: seen.first_seen)
        content = [said for _, said in effective([*by_time, one.holds], texts)][-1]
    else:
        content = [said for _, said in effective(chains[0], texts)][-1]
    call = Call.model_validate(content)
    if sum(len(chain) for chain in chains) == 1:
        return call
    former: dict[Identity, tuple[FormerDate, ...]] = {}
    for each in chains:
        said = [(seen.first_seen, content) for seen, content in effective(each, texts)]
        for identity, found in former_dates(said).items():
            # One move is seen once in every form: the form that saw the most tells them all.
            if len(found) > len(former.get(identity, ())):
                former[identity] = found
    return with_former_dates(call, former)


def with_former_dates(call: Call, former: Mapping[Identity, tuple[FormerDate, ...]]) -> Call:
    """The call, its milestones with what was seen to change beside what the source itself says."""
    if not former:
        return call
    rounds = []
    for one in call.rounds:
        seen: Counter[tuple[str, int]] = Counter()
        milestones = []
        for milestone in one.milestones:
            kind, stage = milestone.kind, milestone.stage or 1
            seen[kind, stage] += 1
            found = former.get(Identity(one.id, kind, stage, seen[kind, stage]), ())
            milestones.append(
                milestone.model_copy(update={"revisions": _merged(milestone.revisions, found)})
                if found
                else milestone
            )
        rounds.append(one.model_copy(update={"milestones": tuple(milestones)}))
    return call.model_copy(update={"rounds": tuple(rounds)})


def _merged(
    published: tuple[FormerDate, ...], seen: tuple[FormerDate, ...]
) -> tuple[FormerDate, ...]:
    """By day. A change that the source itself tells of is the same one, seen by us later."""
    told = [one.when for one in published]
    added = []
    for one in seen:
        if one.certainty is None and one.when in told:
            told.remove(one.when)
        else:
            added.append(one)
    return tuple(sorted([*published, *added], key=lambda one: one.changed_on))


def _funders(connection: Connection, chosen: Sequence[Standing]) -> tuple[Funder, ...]:
    rows = connection.execute(select(FunderVersion.id, FunderVersion.content))
    texts = {row.id: row.content for row in rows}
    newest = _newest((one, one.holds.funder_id) for one in chosen)
    funders = [Funder.model_validate_json(texts[id_]) for id_ in newest]
    return tuple(_by_id(funders))


def _programmes(connection: Connection, chosen: Sequence[Standing]) -> tuple[Programme, ...]:
    rows = connection.execute(select(ProgrammeVersion.id, ProgrammeVersion.content))
    texts = {row.id: row.content for row in rows}
    newest = _newest((one, one.holds.programme_id) for one in chosen)
    programmes = [Programme.model_validate_json(texts[id_]) for id_ in newest]
    return tuple(_by_id(programmes))


def _newest(used: Iterable[tuple[Standing, int | None]]) -> list[int]:
    """The numbers of wordings in use, the newest last."""
    since: dict[int, datetime] = {}
    for one, version in used:
        if version is not None:
            since[version] = max(since.get(version, one.holds.first_seen), one.holds.first_seen)
    return sorted(since, key=lambda version: (since[version], version))


def _by_id(entries: Sequence[Any]) -> list[Any]:
    """One of each id: the last."""
    found = {entry.id: entry for entry in entries}
    return [found[name] for name in sorted(found)]
