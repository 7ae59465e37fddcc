"""The options of ``samspel aid threshold``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from samspel.language import both


def _euro(name: str, sv: str, en: str) -> Any:
    return typer.Option(name, metavar="EUR", show_default=False, help=both(sv, en))


Kind = Annotated[
    str | None,
    typer.Option(
        "--activity",
        metavar="ACTIVITY",
        show_default=False,
        help=both(
            "Slag av stöd, till exempel experimental_development; för forskning räcker"
            " kostnaderna per del.",
            "Kind of aid, such as experimental_development; for research the costs of its parts"
            " are enough.",
        ),
    ),
]
Aid = Annotated[
    str | None,
    _euro("--aid", "Stödet i euro: undantas det?", "The aid in euro: is it exempt?"),
]
Fundamental = Annotated[
    str | None,
    _euro("--fundamental", "Kostnader för grundforskning.", "Costs of fundamental research."),
]
Industrial = Annotated[
    str | None,
    _euro("--industrial", "Kostnader för industriell forskning.", "Costs of industrial research."),
]
Experimental = Annotated[
    str | None,
    _euro(
        "--experimental",
        "Kostnader för experimentell utveckling.",
        "Costs of experimental development.",
    ),
]
Eureka = Annotated[
    bool,
    typer.Option(
        "--eureka",
        help=both(
            "Eurekaprojekt, eller projekt i ett gemensamt företag.",
            "A Eureka project, or one of a Joint Undertaking.",
        ),
    ),
]
RepayableAdvance = Annotated[
    bool,
    typer.Option(
        "--repayable-advance",
        help=both("Återbetalningspliktigt förskott.", "A repayable advance."),
    ),
]
RegionalRate = Annotated[
    str | None,
    typer.Option(
        "--regional-rate",
        metavar="SHARE",
        show_default=False,
        help=both(
            "Regionalstödskartans stödnivå, utan tillägg för storlek.",
            "The rate of the regional aid map, without a bonus for size.",
        ),
    ),
]
InvestmentCosts = Annotated[
    str | None,
    _euro(
        "--eligible-costs",
        "Den regionala investeringens stödberättigande kostnader.",
        "Eligible costs of the regional investment.",
    ),
]
Instrument = Annotated[
    str,
    typer.Option(
        "--instrument",
        metavar="grant|loan|guarantee",
        help=both("Stödform för nystartade företag.", "Form of the aid to a start-up."),
    ),
]
Innovative = Annotated[
    bool,
    typer.Option(
        "--innovative",
        help=both("Litet och innovativt nystartat företag.", "A small and innovative start-up."),
    ),
]
