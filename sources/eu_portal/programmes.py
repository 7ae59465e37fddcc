"""Framework programmes of the portal: their codes, our names for them, and their money.

Codes and names are the portal's own (search facets of 2026-08-22). What stands here is money that
the Commission or a body of the Union grants itself: ``union_funds: direct``.
"""

from __future__ import annotations

from models.catalogue import Funder, Programme
from models.text import Text
from sources.names import identifier

FUNDER = Funder(
    id="european-commission",
    name="Europeiska kommissionen",
    level="eu",
    country="BE",
    currency="EUR",
    holidays="BE",
)

_KNOWN = {
    "43108390": ("horizon-europe", "Horisont Europa", "Horizon Europe"),
    "43152860": ("digital-europe", "Programmet för ett digitalt Europa", "Digital Europe"),
    "44181033": ("edf", "Europeiska försvarsfonden", "European Defence Fund"),
    "43252405": ("life", "Life", "LIFE"),
    "43252476": ("single-market", "Programmet för den inre marknaden", "Single Market Programme"),
    "111111": ("external-action", "EU:s yttre åtgärder", "EU External Action"),
    "43298916": ("euratom", "Euratoms forskningsprogram", "Euratom Research and Training"),
    "43251589": (
        "cerv",
        "Medborgare, jämlikhet, rättigheter och värden",
        "Citizens, Equality, Rights and Values",
    ),
    "43251567": ("cef", "Fonden för ett sammanlänkat Europa", "Connecting Europe Facility"),
    "43251814": ("creative-europe", "Kreativa Europa", "Creative Europe"),
    "43353764": ("erasmus", "Erasmus+", "Erasmus+"),
    "31045243": ("horizon-2020", "Horisont 2020", "Horizon 2020"),
    "43252449": ("rfcs", "Forskningsfonden för kol och stål", "Research Fund for Coal and Steel"),
    "43637601": ("pilot-projects", "Pilotprojekt", "Pilot Projects and Preparatory Actions"),
    "43254037": ("solidarity-corps", "Europeiska solidaritetskåren", "European Solidarity Corps"),
    "44416173": ("i3", "Interregionala innovationsinvesteringar", "Interregional Innovation (I3)"),
    "46324255": ("erdf-ta", "ERUF tekniskt stöd", "ERDF Technical Assistance"),
}


def programme(codes: tuple[str, ...], label: str | None = None) -> Programme | None:
    """The programme of a topic, by the first of its codes; an unknown one keeps its own label."""
    if not codes:
        return None
    code = codes[0]
    if code in _KNOWN:
        id_, sv, en = _KNOWN[code]
        name = Text(sv=sv, en=en)
    else:
        id_ = identifier(f"eu-programme-{code}")
        shown = label or code
        name = Text(sv=f"EU-program {shown}", en=f"EU programme {shown}")
    return Programme(id=id_, funder=FUNDER.id, name=name, union_funds="direct")
