"""``samspel aid cluster``: operating aid to an innovation cluster."""

from __future__ import annotations

from typing import Annotated

import typer

from samspel.commands.aid.aid_options import Currency, EligibleCosts, On, PerEuro
from samspel.language import both
from samspel.options import Assume, Json, Lang, Parameters

StateAid = Annotated[
    list[str] | None,
    typer.Option(
        "--state-aid",
        metavar="SUM",
        show_default=False,
        help=both(
            "Statligt stöd till driften, också från Regionalfonden; kan upprepas.",
            "State aid for the operation, from the ERDF too; may be given several times.",
        ),
    ),
]
OperatingAidSince = Annotated[
    str | None,
    typer.Option(
        "--operating-aid-since",
        metavar="DATE",
        show_default=False,
        help=both("Dag för det första driftstödet.", "Day of the first operating aid."),
    ),
]
AidSince = Annotated[
    str | None,
    typer.Option(
        "--aid-since",
        metavar="DATE",
        show_default=False,
        help=both(
            "Dag för det första stödet av något slag, om den är en annan.",
            "Day of the first aid of any kind, if it is another.",
        ),
    ),
]


def cluster(
    *,
    eligible_costs: EligibleCosts,
    on: On,
    state_aid: StateAid = None,
    operating_aid_since: OperatingAidSince = None,
    aid_since: AidSince = None,
    currency: Currency = "SEK",
    per_euro: PerEuro = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print what aid the cluster may have; the exit status says whether it holds."""
    from flows.law import law
    from models.cluster_aid import Cluster
    from samspel.commands.aid.checked import Checked
    from samspel.commands.aid.cluster_answer import give
    from samspel.exit_status import FINDINGS, OK
    from samspel.language import spoken

    checked = Checked()
    operating = checked.day("--operating-aid-since", operating_aid_since)
    any_kind = checked.day("--aid-since", aid_since)
    asked = Cluster(
        eligible_costs=checked.amount("--eligible-costs", eligible_costs),
        state_aid=tuple(checked.amount("--state-aid", one) for one in state_aid or ()),
        operating_aid_since=operating,
        aid_since=operating if any_kind is None else any_kind,
        currency=currency,
        per_euro=checked.positive("--per-euro", per_euro),
    )
    day = checked.day("--on", on)
    assumed = checked.assumptions(assume or ())
    checked.refuse_faults()
    with law(parameters):
        holds = give(asked, day, assumed, spoken(lang), as_json=json)
    return OK if holds else FINDINGS
