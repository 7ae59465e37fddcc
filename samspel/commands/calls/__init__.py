"""``samspel calls``: the catalogue in the store: what is open, what moved, what was refused."""

from __future__ import annotations

import typer

from samspel.command import Command, Group
from samspel.commands.calls.compare import compare
from samspel.commands.calls.export import export
from samspel.commands.calls.history import history
from samspel.commands.calls.import_ import import_
from samspel.commands.calls.list import list_
from samspel.commands.calls.problems import problems
from samspel.commands.calls.show import show
from samspel.commands.calls.warn import warn
from samspel.language import both

calls = typer.Typer(
    cls=Group,
    help=both(
        "Utlysningarna i databasen: vad som är öppet, vad som ändrats, vad som inte gick att läsa.",
        "The calls in the store: what is open, what has changed, what could not be read.",
    ),
    rich_markup_mode=None,
)
for _name, _function, _sv, _en in (
    (
        "import",
        import_,
        "Läs in utlysningar från filer eller adresser.",
        "Import calls from files or addresses.",
    ),
    (
        "export",
        export,
        "Skriv ut utlysningarna: yaml, ics, commongrants eller tidsplanen enligt artikel 49.2.",
        "Export calls: yaml, ics, commongrants or the timetable of article 49(2).",
    ),
    (
        "list",
        list_,
        "Lista utlysningar efter sista ansökningsdag.",
        "List calls by their deadline.",
    ),
    ("show", show, "Visa en utlysning.", "Show a call."),
    (
        "history",
        history,
        "Vad som ändrats i en utlysning, och när det sågs.",
        "What has changed in a call, and when that was seen.",
    ),
    (
        "problems",
        problems,
        "Poster som inte gick att läsa, och vad som behövs.",
        "Records that could not be read, and what they need.",
    ),
    (
        "compare",
        compare,
        "Vilka villkor utlysningar har gemensamt, och vad var och en kräver därutöver.",
        "Which terms calls have in common, and what each of them adds.",
    ),
    (
        "warn",
        warn,
        "Korta ansökningstider, juli och jul, trängsel och för sena beslut.",
        "Short windows, July and Christmas, crowding and decisions that come too late.",
    ),
):
    calls.command(_name, cls=Command, help=both(_sv, _en))(_function)
