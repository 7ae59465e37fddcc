"""Bytes that come in: looked at before they are read, unpacked within limits, never all at once."""

from __future__ import annotations

import io
import zlib
from codecs import BOM_UTF8
from typing import BinaryIO

from models.text import Text
from sources.faults import refuse_file

MOST_UNPACKED = 2 * 1024**3
"""No publisher's file is near this size; a compressed one that is has been made to do harm."""

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_CHUNK = 1 << 18


def opened(stream: BinaryIO, file: str) -> io.BufferedReader:
    """A stream to read from whose start can be peeked at; gzip is unpacked on the way.

    A byte order mark of UTF-8 is left out: some programs write one, and JSON knows none.

    Raises:
        InputErrors: it is a zip archive. (While reading: it is cut short, broken, or unpacks to
            more than ``MOST_UNPACKED``.)
    """
    buffered: io.BufferedReader = io.BufferedReader(_Raw(stream), _CHUNK)
    start = buffered.peek(4)[:4]
    if start == _ZIP:
        refuse_file(
            file,
            "file-is-archive",
            Text(sv="filen är ett zip-arkiv.", en="the file is a zip archive."),
            Text(
                sv="Packa upp det och ange filerna i det.",
                en="Unpack it and name the files inside.",
            ),
        )
    if start[:2] == _GZIP:
        buffered = io.BufferedReader(_Unpacked(buffered, file), _CHUNK)
    if buffered.peek(3)[:3] == BOM_UTF8:
        buffered.read(3)
    return buffered


class _Raw(io.RawIOBase):
    """A stream that only reads, so that any file-like object will do."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # typeshed has a wider buffer
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """The content of a gzip stream, piece by piece."""

    def __init__(self, packed: io.BufferedReader, file: str) -> None:
        super().__init__()
        self._packed = packed
        self._file = file
        self._unpacker = zlib.decompressobj(wbits=31)
        self._ready = b""
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # as above
        while not self._ready and not self._unpacker.eof:
            self._unpack()
        data, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _unpack(self) -> None:
        packed = self._unpacker.unconsumed_tail or self._packed.read1(_CHUNK)
        if not packed:
            self._refuse("file-cut-short", "filen slutar mitt i.", "the file ends in the middle.")
        try:
            self._ready = self._unpacker.decompress(packed, _CHUNK)
        except zlib.error:
            self._refuse(
                "file-broken", "filen går inte att packa upp.", "the file can't be unpacked."
            )
        self._size += len(self._ready)
        if self._size > MOST_UNPACKED:
            self._refuse(
                "file-unpacks-too-large",
                "filen packas upp till mer än vad någon utgivare ger ut.",
                "the file unpacks to more than any publisher publishes.",
            )

    def _refuse(self, code: str, sv: str, en: str) -> None:
        refuse_file(
            self._file,
            code,
            Text(sv=sv, en=en),
            Text(sv="Hämta den igen från utgivaren.", en="Fetch it again from the publisher."),
        )
