"""The HTTP client: retries, conditional requests, limits, and answers recorded and played back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from models.errors import InputErrors
from sources.client import Client, Manners
from sources.eu_portal.search import search_parts
from sources.fetched import Fetched, Validators

URL = "https://example.org/data.json"


def client(
    answer: Callable[[httpx.Request], httpx.Response],
    waits: list[float] | None = None,
    *,
    manners: Manners = Manners(pause_seconds=0.0),  # noqa: B008  # frozen
    record: Path | None = None,
) -> Client:
    slept = [] if waits is None else waits
    return Client(
        manners=manners, sleep=slept.append, transport=httpx.MockTransport(answer), record=record
    )


def body(fetched: Fetched) -> bytes:
    assert fetched.body is not None
    with fetched.body as stream:
        return stream.read()


def test_an_answer_comes_with_what_tells_its_version() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"{}", headers={"ETag": '"a"'})

    with client(answer) as asked:
        fetched = asked.get(URL)
    assert body(fetched) == b"{}"
    assert fetched.validators == Validators(etag='"a"')


def test_a_known_version_is_asked_for_by_name_and_not_sent_again() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["If-None-Match"] == '"a"'
        assert "Samspel" in request.headers["User-Agent"]
        return httpx.Response(304)

    with client(answer) as asked:
        assert asked.get(URL, known=Validators(etag='"a"')).body is None


def test_a_server_in_trouble_is_asked_again_with_longer_and_longer_waits() -> None:
    waits: list[float] = []
    codes = iter([500, 503, 200])

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(next(codes), content=b"ok")

    with client(answer, waits) as asked:
        assert body(asked.get(URL)) == b"ok"
    assert len(waits) == 2
    assert 0.5 <= waits[0] <= 1.0 <= waits[1] <= 2.0


def test_the_wait_that_a_server_asks_for_is_kept_within_reason() -> None:
    waits: list[float] = []
    answers = iter(
        [
            httpx.Response(429, headers={"Retry-After": "7"}),
            httpx.Response(429, headers={"Retry-After": "99999"}),
            httpx.Response(200, content=b"ok"),
        ]
    )
    with client(lambda _: next(answers), waits) as asked:
        body(asked.get(URL))
    assert waits == [7.0, 60.0]


def test_a_lost_connection_is_tried_again_and_then_told() -> None:
    tried = []

    def answer(request: httpx.Request) -> httpx.Response:
        tried.append(request)
        raise httpx.ConnectError("refused")

    with client(answer) as asked, pytest.raises(InputErrors) as caught:
        asked.get(URL)
    assert len(tried) == 4
    assert caught.value.problems[0].code == "address-without-answer"


def test_an_address_that_does_not_exist_is_not_asked_twice() -> None:
    tried = []

    def answer(request: httpx.Request) -> httpx.Response:
        tried.append(request)
        return httpx.Response(404)

    with client(answer) as asked, pytest.raises(InputErrors):
        asked.get(URL)
    assert len(tried) == 1


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    small = Manners(pause_seconds=0.0, most_bytes=1000)
    with (
        client(lambda _: httpx.Response(200, content=b"x" * 1001), manners=small) as asked,
        pytest.raises(InputErrors) as caught,
    ):
        asked.get(URL)
    assert caught.value.problems[0].code == "answer-too-large"


def test_requests_follow_each_other_at_a_polite_rate() -> None:
    waits: list[float] = []
    polite = Manners(pause_seconds=1.5)
    with client(lambda _: httpx.Response(200), waits, manners=polite) as asked:
        body(asked.get(URL))
        body(asked.get(URL))
    assert waits == [1.5]


def test_the_parts_of_a_search_are_sent_as_files_of_json() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        sent = request.read()
        assert sent.count(b'filename="blob"') == 3
        assert sent.count(b"Content-Type: application/json") == 3
        assert b'{"terms": {"type": ["1"]}}' in sent
        return httpx.Response(200, content=b"{}")

    with client(answer) as asked:
        body(asked.post_parts(URL, search_parts(("1",), ("31094501",))))


def test_what_was_recorded_is_played_back_without_the_network(tmp_path: Path) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b'{"a": 1}', headers={"ETag": '"a"'})

    with client(answer, record=tmp_path) as asked:
        assert body(asked.get(URL, headers={"Authorization": "secret"})) == b'{"a": 1}'
    with Client(replay=tmp_path) as played:
        fetched = played.get(URL)
    assert body(fetched) == b'{"a": 1}'
    assert fetched.validators.etag == '"a"'
    assert not any(b"secret" in path.read_bytes() for path in tmp_path.iterdir())


def test_another_question_of_the_same_address_is_another_recording(tmp_path: Path) -> None:
    with client(lambda _: httpx.Response(200, content=b"1"), record=tmp_path) as asked:
        body(asked.post_parts(URL, {"query": b"1"}))
    with Client(replay=tmp_path) as played, pytest.raises(InputErrors) as caught:
        played.post_parts(URL, {"query": b"2"})
    assert caught.value.problems[0].code == "request-not-recorded"
