"""Any publications, in any batches: the same catalogue and the same history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from models.catalogue import Catalogue
from models.publication import Publication
from store import importing
from store.catalogue import catalogue
from store.change import ChangeRow
from store.history import history
from store.importing import import_publications
from store.listing import CallFilter, CallRow, list_calls
from store.opening import open_store
from store.problems import Problem, problems
from store.store import Store
from tests.store.publications import SOURCE, call, day, published, refused

NAMES = ("a", "b", "c")


@st.composite
def editions(draw: st.DrawFn) -> list[Publication]:
    """Records of up to three calls over some days, in the order of the days."""
    found: list[Publication] = []
    for number in range(draw(st.integers(1, 6))):
        for name in NAMES:
            what = draw(st.sampled_from(["2026-04-15", "2026-04-16", "2026-05", "broken", ""]))
            if what == "broken":
                found.append(refused(f"KEY-{name}", day(number)))
            elif what:
                deadline = {"month": what} if len(what) == 7 else what
                found.append(published(call(name, deadline), day(number)))
    return found


State = tuple[Catalogue, list[list[ChangeRow]], list[Problem], list[CallRow]]


def state(store: Store) -> State:
    return (
        catalogue(store),
        [history(store, name) for name in NAMES],
        problems(store),
        list_calls(store, CallFilter(on=day(40).date())),
    )


def replayed(groups: Sequence[Sequence[Publication]]) -> State:
    with TemporaryDirectory() as folder:
        file = Path(folder, "replay.db")
        file.write_bytes(_empty())
        with open_store(file) as store:
            for group in groups:
                import_publications(store, SOURCE, group, day(0))
            return state(store)


@cache
def _empty() -> bytes:
    """An empty store: to make its tables takes longer than to replay a few editions."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "empty.db")
        open_store(file).close()
        return file.read_bytes()


@settings(max_examples=12)
@given(editions(), st.lists(st.integers(0, 18), max_size=4), st.integers(1, 5))
def test_the_split_into_imports_and_batches_does_not_matter(
    seen: list[Publication], cuts: list[int], most: int
) -> None:
    bounds = [0, *sorted(cuts), len(seen)]
    pieces = [seen[start:end] for start, end in pairwise(bounds)]
    usual = importing._MOST_RECORDS
    try:
        importing._MOST_RECORDS = most
        parted = replayed(pieces)
    finally:
        importing._MOST_RECORDS = usual
    assert parted == replayed([seen])


@settings(max_examples=8)
@given(editions(), st.randoms())
def test_editions_that_arrive_in_any_order_end_in_the_same_calls(
    seen: list[Publication], random: Random
) -> None:
    shuffled = list(seen)
    random.shuffle(shuffled)
    in_order, in_any = replayed([seen]), replayed([[one] for one in shuffled])
    assert in_any[3] == in_order[3]
    assert [one.key for one in in_any[2]] == [one.key for one in in_order[2]]
    # Since when they are so can come out later: of a period that a late observation parts, only
    # the ends are known to have been seen.
    assert _dates(in_any[0]) == _dates(in_order[0])


def _dates(found: Catalogue) -> list[object]:
    return [
        (one.id, milestone.kind, milestone.when)
        for one in found.calls
        for each in one.rounds
        for milestone in each.milestones
    ]
