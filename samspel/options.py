"""The options that several commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from samspel.language import both

ProjectFile = Annotated[
    Path,
    typer.Argument(
        metavar="PROJECT",
        show_default=False,
        help=both("Projektets fil (YAML eller JSON).", "The project's file (YAML or JSON)."),
    ),
]
Calls = Annotated[
    list[Path],
    typer.Option(
        "--calls",
        metavar="FILE…",
        help=both(
            "Filer med utlysningar, eller mappar med sådana filer.",
            "Files with calls, or folders of such files.",
        ),
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out",
        metavar="DIR",
        help=both("Mapp att skriva filerna i.", "Folder to write the files into."),
    ),
]
TimeLimit = Annotated[
    int,
    typer.Option(
        "--time-limit",
        metavar="S",
        min=1,
        help=both("Längsta tid att söka, i sekunder.", "Longest time to search, in seconds."),
    ),
]
Alternatives = Annotated[
    int,
    typer.Option(
        "--alternatives",
        metavar="N",
        min=0,
        help=both(
            "Så många andra planer att jämföra med.", "How many other plans to compare with."
        ),
    ),
]
Risk = Annotated[
    bool,
    typer.Option(
        "--risk",
        help=both(
            "Dra osäkra datum och svar på måfå 10 000 gånger.",
            "Draw uncertain dates and answers at random 10 000 times.",
        ),
    ),
]
Liquidity = Annotated[
    bool,
    typer.Option(
        "--liquidity",
        help=both(
            "Visa pengarna månad för månad: kostnader, utbetalningar och vad som fattas.",
            "Show the money month by month: costs, payments and what is lacking.",
        ),
    ),
]
Prefer = Annotated[
    list[str] | None,
    typer.Option(
        "--prefer",
        metavar="NAME",
        show_default=False,
        help=both(
            "Sätt ett önskemål först: own_and_private, applications, success, start eller changes;"
            " kan upprepas.",
            "Put a wish first: own_and_private, applications, success, start or changes; may be"
            " given several times.",
        ),
    ),
]
Must = Annotated[
    list[str] | None,
    typer.Option(
        "--must",
        metavar="CALL",
        show_default=False,
        help=both(
            "En utlysning som ska vara med; kan upprepas.",
            "A call that must be part of the plan; may be given several times.",
        ),
    ),
]
MustNot = Annotated[
    list[str] | None,
    typer.Option(
        "--must-not",
        metavar="CALL",
        show_default=False,
        help=both(
            "En utlysning som inte får vara med; kan upprepas.",
            "A call that must not be part of the plan; may be given several times.",
        ),
    ),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="PLAN.json",
        show_default=False,
        help=both(
            "Förra planen: det som kan vara kvar är kvar, och ändringar förklaras.",
            "The last plan: what can stay stays, and changes are explained.",
        ),
    ),
]
Engine = Annotated[
    Literal["plain", "prefect"],
    typer.Option(
        "--engine",
        metavar="plain|prefect",
        help=both(
            "Kör direkt, eller som ett flöde i Prefect; svaret blir detsamma.",
            "Run directly, or as a flow in Prefect; the answer is the same.",
        ),
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help=both(
            "Planera som om det vore den dagen, i stället för projektets as_of.",
            "Plan as if it were that day, instead of the project's as_of.",
        ),
    ),
]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="NAME=VALUE",
        show_default=False,
        help=both(
            "Sätt ett antagande; kan upprepas.", "Set an assumption; may be given several times."
        ),
    ),
]
Rates = Annotated[
    Path | None,
    typer.Option(
        "--rates",
        metavar="FILE",
        show_default=False,
        help=both(
            "ECB:s kurser (eurofxref-hist.csv), för program som räknar med dem.",
            "Rates of the ECB (eurofxref-hist.csv), for programmes that go by them.",
        ),
    ),
]
Parameters = Annotated[
    Path | None,
    typer.Option(
        "--parameters",
        metavar="DIR",
        show_default=False,
        help=both(
            "Mapp med egna regelvärden, till exempel för en lag som ännu inte finns här.",
            "Folder of legal values of your own, such as those of a law that is not yet here.",
        ),
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json",
        help=both("Svara med ett JSON-dokument.", "Answer with one JSON document."),
    ),
]
Lang = Annotated[
    Literal["sv", "en"] | None,
    typer.Option(
        "--lang",
        metavar="sv|en",
        show_default=False,
        help=both(
            "Språk; annars det som datorn är inställd på.",
            "Language; otherwise the one that the computer is set to.",
        ),
    ),
]
