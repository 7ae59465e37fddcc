"""The calculators as the worked examples see them: facts in, results as plain strings out.

``CALCULATORS`` gives the function for the files of ``examples/calculators`` that say
``calculator: NAME``; a calculator is one import and one line here. A function takes the facts
``given`` as they stand in the file (dates as texts, numbers exact) and gives its results by name:
sums, shares and dates as texts (``"20000.00"``, ``"0.60"``, ``"2026-12-21"``), a verdict as
``"yes"`` or ``"no"``, several names with ``", "`` between them, and in ``refused`` the sentence (in
English) of a calculator that refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.models.cluster_aid_calculator import cluster_operating_aid
from tests.models.collaboration_calculator import effective_collaboration
from tests.models.cumulation_calculator import different_costs, same_costs, union_money_apart
from tests.models.dates_calculator import gber_last_days, time_to_grant_days, working_days
from tests.models.de_minimis_calculator import de_minimis
from tests.models.funders_caps_calculator import funders_caps
from tests.models.gber_25_calculator import gber_25
from tests.models.incentive_effect_calculator import incentive_effect
from tests.models.innovation_services_calculator import innovation_services
from tests.models.programme_grant_calculator import (
    eruf_advance,
    eruf_hourly_unit_cost,
    eruf_prestudy,
    eruf_simplified_costs,
)
from tests.models.public_shares_calculator import public_shares
from tests.models.threshold_calculator import regional_investment_threshold, research_threshold

Facts = dict[str, Any]
Calculator = Callable[[Facts], dict[str, str]]

CALCULATORS: Mapping[str, Calculator] = {
    "cluster_operating_aid": cluster_operating_aid,
    "de_minimis": de_minimis,
    "different_costs": different_costs,
    "effective_collaboration": effective_collaboration,
    "eruf_advance": eruf_advance,
    "eruf_hourly_unit_cost": eruf_hourly_unit_cost,
    "eruf_prestudy": eruf_prestudy,
    "eruf_simplified_costs": eruf_simplified_costs,
    "funders_caps": funders_caps,
    "gber_25": gber_25,
    "gber_last_days": gber_last_days,
    "incentive_effect": incentive_effect,
    "innovation_services": innovation_services,
    "public_shares": public_shares,
    "regional_investment_threshold": regional_investment_threshold,
    "research_threshold": research_threshold,
    "same_costs": same_costs,
    "time_to_grant": time_to_grant_days,
    "union_money_apart": union_money_apart,
    "working_days": working_days,
}
