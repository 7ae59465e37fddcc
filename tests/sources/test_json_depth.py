"""Files nested so deeply that a parser would need all memory: refused, in words, at once."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from models.errors import InputErrors
from sources.json_array import array_items
from sources.json_depth import MOST_LEVELS, Shallow, is_too_deep
from sources.readers import readers
from sources.streams import opened

NOW = datetime(2027, 1, 15, tzinfo=UTC)
LEVELS = 1500
"""More than any limit of ours, few enough to do no harm where the limit is missing."""
DEEP = "[" * LEVELS + "]" * LEVELS


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("commongrants", DEEP),
        ("commongrants", f'{{"items": [{{"id": "1", "title": {DEEP}}}]}}'),
        ("eu-portal", f'{{"fundingData": {{"GrantTenderObj": [{{"type": 1, "x": {DEEP}}}]}}}}'),
        ("eu-portal", f'{{"results": {DEEP}}}'),
        ("eu-portal", f'{{"reference": "1", "kind": "1", "x": {DEEP}}}\n'),
        ("eu-portal", f'{{"reference": "1", "kind": "1"}}\n{{"x": {DEEP}}}\n'),
        ("vinnova", f'{{"program": {DEEP}}}'),
        ("gdp", f'{{"data": {DEEP}}}'),
        ("yaml", f'{{"format": "samspel/catalogue@1", "calls": {DEEP}}}'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_that_is_nested_too_deeply_is_refused_by_every_source(
    source: str, content: str, encoding: str
) -> None:
    with pytest.raises(InputErrors) as refused:
        list(readers()[source].read(io.BytesIO(content.encode(encoding)), "deep.json", NOW))
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == ("deep.json", "nested-too-deeply")


def test_json_in_another_encoding_is_refused_as_well() -> None:
    with pytest.raises(InputErrors) as refused:
        list(readers()["gdp"].read(io.BytesIO(DEEP.encode("utf-16")), "deep.json", NOW))
    assert refused.value.problems[0].code == "nested-too-deeply"


@pytest.mark.parametrize("source", ["art49", "tillvaxtverket"])
def test_a_cell_longer_than_any_text_is_refused_in_words(source: str) -> None:
    with pytest.raises(InputErrors) as refused:
        list(readers()[source].read(io.BytesIO(b"x" * 200_000), "long.csv", NOW))
    assert refused.value.problems[0].code == "file-not-csv"


@pytest.mark.parametrize("levels", [MOST_LEVELS, MOST_LEVELS + 1])
def test_the_limit_is_the_number_of_levels(levels: int) -> None:
    assert is_too_deep(b"[" * levels) is (levels > MOST_LEVELS)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_brackets_inside_texts_are_no_levels_however_the_bytes_are_cut(size: int) -> None:
    texts = ["[" * 200, '{"' * 200, "\\" * 3 + "[" * 200, '\\"[' * 200, "å[" * 200]
    records = [{"text": text, "[" * 200: [text]} for text in texts * 3]
    content = json.dumps(records, ensure_ascii=False).encode()
    stream = Shallow(io.BytesIO(content), "texts.json")
    assert b"".join(iter(lambda: stream.read(size), b"")) == content
    deep = content[:-1] + b"," + b"[" * 100
    stream = Shallow(io.BytesIO(deep), "texts.json")
    with pytest.raises(InputErrors):
        list(iter(lambda: stream.read(size), b""))


def test_a_large_array_is_read_as_before() -> None:
    content = json.dumps({"a": [{"n": number, "t": '\\"{['} for number in range(20_000)]}).encode()
    found = array_items(opened(io.BytesIO(content), "a.json"), "a.item", "a.json")
    assert [one["n"] for one in found] == list(range(20_000))
