"""``samspel check``: can the project be financed, and if not, why not? Writes no files."""

from __future__ import annotations

from samspel.options import (
    Assume,
    Calls,
    Json,
    Lang,
    Must,
    MustNot,
    Parameters,
    Prefer,
    Previous,
    ProjectFile,
    Rates,
    TimeLimit,
    Today,
)


def check(
    project: ProjectFile,
    *,
    calls: Calls,
    time_limit: TimeLimit = 60,
    prefer: Prefer = None,
    must: Must = None,
    must_not: MustNot = None,
    previous: Previous = None,
    today: Today = None,
    assume: Assume = None,
    parameters: Parameters = None,
    rates: Rates = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Plan without writing files; the exit status is that of the plan."""
    from flows.law import law
    from flows.plan_request import PlanRequest
    from flows.steps import read_step, solve_step
    from models.plan import plan_json
    from samspel import given
    from samspel.exit_status import OF_PLAN
    from samspel.interrupt import interruptible
    from samspel.language import spoken
    from samspel.progress import shown_progress
    from samspel.terminal import answer

    language = spoken(lang)
    request = PlanRequest(
        project=project,
        calls=tuple(calls),
        language=language,
        today=given.day(today),
        assume=given.assumptions(assume or ()),
        time_limit_seconds=time_limit,
        parameters=parameters,
        rates=rates,
        prefer=given.wishes(prefer or ()),
        must=tuple(must or ()),
        must_not=tuple(must_not or ()),
        previous=previous,
    )
    with law(parameters):
        found, catalogue = read_step(request)
        with (
            shown_progress(language) as progress,
            interruptible(language, time_limit) as stop,
        ):
            plan = solve_step(found, catalogue, request, progress, stop)
    if json:
        answer(plan_json(plan))
    else:
        from calendars.text import summary

        answer(summary(plan, found, catalogue, language).rstrip("\n") + "\n")
    return OF_PLAN[plan.status]
