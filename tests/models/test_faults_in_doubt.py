"""What rests on a value that could not be read raises no false alarm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from models.document import parse_document
from models.errors import InputErrors
from models.flaw import Path
from models.input_files import read_catalogues, read_inputs
from tests.models.files_with_faults import CALLS, FILES, NAMES, PROJECT, problems

ALARMS = {*(fault[2] for faults in NAMES.values() for fault in faults), "catalogue-empty"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("p.yaml", "{id: lu,", "{id: LU,"),
        ("p.yaml", "{id: lu,", "{idd: lu,"),
        ("p.yaml", "  - {id: lu,", "  - lu\n  - {"),
        ("p.yaml", "partners:\n", "parters:\n"),
        ("p.yaml", "partners:\n", "deltagare:\n"),
        ("p.yaml", "\nwork_packages:", "\nwork_packages: []\nwork_packages:"),
        ("p.yaml", "{id: wp1, activity", "{<<: x, activity"),
        ("p.yaml", "work_package: wp1,", "work_package: WP1,"),
        ("p.yaml", "must: {calls: [demo]}", "must: {calls: [Demo]}"),
        ("p.yaml", "assumptions: {dates.reading: pessimistic}", "assumptions: [x]"),
        ("p.yaml", "calls: all", "calls: every"),
        ("c.yaml", "{id: tvv,", "{id: TVV,"),
        ("c.yaml", "\nfunders:", "\nfinansierer:"),
        ("c.yaml", "\nprogrammes:", "\nprograms:"),
        ("c.yaml", "{id: eruf,", "{ID: eruf,"),
        ("c.yaml", "calls:\n  - id: demo", "calls:\n  - id: Demo"),
        ("c.yaml", "{id: r1, milestones: [{kind: opens, at: 2027-01-11}", "{milestones: [{x: y}"),
        ("c.yaml", "\ncalls:", "\ncall:"),
        ("s.yaml", "round: demo/r1, within", "round: demo-r1, within"),
        ("s.yaml", "first: {round: demo/r1, milestone: deadline}", "first: demo/r1"),
        ("s.yaml", "milestone: deadline},\n", "milestone: end},\n"),
        ("s.yaml", "kind: overlap", "kind: overlaps"),
        ("s.yaml", "  - {id: open,", "  - 3\n  - {"),
        ("l.yaml", "rates: {SEK", "kurser: {SEK"),
        ("l.yaml", "SEK: 11.20", "sek: 11.20"),
        ("l.yaml", "currency: DKK", "currency: Dkk"),
        ("l.yaml", "votes: 0.6}\n  - {owner: b, firm: c", "kind: x}\n  - {owner: a, firm: b"),
        ("l.csv", ";rate;", ";kursen;"),
        ("l.csv", "undertaking;", "vem;"),
        ("l.csv", ";amount;", ";summa;"),
        ("l.csv", ";rate;", ";currency;"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_raises_no_alarm(file: str, old: str, new: str) -> None:
    assert old in FILES[file]
    found = problems(file, FILES[file].replace(old, new, 1))
    assert found
    assert ALARMS.isdisjoint(one.code for one in found)


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("title: Demo", "titel: Demo", True),
        ("at: 2027-01-11", "at: 2027-01-32", True),
        ("funder: vinnova", "funder: vinova", True),
        ("- id: demo", "- id: Demo", False),
        ("\ncalls:", "\ncall:", False),
        ("\ncalls:", "\ncalls: [", False),
        ("catalogue@1", "project@1", False),
    ],
)
def test_a_project_is_held_against_what_is_known_of_the_calls(
    *, old: str, new: str, is_told: bool
) -> None:
    project = PROJECT.replace("must: {calls: [demo]}", "must: {calls: [deno]}")
    with pytest.raises(InputErrors) as caught:
        read_inputs(("p.yaml", project.encode()), [("c.yaml", CALLS.replace(old, new, 1).encode())])
    told = [one.path for one in caught.value.problems if one.file == "p.yaml"]
    assert told == (["must.calls[0]"] if is_told else [])


def test_a_funder_may_stand_in_another_file_that_has_faults() -> None:
    funders, calls = CALLS.split("programmes:")
    files = [
        ("f.yaml", funders.replace("level: national}", "level: land}", 1).encode()),
        ("c.yaml", f"format: samspel/catalogue@1\nprogrammes:{calls}".encode()),
    ]
    with pytest.raises(InputErrors) as caught:
        read_catalogues(files)
    assert [one.code for one in caught.value.problems] == ["value-not-allowed"]


def test_a_faulty_entry_may_be_the_same_as_one_of_another_file() -> None:
    faulty = CALLS.replace("title: Demo", "title: Demo\n    effort_days: many")
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("a.yaml", CALLS.encode()), ("b.yaml", faulty.encode())])
    assert [one.code for one in caught.value.problems] == ["number-expected"]


@pytest.mark.parametrize("file", ["p.yaml", "c.yaml", "s.yaml", "l.yaml"])
@pytest.mark.parametrize("instead", ["Å Ä", {"a": {}}, [[]]])
def test_no_value_that_fits_nowhere_raises_an_alarm(file: str, instead: object) -> None:
    """Each value of the file in turn, from a whole list to a single word."""
    written = parse_document(FILES[file].encode(), file).data
    for path in places_in(written):
        if path in (("format",), ("assumptions",)):  # what stands there is alarming itself
            continue
        changed_file = json.dumps(with_value(written, path, instead), default=str)
        found = problems(file, changed_file)
        assert ALARMS.isdisjoint(one.code for one in found), path
        assert "\0" not in str([one.in_language("sv") for one in found]), path


def places_in(value: Any, path: Path = ()) -> Iterator[Path]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in entries:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from places_in(one, (*path, key))


def with_value(data: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = with_value(copy[path[0]], path[1:], value)
    return copy
