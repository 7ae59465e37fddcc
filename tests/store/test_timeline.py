"""Which words held when, whatever order observations come in."""

from __future__ import annotations

from datetime import datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from store.timeline import Period, Timeline
from tests.store.publications import day

Observations = list[tuple[str | None, int]]
observations: st.SearchStrategy[Observations] = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 12)), max_size=14
)
once_a_day: st.SearchStrategy[Observations] = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 12)),
    max_size=12,
    unique_by=lambda one: one[1],
)


def timeline_of(seen: Observations) -> Timeline:
    timeline = Timeline()
    for sha256, at in seen:
        timeline.observe(sha256, day(at))
    return timeline


def periods(timeline: Timeline) -> list[tuple[str | None, datetime, datetime]]:
    return [(one.sha256, one.first, one.last) for one in timeline.periods]


@given(once_a_day)
def test_in_order_periods_are_the_runs_of_equal_observations(seen: Observations) -> None:
    in_order = sorted(seen, key=lambda one: one[1])
    runs: list[tuple[str | None, datetime, datetime]] = []
    for sha256, at in in_order:
        if runs and runs[-1][0] == sha256:
            runs[-1] = (sha256, runs[-1][1], day(at))
        else:
            runs.append((sha256, day(at), day(at)))
    assert periods(timeline_of(in_order)) == runs


@given(once_a_day, st.randoms())
def test_in_any_order_the_newest_observation_holds(seen: Observations, random: Random) -> None:
    shuffled = list(seen)
    random.shuffle(shuffled)
    latest = timeline_of(shuffled).latest
    newest = max(seen, key=lambda one: one[1], default=None)
    assert (latest and latest.sha256) == (newest and newest[0])
    assert (latest and latest.last) == (newest and day(newest[1]))


@given(observations)
def test_periods_never_overlap_and_end_where_something_was_seen(seen: Observations) -> None:
    timeline = timeline_of(seen)
    everything = {(sha256, day(at)) for sha256, at in seen}
    for one in timeline.periods:
        assert one.first <= one.last
        assert {(one.sha256, one.first), (one.sha256, one.last)} <= everything
    for before, after in zip(timeline.periods, timeline.periods[1:], strict=False):
        assert before.last < after.first
        assert before.sha256 != after.sha256


@given(once_a_day)
def test_seeing_the_same_again_changes_nothing(seen: Observations) -> None:
    timeline = timeline_of(sorted(seen, key=lambda one: one[1]))
    before = periods(timeline)
    for sha256, at in seen:
        assert timeline.observe(sha256, day(at)) == "unchanged"
    assert periods(timeline) == before


def test_a_late_observation_parts_the_period_that_it_falls_into() -> None:
    timeline = timeline_of([("a", 1), ("a", 5)])
    assert timeline.observe("b", day(3)) == "changed"
    assert periods(timeline) == [
        ("a", day(1), day(1)),
        ("b", day(3), day(3)),
        ("a", day(5), day(5)),
    ]


def test_an_older_equal_observation_moves_the_beginning_back() -> None:
    timeline = timeline_of([("a", 5)])
    assert timeline.observe("a", day(2)) == "unchanged"
    assert periods(timeline) == [("a", day(2), day(5))]


def test_of_two_wordings_at_one_moment_the_first_stands() -> None:
    timeline = timeline_of([("a", 5)])
    assert timeline.observe("b", day(5)) == "contradicted"
    assert timeline.periods == [Period("a", day(5), day(5), None, is_changed=True)]
