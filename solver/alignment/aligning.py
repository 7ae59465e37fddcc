"""Moves of milestones that fit best: parts, their searches, and one answer that is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from threading import Lock

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import Objective, check
from models.alignment.found import Found
from models.finding import Finding
from models.text import Text
from solver.alignment.answer import PartAnswer, Tell
from solver.alignment.components import Component, components
from solver.alignment.explain import Explanation, explain
from solver.alignment.interruption import Interruption
from solver.alignment.part import solve_part
from solver.alignment.search import Allowance
from solver.alignment.temporal_network import temporal_conflict
from solver.engine import WrongAnswerError, ortools_version

UNITS_PER_SECOND = 0.25
"""Deterministic units that a second is counted for: units take from one to ten seconds."""

UNITS_TO_EXPLAIN = 5.0


@dataclass(frozen=True)
class AlignOptions:
    """How to search. ``workers`` solve parts beside each other; answers don't depend on them."""

    time_limit_seconds: int = 60
    seed: int = 0
    workers: int = 2
    explains: bool = True


@dataclass(frozen=True)
class AlignProgress:
    """How far a search has come: the best so far, if any, and what no dates can surpass."""

    parts: int
    done: int
    best: Objective | None
    bound: Objective


def align(
    case: AlignmentCase,
    options: AlignOptions | None = None,
    progress: Callable[[AlignProgress], None] | None = None,
) -> Found:
    """Align a case: hard demands, then link weight, weighted days moved, rounds moved.

    Ctrl-C keeps the best so far. Dates are judged by the plain checker before they are given.

    Raises:
        WrongAnswerError: CP-SAT's dates break what is required (a fault of the program).
    """
    options = options or AlignOptions()
    if temporal_conflict(case) is not None:
        return _impossible(case, options, 0.0)
    parts = components(case)
    answers, spent, interruption = _solve(parts, options, progress)
    units = sum(one.spent for one in spent)
    if any(one.possible is False for one in answers):
        return _impossible(case, options, units)
    remarks = []
    if interruption.asked:
        remarks.append(_INTERRUPTED)
    if any(one.wall_stopped for one in spent) and not interruption.asked:
        remarks.append(_TOO_SLOW)
    dates = _dates(case, answers)
    bound = _total([one.bound for one in answers])
    if dates is None:
        return Found(
            "undecided",
            gap=None,
            remarks=tuple(remarks),
            ortools=ortools_version(),
            seed=options.seed,
            deterministic_time=round(units, 6),
        )
    verdict = check(case, dates)
    if not verdict.holds:
        raise WrongAnswerError("the parts' dates do not hold together")
    return Found(
        "aligned",
        proven=verdict.objective >= bound,
        gap=gap(verdict.objective, bound),
        dates=dates,
        remarks=tuple(remarks),
        ortools=ortools_version(),
        seed=options.seed,
        deterministic_time=round(units, 6),
    )


def gap(best: Objective, bound: Objective) -> float | None:
    """By which share the bound is better in the first goal in which it is.

    ``None`` where nothing is known of the days that have to be moved.
    """
    if best >= bound:
        return 0.0
    if bound.weight_satisfied > best.weight_satisfied:
        return round(1 - best.weight_satisfied / bound.weight_satisfied, 6)
    if best.shift_days > bound.shift_days:
        return round(1 - bound.shift_days / best.shift_days, 6) if bound.shift_days else None
    return round(1 - bound.rounds_moved / best.rounds_moved, 6)


def _solve(
    parts: Sequence[Component],
    options: AlignOptions,
    progress: Callable[[AlignProgress], None] | None,
) -> tuple[list[PartAnswer], list[Allowance], Interruption]:
    """Every part with its share of the time; the threads are CP-SAT's, which leaves Python free."""
    interruption = Interruption()
    sizes = [len(one.case.places) for one in parts]
    whole = options.time_limit_seconds * UNITS_PER_SECOND * options.workers
    limit = whole / options.workers
    allowances = [
        Allowance(min(limit, whole * size / sum(sizes)), options.time_limit_seconds, options.seed)
        for size in sizes
    ]
    board = None if progress is None else _Board(parts, progress)
    with ThreadPoolExecutor(max_workers=options.workers) as pool:
        futures: list[Future[PartAnswer]] = [
            pool.submit(
                solve_part,
                part.case,
                allowance,
                interruption,
                None if board is None else board.of(index),
            )
            for index, (part, allowance) in enumerate(zip(parts, allowances, strict=True))
        ]
        while True:
            try:
                wait(futures)
                break
            except KeyboardInterrupt:
                interruption.ask()
    return [one.result() for one in futures], allowances, interruption


class _Board:
    """What every part has told, added up."""

    def __init__(
        self, parts: Sequence[Component], progress: Callable[[AlignProgress], None]
    ) -> None:
        wished = [sum(b.weight for b in one.case.bonds if not b.required) for one in parts]
        self._bounds = [Objective(weight, 0, 0) for weight in wished]
        self._best: list[Objective | None] = [None] * len(parts)
        self._progress = progress
        self._lock = Lock()

    def of(self, index: int) -> Tell:
        """Where one part tells."""

        def tell(best: Objective | None, bound: Objective) -> None:
            with self._lock:
                if best == self._best[index] and bound == self._bounds[index]:
                    return
                self._best[index], self._bounds[index] = best, bound
                known = [one for one in self._best if one is not None]
                done = sum(
                    b is not None and b >= c for b, c in zip(self._best, self._bounds, strict=True)
                )
                self._progress(
                    AlignProgress(
                        parts=len(self._best),
                        done=done,
                        best=_total(known) if len(known) == len(self._best) else None,
                        bound=_total(self._bounds),
                    )
                )

        return tell


def _total(objectives: Sequence[Objective]) -> Objective:
    return Objective(
        sum(one.weight_satisfied for one in objectives),
        sum(one.less_shift for one in objectives),
        sum(one.fewer_rounds for one in objectives),
    )


def _dates(case: AlignmentCase, answers: Sequence[PartAnswer]) -> Mapping[Point, date] | None:
    """All dates, in the order of the case; ``None`` where a part has none."""
    found = {point: place.current for point, place in case.places.items() if place.is_locked}
    for answer in answers:
        if answer.dates is None:
            return None
        found.update(answer.dates)
    return {point: found[point] for point in case.places}


def _impossible(case: AlignmentCase, options: AlignOptions, units: float) -> Found:
    found = Explanation((), ())
    allowance = Allowance(UNITS_TO_EXPLAIN, options.time_limit_seconds, options.seed)
    if options.explains:
        found = explain(case, allowance)
    return Found(
        "impossible",
        proven=True,
        gap=0.0,
        conflicts=found.conflicts,
        repairs=found.repairs,
        ortools=ortools_version(),
        seed=options.seed,
        deterministic_time=round(units + allowance.spent, 6),
    )


_INTERRUPTED = Finding(
    rule="search.interrupted",
    severity="warning",
    message=Text(
        sv="Sökningen avbröts. Det bästa som hunnit hittas visas.",
        en="The search was interrupted. The best found until then is shown.",
    ),
)
_TOO_SLOW = Finding(
    rule="search.stopped_by_clock",
    severity="warning",
    message=Text(
        sv="Tiden tog slut innan sökningen var klar. En annan dator kan hinna längre och ge ett "
        "bättre svar.",
        en="Time ran out before the search was done. Another computer may get further and give a "
        "better answer.",
    ),
)
