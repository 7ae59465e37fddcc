"""Three rounds and a scenario about them, for tests that change a line of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.alignment.alignment_of import Asked
from models.alignment.case import AlignmentCase, Point
from models.alignment.case_of import Prepared, prepare
from models.alignment.scenario import Scenario
from models.alignment.scenario_file import read_scenario_beside
from models.alignment.what_if import what_ifs
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.input_files import read_catalogues
from models.vocabulary import MilestoneKind

CALLS = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
  - {id: tvv, name: Tillväxtverket, level: national}
  - {id: region, name: Region Demo, level: regional}
programmes:
  - {id: eruf, funder: tvv, name: Regionalfonden, union_funds: shared}
calls:
  - id: study
    funder: vinnova
    title: {sv: Förstudie, en: Study}
    rounds:
      - id: r1
        milestones:
          - {kind: opens, at: 2027-03-01}
          - {kind: deadline, at: 2027-04-20T14:00, zone: Europe/Stockholm}
          - {kind: decision, at: 2027-09-15}
  - id: impl
    funder: tvv
    programme: eruf
    title: {sv: Genomförande, en: Implementation}
    match: {proof: {rule: working_days_before, count: 20, event: committee}}
    rounds:
      - id: r1
        milestones:
          - {kind: opens, at: 2027-05-03}
          - {kind: deadline, at: 2027-06-03}
          - {kind: committee, at: 2027-10-01}
          - {kind: decision, at: 2027-10-15}
  - id: match
    funder: region
    title: {sv: Medfinansiering, en: Match}
    rounds:
      - id: r1
        milestones:
          - {kind: opens, at: 2027-07-19}
          - {kind: deadline, at: 2027-07-28}
          - {kind: decision, at: {quarter: 2027-Q4}}
"""

HEAD = """\
format: samspel/scenario@1
catalogue: [calls.yaml]
horizon: {from: 2027-01-01, to: 2028-12-31}
"""


@dataclass(frozen=True)
class Read:
    """A scenario read, with its case."""

    scenario: Scenario
    catalogue: Catalogue
    prepared: Prepared

    @property
    def case(self) -> AlignmentCase:
        return self.prepared.case

    @property
    def asked(self) -> Asked:
        assumptions = assumptions_of(self.scenario.assumptions)
        return Asked(self.scenario, self.catalogue, assumptions, self.prepared)

    def today(self, **moved: str) -> dict[Point, date]:
        """Today's dates, but those of ``call_milestone="2027-01-31"``."""
        dates = {point: place.current for point, place in self.case.places.items()}
        for name, on in moved.items():
            call, _, kind = name.partition("_")
            dates[at(call, kind)] = date.fromisoformat(on)  # type: ignore[arg-type]  # a kind
        return dates


def at(call: str, kind: MilestoneKind, stage: int | None = None) -> Point:
    """A milestone of the only round of a call."""
    return Point(f"{call}/r1", kind, stage)


def read(text: str, calls: str = CALLS, what_if: tuple[str, ...] = ()) -> Read:
    """The scenario whose lines after the head are ``text``."""
    catalogue = read_catalogues([("calls.yaml", calls.encode())])
    scenario = read_scenario_beside((HEAD + text).encode(), "scenario.yaml", catalogue)
    assumptions = assumptions_of(scenario.assumptions)
    moves = what_ifs(what_if)
    return Read(scenario, catalogue, prepare(scenario, catalogue, assumptions, moves))
