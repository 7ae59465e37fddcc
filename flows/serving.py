"""Deployments of all flows, served by this process to a Prefect server."""

from __future__ import annotations

import os
from typing import NoReturn

from models.errors import InputErrors, InputProblem

NIGHTLY_CRON = "30 4 * * *"
"""Half past four in the morning, Stockholm time: after the portal's own nightly rebuild."""


def serve_all(settings: str | None) -> NoReturn:
    """Serve every flow; the nightly one runs by its schedule where ``settings`` names its file.

    Needs a running server (``prefect server start``) that ``PREFECT_API_URL`` names: a server that
    only lives as long as this process schedules nothing.

    Raises:
        InputErrors: no server is named.
    """
    if not os.environ.get("PREFECT_API_URL"):
        _refuse_without_server()
    from prefect import serve
    from prefect.deployments.runner import RunnerDeployment
    from prefect.schedules import Cron

    from flows.align_calls import align_calls
    from flows.export_calendars import export_calendars
    from flows.nightly import nightly
    from flows.plan_portfolio import plan_portfolio
    from flows.plan_project import plan_project
    from flows.refresh_calls import refresh_calls

    deployments = [
        one.to_deployment(name="samspel")
        for one in (plan_project, plan_portfolio, align_calls, refresh_calls, export_calendars)
    ]
    if settings is not None:
        deployments.append(
            nightly.to_deployment(
                name="samspel",
                parameters={"settings": settings},
                schedule=Cron(NIGHTLY_CRON, timezone="Europe/Stockholm"),
                concurrency_limit=1,  # two at once would write the same files
            )
        )
    # Outside a running event loop they are deployments, never promises of some.
    serve(*(one for one in deployments if isinstance(one, RunnerDeployment)))
    raise SystemExit(0)


def _refuse_without_server() -> NoReturn:
    raise InputErrors(
        [
            InputProblem(
                "PREFECT_API_URL",
                None,
                "",
                "server-missing",
                "ingen Prefect-server är utpekad.",
                "no Prefect server is named.",
                "Starta prefect server start och sätt PREFECT_API_URL=http://127.0.0.1:4200/api.",
                "Run prefect server start and set PREFECT_API_URL=http://127.0.0.1:4200/api.",
            )
        ]
    )
