"""How deep JSON is nested, told from its bytes: before a parser is let near it.

Parsers keep something for each level, and one that names the path of every value needs room for
the square of the depth: a file of 200 kB can take all memory. Publishers nest about ten deep.
"""

from __future__ import annotations

from itertools import accumulate
from typing import BinaryIO, NoReturn

from models.text import Text
from sources.faults import refuse_file

MOST_LEVELS = 100

_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NO_BRACKETS = bytes(set(range(256)) - set(_STEPS))


def is_too_deep(data: bytes) -> bool:
    """Whether JSON in UTF-8, or the beginning of it, has more levels than ``MOST_LEVELS``."""
    return _Depth().passes_limit(data)


def refuse_depth(file: str) -> NoReturn:
    """Refuse a file that is nested too deeply.

    Raises:
        InputErrors: always.
    """
    refuse_file(
        file,
        "nested-too-deeply",
        Text(
            sv=f"listor och objekt ligger i varandra i fler än {MOST_LEVELS} nivåer.",
            en=f"lists and objects lie within each other in more than {MOST_LEVELS} levels.",
        ),
        Text(
            sv="Är det rätt fil? Ingen utgivare skriver så: hämta den igen.",
            en="Is it the right file? No publisher writes so: fetch it again.",
        ),
    )


class Shallow:
    """A stream whose JSON is refused as soon as it gets too deep, for a parser that streams."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._stream = stream
        self._file = file
        self._depth = _Depth()

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            InputErrors: there are too many levels in them.
        """
        data = self._stream.read(size)
        if self._depth.passes_limit(data):
            refuse_depth(self._file)
        return data


class _Depth:
    """The depth so far, and whether the bytes so far end inside a text or an escape."""

    def __init__(self) -> None:
        self._levels = 0
        self._in_text = False
        self._rest = b""

    def passes_limit(self, data: bytes) -> bool:
        """Go through the next bytes."""
        # Without escapes (they stand only in texts) every quotation mark begins or ends a text.
        plain = (self._rest + data).replace(b"\\\\", b"")
        self._rest = b"\\" if plain.endswith(b"\\") else b""
        parts = plain.replace(b'\\"', b"").split(b'"')
        outside = b"".join(parts[1 if self._in_text else 0 :: 2])
        self._in_text ^= len(parts) % 2 == 0
        steps = map(_STEPS.__getitem__, outside.translate(None, _NO_BRACKETS))
        for levels in accumulate(steps, initial=self._levels):
            self._levels = levels
            if levels > MOST_LEVELS:
                return True
        return False
