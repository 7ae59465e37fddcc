"""Swedish rounds of a year, made up and calibrated on what the funders' pages and API show."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.workdays import is_working_day

VINNOVA_WINDOW_DAYS = (60, 105)
"""Around the recorded 63, 71 and 103 days."""

VINNOVA_DECISION_DAYS = 38
"""Round 2026-01503: closes 13 October, decided 20 November."""

VINNOVA_GRANTS = (300_000, 700_000, 800_000, 1_000_000, 1_500_000, 2_000_000, 10_000_000)
"""Largest grants on thirteen of Vinnova's call pages, in kronor."""

ERUF_WINDOW_DAYS = 35
"""Skåne-Blekinge 1.4 in spring 2024: 13 February to 19 March."""

ERUF_MEETING_DAYS = 92
"""Mellersta Norrland 2020: closes 10 March, the partnership meets 10 June."""

PROGRAMMES = (
    ("ovre-norrland", "SE33", "0.50"),
    ("mellersta-norrland", "SE32", "0.40"),
    ("norra-mellansverige", "SE31", "0.50"),
    ("ostra-mellansverige", "SE12", "0.40"),
    ("stockholm", "SE11", "0.40"),
    ("vastsverige", "SE23", "0.40"),
    ("smaland-och-oarna", "SE21", "0.40"),
    ("skane-blekinge", "SE22", "0.40"),
    ("nationella", "SE", "0.40"),
)
"""The ERDF programmes with their regions and highest shares."""

OBJECTIVES = ("1.1", "1.3", "1.4")
BARRED_WEEKS = frozenset({28, 29, 30, 31, 52, 53, 1})
TUESDAY_TO_THURSDAY = (1, 2, 3)

Facts = dict[str, Any]


@dataclass(frozen=True)
class RoundDrawn:
    """One call with one round; ``committee`` is what an ERDF programme's proof counts from."""

    id: str
    funder: str
    opens: date
    deadline: date
    decision: date
    committee: date | None
    terms: Facts
    based_on: str

    @property
    def name(self) -> str:
        """Its name in a scenario."""
        return f"{self.id}/1"

    def call_facts(self) -> Facts:
        """The call as a catalogue states it."""
        at_two = {"at": f"{self.deadline}T14:00", "zone": "Europe/Stockholm"}
        milestones: list[Facts] = [
            {"kind": "opens", "at": str(self.opens)},
            {
                "kind": "deadline",
                **(at_two if self.funder == "vinnova" else {"at": str(self.deadline)}),
            },
            *([] if self.committee is None else [{"kind": "committee", "at": str(self.committee)}]),
            {"kind": "decision", "at": str(self.decision)},
        ]
        return {
            "id": self.id,
            "funder": self.funder,
            "title": f"Påhittad omgång {self.id}",
            "synthetic": True,
            "note": {
                "sv": f"Påhittad efter {self.based_on}.",
                "en": f"Made up after {self.based_on}.",
            },
            **self.terms,
            "rounds": [{"id": "1", "certainty": "planned", "milestones": milestones}],
        }


def vinnova_rounds(count: int, year: int, chance: random.Random) -> Iterator[RoundDrawn]:
    """Rounds that close over the year, never in the holiday weeks."""
    for number in range(1, count + 1):
        deadline = _closing_day(year, chance)
        window = chance.randint(*VINNOVA_WINDOW_DAYS)
        activity = (
            "feasibility_study" if chance.random() < 0.3 else "industrial_research"
        )  # three in ten
        yield RoundDrawn(
            id=f"vinnova-{number:03}",
            funder="vinnova",
            opens=deadline - timedelta(window),
            deadline=deadline,
            decision=_first_allowed(deadline + timedelta(VINNOVA_DECISION_DAYS)),
            committee=None,
            terms={
                "grant": {"max": chance.choice(VINNOVA_GRANTS)},
                "rates": {"project": "0.50"},
                "eligible": {"activities": [activity]},
            },
            based_on="Vinnova 2026-00702, 2025-04680, 2026-01503",
        )


def eruf_rounds(count: int, year: int) -> Iterator[RoundDrawn]:
    """Rounds of every programme and objective that close together, in March and in September."""
    number = 0
    for month, first in ((3, 15), (9, 10)):
        deadline = _first_on(date(year, month, first), TUESDAY_TO_THURSDAY[0])
        for programme, region, rate in PROGRAMMES:
            for objective in OBJECTIVES:
                number += 1
                if number > count:
                    return
                committee = _first_allowed(deadline + timedelta(ERUF_MEETING_DAYS))
                yield RoundDrawn(
                    id=f"eruf-{programme}-{objective.replace('.', '-')}-{month:02}",
                    funder="tillvaxtverket",
                    opens=deadline - timedelta(ERUF_WINDOW_DAYS),
                    deadline=deadline,
                    decision=_first_allowed(committee + timedelta(7)),
                    committee=committee,
                    terms={
                        "programme": "eruf",
                        "objectives": [objective],
                        "rates": {"project": rate},
                        "eligible": {"regions": [region]},
                        "match": {
                            "proof": {
                                "rule": "working_days_before",
                                "count": 20,
                                "event": "committee",
                            }
                        },
                    },
                    based_on="Tillväxtverket 5700, 7085, 2019-12-10; Botnia-Atlantica",
                )


def _closing_day(year: int, chance: random.Random) -> date:
    while True:
        day = date(year, 1, 15) + timedelta(chance.randrange(330))
        if day.weekday() in TUESDAY_TO_THURSDAY and _first_allowed(day) == day:
            return day


def _first_on(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)


def _first_allowed(day: date) -> date:
    while day.isocalendar().week in BARRED_WEEKS or not is_working_day(day, "SE"):
        day += timedelta(days=1)
    return day
