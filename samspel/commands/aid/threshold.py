"""``samspel aid threshold``: above which sum aid must be notified."""

from __future__ import annotations

from samspel.commands.aid.aid_options import AssistedArea, MultiState, On, UnderOrdinance
from samspel.commands.aid.threshold_options import (
    Aid,
    Eureka,
    Experimental,
    Fundamental,
    Industrial,
    Innovative,
    Instrument,
    InvestmentCosts,
    Kind,
    RegionalRate,
    RepayableAdvance,
)
from samspel.options import Assume, Json, Lang, Parameters


def threshold(
    *,
    on: On,
    activity: Kind = None,
    aid: Aid = None,
    fundamental: Fundamental = None,
    industrial: Industrial = None,
    experimental: Experimental = None,
    eureka: Eureka = False,
    multi_state: MultiState = False,
    repayable_advance: RepayableAdvance = False,
    regional_rate: RegionalRate = None,
    eligible_costs: InvestmentCosts = None,
    instrument: Instrument = "grant",
    assisted_area: AssistedArea = "none",
    innovative: Innovative = False,
    ordinance: UnderOrdinance = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the threshold, and whether the aid is exempt."""
    from flows.law import law
    from models.notification_threshold import THRESHOLD_CATEGORIES, ThresholdTerms
    from models.ordinance import ORDINANCES
    from models.predominant_category import ResearchCosts
    from samspel.commands.aid.checked import Checked
    from samspel.commands.aid.threshold_answer import Asked, give
    from samspel.exit_status import OK
    from samspel.language import spoken

    checked = Checked()
    costs = ResearchCosts(
        fundamental=checked.amount("--fundamental", fundamental) or 0,
        industrial=checked.amount("--industrial", industrial) or 0,
        experimental=checked.amount("--experimental", experimental) or 0,
    )
    without_costs = costs == ResearchCosts()
    if (activity is None) == without_costs:
        checked.fault(
            "--activity",
            "activity-or-parts",
            (
                "ange antingen --activity eller forskningens kostnader per del.",
                "give either --activity or the costs of the parts of the research.",
            ),
            (
                "Delarna är --fundamental, --industrial och --experimental.",
                "The parts are --fundamental, --industrial and --experimental.",
            ),
        )
    asked = Asked(
        category=checked.one_of("--activity", activity, THRESHOLD_CATEGORIES),
        costs=costs,
        on=checked.day("--on", on),
        aid=checked.amount("--aid", aid),
        terms=ThresholdTerms(
            eureka=eureka,
            multi_state=multi_state,
            repayable_advance=repayable_advance,
            regional_rate=checked.share("--regional-rate", regional_rate),
            eligible_costs=checked.amount("--eligible-costs", eligible_costs),
            instrument=checked.one_of("--instrument", instrument, ("grant", "loan", "guarantee")),
            assisted_area=checked.one_of("--assisted-area", assisted_area, ("none", "a", "c")),
            innovative=innovative,
            ordinance=checked.one_of("--ordinance", ordinance, ORDINANCES),
        ),
    )
    assumed = checked.assumptions(assume or ())
    checked.refuse_faults()
    with law(parameters):
        give(asked, assumed, spoken(lang), as_json=json)
    return OK
