"""A drawn year says the same as files and as a case."""

from __future__ import annotations

import json

from benchmarks.alignment_documents import catalogue_of, scenario_of
from benchmarks.alignment_instances import case_of_year, draw
from models.alignment.case_of import case_of
from models.alignment.check import check
from models.alignment.scenario_file import read_scenario_beside
from models.assumptions_set import Assumptions
from models.input_files import read_catalogues
from solver.alignment.aligning import align


def test_a_year_read_from_its_files_is_aligned_as_well_as_the_year_itself() -> None:
    year = draw(16, 2)
    catalogue = read_catalogues([("calls.yaml", json.dumps(catalogue_of(year)).encode())])
    text = json.dumps(scenario_of(year)).encode()
    scenario = read_scenario_beside(text, "scenario.yaml", catalogue)
    read, drawn = case_of(scenario, catalogue, Assumptions({})), case_of_year(year)
    best = []
    for case in (read, drawn):
        found = align(case)
        assert found.proven
        assert found.dates is not None
        best.append(check(case, found.dates).objective)
    assert best[0] == best[1]
    assert best[0].rounds_moved > 0
