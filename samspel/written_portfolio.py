"""A portfolio planned, written and told to the user."""

from __future__ import annotations

from pathlib import Path

from flows.output_folder import check_folder
from flows.portfolio_request import PortfolioRequest
from flows.portfolio_steps import PORTFOLIO_FILE, plan_portfolio_into
from models.portfolio import portfolio_json
from models.text import Text
from samspel.exit_status import OF_PLAN, OK
from samspel.portfolio_table import portfolio_table
from samspel.progress import shown_progress
from samspel.terminal import answer, message


def write_portfolio(request: PortfolioRequest, out: Path, *, as_json: bool) -> int:
    """Plan a folder of projects into ``out``, print the answer and give the exit status.

    Raises:
        InputErrors: every fault of the files, ``out`` cannot be written to, or no Dask answers.
    """
    check_folder(out)
    language = request.language
    try:
        with shown_progress(language) as progress:
            planned = plan_portfolio_into(request, out, progress)
    except KeyboardInterrupt:
        message(_KEPT.in_language(language))
        raise
    portfolio = planned.portfolio
    if as_json:
        answer(portfolio_json(portfolio))
    else:
        known = _FROM_CACHE.in_language(language).format(planned.from_cache)
        written = _WRITTEN.in_language(language).format(out / PORTFOLIO_FILE)
        told = [portfolio_table(portfolio, language), written]
        answer("\n".join([*told, *([known] if planned.from_cache else [])]) + "\n")
    return OF_PLAN["undecided"] if portfolio.counts.undecided else OK


_KEPT = Text(
    sv="Det som hann planeras är kvar: samma kommando fortsätter därifrån.",
    en="What was planned is kept: the same command goes on from there.",
)
_FROM_CACHE = Text(
    sv="{} planer var gjorda sedan tidigare och oförändrade.",
    en="{} plans had been made before and were unchanged.",
)
_WRITTEN = Text(
    sv="Skrivet i {}, med en mapp per projekt.",
    en="Written to {}, with a folder for each project.",
)
