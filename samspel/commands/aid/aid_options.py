"""The options that several commands of ``samspel aid`` have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from samspel.language import both

On = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DATE",
        help=both("Dag då stödet beviljas.", "Day on which the aid is granted."),
    ),
]
Activity = Annotated[
    str,
    typer.Option(
        "--activity",
        metavar="ACTIVITY",
        help=both(
            "Verksamheten, till exempel experimental_development.",
            "The activity, such as experimental_development.",
        ),
    ),
]
SizeClass = Annotated[
    str,
    typer.Option(
        "--size",
        metavar="micro|small|medium|large",
        help=both(
            "Företagets storlek, med koncernen inräknad (se samspel aid size).",
            "Size of the enterprise, counting its group (see samspel aid size).",
        ),
    ),
]
AssistedArea = Annotated[
    str,
    typer.Option(
        "--assisted-area",
        metavar="none|a|c",
        help=both(
            "Stödområde enligt artikel 107.3 a eller c; de svenska är c.",
            "Area under article 107(3)(a) or (c); the Swedish ones are c.",
        ),
    ),
]
MultiState = Annotated[
    bool,
    typer.Option(
        "--multi-state",
        help=both(
            "Villkoren i artikel 25.6 d är uppfyllda.",
            "The conditions of article 25(6)(d) are met.",
        ),
    ),
]
UnderOrdinance = Annotated[
    str | None,
    typer.Option(
        "--ordinance",
        metavar="NAME",
        show_default=False,
        help=both(
            "Svensk förordning som stödet ges enligt, till exempel sfs_2022_1379.",
            "Swedish ordinance that the aid is granted under, such as sfs_2022_1379.",
        ),
    ),
]
Currency = Annotated[
    str,
    typer.Option(
        "--currency",
        metavar="CODE",
        help=both("Beloppens valuta.", "Currency of the sums."),
    ),
]
PerEuro = Annotated[
    str | None,
    typer.Option(
        "--per-euro",
        metavar="RATE",
        show_default=False,
        help=both("Vad en euro kostar i den valutan.", "What a euro costs in that currency."),
    ),
]
EligibleCosts = Annotated[
    str,
    typer.Option(
        "--eligible-costs",
        metavar="SUM",
        help=both("Stödberättigande kostnader.", "Eligible costs."),
    ),
]
