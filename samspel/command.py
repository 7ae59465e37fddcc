"""Commands whose help speaks both languages, and whose ``--calls`` takes several files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup

from samspel.language import in_language
from samspel.several_files import one_option_per_file

if TYPE_CHECKING:
    from models.text import Language


class Command(TyperCommand):
    """A command; ``--calls`` takes all file names that follow it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments after each file of ``--calls`` has got an option of its own."""
        with_value = {
            name
            for param in self.params
            if param.param_type_name == "option" and not getattr(param, "is_flag", False)
            for name in param.opts
        }
        args = one_option_per_file(args, "--calls", with_value)
        for param in self.params:
            if getattr(param, "metavar", None) in _PATHS and param.param_type_name == "option":
                _refuse_blank(ctx, param, args)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help text, its headings in the language that ``ctx.obj`` holds."""
        return _with_headings(super().get_help(ctx), ctx.obj)


class Group(TyperGroup):
    """Several commands under one name, such as the program itself."""

    def get_help(self, ctx: Any) -> str:
        """The help text, its headings in the language that ``ctx.obj`` holds."""
        return _with_headings(super().get_help(ctx), ctx.obj)


def speak(command: Any, language: Language) -> None:
    """Let a command, its options and the commands under it be explained in one language."""
    for explained in (command, *command.params):
        if getattr(explained, "help", None):
            explained.help = in_language(explained.help, language)
    for under in getattr(command, "commands", {}).values():
        speak(under, language)


_PATHS = ("DIR", "FILE", "FILE…")
"""How options that take a path are shown."""

_SWEDISH: Mapping[str, str] = {
    "Usage: ": "Användning: ",
    "[OPTIONS]": "[FLAGGOR]",
    "COMMAND [ARGS]...": "KOMMANDO …",
    "Arguments:\n": "Argument:\n",
    "Options:\n": "Flaggor:\n",
    "Commands:\n": "Kommandon:\n",
    "Show this message and exit.": "Visa den här hjälpen.",
    "[required]": "[krävs]",
    "[default:": "[annars:",
}


def _refuse_blank(ctx: Any, param: Any, args: Sequence[str]) -> None:
    # An empty path would be the folder that the user happens to stand in.
    given = [*args[: args.index("--")]] if "--" in args else [*args]
    for name in param.opts:
        following = (value for option, value in pairwise(given) if option == name)
        joined = (one.removeprefix(f"{name}=") for one in given if one.startswith(f"{name}="))
        if any(not value.strip() for value in (*following, *joined)):
            raise BadParameter("The path is empty.", ctx=ctx, param=param)


def _with_headings(text: str, language: Language) -> str:
    # Typer shows the Python type of an argument; its name says more.
    text = re.sub(r"\{([A-Z][\w.]*)\}|(?<=[\w.]) <\w+>(?=  )", r"\1", text)
    if language == "sv":
        for english, swedish in _SWEDISH.items():
            text = text.replace(english, swedish)
    return text
