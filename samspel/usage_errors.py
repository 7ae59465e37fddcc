"""What Typer says about a command line that it does not understand, in both languages."""

from __future__ import annotations

import re
from typing import Any

import typer

from models.errors import InputProblem

USAGE_ERROR: type[Any] = typer.BadParameter.__mro__[1]
"""The class of all faults that Typer finds; its own module moved between versions of Typer."""


def usage_problem(error: Any) -> InputProblem:
    """The fault in our words; words of Typer that we do not know are passed on in English."""
    command = error.ctx.command_path if error.ctx is not None else "samspel"
    said: str = error.format_message()
    sv, en = _in_words(said, _COMPLAINTS) or (said, said)
    near = _near(said)
    maybe_sv = f"Menade du kanske {near}? " if near else ""
    maybe_en = f"Maybe you meant {near}? " if near else ""
    return InputProblem(
        file=command,
        line=None,
        path="",
        code="usage",
        message_sv=sv,
        message_en=en,
        remedy_sv=f"{maybe_sv}Se {command} --help.",
        remedy_en=f"{maybe_en}See {command} --help.",
    )


_Table = tuple[tuple[str, str, str], ...]

_COMPLAINTS: _Table = (
    (r"No such option:? '?(?P<name>[^ ']+).*", "flaggan {name} finns inte.", "there is no {name}."),
    (
        r"No such command '(?P<name>.*?)'.*",
        "kommandot {name} finns inte.",
        "there is no command {name}.",
    ),
    (r"Missing command\.", "kommandot saknas.", "the command is missing."),
    (
        r"Missing (?:argument|option) '(?P<name>.+?)'.*",
        "{name} saknas.",
        "{name} is missing.",
    ),
    (
        r"Option '(?P<name>.+?)' requires an argument\.",
        "{name} saknar värde.",
        "{name} has no value.",
    ),
    (
        r"Option '(?P<name>.+?)' requires (?P<count>\d+) arguments\.",
        "{name} ska ha {count} värden.",
        "{name} takes {count} values.",
    ),
    (
        r"Option '(?P<name>.+?)' does not take a value\.",
        "{name} tar inget värde.",
        "{name} takes no value.",
    ),
    (
        r"Got unexpected extra arguments? ?(?:\(s\) )?\((?P<name>.+)\)",
        "{name} hör inte hit.",
        "{name} does not belong here.",
    ),
    (
        r"Invalid value for '?(?P<name>[^':]+)'?: (?P<value>.+)",
        "{name}: {value}",
        "{name}: {value}",
    ),
)
_VALUES: _Table = (
    (
        r"The path is empty\.",
        "värdet är tomt; ange en mapp eller en fil.",
        "the value is empty; name a folder or a file.",
    ),
    (
        r"(?:Input should be a valid integer|.* is not a valid int).*",
        "värdet ska vara ett heltal.",
        "the value must be a whole number.",
    ),
    (
        r"(?:Input should be greater than or equal to |.* not in the range x>=)(?P<least>\d+).*",
        "värdet ska vara minst {least}.",
        "the value must be at least {least}.",
    ),
    (
        r"(?:Input should be|.* is not one of) (?P<known>'.+)",
        "värdet ska vara något av dessa: {known}.",
        "the value must be one of these: {known}.",
    ),
)


def _in_words(said: str, table: _Table) -> tuple[str, str] | None:
    for pattern, sv, en in table:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found is None:
            continue
        parts = found.groupdict()
        if "known" in parts:
            parts["known"] = ", ".join(re.findall(r"'(.+?)'", parts["known"]))
        value = parts.get("value", "")
        value_sv, value_en = _in_words(value, _VALUES) or (value, value)
        return sv.format(**{**parts, "value": value_sv}), en.format(**{**parts, "value": value_en})
    return None


def _near(said: str) -> str:
    found = re.search(r"(?:Possible options: |Did you mean )(.+?)(?:\)|\?)", said)
    return found.group(1).replace("'", "") if found else ""
