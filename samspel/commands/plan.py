"""``samspel plan``: a plan of a project, with its report, workbook and calendars."""

from __future__ import annotations

from samspel.options import (
    Alternatives,
    Assume,
    Calls,
    Engine,
    Json,
    Lang,
    Liquidity,
    Must,
    MustNot,
    Out,
    Parameters,
    Prefer,
    Previous,
    ProjectFile,
    Rates,
    Risk,
    TimeLimit,
    Today,
)


def plan(
    project: ProjectFile,
    *,
    calls: Calls,
    out: Out,
    time_limit: TimeLimit = 60,
    alternatives: Alternatives = 0,
    risk: Risk = False,
    liquidity: Liquidity = False,
    prefer: Prefer = None,
    must: Must = None,
    must_not: MustNot = None,
    previous: Previous = None,
    engine: Engine = "plain",
    today: Today = None,
    assume: Assume = None,
    parameters: Parameters = None,
    rates: Rates = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Plan and write all files; the exit status is that of the plan."""
    from flows.plan_request import PlanRequest
    from samspel import given
    from samspel.language import spoken
    from samspel.written_plan import write_plan

    request = PlanRequest(
        project=project,
        calls=tuple(calls),
        language=spoken(lang),
        today=given.day(today),
        assume=given.assumptions(assume or ()),
        time_limit_seconds=time_limit,
        alternatives=alternatives,
        parameters=parameters,
        rates=rates,
        prefer=given.wishes(prefer or ()),
        must=tuple(must or ()),
        must_not=tuple(must_not or ()),
        previous=previous,
        consequences=True,
        risk=risk,
        liquidity=liquidity,
    )
    return write_plan(request, out, engine, as_json=json)
