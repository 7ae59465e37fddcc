"""The Swedish funders whose calls are read, and what their ordinances let them grant under."""

from __future__ import annotations

from datetime import date

from models.catalogue import Funder
from models.parameter import parameter
from sources.names import identifier

VINNOVA = Funder(id="vinnova", name="Vinnova", level="national")
TILLVAXTVERKET = Funder(id="tillvaxtverket", name="Tillväxtverket", level="national")

ASSUMED_BASIS = "assumed: what the funder's ordinance lets it grant under"
"""The claim that goes with a legal basis that the publication itself does not state."""

_ARTICLES = {
    VINNOVA.id: "sfs_2015_208/gber_articles",
    TILLVAXTVERKET.id: "sfs_2022_1468/gber_articles",
}


def funder_named(name: str) -> Funder:
    """The funder by the name that a publication gives it."""
    known = {VINNOVA.name: VINNOVA, TILLVAXTVERKET.name: TILLVAXTVERKET}
    return known.get(name) or Funder(id=identifier(name), name=name, level="national")


def legal_bases(funder: Funder, on: date | None) -> tuple[str, ...]:
    """No aid first, then the block exemption's articles of the funder's ordinance on a day.

    For a funder or a day that no ordinance is known for, only ``no_aid``: then nothing can be
    planned for economic activity, which is safe.
    """
    id_ = _ARTICLES.get(funder.id)
    value = None if id_ is None or on is None else parameter(id_).known_at(on)
    if value is None:
        return ("no_aid",)
    return ("no_aid", *(f"gber.{article}" for article in value.names), "de_minimis")
