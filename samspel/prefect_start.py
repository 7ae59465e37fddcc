"""Prefect made ready for one run of a command, with a word about how long that takes."""

from __future__ import annotations

import os

from models.text import Language, Text
from samspel.settings import shows_tracebacks
from samspel.terminal import message


def start_prefect(language: Language) -> None:
    """To be called before a flow is imported; the faults of the input should be found by then."""
    from flows.environment import prepare_environment

    # A fault is told by us, once and in one line; Prefect would print it with every frame.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING" if shows_tracebacks() else "CRITICAL")
    prepare_environment()
    message(_STARTING.in_language(language))


_STARTING = Text(
    sv="Prefect startar; det kan ta en halv minut.",
    en="Prefect is starting; that may take half a minute.",
)
