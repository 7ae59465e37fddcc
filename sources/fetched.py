"""An answer from the network, or from a recording of it, as bytes that can be read as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True)
class Validators:
    """What an address said of the version it gave, to ask later whether it has changed."""

    etag: str | None = None
    last_modified: str | None = None

    def as_headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value is not None}


@dataclass(frozen=True)
class Fetched:
    """A body at its beginning; ``None`` where the address says that nothing has changed."""

    url: str
    body: BinaryIO | None
    validators: Validators = Validators()
    content_type: str = ""
