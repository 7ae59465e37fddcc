"""Worked examples of aligned calls: the stories F1 to F12 of those who fund (``alignment/*.yaml``).

A file names its story and source, states calls by id over those of ``common_ground.yaml``, and
gives examples with a sentence and a hand calculation in comments. An example with a ``scenario`` is
aligned by the function that ``samspel align`` calls: ``expected`` is a part of ``alignment.json``,
of whose moves every one is named; ``what_if`` are its moves to try; ``feeds``, ``report`` and
``told`` are what its files say. ``warned`` are findings of ``samspel calls warn``, and ``only`` the
rules that it may speak of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import Aligned, align_into
from flows.read_scenario import read_calls
from models.alignment.check import check
from models.alignment.warnings.crowded_weeks import CROWDED_DEADLINES
from models.alignment.warnings.of_calls import catalogue_warnings
from models.alignment.warnings.windows import SHORT_WINDOW_DAYS
from models.alignment.what_if import what_ifs
from models.assumptions_set import assumptions_of
from tests.example_files import FOLDER, Facts, over, read
from tests.expected_parts import fits, missing

STORIES = FOLDER / "alignment"
GROUND = STORIES / "common_ground.yaml"
ALIGNED = {"scenario", "expected", "what_if", "feeds", "report", "told"}
WARNED = {"warned", "only", "threshold_days"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example that is aligned, and one per example that is warned of."""
    for argument, field in (("alignment_example", "scenario"), ("warning_example", "warned")):
        if argument in metafunc.fixturenames:
            examples = [one for one in _examples() if field in one.values[0]]
            metafunc.parametrize((argument, "facts"), examples)


def test_story(alignment_example: Facts, facts: Facts, tmp_path: Path) -> None:
    aligned = _aligned(alignment_example, facts, tmp_path)
    _moves_and_answer_as_expected(alignment_example, aligned)
    out = tmp_path / "out"
    for name, wanted in alignment_example.get("feeds", {}).items():
        feed = (out / name).read_bytes().replace(b"\r\n ", b"").decode()
        assert feed.count("BEGIN:VEVENT") == wanted["events"]
        assert [line for line in wanted["lines"] if line not in feed] == []
        assert [line for line in wanted.get("none_of", ()) if line in feed] == []
    report = (out / "report.html").read_text("utf-8")
    said = [*alignment_example.get("report", ()), *alignment_example.get("told", ())]
    assert [words for words in said if words not in report] == []


def test_story_on_paper(warning_example: Facts, facts: Facts, tmp_path: Path) -> None:
    _write(tmp_path / "calls.yaml", _catalogue(facts))
    findings = catalogue_warnings(
        read_calls([tmp_path / "calls.yaml"]),
        assumptions_of({}),
        warning_example.get("threshold_days", SHORT_WINDOW_DAYS),
        CROWDED_DEADLINES,
    )
    found = [one.model_dump(mode="json") for one in findings]
    assert list(missing(warning_example["warned"], found, "warnings")) == []
    if "only" in warning_example:
        unwanted = [one for one in found if not _is_named(one, warning_example["warned"])]
        assert unwanted == []
        assert {one["rule"] for one in found} == {*warning_example["only"]}


def test_every_story_of_the_funders_has_an_example_with_a_source() -> None:
    files = [read(path) for path in _files()]
    assert [file["story"] for file in files] == [f"F{number}" for number in range(1, 13)]
    assert all(file["source"] for file in files)
    known = ALIGNED | WARNED | {"name", "calls"}
    fields = {field for file in files for example in file["examples"] for field in example}
    assert fields == known


def _moves_and_answer_as_expected(example: Facts, aligned: Aligned) -> None:
    expected, alignment = example["expected"], aligned.alignment
    found = alignment.model_dump(mode="json", by_alias=True)
    assert list(missing(expected, found, "alignment")) == []
    if "moves" in expected:
        moves = [(one["round"], one["milestone"]) for one in found["moves"]]
        assert sorted(moves) == sorted(
            (one["round"], one["milestone"]) for one in expected["moves"]
        )
    if alignment.status == "aligned":
        dates = {(one.round, one.milestone, one.stage): one.on for one in alignment.dates}
        case = aligned.asked.prepared.case
        points = {point: dates[point.round, point.milestone, point.stage] for point in case.places}
        assert check(case, points).holds


def _aligned(example: Facts, facts: Facts, folder: Path) -> Aligned:
    _write(folder / "calls.yaml", _catalogue(facts))
    for name, project in facts.get("projects", {}).items():
        _write(folder / f"{name}.yaml", {"format": "samspel/project@1", **project})
    head = {"format": "samspel/scenario@1", "catalogue": ["calls.yaml"]}
    _write(folder / "scenario.yaml", head | example["scenario"])
    request = AlignmentRequest(
        folder / "scenario.yaml",
        what_if=what_ifs(example.get("what_if", ())),
        time_limit_seconds=30,
    )
    return align_into(request, folder / "out")


def _catalogue(facts: Facts) -> Facts:
    return {
        "format": "samspel/catalogue@1",
        "funders": [{"id": id_, **one} for id_, one in facts["funders"].items()],
        "programmes": [{"id": id_, **one} for id_, one in facts["programmes"].items()],
        "calls": [_call(id_, one) for id_, one in facts["calls"].items() if one is not None],
    }


def _call(id_: str, facts: Facts) -> Facts:
    """A call whose rounds and milestones are written by their names."""
    rounds = []
    for name, dates in facts["rounds"].items():
        milestones = [
            {"kind": kind, **(at if isinstance(at, dict) and "at" in at else {"at": at})}
            for kind, at in dates.items()
            if kind != "certainty"
        ]
        rounds.append(
            {
                "id": name,
                "certainty": dates.get("certainty", "confirmed"),
                "milestones": milestones,
            }
        )
    given = {name: value for name, value in facts.items() if value is not None}
    return {"id": id_, **given, "rounds": rounds}


def _write(path: Path, facts: Facts) -> None:
    path.write_text(json.dumps(facts, ensure_ascii=False, default=str), encoding="utf-8")


def _is_named(found: Facts, wanted: list[Facts]) -> bool:
    return any(fits(one, found) for one in wanted)


def _examples() -> Iterator[Any]:
    ground = read(GROUND)
    for path in _files():
        file = read(path)
        shared = over(ground, {name: file[name] for name in ("calls", "projects") if name in file})
        for example in file["examples"]:
            facts = over(shared, {"calls": example.get("calls", {})})
            yield pytest.param(example, facts, id=f"{file['story']}: {example['name']}")


def _files() -> list[Path]:
    return sorted(path for path in STORIES.glob("*.yaml") if path != GROUND)
