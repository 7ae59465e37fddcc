"""What commands print: answers on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any


def use_utf8() -> None:
    """Write å, ä and ö, and JSON, also where the locale has no such letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def answer(text: str) -> None:
    """Print a text that ends with its own line break on standard output."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`): no fault, and it changes no exit status.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def json_text(document: Mapping[str, Any]) -> str:
    """A document for machines, as every command with ``--json`` prints it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def message(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
