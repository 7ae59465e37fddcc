"""How long to search: what is left, how it is shared out, and how each question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from solver.engine import Answer, Settings, Status, solve
from solver.rows import Rows, Terms, value_of

UNITS_PER_SECOND = 0.05
"""Deterministic units that a second is counted for: hard rows take up to ten seconds a unit."""

LEAST_UNITS, LEAST_SECONDS = 0.001, 0.05

_MOST_FOR_CORE = 0.75

_WAY_TO_CORE = "max_lp"
"""Measured: ``default_lp`` takes up to ten times as long under assumptions."""

SECONDS_PER_ROW_WRITTEN, SECONDS_PER_ROW_BUILT = 0.000_004, 0.000_02
"""Measured on an ordinary machine, so that no clock has to be read."""

Way = tuple[str, bool]
"""CP-SAT's name of a way to search, and whether its presolve comes before."""

WAYS: tuple[Way, ...] = (("default_lp", False), ("max_lp", True))
"""One after the other. The second sees more rows in its LP, is slower and proves what is left."""

OTHER_WAYS: tuple[Way, ...] = (("default_lp", True), ("max_lp", False))
"""To prove again what was proved: none of them is one of the usual ways."""

MANY_ROWS = 4_000
"""Measured: with fewer presolve costs more than it saves. With more the two kinds change places."""

UNITS_FOR_FIRST_LOOK = 0.02
"""Most questions are answered in less; some that presolve makes endless are trivial without it."""


@dataclass
class Budget:
    """Seconds to search in all, and what is spent: the solver's own measure, no clock is read.

    What stops a search is CP-SAT's deterministic time, so that the same input is stopped at the
    same place on every machine; the seconds are only a net, and an answer stopped by them says so.
    Writing and building rows, which no solver measures, is counted by their number.
    """

    seconds: float
    seed: int = 0
    spent: float = 0.0
    deterministic: float = 0.0
    units: float | None = None
    stop: Callable[[], bool] | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether the user wants no more searching."""
        return self.stop is not None and self.stop()

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left to search with."""
        return self.is_stopped or self.spent >= self.seconds or self.deterministic >= self._in_all

    def part(
        self, share: float, *, least: float = 0.0, units_per_second: float = UNITS_PER_SECOND
    ) -> Budget:
        """A share of what is left, and ``least`` seconds at any rate, to be spent on its own."""
        seconds = max(share * (self.seconds - self.spent), least)
        faster = units_per_second / UNITS_PER_SECOND
        units = faster * share * (self._in_all - self.deterministic)
        units = max(units, least * units_per_second)
        return Budget(seconds, self.seed, units=units, stop=self.stop)

    def further(self, share: float) -> Budget:
        """For questions beside the main one: the seconds left, and ``share`` of the units at least.

        A hard main question uses up its units long before its seconds.
        """
        units = max(self._in_all - self.deterministic, share * self._in_all)
        return Budget(max(self.seconds - self.spent, 0.0), self.seed, units=units, stop=self.stop)

    def take(self, part: Budget) -> None:
        """Count what was spent of a part."""
        self.spent += part.spent
        self.deterministic += part.deterministic

    def built(self, rows: Rows) -> None:
        """Count the building of rows."""
        self.spent += len(rows.rows) * SECONDS_PER_ROW_BUILT

    def solve(
        self,
        rows: Rows,
        *,
        minimise: Terms = (),
        hint: Sequence[int] = (),
        demands: frozenset[int] | None = None,
        again: bool = False,
        most: float = 1.0,
    ) -> Answer:
        """Search with what is left, and at most the part ``most`` of the whole budget.

        One way of searching after the other: what one can't prove, another often can at once.
        ``again`` searches by other ways than those by which it was answered before.

        Raises:
            WrongAnswerError: the values that came back break a row.
        """
        in_all = self._in_all
        units = max(min(in_all - self.deterministic, most * in_all), LEAST_UNITS)
        best: Answer | None = None
        for (subsolver, presolve), part in _attempts(units, _ways(rows, again=again)):
            settings = Settings(
                self.seed,
                part,
                max(self.seconds - self.spent, LEAST_SECONDS),
                presolve,
                subsolver,
            )
            if self.is_stopped:
                return best or Answer(Status.UNKNOWN)
            answer = solve(
                rows,
                settings,
                minimise=minimise,
                hint=hint,
                demands=demands,
                stop=self.stop,
            )
            self._count(rows, answer)
            if answer.status in (Status.OPTIMAL, Status.INFEASIBLE):
                return answer
            if best is None or answer.values:
                # It was given the best one as a hint, and may only have found a better one.
                best = _better(best, answer, minimise)
                hint = best.values or hint
        if best is None:
            raise AssertionError("no way to search")
        return best

    def core(self, rows: Rows, demands: frozenset[int], background: frozenset[int]) -> Answer:
        """Search with demands under assumptions, with the better part of the budget: it saves most.

        Where it is infeasible, ``Answer.core`` has some of the demands that cannot be met beside
        the background: a hint that is to be tried again (google/or-tools #5141), not a proof.
        """
        in_all = self._in_all
        settings = Settings(
            self.seed,
            max(min(in_all - self.deterministic, _MOST_FOR_CORE * in_all), LEAST_UNITS),
            max(_MOST_FOR_CORE * (self.seconds - self.spent), LEAST_SECONDS),
            presolve=False,
            subsolver=_WAY_TO_CORE,
        )
        kept = demands | background
        if self.is_stopped:
            return Answer(Status.UNKNOWN)
        answer = solve(rows, settings, demands=kept, assumed=demands, stop=self.stop)
        self._count(rows, answer)
        return answer

    @property
    def _in_all(self) -> float:
        return self.seconds * UNITS_PER_SECOND if self.units is None else self.units

    def _count(self, rows: Rows, answer: Answer) -> None:
        self.spent += answer.wall_time + len(rows.rows) * SECONDS_PER_ROW_WRITTEN
        self.deterministic += answer.deterministic_time


def _ways(rows: Rows, *, again: bool) -> tuple[Way, ...]:
    return WAYS if again == (len(rows.rows) > MANY_ROWS) else OTHER_WAYS


def _attempts(units: float, ways: tuple[Way, ...]) -> Iterator[tuple[Way, float]]:
    """The ways to search one after the other, each with its units.

    Presolve turns a row under several literals, with amounts up to millions of kronor, now and then
    into one that CP-SAT tries öre by öre: eight variables took minutes. So a first look both with
    and without it comes before the whole time is given.
    """
    first = min(UNITS_FOR_FIRST_LOOK, units / 4)
    for way in ways:
        yield way, first
    for way in ways:
        yield way, units / len(ways) - first


def _better(one: Answer | None, other: Answer, minimise: Terms) -> Answer:
    if one is None or not one.values:
        return other
    if value_of(minimise, other.values) < value_of(minimise, one.values):
        return other
    return one
