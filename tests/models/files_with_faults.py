"""One sound file of each kind, faults to plant in it, and what is told of it then."""

from __future__ import annotations

from models.alignment.scenario_file import read_scenario_beside
from models.catalogue import Catalogue
from models.de_minimis.ledger_file import read_ledger
from models.errors import InputErrors, InputProblem
from models.input_files import read_catalogues, read_inputs

CALLS = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
  - {id: tvv, name: Tillväxtverket, level: national}
programmes:
  - {id: eruf, funder: tvv, name: ERUF}
calls:
  - id: demo
    funder: vinnova
    title: Demo
    rounds:
      - {id: r1, milestones: [{kind: opens, at: 2027-01-11}, {kind: deadline, at: 2027-03-02}]}
  - id: impl
    funder: tvv
    programme: eruf
    title: Impl
    rounds:
      - {id: r1, milestones: [{kind: opens, at: 2027-01-12}, {kind: deadline, at: 2027-04-02}]}
      - {id: r2, decided_with: demo/r1, milestones: [{kind: deadline, at: 2027-09-02}]}
"""
PROJECT = """\
format: samspel/project@1
id: pilot
title: Pilot
as_of: 2027-01-15
period: {earliest_start: 2027-06-01, latest_end: 2028-12-31, months: 12}
partners:
  - {id: lu, name: LU, type: research_organisation}
  - {id: sme, name: SME, type: enterprise, size: small}
work_packages:
  - {id: wp1, activity: industrial_research, months: [1, 12]}
  - {id: wp2, activity: other, months: [1, 6]}
costs:
  - {partner: lu, work_package: wp1, category: staff, amount: 800_000}
  - {partner: sme, work_package: wp2, category: staff, amount: 400_000}
contributions:
  - {id: region, from: Region, kind: public_cash, amount: 1000, partners: [lu]}
candidates: {calls: all, scope: [{call: demo, work_packages: [wp1], partners: [lu]}]}
must: {calls: [demo]}
applied: [{call: impl, round: r1, on: 2027-01-14}]
assumptions: {dates.reading: pessimistic}
"""
SCENARIO = """\
format: samspel/scenario@1
catalogue: [calls.yaml]
horizon: {from: 2027-01-01, to: 2027-12-31}
freedom:
  - {round: demo/r1, within_days: 60}
  - {funder: tvv, within_days: 30}
links:
  - {id: open, kind: overlap, rounds: [demo/r1, impl/r1], min_days: 10, weight: 5}
  - {id: lag, kind: lag, first: {round: demo/r1, milestone: deadline},
     then: {round: impl/r1, milestone: deadline}, min_days: 0, weight: 1}
rules:
  deadlines_per_week: [{funder: vinnova, max: 3}]
"""
LEDGER = """\
format: samspel/ledger@1
rates: {SEK: 11.20, DKK: {rate: 7.46}}
grants:
  - {undertaking: a, granted: 2025-01-02, amount: 100}
  - {undertaking: b, granted: 2025-01-02, amount: 100, currency: SEK}
  - {undertaking: c, granted: 2025-01-02, amount: 100, currency: DKK}
links:
  - {owner: a, firm: b, votes: 0.6}
  - {owner: b, firm: c, votes: 0.6}
"""
TABLE = """\
undertaking;granted;amount;currency;rate;by
a;2025-01-02;100;SEK;11.20;Vinnova
b;2025-01-02;100;;;Vinnova
c;2025-01-02;100;DKK;7.46;Vinnova
"""

FILES = {
    "p.yaml": PROJECT,
    "c.yaml": CALLS,
    "s.yaml": SCENARIO,
    "l.yaml": LEDGER,
    "l.csv": TABLE,
}
# Each a fault by itself: what stands there, what is written instead, and the code.
VALUES = {
    "p.yaml": [
        ("title: Pilot", "titel: Pilot", "field-unknown"),
        ("amount: 800_000", "amount: many", "amount-not-a-number"),
        ("amount: 400_000}", "amount: 400_000, note: x}", "field-unknown"),
        ("size: small", "size: tiny", "value-not-allowed"),
        ("id: wp1, activity: industrial_research", "id: wp1, activity: x", "value-not-allowed"),
        ("months: [1, 6]", "months: [6, 1]", "months-backwards"),
        ("as_of: 2027-01-15", "as_of: 2027-02-30", "date-impossible"),
        ("kind: public_cash", "kind: cash", "value-not-allowed"),
        ("months: 12}", "months: 36}", "period-too-short"),
    ],
    "c.yaml": [
        ("{id: tvv, name: Tillväxtverket,", "{id: tvv, nam: Tillväxtverket,", "field-unknown"),
        ("title: Demo", "title: Demo\n    effort_days: many", "number-expected"),
        ("at: 2027-01-12", "at: 2027-02-30", "date-impossible"),
        ("name: ERUF", "name: ERUF, union_funds: some", "value-not-allowed"),
        ("title: Impl", "title: Impl\n    synthetic: true", "synthetic-without-note"),
    ],
    "s.yaml": [
        ("within_days: 60", "within_days: -1", "value-too-small"),
        ("min_days: 10, weight: 5", "min_days: 10", "link-without-weight"),
        ("min_days: 10", "mindays: 10", "field-unknown"),
        ("max: 3", "max: many", "whole-number-expected"),
        ("to: 2027-12-31", "to: 2026-12-31", "horizon-backwards"),
    ],
    "l.yaml": [
        ("SEK: 11.20", "SEK: -1", "number-not-above-zero"),
        ("amount: 100}", "amount: many}", "amount-not-a-number"),
        ("currency: SEK}", "currency: SEK, bye: x}", "field-unknown"),
        ("firm: b, votes: 0.6", "firm: b, votes: 6", "share-outside-0-1"),
    ],
    "l.csv": [
        ("rate;by", "rate;bye", "column-unknown"),
        ("a;2025-01-02;100", "a;2025-02-30;100", "date-impossible"),
        ("b;2025-01-02;100", "b;2025-01-02;many", "amount-not-a-number"),
    ],
}
NAMES = {
    "p.yaml": [
        ("partner: lu,", "partner: lund,", "partner-unknown"),
        ("work_package: wp2", "work_package: wp3", "work-package-unknown"),
        ("partners: [lu]}\n", "partners: [kth]}\n", "partner-unknown"),
        ("must: {calls: [demo]}", "must: {calls: [deno]}", "call-unknown"),
        ("call: impl, round: r1", "call: impl, round: r9", "round-unknown"),
        ("dates.reading: p", "dates.readings: p", "assumption-unknown"),
        ("\nwork_p", "\n  - {id: lu, name: L, type: public_body}\nwork_p", "duplicate-id"),
    ],
    "c.yaml": [
        ("id: demo\n    funder: vinnova", "id: demo\n    funder: vinova", "funder-unknown"),
        ("programme: eruf", "programme: erof", "programme-unknown"),
        ("funder: tvv, name", "funder: tv, name", "funder-unknown"),
        ("decided_with: demo/r1", "decided_with: demo/r9", "decided-with-unknown"),
    ],
    "s.yaml": [
        ("{round: demo/r1, within", "{round: demo/r9, within", "round-unknown"),
        ("funder: tvv, within", "funder: tv, within", "funder-unknown"),
        ("impl/r1], min", "imp/r1], min", "round-unknown"),
        ("then: {round: impl/r1", "then: {round: imp/r1", "round-unknown"),
        ("funder: vinnova, max", "funder: vinova, max", "funder-unknown"),
        ("\nrules:", "\nassumptions: {x: 1}\nrules:", "assumption-unknown"),
    ],
    "l.yaml": [
        ("DKK}", "NOK}", "rate-missing"),
        ("owner: b, firm: c", "owner: a, firm: b", "link-twice"),
    ],
    "l.csv": [
        ("DKK;7.46", "DKK;", "rate-missing"),
        ("100;;;", "100;EUR;1;", "rate-of-euro"),
    ],
}


def the_catalogue() -> Catalogue:
    """The calls that a scenario is held against."""
    return read_catalogues([("c.yaml", CALLS.encode())])


def problems(file: str, text: str) -> tuple[InputProblem, ...]:
    """What is told of the file, held against the sound calls."""
    content = text.encode()
    try:
        if file == "p.yaml":
            read_inputs((file, content), [("c.yaml", CALLS.encode())])
        elif file == "c.yaml":
            read_catalogues([(file, content)])
        elif file == "s.yaml":
            read_scenario_beside(content, file, the_catalogue())
        else:
            read_ledger(content, file)
    except InputErrors as error:
        return error.problems
    return ()
