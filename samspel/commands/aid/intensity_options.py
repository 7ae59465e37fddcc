"""The options of ``samspel aid intensity``, most of them for one article each."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from samspel.language import both


def _flag(name: str, sv: str, en: str) -> Any:
    return typer.Option(name, help=both(sv, en))


def _value(name: str, metavar: str, sv: str, en: str) -> Any:
    return typer.Option(name, metavar=metavar, show_default=False, help=both(sv, en))


Collaboration = Annotated[
    bool, _flag("--effective-collaboration", "Faktiskt samarbete.", "Effective collaboration.")
]
Dissemination = Annotated[
    bool, _flag("--dissemination", "Bred spridning av resultaten.", "Wide dissemination.")
]
Licensing = Annotated[
    bool, _flag("--licensing", "Licenser utan ensamrätt.", "Non-exclusive licences.")
]
Disadvantaged = Annotated[
    bool,
    _flag(
        "--disadvantaged",
        "Utbildning av personer med sämre förutsättningar eller funktionsnedsättning.",
        "Training of disadvantaged persons or persons with disabilities.",
    ),
]
Maritime = Annotated[
    bool, _flag("--maritime", "Utbildning inom sjötransport.", "Training in maritime transport.")
]
Joint = Annotated[
    bool,
    _flag(
        "--joint",
        "Infrastruktur med flera stater eller unionen bakom.",
        "Infrastructure with several states or the Union behind it.",
    ),
]
SmeCapacity = Annotated[
    str | None,
    _value(
        "--sme-capacity",
        "SHARE",
        "Andel av testinfrastrukturens kapacitet för små och medelstora företag.",
        "Share of the testing infrastructure's capacity for SMEs.",
    ),
]
BorneBySmes = Annotated[
    str | None,
    _value(
        "--borne-by-smes",
        "SHARE",
        "Andel av kostnaderna som samarbetande små och medelstora företag bär.",
        "Share of the costs that collaborating SMEs bear.",
    ),
]
ServicesInWindow = Annotated[
    str | None,
    _value(
        "--services-in-window",
        "EUR",
        "Företagets stöd till innovationstjänster under tre år, detta inräknat.",
        "The undertaking's aid for innovation services in three years, this included.",
    ),
]
AidAreaNumber = Annotated[
    str | None,
    _value(
        "--aid-area",
        "1|2|3",
        "Svenskt stödområde, för regionala investeringar.",
        "Swedish aid area, for regional investments.",
    ),
]
NewEconomicActivity = Annotated[
    bool | None,
    typer.Option(
        "--new-economic-activity/--same-economic-activity",
        show_default=False,
        help=both(
            "Om en regional investering är ny ekonomisk verksamhet.",
            "Whether a regional investment is a new economic activity.",
        ),
    ),
]
Costs = Annotated[
    str | None,
    _value(
        "--eligible-costs",
        "SUM",
        "Stödberättigande kostnader, i euro för regionala investeringar.",
        "Eligible costs, in euro for regional investments.",
    ),
]
