"""The sources that calls can be imported from, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from models.publication import Publication, Unread
from models.text import Text

Read = Callable[[BinaryIO, str, datetime], Iterator[Publication]]
"""Stream, name for messages, and the zoned moment of observation -> what was published."""

ReadLater = Callable[[BinaryIO, str, datetime], Iterator[Unread]]
"""The same, with the records not yet read as calls."""


@dataclass(frozen=True)
class Reader:
    """A source: what it reads, and from where it is fetched unless told otherwise.

    ``together``: its files are parts of one answer and are read as one. ``read_later`` is there for
    a source with many records, most of which are known.
    """

    name: str
    title: Text
    read: Read
    urls: tuple[str, ...] = ()
    together: bool = False
    read_later: ReadLater | None = None


BULK_URL = (
    "https://ec.europa.eu/info/funding-tenders/opportunities/data/referenceData/grantsTenders.json"
)


def readers() -> Mapping[str, Reader]:
    """All sources by name."""
    return {one.name: one for one in _all()}


def _all() -> Iterator[Reader]:
    from sources.commongrants.reader import read_commongrants
    from sources.eu_portal.reader import read_eu_portal, read_eu_portal_later
    from sources.gdp.reader import read_gdp
    from sources.own_files import read_own
    from sources.tillvaxtverket.files import read_tillvaxtverket
    from sources.timetable.reader import read_timetable
    from sources.vinnova.register import read_vinnova

    yield Reader(
        "eu-portal",
        Text(
            sv="EU:s portal för finansiering och upphandling",
            en="EU Funding & Tenders Portal",
        ),
        read_eu_portal,
        (BULK_URL,),
        read_later=read_eu_portal_later,
    )
    yield Reader(
        "vinnova",
        Text(sv="Vinnovas öppna register", en="Vinnova's open register"),
        read_vinnova,
        tuple(
            f"https://data.vinnova.se/api/{part}/2020-01-01"
            for part in ("program", "utlysningar", "ansokningsomgangar")
        ),
        together=True,
    )
    yield Reader(
        "gdp",
        Text(sv="GDP 2.0 (Vinnova, Formas, Forte, VR)", en="GDP 2.0 (Vinnova, Formas, Forte, VR)"),
        read_gdp,
    )
    yield Reader(
        "tillvaxtverket",
        Text(
            sv="Tillväxtverkets utlysningssidor, eller en tabell över dem",
            en="Tillväxtverket's call pages, or a table of them",
        ),
        read_tillvaxtverket,
    )
    yield Reader(
        "art49",
        Text(
            sv="Tidsplan över planerade utlysningar (artikel 49.2), CSV eller Excel",
            en="Timetable of planned calls (article 49(2)), CSV or Excel",
        ),
        read_timetable,
    )
    yield Reader(
        "commongrants", Text(sv="CommonGrants 0.4", en="CommonGrants 0.4"), read_commongrants
    )
    yield Reader("yaml", Text(sv="Samspels egna filer", en="Samspel's own files"), read_own)
