"""The environment that Prefect is imported in; what the user has set stays as it is."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from flows.output_folder import check_folder


def prepare_environment(
    environment: MutableMapping[str, str] = os.environ, folder: Path | None = None
) -> None:
    """Set what Prefect reads when it is imported, below ``folder`` (the working directory).

    Everything stays on this computer: nothing is reported to Prefect's makers, a proxy is not
    asked for the way to ourselves, and results are kept in ``.samspel``, not in the user's home.

    Raises:
        InputErrors: Prefect's folder cannot be written to.
    """
    for name, value in {
        "PREFECT_HOME": str(default_home(folder or Path.cwd())),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # The first start makes a database: 20 s, Prefect's own limit, is short on a slow computer.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        "PREFECT_LOGGING_LEVEL": "WARNING",
    }.items():
        environment.setdefault(name, value)
    if "no_proxy" not in environment:
        environment.setdefault("NO_PROXY", "127.0.0.1,localhost")
    # Prefect makes no folder above its own, and would wait for its database until time is out.
    home = Path(environment["PREFECT_HOME"]).expanduser()
    check_folder(home)
    home.mkdir(parents=True, exist_ok=True)


def default_home(folder: Path) -> Path:
    """Where Prefect keeps its database when a project in ``folder`` is planned."""
    return folder / ".samspel" / "prefect"
