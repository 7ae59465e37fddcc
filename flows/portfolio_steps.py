"""The steps from a folder of projects to the files of a portfolio: plain functions."""

from __future__ import annotations

import contextlib
import json
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.law import law
from flows.output_folder import write_folder
from flows.plan_cache import PlanCache, cache_key
from flows.portfolio_request import PortfolioRequest
from flows.portfolio_work import Setting, plan_one, render_one
from flows.read_portfolio import Inputs, read_portfolio
from flows.share_pots import share_pots
from flows.steps import OURS
from flows.worker_pool import WorkerPool
from models.plan import Plan, plan_json
from models.portfolio import Portfolio, portfolio_json
from models.portfolio_answer import ProjectAnswer, portfolio_of
from models.text import Language, Text

PORTFOLIO_FILE = "portfolio.json"
WORKBOOK = "portfolio.xlsx"
_OURS = re.compile(r"portfolio\.(json|xlsx)")


@dataclass(frozen=True)
class Progress:
    """What is being done, as step ``done`` of ``total``."""

    stage: Text
    done: int
    total: int


Tell = Callable[[Progress], None]


@dataclass(frozen=True)
class PlannedPortfolio:
    """The answer, and how many of its plans an earlier run had already made."""

    portfolio: Portfolio
    from_cache: int


def plan_portfolio_into(
    request: PortfolioRequest, out: Path, tell: Tell = lambda _: None
) -> PlannedPortfolio:
    """Plan every project of a folder and write the portfolio and one folder per project.

    The answer does not depend on the number of workers. What is done when the run is broken off
    is kept in the cache.

    Raises:
        InputErrors: every fault of the files, ``out`` cannot be written to, or no Dask answers.
    """
    with law(request.parameters):
        inputs = read_portfolio(request)
        setting = _setting(request, inputs)
        with WorkerPool(request.workers, request.dask) as pool:
            alone, from_cache = plan_each(request, inputs, setting, out, pool, tell)
            shared = share_pots(
                setting,
                inputs.projects,
                alone,
                pool,
                lambda done, total: tell(Progress(_SHARING, done, total)),
            )
            answers = [
                ProjectAnswer(*one)
                for one in zip(inputs.projects, inputs.files, shared.plans, alone, strict=True)
            ]
            files = _files(request, setting, answers, pool, tell)
        portfolio = portfolio_of(answers, inputs.catalogue, shared.competition)
    write(portfolio, files, out, request.language)
    return PlannedPortfolio(portfolio, from_cache)


def plan_each(  # each is a thing of its own
    request: PortfolioRequest,
    inputs: Inputs,
    setting: Setting,
    out: Path,
    pool: WorkerPool,
    tell: Tell,
) -> tuple[list[Plan], int]:
    """The best plan for each project on its own, and how many of them were known before."""
    cache = PlanCache(request.cache or out / ".cache")
    options = {
        "time_limit_seconds": request.time_limit_seconds,
        "alternatives": request.alternatives,
    }
    keys = [cache_key(one, inputs.catalogue, **options) for one in inputs.projects]
    plans = {index: plan for index, key in enumerate(keys) if (plan := cache.get(key)) is not None}
    known, total = len(plans), len(keys)
    missing = [index for index in range(total) if index not in plans]
    tell(Progress(_PLANNING, known, total))
    work = partial(plan_one, setting)
    for done in pool.run(work, [inputs.projects[index] for index in missing]):
        index = missing[done.index]
        if done.result is None:
            plans[index] = _lost(inputs, index)
        else:
            plans[index], text = done.result
            cache.put(keys[index], plans[index], text)
        tell(Progress(_PLANNING, len(plans), total))
    return [plans[index] for index in range(total)], known


def write(
    portfolio: Portfolio,
    files: Mapping[str, Mapping[str, bytes]],
    out: Path,
    language: Language,
) -> None:
    """Write one folder per project, the workbook, and the portfolio last: then all are there.

    Plans of projects that an earlier portfolio in the same folder had are removed.

    Raises:
        InputErrors: ``out`` cannot be written to.
    """
    from calendars.portfolio_excel import portfolio_workbook

    workbook = portfolio_workbook(portfolio, language)
    for name in _earlier_folders(out) - files.keys():
        write_folder(out / name, {}, OURS)
        with contextlib.suppress(OSError):  # something else lies in it
            (out / name).rmdir()
    for name, content in files.items():
        write_folder(out / name, content, OURS)
    document = portfolio_json(portfolio).encode()
    write_folder(out, {WORKBOOK: workbook, PORTFOLIO_FILE: document}, _OURS)


_PLANNING = Text(sv="planerar projekten", en="planning the projects")
_SHARING = Text(sv="fördelar gemensamma budgetar", en="sharing out common budgets")
_WRITING = Text(sv="skriver rapporter", en="writing reports")


def _setting(request: PortfolioRequest, inputs: Inputs) -> Setting:
    return Setting(
        catalogue=pickle.dumps(inputs.catalogue),
        parameters=request.parameters,
        language=request.language,
        time_limit_seconds=request.time_limit_seconds,
        alternatives=request.alternatives,
    )


def _files(
    request: PortfolioRequest,
    setting: Setting,
    answers: list[ProjectAnswer],
    pool: WorkerPool,
    tell: Tell,
) -> dict[str, Mapping[str, bytes]]:
    found: dict[str, Mapping[str, bytes]] = {
        one.project.id: {"plan.json": plan_json(one.plan).encode()} for one in answers
    }
    if request.reports:
        work = partial(render_one, setting)
        rendered = pool.run(work, [(one.project, one.plan) for one in answers])
        for number, done in enumerate(rendered, start=1):
            if done.result is not None:
                found[answers[done.index].project.id] = done.result
            tell(Progress(_WRITING, number, len(answers)))
    return found


def _lost(inputs: Inputs, index: int) -> Plan:
    from solver.portfolio_plans import lost_plan

    return lost_plan(inputs.projects[index])


def _earlier_folders(out: Path) -> set[str]:
    """Folders that the portfolio in ``out``, if there is one, says that it wrote."""
    try:
        earlier = json.loads((out / PORTFOLIO_FILE).read_bytes())
        names = {str(one["folder"]) for one in earlier["projects"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in _plain_names(names) if (out / name).is_dir()}


def _plain_names(names: set[str]) -> Iterator[str]:
    """Those that lie in the folder itself, whatever a file says."""
    return (name for name in names if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name))
