"""The ERUF programmes 2021–2027 in Sweden by the names that call pages use, and their counties.

Counties are NUTS 3 regions; the programme areas follow the call pages' own lists of counties.
"""

from __future__ import annotations

from models.catalogue import Programme
from models.text import Text
from sources.swedish_funders import TILLVAXTVERKET

COUNTIES = {
    "Stockholm": "SE110",
    "Uppsala": "SE121",
    "Sörmland": "SE122",
    "Södermanland": "SE122",
    "Östergötland": "SE123",
    "Örebro": "SE124",
    "Västmanland": "SE125",
    "Jönköping": "SE211",
    "Kronoberg": "SE212",
    "Kalmar": "SE213",
    "Gotland": "SE214",
    "Blekinge": "SE221",
    "Skåne": "SE224",
    "Halland": "SE231",
    "Västra Götaland": "SE232",
    "Värmland": "SE311",
    "Dalarna": "SE312",
    "Gävleborg": "SE313",
    "Västernorrland": "SE321",
    "Jämtland": "SE322",
    "Västerbotten": "SE331",
    "Norrbotten": "SE332",
}

_AREAS = {
    "Skåne-Blekinge": "eruf-skane-blekinge",
    "Övre Norrland": "eruf-ovre-norrland",
    "Mellersta Norrland": "eruf-mellersta-norrland",
    "Norra Mellansverige": "eruf-norra-mellansverige",
    "Östra Mellansverige": "eruf-ostra-mellansverige",
    "Västsverige": "eruf-vastsverige",
    "Stockholm": "eruf-stockholm",
    "Småland och Öarna": "eruf-smaland-och-oarna",
    "Nationella programmet": "eruf-nationella",
}


def programme_of(area: str) -> Programme | None:
    """The programme of an area, by the name on the page."""
    id_ = _AREAS.get(area)
    if id_ is None:
        return None
    shown = "nationella programmet" if area == "Nationella programmet" else area
    english = "the national programme" if area == "Nationella programmet" else area
    return Programme(
        id=id_,
        funder=TILLVAXTVERKET.id,
        name=Text(sv=f"Regionalfonden {shown} 2021–2027", en=f"ERDF {english} 2021–2027"),
        union_funds="shared",
    )


def area_named_in(text: str) -> str | None:
    """The area that a text names first; the county of Stockholm is no sign of its programme."""
    places = [(text.find(area), area) for area in _AREAS if area != "Stockholm" and area in text]
    return min(places)[1] if places else None


def regions_of(counties: list[str]) -> tuple[str, ...]:
    """NUTS codes of counties by name; names that are none (Hela Sverige) give none."""
    return tuple(COUNTIES[name] for name in counties if name in COUNTIES)
