"""The command line ``samspel``: its commands, and how each run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from samspel import failures
from samspel.command import Command, Group, speak
from samspel.commands.aid import aid
from samspel.commands.align import align
from samspel.commands.audit import audit
from samspel.commands.calls import calls
from samspel.commands.check import check
from samspel.commands.demo import demo
from samspel.commands.doctor import doctor
from samspel.commands.flows import flows
from samspel.commands.plan import plan
from samspel.commands.portfolio import portfolio
from samspel.commands.rules import rules
from samspel.commands.schema import schema
from samspel.commands.store import store
from samspel.exit_status import INTERRUPTED
from samspel.language import begin_speaking, both, language_of
from samspel.options import Lang
from samspel.terminal import answer, message, use_utf8

app = typer.Typer(
    cls=Group,
    help=both(
        "Samfinansiering över nivåerna: Vinnova, Regionalfonden och EU. Pengar, stödtak och"
        " datum som ett problem.",
        "Co-financing across levels: Vinnova, the European Regional Development Fund and the"
        " EU. Money, aid ceilings and dates as one problem.",
    ),
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS = (
    (
        demo,
        "Planera det medföljande exemplet, med rapport och kalendrar.",
        "Plan the bundled example, with its report and calendars.",
    ),
    (
        check,
        "Går projektet att finansiera, och om inte, varför?",
        "Can the project be financed, and if not, why not?",
    ),
    (
        plan,
        "Planera ett projekt: rapport, Excel och kalendrar.",
        "Plan a project: report, Excel and calendars.",
    ),
    (
        portfolio,
        "Planera många projekt som delar på utlysningarnas budgetar.",
        "Plan many projects that share the budgets of the calls.",
    ),
    (
        audit,
        "Granska en plan mot reglerna, även en handgjord.",
        "Check a plan against the rules, a hand-made one too.",
    ),
    (
        align,
        "Flytta utlysningar så lite som möjligt så att de passar ihop.",
        "Move calls as little as possible so that they fit together.",
    ),
    (
        schema,
        "Visa JSON-schemat för ett filformat.",
        "Show the JSON Schema of a file format.",
    ),
    (
        doctor,
        "Visa vad som är installerat och om det fungerar ihop.",
        "Show what is installed and whether it works together.",
    ),
)
for _function, _sv, _en in _COMMANDS:
    app.command(cls=Command, help=both(_sv, _en))(_function)


def _group(lang: Lang = None) -> None:  # as for _samspel
    pass


for _name, _commands in {
    "aid": aid,
    "rules": rules,
    "calls": calls,
    "store": store,
    "flows": flows,
}.items():
    _commands.callback()(_group)
    app.add_typer(_commands, name=_name)


def main() -> NoReturn:
    """Run the command of this process; ends the process with its exit status."""
    use_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; all failures become words and an exit status."""
    language = language_of(arguments, os.environ)
    command = typer.main.get_command(app)
    speak(command, language)
    begin_speaking(language)
    try:
        status = command.main(
            args=list(arguments) or ["--help"],
            prog_name="samspel",
            standalone_mode=False,
            obj=language,
        )
    except Exception as error:  # noqa: BLE001  # told, not hidden
        return failures.report(error, language, as_json="--json" in arguments)
    if status == INTERRUPTED:
        message("Avbrutet." if language == "sv" else "Interrupted.")
    return int(status)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        answer(f"samspel {version('samspel')}\n")
        raise typer.Exit


@app.callback()
def _samspel(
    version: Annotated[  # its callback answers
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_show_version,
            help=both("Visa versionen.", "Show the version."),
        ),
    ] = False,
    lang: Lang = None,  # read by language_of before Typer sees it
) -> None:
    pass
