"""The one HTTP client: patient, polite, bounded; it asks nothing that it was not told to ask."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, NoReturn, Self, cast

from models.text import Text
from sources.faults import refuse_file
from sources.fetched import Fetched, Validators
from sources.recording import Request, record, replay

if TYPE_CHECKING:
    import httpx

USER_AGENT = "Samspel (call planner; reads public call data at a polite rate)"

_TRIED_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_MODIFIED = 304
_CHUNK = 1 << 18
_IN_MEMORY = 8 * 1024 * 1024


@dataclass(frozen=True)
class Manners:
    """How the client behaves: seconds to wait, tries, bytes to take, seconds between requests."""

    connect_seconds: float = 10.0
    read_seconds: float = 60.0
    tries: int = 4
    first_wait_seconds: float = 1.0
    longest_wait_seconds: float = 60.0
    pause_seconds: float = 1.0
    most_bytes: int = 512 * 1024 * 1024


@dataclass
class Client:
    """Fetches addresses; used as a context manager.

    ``record`` keeps every answer in a folder; with ``replay`` nothing is asked of the network.
    ``sleep`` and ``seed`` (of the jitter) are for tests, as is ``transport``.
    """

    manners: Manners = Manners()
    record: Path | None = None
    replay: Path | None = None
    sleep: Callable[[float], None] = time.sleep
    seed: int = 0
    transport: httpx.BaseTransport | None = None
    _session: httpx.Client | None = field(default=None, init=False)
    _asked: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            self._session.close()

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        known: Validators | None = None,
    ) -> Fetched:
        """The content of an address; no body if it is still the ``known`` version.

        Raises:
            InputErrors: no answer after all tries, a refusal, or more bytes than are taken.
        """
        return self._fetch(
            Request("GET", url), {**(headers or {}), **(known or Validators()).as_headers()}
        )

    def post_parts(self, url: str, parts: Mapping[str, bytes]) -> Fetched:
        """The answer to parts that are sent as files of JSON, each by the name ``blob``.

        Raises:
            InputErrors: as ``get``.
        """
        return self._fetch(Request("POST", url, tuple(parts.items())), {})

    def _fetch(self, request: Request, headers: Mapping[str, str]) -> Fetched:
        if self.replay is not None:
            return replay(self.replay, request)
        fetched = self._tried(request, headers)
        return fetched if self.record is None else record(self.record, request, fetched)

    def _tried(self, request: Request, headers: Mapping[str, str]) -> Fetched:
        import httpx

        random = Random(self.seed)  # noqa: S311  # jitter is no secret
        trouble = ""
        for left in reversed(range(self.manners.tries)):
            self._be_polite()
            waits: float | None = None
            try:
                with self._answer(request, headers) as answer:
                    if answer.status_code == _NOT_MODIFIED:
                        return Fetched(request.url, None)
                    if answer.is_success:
                        return self._taken(request, answer)
                    trouble = f"HTTP {answer.status_code}"
                    if answer.status_code not in _TRIED_AGAIN:
                        break
                    waits = _asked_wait(answer.headers.get("Retry-After"))
            except httpx.TransportError as error:
                trouble = type(error).__name__
            if left:
                self.sleep(self._wait(self.manners.tries - left, waits, random))
        _refuse_address(request.url, trouble)

    def _be_polite(self) -> None:
        if self._asked and self.manners.pause_seconds:
            self.sleep(self.manners.pause_seconds)
        self._asked = True

    def _wait(self, tried: int, asked: float | None, random: Random) -> float:
        if asked is not None:
            return min(asked, self.manners.longest_wait_seconds)
        longest = self.manners.first_wait_seconds * float(2 ** (tried - 1))
        return min(longest, self.manners.longest_wait_seconds) * random.uniform(0.5, 1.0)

    @contextmanager
    def _answer(self, request: Request, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        session = self._open_session()
        files = {name: ("blob", content, "application/json") for name, content in request.parts}
        with session.stream(
            request.method, request.url, headers=dict(headers), files=files or None
        ) as answer:
            yield answer

    def _open_session(self) -> httpx.Client:
        import httpx

        if self._session is None:
            manners = self.manners
            self._session = httpx.Client(
                headers={"User-Agent": USER_AGENT},
                timeout=httpx.Timeout(manners.read_seconds, connect=manners.connect_seconds),
                follow_redirects=True,
                transport=self.transport,
            )
        return self._session

    def _taken(self, request: Request, answer: httpx.Response) -> Fetched:
        body = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  # the reader closes it
        try:
            self._fill(body, request, answer)
        except BaseException:
            body.close()
            raise
        return Fetched(
            url=request.url,
            body=body,
            validators=Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified")),
            content_type=answer.headers.get("Content-Type", ""),
        )

    def _fill(self, body: BinaryIO, request: Request, answer: httpx.Response) -> None:
        size = 0
        for chunk in answer.iter_bytes(_CHUNK):
            size += len(chunk)
            if size > self.manners.most_bytes:
                _refuse_size(request.url, self.manners.most_bytes)
            body.write(chunk)
        body.seek(0)


def _asked_wait(value: str | None) -> float | None:
    return float(value) if value is not None and value.isdecimal() else None


def _refuse_address(url: str, trouble: str) -> NoReturn:
    refuse_file(
        url,
        "address-without-answer",
        Text(
            sv=f"adressen svarar inte ({trouble}).", en=f"the address gives no answer ({trouble})."
        ),
        Text(
            sv="Försök igen senare, eller läs en fil som hämtats på annat sätt.",
            en="Try again later, or read a file that was fetched in another way.",
        ),
    )


def _refuse_size(url: str, most: int) -> NoReturn:
    mebibytes = most // 1024**2
    refuse_file(
        url,
        "answer-too-large",
        Text(
            sv=f"svaret är större än {mebibytes} MiB och togs inte emot.",
            en=f"the answer is larger than {mebibytes} MiB and was not taken.",
        ),
        Text(sv="Är det rätt adress?", en="Is it the right address?"),
    )
