"""``samspel store``: the database of calls and plans, its tables, its copies and what it holds."""

from __future__ import annotations

import typer

from samspel.command import Command, Group
from samspel.commands.store.dump import dump
from samspel.commands.store.info import info
from samspel.commands.store.load import load
from samspel.commands.store.migrate import migrate
from samspel.language import both

store = typer.Typer(
    cls=Group,
    help=both(
        "Databasen med utlysningar och planer: tabeller, kopior och innehåll.",
        "The database of calls and plans: its tables, its copies and what it holds.",
    ),
    rich_markup_mode=None,
)
for _name, _function, _sv, _en in (
    (
        "migrate",
        migrate,
        "Skapa databasens tabeller, eller uppdatera dem.",
        "Make the tables of the database, or bring them up to date.",
    ),
    (
        "info",
        info,
        "Visa var databasen finns och vad den har.",
        "Show where it is and what it has.",
    ),
    ("dump", dump, "Skriv hela databasen till en fil.", "Write the whole database to a file."),
    ("load", load, "Läs in en sådan fil.", "Load such a file."),
):
    store.command(_name, cls=Command, help=both(_sv, _en))(_function)
