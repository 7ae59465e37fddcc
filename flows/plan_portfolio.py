"""The Prefect flow that plans a folder of projects, over ``flows.portfolio_steps``.

``flows.environment.prepare_environment`` must have run before this module is imported. Entry
point of deployments: ``flows.plan_portfolio.plan_portfolio`` (the module, never the file).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.portfolio_request import PortfolioRequest
from flows.portfolio_steps import plan_portfolio_into
from models.money import decimal_text
from models.portfolio import Portfolio
from models.text import Language


@flow(name="plan-portfolio", persist_result=False)
def plan_portfolio(  # noqa: PLR0913  # Prefect shows each as a field of its form
    folder: str,
    calls: list[str],
    out: str,
    *,
    language: Language = "sv",
    today: date | None = None,
    assume: dict[str, str] | None = None,
    time_limit_seconds: int = 60,
    parameters: str | None = None,
    workers: int = 2,
    dask: str | None = None,
    cache: str | None = None,
    reports: bool = False,
) -> Portfolio:
    """Plan every project of a folder; the parameters are those of ``samspel portfolio``.

    The processes of the portfolio do the work: a task per project would cost more than the plans.
    """
    request = PortfolioRequest(
        folder=Path(folder),
        calls=tuple(Path(one) for one in calls),
        language=language,
        today=today,
        assume=assume or {},
        time_limit_seconds=time_limit_seconds,
        parameters=None if parameters is None else Path(parameters),
        workers=workers,
        dask=dask,
        cache=None if cache is None else Path(cache),
        reports=reports,
    )
    portfolio = plan_portfolio_into(request, Path(out)).portfolio
    create_table_artifact(
        key="portfolio",
        table=[
            {
                "project": one.project,
                "status": "waits" if one.waits else one.status,
                "start": str(one.start or ""),
                "grants": decimal_text(one.grants),
                "own_and_private": decimal_text(one.own_and_private),
            }
            for one in portfolio.projects
        ],
        description=str(request.folder),
    )
    return portfolio
