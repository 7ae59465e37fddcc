"""The options of ``samspel aid size``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from samspel.language import both


def _figures(name: str, metavar: str, sv: str, en: str) -> Any:
    return typer.Option(name, metavar=metavar, show_default=False, help=both(sv, en))


EnterprisePath = Annotated[
    Path | None,
    typer.Argument(
        metavar="ENTERPRISE",
        show_default=False,
        help=both(
            "Fil med företaget, dess räkenskaper och ägare (samspel/enterprise@1).",
            "File with the enterprise, its accounts and owners (samspel/enterprise@1).",
        ),
    ),
]
Headcount = Annotated[
    list[str] | None,
    _figures(
        "--headcount",
        "N",
        "Årsarbetskrafter; en gång per räkenskapsår, det äldsta först.",
        "Annual work units; once for each accounting year, the oldest first.",
    ),
]
Turnover = Annotated[
    list[str] | None,
    _figures("--turnover", "SUM", "Omsättning, lika många gånger.", "Turnover, as many times."),
]
Balance = Annotated[
    list[str] | None,
    _figures(
        "--balance",
        "SUM",
        "Balansomslutning, lika många gånger.",
        "Balance sheet total, as many times.",
    ),
]
PublicShare = Annotated[
    str | None,
    _figures(
        "--public-share",
        "SHARE",
        "Andel av kapital eller röster hos offentliga organ.",
        "Share of the capital or votes with public bodies.",
    ),
]
StatusBefore = Annotated[
    str | None,
    _figures(
        "--status-before",
        "micro|small|medium|large",
        "Storleksklass före det första räkenskapsåret.",
        "Size class before the first accounting year.",
    ),
]
