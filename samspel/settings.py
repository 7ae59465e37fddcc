"""Settings that come from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DEFAULT_STORE = Path(".samspel", "samspel.db")


def shows_tracebacks(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether an unexpected fault is shown to developers in full: ``SAMSPEL_DEBUG=1``."""
    return environment.get("SAMSPEL_DEBUG", "") not in ("", "0")


def store_address(environment: Mapping[str, str] = os.environ) -> str:
    """Where the store is: ``SAMSPEL_DATABASE_URL``, else a file below the working directory."""
    return environment.get("SAMSPEL_DATABASE_URL", "").strip() or str(DEFAULT_STORE)
