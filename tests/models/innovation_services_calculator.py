"""Innovation services to an SME as worked examples ask about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.aid_categories import Particulars, intensity
from models.money import parse_amount, share_text
from models.vocabulary import Size
from tests.models.gber_25_calculator import KNOWN_ON

Facts = dict[str, Any]

SIZES: Mapping[str, Size] = {"sme": "medium", "large": "large"}


def innovation_services(given: Facts) -> dict[str, str]:
    """Facts: value of services in the window, per case. Results: the intensity, in full or not."""
    results = {}
    for case, facts in given["cases"].items():
        in_window = parse_amount(facts["services_value_in_window"])
        particulars = Particulars(services_in_window=in_window)
        share = intensity(
            "innovation_services", SIZES[given["beneficiary"]], particulars, KNOWN_ON, "unchanged"
        ).share
        in_full = share == 1
        results[f"cases.{case}.intensity_100_allowed"] = "yes" if in_full else "no"
        name = "intensity" if in_full else "falls_back_to_intensity"
        results[f"cases.{case}.{name}"] = share_text(share)
    return results
