"""A file of Tillväxtverket: a call page, or a table of call pages, told apart by its beginning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, cast

from models.publication import Publication
from sources.streams import opened
from sources.tillvaxtverket.page import read_page
from sources.tillvaxtverket.table import read_table


def read_tillvaxtverket(
    stream: BinaryIO, file: str, observed_at: datetime
) -> Iterator[Publication]:
    """The calls of a page or a table.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    content = opened(stream, file)
    start = content.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    read = read_page if start.startswith(b"<") else read_table
    return read(cast("BinaryIO", content), file, observed_at)
