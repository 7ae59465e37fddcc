"""What the variables of an alignment's statement mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.alignment.case import AlignmentCase, Point
from solver.alignment.statement import Expression, Literal, Statement


@dataclass
class AlignmentModel:
    """The statement and what its variables mean.

    ``wishes`` maps the position of a wished bond to the literal that is 1 where it holds;
    ``shifts`` are the days that a milestone moves; ``moved`` is 1 for a round that moves. In
    a guarded model ``panels`` and ``limits`` hold the literals under which these count.
    """

    case: AlignmentCase
    statement: Statement
    monday: int
    days: dict[Point, tuple[int, ...]]
    points: dict[Point, Expression] = field(default_factory=dict)
    weeks: dict[Point, Expression] = field(default_factory=dict)
    wishes: dict[int, Literal] = field(default_factory=dict)
    shifts: dict[Point, Expression] = field(default_factory=dict)
    moved: dict[str, Literal] = field(default_factory=dict)
    is_guarded: bool = False
    panels: dict[int, Literal] = field(default_factory=dict)
    limits: dict[int, Literal] = field(default_factory=dict)

    def dates(self, values: Sequence[int]) -> dict[Point, date]:
        """The dates that the solver's values stand for."""
        return {
            point: date.fromordinal(self.monday + expression.value(values))
            for point, expression in self.points.items()
        }

    def guard(self, of: dict[int, Literal], index: int) -> Literal | None:
        """The literal under which a panel or limit counts; none where all count."""
        if self.is_guarded:
            of[index] = self.statement.literal()
        return of.get(index)

    def week(self, point: Point) -> Expression:
        """The number of the week that a point lies in."""
        if point not in self.weeks:
            day, days = self.points[point], self.days[point]
            first, last = days[0] // 7, days[-1] // 7
            if first == last:
                self.weeks[point] = Expression(None, first)
            else:
                week = self.statement.variable(first, last)
                terms = [(-7, week)]
                if day.variable is not None:
                    terms.append((1, day.variable))
                self.statement.linear(terms, -day.offset, 6 - day.offset)
                self.weeks[point] = Expression(week, 0)
        return self.weeks[point]
