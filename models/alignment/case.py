"""A scenario made ready: every milestone with the days it may stand on, and what binds them.

Plain data that the checker, the warnings and the solver share. Days are calendar dates; a lag is
``then - first`` in calendar days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.text import Text
from models.vocabulary import MilestoneKind


@dataclass(frozen=True, order=True)
class Point:
    """A milestone of a round (``call/round``); ``stage`` where it has several of the kind."""

    round: str
    milestone: MilestoneKind
    stage: int | None = None


@dataclass(frozen=True)
class Place:
    """Where a milestone stands today and the days that it may stand on, ascending.

    ``days`` holds one day for a locked milestone. The working days, black-outs, horizon and budget
    year of its rules are already taken out of ``days``, and ``barred`` tells of each rule that took
    days out. ``weight`` is the price of moving it by one calendar day. ``days`` is empty where the
    rules leave none: the case is then impossible. ``barred_today`` tells of the rules that the day
    of today breaks. ``may_stand`` says whether the rules would allow a day beyond ``days`` if there
    were freedom for it: never for what is past. Without it every day is allowed.
    """

    point: Point
    funder: str
    current: date
    days: tuple[date, ...]
    weight: int = 1
    barred: tuple[Text, ...] = ()
    barred_today: tuple[Text, ...] = ()
    may_stand: Callable[[date], bool] | None = field(default=None, compare=False, repr=False)

    def allows(self, on: date) -> bool:
        """Whether more freedom would let the milestone stand on a day."""
        return self.may_stand is None or self.may_stand(on)

    @property
    def is_locked(self) -> bool:
        """Whether it can't move."""
        return len(self.days) == 1 and self.days[0] == self.current


@dataclass(frozen=True)
class Lag:
    """``low <= then - first <= high`` in calendar days; ``None`` is no bound."""

    first: Point
    then: Point
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class WorkingLag:
    """``then`` is at least ``count`` working days of a funder's calendar after ``first``.

    ``latest_first`` gives for each day of ``then`` the last day of ``first`` that holds.
    """

    first: Point
    then: Point
    count: int
    latest_first: Mapping[date, date]


@dataclass(frozen=True)
class Apart:
    """Every two of the points are at least ``days`` calendar days from each other."""

    points: tuple[Point, ...]
    days: int


@dataclass(frozen=True)
class SameWeek:
    """All points lie in one ISO week."""

    points: tuple[Point, ...]


Relation = Lag | WorkingLag | Apart | SameWeek


@dataclass(frozen=True)
class Bond:
    """A link or a rule between milestones: all its relations hold, or it does not.

    ``id`` is the link's id, or the rule's name with its subject. ``weight`` is what it is worth
    where it is not required. Sentences say what it asks and where that comes from.
    """

    id: str
    kind: str
    relations: tuple[Relation, ...]
    rounds: tuple[str, ...]
    required: bool
    is_link: bool
    weight: int = 0
    message: Text | None = None
    reference: str = ""


@dataclass(frozen=True)
class Choice:
    """A round whose milestones stand on one of several fixed sets of dates (a board's year).

    ``ways`` are those that the rules allow, ``given`` all that the board has where some are barred.
    """

    round: str
    ways: tuple[Mapping[Point, date], ...]
    given: tuple[Mapping[Point, date], ...] = ()


@dataclass(frozen=True)
class Use:
    """A stay of one round at a panel: from the day of ``first`` to the day before ``then``.

    None where ``then`` is not after ``first``.
    """

    round: str
    first: Point
    then: Point
    amount: int


@dataclass(frozen=True)
class Panel:
    """Evaluators shared by calls: the uses on any one day need no more than ``capacity``."""

    id: str
    capacity: int
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class WeekLimit:
    """At most ``most`` of the points lie in any one ISO week; ``name`` is the funder's."""

    id: str
    funder: str
    points: tuple[Point, ...]
    most: int
    name: str = ""

    @property
    def who(self) -> Text:
        """Whose deadlines they are: one funder's, or those of all of them."""
        if self.funder == "all":
            return Text(sv="alla finansiärer tillsammans", en="all funders together")
        return Text(sv=self.name or self.funder, en=self.name or self.funder)


@dataclass(frozen=True)
class AlignmentCase:
    """All that an alignment is found in and judged by.

    ``rigid`` rounds keep their window: all their milestones move by the same number of days.
    ``fixed`` are what-if moves: the point stands on that day.
    """

    places: Mapping[Point, Place]
    bonds: tuple[Bond, ...] = ()
    choices: tuple[Choice, ...] = ()
    panels: tuple[Panel, ...] = ()
    week_limits: tuple[WeekLimit, ...] = ()
    rigid: frozenset[str] = frozenset()
    fixed: Mapping[Point, date] = field(default_factory=dict)

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds in the order of their places."""
        return tuple(dict.fromkeys(point.round for point in self.places))
