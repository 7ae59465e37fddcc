"""Files of another form than the source's are refused, and records without a key keep apart."""

from __future__ import annotations

from typing import Any

import pytest

from models.errors import InputErrors
from models.publication import PublishedCall, Refusal
from sources.taken_ids import without_taken_ids
from tests.sources.published import only, only_refusal, read

OWN = b"""\
format: samspel/catalogue@1
funders: [{id: skane, name: Region Sk\xc3\xa5ne, level: regional}]
calls:
  - {id: vinnova-2026-1, funder: skane, title: Eget, rounds: [{id: r, milestones: [
     {kind: deadline, at: 2027-03-02}]}]}
"""


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("vinnova", [{"id": "a", "title": "T"}]),
        ("vinnova", {"program": ["2026-1"]}),
        ("eu-portal", {"fundingData": {"grants": [{"type": 1}]}}),
    ],
)
def test_a_file_without_any_record_of_the_source_is_refused_whole(
    source: str, content: Any
) -> None:
    with pytest.raises(InputErrors) as refused:
        read(source, content)
    (problem,) = refused.value.problems
    assert problem.code == "file-form-unknown"
    assert problem.remedy_sv
    assert problem.remedy_en


@pytest.mark.parametrize(
    ("source", "wrap"),
    [
        ("gdp", lambda one: [one]),
        ("commongrants", lambda one: {"items": [one]}),
        ("eu-portal", lambda one: {"results": [one]}),
    ],
)
def test_records_without_an_id_in_two_files_go_by_two_keys(source: str, wrap: Any) -> None:
    first, again, second = (
        only_refusal(source, wrap(record)).raw.key for record in ({"a": 1}, {"a": 1}, {"a": 2})
    )
    assert first == again
    assert first != second


def test_the_key_of_a_record_without_an_id_does_not_hang_on_its_place() -> None:
    alone = only_refusal("gdp", [{"a": 1}])
    *_, behind = read("gdp", [{"a": 2}, {"a": 1}])
    assert behind.raw.key == alone.raw.key


def test_an_own_call_with_the_id_of_a_publishers_call_is_refused_and_says_whose_it_is() -> None:
    own = only("yaml", OWN)
    (refused,) = without_taken_ids([own], {"vinnova-2026-1": "vinnova"})
    assert isinstance(refused, Refusal)
    assert refused.code == "call-id-taken"
    for said in (refused.message.sv, refused.message.en):
        assert "source vinnova" in said or "källan vinnova" in said
        assert "yaml" in said
    assert "vinnova-2026-1-yaml" in refused.remedy.en


def test_an_own_call_with_an_id_of_its_own_is_taken() -> None:
    own = only("yaml", OWN)
    (taken,) = without_taken_ids([own], {"vinnova-2026-2": "vinnova"})
    assert isinstance(taken, PublishedCall)
