"""The language that the user is spoken to in: ``--lang``, else the locale, else Swedish."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # models.text brings pydantic, which `samspel --help` has no need of
    from models.text import Language

_BETWEEN = "\x1f"


_of_this_run: ContextVar[Language | None] = ContextVar("language", default=None)


def begin_speaking(language: Language) -> None:
    """Let this run of the command line speak ``language``, wherever its option stood."""
    _of_this_run.set(language)


def spoken(lang: str | None) -> Language:
    """The language of a command that was given ``--lang`` with this value, or without it."""
    return _named(lang) or _of_this_run.get() or language_of_locale(os.environ)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language before the arguments are understood: for help and for their own faults."""
    for position, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name != "--lang":
            continue
        following = arguments[position + 1 : position + 2]
        found = _named(value) if equals else _named(*following)
        if found is not None:
            return found
    return language_of_locale(environment)


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """English where the locale of messages is English; Swedish for every other, and for none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(name):
            return "en" if locale.lower().startswith("en") else "sv"
    return "sv"


def both(sv: str, en: str) -> str:
    """A help text in both languages, of which ``in_language`` shows one."""
    return f"{sv}{_BETWEEN}{en}"


def in_language(text: str, language: Language) -> str:
    """The half of a text made by ``both``; any other text as it is."""
    sv, between, en = text.partition(_BETWEEN)
    return en if between and language == "en" else sv


def _named(name: str | None = None) -> Language | None:
    if name == "sv":
        return "sv"
    return "en" if name == "en" else None
