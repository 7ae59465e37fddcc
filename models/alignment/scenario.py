"""The scenario of an alignment (format ``samspel/scenario@1``): whose dates may move, and why."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator

from models.alignment.freedom import Freedom
from models.alignment.links import Link
from models.alignment.scenario_rules import Rules
from models.alignment.selection import Weight
from models.errors import fault
from models.text import Text
from models.vocabulary import Date, Identifier, MilestoneKind, Record, RoundName

SCENARIO_FORMAT: Final = "samspel/scenario@1"

FileName = Annotated[str, Field(min_length=1, max_length=400)]


class Horizon(Record):
    """From when to when dates may stand, both days included."""

    from_: Annotated[Date, Field(alias="from")]
    to: Date

    @model_validator(mode="after")
    def _ordered(self) -> Horizon:
        if self.to < self.from_:
            fault(
                "horizon-backwards",
                f"horisonten slutar {self.to}, före sin början {self.from_}.",
                f"the horizon ends {self.to}, before it begins {self.from_}.",
                "Är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
        return self


class BoardDates(Record):
    """The sets of dates that a board's year offers a round; one of them is chosen whole.

    These milestones stand on one of the sets whatever ``freedom`` says of the round.
    """

    round: RoundName
    ways: Annotated[tuple[dict[MilestoneKind, Date], ...], Field(min_length=1)]
    weight: Weight = 1

    @model_validator(mode="after")
    def _all_ways_name_the_same(self) -> BoardDates:
        kinds = set(self.ways[0])
        for number, way in enumerate(self.ways, start=1):
            if not way or set(way) != kinds:
                fault(
                    "board-dates-differ",
                    f"sättet {number} har andra milstolpar än det första.",
                    f"way {number} has other milestones than the first.",
                    "Skriv samma milstolpar i alla, till exempel {deadline: …, decision: …}.",
                    "Write the same milestones in all, such as {deadline: …, decision: …}.",
                )
        return self


class KeptProjects(Record):
    """Whole example projects that are to stay, or become, possible to finance.

    ``require: all`` makes each of them a demand; with ``most`` each counts with the weight. In
    files a plain name stands for one project of ``require: all``.
    """

    projects: Annotated[tuple[FileName, ...], Field(min_length=1)]
    require: Literal["all", "most"] = "all"
    weight: Weight = 10

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {"projects": [value]} if isinstance(value, str) else value


class Scenario(Record):
    """Calls, what may move, and what is wanted of the dates.

    File names are relative to the folder of the scenario. What lies before ``as_of`` is past and
    stays where it is.
    """

    format: Literal["samspel/scenario@1"] = SCENARIO_FORMAT
    id: Identifier = "alignment"
    title: Text | None = None
    note: Text | None = None
    as_of: Date | None = None
    catalogue: Annotated[tuple[FileName, ...], Field(min_length=1)]
    horizon: Horizon
    freedom: tuple[Freedom, ...] = ()
    links: tuple[Link, ...] = ()
    rules: Rules = Rules()
    choices: tuple[BoardDates, ...] = ()
    keep_feasible: tuple[KeptProjects, ...] = ()
    short_window_days: Annotated[int, Field(ge=1, le=400)] | None = None
    assumptions: dict[str, Any] = Field(default_factory=dict)
