"""Operating aid to an innovation cluster as worked examples ask about it."""

from __future__ import annotations

from typing import Any

from models.cluster_aid import Cluster, cluster_aid
from models.money import decimal_text, parse_amount, parse_share, portion
from tests.models.gber_25_calculator import KNOWN_ON

Facts = dict[str, Any]


def cluster_operating_aid(given: Facts) -> dict[str, str]:
    """Facts: operating costs and the ERDF rate. Results: what the State may give, and others."""
    costs = parse_amount(given["eligible_operating_costs"])
    eruf = portion(parse_share(given["eruf_rate"]), costs)
    cluster = Cluster(eligible_costs=costs, state_aid=(eruf,), currency=given["currency"])
    found = cluster_aid(cluster, KNOWN_ON, "unchanged", "first_operating_aid")
    return {
        "state_aid_max_total": decimal_text(found.largest_aid),
        "eruf": decimal_text(eruf),
        "region_max": decimal_text(found.room),
        "non_aid_needed": decimal_text(found.from_others),
    }
