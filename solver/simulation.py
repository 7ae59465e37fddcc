"""Random draws of a plan's uncertain dates and answers, all samples at once.

How days are drawn: ``solver.draws``; answers as in ``solver.risk``. Draws are made from numpy's
PCG64 by inverting the distribution, so that the same seed gives the same numbers in every version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.money import Minor
from models.plan import Application
from models.risk import MonthChance, ProofChance, Quantiles, Simulation
from models.when import add_months
from models.workdays import working_days_before
from solver.answered import Answered
from solver.chances import rounded
from solver.draws import Draws
from solver.outcomes import Outcomes
from solver.problem import RoundOption

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Days = npt.NDArray[np.int64]
    Yes = npt.NDArray[np.bool_]

_MOST_MONTHS = 60


def simulated(answered: Answered, known: Outcomes, samples: int, seed: int) -> Simulation:
    """Draw ``samples`` times; the plan has at least one application."""
    import numpy as np

    draws = Draws(
        generator=np.random.Generator(np.random.PCG64(seed)),
        samples=samples,
        problem=answered.problem,
        rounds=[_round(answered, one) for one in answered.plan.applications],
    )
    rounds = draws.rounds
    yes = _answers(known, draws)
    bits = np.left_shift(1, np.arange(len(known.chances), dtype=np.int64))
    masks = yes @ bits
    financed = np.array(known.financed, dtype=bool)[masks]
    decided = [draws.decision(one) for one in rounds]
    in_time = financed.copy()
    proofs = []
    for wants, source, due, ready, matters in _proofs(answered, rounds, decided, draws, yes):
        met = np.zeros(samples, dtype=bool) if ready is None else ready <= due
        in_time &= met | ~matters
        proofs.append(
            ProofChance(
                call=wants,
                source=source,
                due_earliest=_date(due.min()),
                due_latest=_date(due.max()),
                known_earliest=None if ready is None else _date(ready.min()),
                known_latest=None if ready is None else _date(ready.max()),
                in_time=_share(met),
            )
        )
    dated = [one for one in decided if one is not None]
    start = 0 if answered.plan.start is None else answered.plan.start.toordinal()
    everything = len(dated) == len(decided)
    last = np.maximum.reduce(dated) if dated and everything else None
    grants = [one.grant for one in answered.plan.applications]
    total = sum(int(yes[:, n].sum()) * grant for n, grant in enumerate(grants))
    return Simulation(
        samples=samples,
        seed=seed,
        all_granted=_share(np.asarray(yes.all(axis=1))),
        financed=_share(financed),
        financed_in_time=_share(in_time),
        mean_grants=Minor(total // samples),
        proofs=tuple(proofs),
        start_delay=_start_delay(answered, rounds, decided, samples),
        wait=None if last is None else _quantiles(np.maximum(last - start, 0)),
        decided_by_month=() if last is None else tuple(_months(last)),
    )


def _answers(known: Outcomes, draws: Draws) -> Yes:
    """Per sample and application whether it is granted."""
    import numpy as np

    drawn = draws.generator.random((draws.samples, len(known.groups)))
    group_of = {number: place for place, group in enumerate(known.groups) for number in group}
    own = drawn[:, [group_of[number] for number in range(len(known.chances))]]
    return own < np.array([[*map(_as_number, known.chances)]])


def _as_number(chance: Decimal) -> Any:
    numerator, denominator = chance.as_integer_ratio()
    return numerator / denominator


def _proofs(
    answered: Answered,
    rounds: Sequence[RoundOption],
    decided: list[Days | None],
    draws: Draws,
    yes: Yes,
) -> Iterator[tuple[str, str, Days, Days | None, Yes]]:
    """Who wants proof, of what, by when, when it is known, and the draws in which that matters."""
    import numpy as np

    paying = _paying(answered)
    promises = {one.id: one for one in answered.problem.project.contributions}
    undated = answered.problem.assumptions.value("contribution.undated") == "in_time"
    for number, application in enumerate(answered.plan.applications):
        due = _due(answered, rounds[number], draws)
        if due is None:
            continue
        scope = {(one.partner, one.work_package) for one in application.scope}
        for source, places in paying.items():
            if not scope & places or source == application.source:
                continue
            kind, _, name = source.partition(":")
            if kind == "call":
                other = next(
                    n for n, one in enumerate(answered.plan.applications) if one.source == source
                )
                yield application.call, source, due, decided[other], yes[:, number] & yes[:, other]
            elif kind == "contribution":
                proved = promises[name].proof_on
                if proved is None:
                    ready = due if undated else None
                else:
                    ready = np.full(draws.samples, proved.toordinal(), dtype=np.int64)
                yield application.call, source, due, ready, yes[:, number]


def _paying(answered: Answered) -> dict[str, set[tuple[str, str]]]:
    """What each source of the matrix pays, by partner and work package."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in answered.plan.matrix:
        found.setdefault(row.source, set()).add((row.partner, row.work_package))
    return found


def _due(answered: Answered, one: RoundOption, draws: Draws) -> Days | None:
    """The last days on which a round's match can be proved, by the rule of its call."""
    import numpy as np

    stated = draws.day(one.round.last("proof_due"))
    rule = one.call.match.proof
    if stated is not None or rule.rule == "none":
        return stated
    if rule.rule == "at_submission":
        return draws.day(one.round.first("deadline"))
    if rule.rule == "at_decision":
        return draws.decision(one)
    event = (
        draws.decision(one) if rule.event == "decision" else draws.day(one.round.last(rule.event))
    )
    if event is None or rule.rule == "days_before":
        return None if event is None else event - rule.count
    if rule.rule == "weeks_before":
        return event - 7 * rule.count
    first = int(event.min())
    before = [
        working_days_before(
            date.fromordinal(on),
            rule.count,
            answered.problem.option(one.call.id).funder.holidays,
            eves_are_holidays=answered.problem.assumptions.eves_are_holidays,
        ).toordinal()
        for on in range(first, int(event.max()) + 1)
    ]
    return np.array(before, dtype=np.int64)[event - first]


def _start_delay(
    answered: Answered, rounds: Sequence[RoundOption], decided: list[Days | None], samples: int
) -> Quantiles | None:
    """Days that work must wait beyond the plan since its costs count from a decision."""
    import numpy as np

    start = answered.plan.start
    if start is None or all(one is None for one in decided):
        return None
    packages = answered.problem.project.work_package_by_id
    late = np.zeros(samples, dtype=np.int64)
    for application, one, days in zip(answered.plan.applications, rounds, decided, strict=True):
        if one.call.costs.from_ != "decision" or days is None:
            continue
        first = min(packages[part.work_package].months[0] for part in application.scope)
        late = np.maximum(late, days - add_months(start, first - 1).toordinal())
    return _quantiles(late)


def _quantiles(days: Days) -> Quantiles:
    import numpy as np

    ordered = np.sort(days)
    p10, p50, p90 = (int(ordered[-(-len(ordered) * tenths // 10) - 1]) for tenths in (1, 5, 9))
    return Quantiles(p10=p10, p50=p50, p90=p90, chance_of_any=_share(days > 0))


def _months(last: Days) -> Iterator[MonthChance]:
    """Month by month the chance that every decision is known, until it is certain."""
    month = _date(last.min()).replace(day=1)
    for _ in range(_MOST_MONTHS):
        following = add_months(month, 1)
        known = last < following.toordinal()
        yield MonthChance(month=f"{month:%Y-%m}", chance=_share(known))
        if known.all():
            return
        month = following


def _share(met: Yes) -> Decimal:
    return rounded(Decimal(int(met.sum())) / Decimal(len(met)))


def _date(ordinal: Any) -> date:
    return date.min + timedelta(days=int(ordinal) - 1)


def _round(answered: Answered, application: Application) -> RoundOption:
    option = answered.problem.option(application.call)
    return next(one for one in option.rounds if one.round.id == application.round)
