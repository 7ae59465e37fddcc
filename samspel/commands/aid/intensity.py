"""``samspel aid intensity``: how large a share of the costs aid may cover."""

from __future__ import annotations

from typing import get_args

from samspel.commands.aid.aid_options import (
    Activity,
    AssistedArea,
    MultiState,
    On,
    SizeClass,
    UnderOrdinance,
)
from samspel.commands.aid.intensity_options import (
    AidAreaNumber,
    BorneBySmes,
    Collaboration,
    Costs,
    Disadvantaged,
    Dissemination,
    Joint,
    Licensing,
    Maritime,
    NewEconomicActivity,
    ServicesInWindow,
    SmeCapacity,
)
from samspel.options import Assume, Json, Lang, Parameters


def intensity(
    *,
    activity: Activity,
    size: SizeClass,
    on: On,
    effective_collaboration: Collaboration = False,
    dissemination: Dissemination = False,
    licensing: Licensing = False,
    assisted_area: AssistedArea = "none",
    multi_state: MultiState = False,
    disadvantaged: Disadvantaged = False,
    maritime: Maritime = False,
    joint: Joint = False,
    sme_capacity: SmeCapacity = None,
    borne_by_smes: BorneBySmes = None,
    services_in_window: ServicesInWindow = None,
    aid_area: AidAreaNumber = None,
    new_economic_activity: NewEconomicActivity = None,
    eligible_costs: Costs = None,
    ordinance: UnderOrdinance = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the ceiling with its reasons."""
    from flows.law import law
    from models.aid_categories import CATEGORIES, Particulars
    from models.aid_intensity import Grounds
    from models.ordinance import ORDINANCES
    from models.regional_investment import AID_AREAS, AidArea
    from models.vocabulary import Size
    from samspel.commands.aid.checked import Checked
    from samspel.commands.aid.intensity_answer import Asked, give
    from samspel.exit_status import OK
    from samspel.language import spoken

    checked = Checked()
    areas: dict[str, AidArea] = {name.removeprefix("area_"): name for name in AID_AREAS}
    number = checked.one_of("--aid-area", aid_area, tuple(areas))
    asked = Asked(
        category=checked.one_of("--activity", activity, CATEGORIES),
        size=checked.one_of("--size", size, get_args(Size)),
        on=checked.day("--on", on),
        particulars=Particulars(
            grounds=Grounds(
                effective_collaboration=effective_collaboration,
                dissemination=dissemination,
                licensing=licensing,
                assisted_area=checked.one_of("--assisted-area", assisted_area, ("none", "a", "c")),
                multi_state=multi_state,
            ),
            disadvantaged=disadvantaged,
            maritime=maritime,
            joint=joint,
            sme_capacity=checked.share("--sme-capacity", sme_capacity),
            borne_by_smes=checked.share("--borne-by-smes", borne_by_smes),
            services_in_window=checked.amount("--services-in-window", services_in_window),
            aid_area=None if number is None else areas[number],
            new_economic_activity=new_economic_activity,
            eligible_costs=checked.amount("--eligible-costs", eligible_costs),
            ordinance=checked.one_of("--ordinance", ordinance, ORDINANCES),
        ),
    )
    assumed = checked.assumptions(assume or ())
    checked.refuse_faults()
    with law(parameters):
        give(asked, assumed, spoken(lang), as_json=json)
    return OK
