"""A call page of Tillväxtverket (HTML) as a call.

No page is kept whole here to test against: what is read are the sentences that call pages are
known to have (status line, share, sums, counties, objective, log of changes), wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from models.publication import Publication, Refusal
from models.text import Text
from sources.faults import RecordFault, missing, refuse_file
from sources.payload import raw_record
from sources.streams import opened
from sources.tillvaxtverket.areas import COUNTIES, area_named_in
from sources.tillvaxtverket.call_facts import CallFacts, call_of
from sources.tillvaxtverket.page_words import largest_share, moved_dates, status_dates, sum_in

SOURCE = "tillvaxtverket"

_MOST_BYTES = 16 * 1024 * 1024
_STATUS = re.compile(r"^(Öppnar|Öppen|Stänger|Stängd|Stängde)\b.*\d{4}")
_LOG = re.compile(r"Utlysning(?:en)? uppdaterad[^\n]*")


def read_page(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The call of a page; ``file`` is its address, or a file name that ends like it.

    Raises:
        InputErrors: it is no HTML page.
    """
    data = opened(stream, file).read(_MOST_BYTES)
    if b"<" not in data[:4096]:
        refuse_file(
            file,
            "file-not-page",
            Text(sv="filen är ingen webbsida (HTML).", en="the file is no web page (HTML)."),
            Text(sv="Är det rätt fil, och rätt källa?", en="Is it the right file and source?"),
        )
    lines, title, url = _parsed(data)
    url = url or (file if file.startswith("http") else None)
    record = {"url": url, "title": title, "lines": lines}
    raw = raw_record(SOURCE, _page_number(url or file), record, observed_at)
    try:
        yield call_of(_facts(lines, title, url, raw.key), raw)
    except RecordFault as fault:
        yield Refusal(raw, fault.code, fault.message, fault.remedy)


def _parsed(data: bytes) -> tuple[list[str], str | None, str | None]:
    """The lines of text, the title, and the address that the page gives itself."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(data)
    for tag in tree.css("script, style, nav, footer"):
        tag.decompose()
    heading = tree.css_first("h1")
    canonical = tree.css_first("link[rel=canonical]")
    body = tree.body
    text = "" if body is None else body.text(separator="\n")
    lines = [line for one in text.split("\n") if (line := " ".join(one.split()))]
    return (
        lines,
        None if heading is None else " ".join(heading.text().split()) or None,
        None if canonical is None else canonical.attributes.get("href"),
    )


def _page_number(address: str) -> str:
    match = re.search(r"\.(\d+)\.html?$", address)
    return match.group(1) if match else address.rsplit("/", 1)[-1].removesuffix(".html")


def _facts(lines: list[str], title: str | None, url: str | None, page: str) -> CallFacts:
    if title is None:
        raise missing("h1")
    text = "\n".join(lines)
    status = next((line for line in lines if _STATUS.match(line)), None)
    opens, closes = status_dates("\n".join(line for line in lines if _STATUS.match(line)))
    log = tuple(match.group(0) for match in _LOG.finditer(text))
    prestudy = re.search(r"förstudie[^\n]{0,120}", text, re.IGNORECASE)
    total = re.search(r"(?:total|avsatt|fördelas|budget|omfattar)[^\n]{0,120}", text, re.IGNORECASE)
    return CallFacts(
        page=page,
        title=title,
        area=area_named_in(text),
        counties=tuple(name for name in COUNTIES if re.search(rf"\b{name}\b", text)),
        objectives=tuple(dict.fromkeys(re.findall(r"specifikt mål (\d\.\d)", text, re.IGNORECASE))),
        status_line=status,
        opens=opens,
        closes=closes,
        rate=largest_share(text),
        budget=None if total is None else sum_in(total.group(0)),
        budget_is_shared=bool(re.search(r"delutlysning", text, re.IGNORECASE)),
        prestudy_most=None if prestudy is None else sum_in(prestudy.group(0)),
        url=url,
        log=log,
        moved=moved_dates("\n".join(log), opens, closes),
        is_planned=(status or "").startswith("Öppnar"),
    )
