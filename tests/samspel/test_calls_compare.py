"""``samspel calls compare``: which terms calls share, for people and for machines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run

SECOND = """\
  - id: study
    funder: vinnova
    title: {sv: Studier, en: Studies}
    grant: {max: 1_000_000}
    requirements: [{kind: language, text: {sv: svenska, en: Swedish}}]
    rounds: [{id: r1, milestones: [{kind: deadline, at: 2027-03-02}]}]
"""


def calls(inputs: Inputs) -> Path:
    text = inputs.catalogue.read_text(encoding="utf-8")
    inputs.catalogue.write_text(text + SECOND, encoding="utf-8")
    return inputs.catalogue


def rows(out: str) -> dict[str, list[str]]:
    """The cells behind each term."""
    plain = out.replace("\N{NO-BREAK SPACE}", " ")
    return {line[:60].strip(): line[60:].split() for line in plain.splitlines()}


def test_a_matrix_says_what_both_and_what_one_of_them_asks_for(run: Run, inputs: Inputs) -> None:
    ran = run("calls", "compare", "demo", "study", "--calls", calls(inputs))
    assert ran.status == 0
    assert "A  demo  Demonstratorer (Vinnova)" in ran.out
    found = rows(ran.out)
    assert found["högst 1 000 000 kr"] == ["ja", "ja"]
    assert found["minst 100 000 kr"] == ["ja", "–"]
    assert found["svenska"] == ["?", "ja"]
    assert "katalogen inte säger något om det" in ran.out


def test_it_speaks_english_and_names_each_call_once(run: Run, inputs: Inputs) -> None:
    ids = ("demo", "study", "demo")
    ran = run("calls", "compare", *ids, "--calls", calls(inputs), "--lang", "en")
    found = rows(ran.out)
    assert found["Swedish"] == ["?", "yes"]
    assert found["at most 50 % of the project's"] == ["yes", "–"]


def test_for_machines_the_same_with_both_languages(run: Run, inputs: Inputs) -> None:
    ran = run("calls", "compare", "demo", "study", "--calls", calls(inputs), "--json")
    document = ran.document
    assert document["format"] == "samspel/call-comparison@1"
    grant = next(one for one in document["topics"] if one["topic"] == "grant")
    assert [(one["calls"], one["shared"]) for one in grant["terms"]] == [
        (["demo", "study"], True),
        (["demo"], False),
    ]
    assert grant["title"] == {"sv": "Bidrag", "en": "Grant"}
    shared = sum(one["shared"] for topic in document["topics"] for one in topic["terms"])
    assert document["shared"] == shared


def test_unknown_ids_are_all_named_with_the_nearest(run: Run, inputs: Inputs) -> None:
    ran = run("calls", "compare", "demos", "stdy", "--calls", calls(inputs), "--json")
    assert ran.status == 2
    assert ran.codes == ["call-unknown", "call-unknown"]
    assert "demo" in ran.document["errors"][0]["remedy"]["en"]


def test_one_call_alone_is_nothing_to_compare(run: Run, inputs: Inputs) -> None:
    ran = run("calls", "compare", "demo", "demo", "--calls", calls(inputs))
    assert ran.status == 2
    assert "demo är ensam" in ran.err
