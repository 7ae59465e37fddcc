"""The schemas take what the files may hold, and nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from models.document import parse_document
from samspel.schemas import FORMATS, schema_of

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run


def fits(name: str, document: Any) -> bool:
    return bool(Draft202012Validator(schema_of(name)).is_valid(document))


@pytest.fixture
def catalogue(inputs: Inputs) -> Any:
    """A catalogue as plain values."""
    return parse_document(inputs.catalogue.read_bytes(), "calls.yaml").data


@pytest.fixture
def project(inputs: Inputs) -> Any:
    """A project as plain values."""
    return parse_document(inputs.project.read_bytes(), "project.yaml").data


def with_date(catalogue: Any, at: Any) -> Any:
    changed = copy.deepcopy(catalogue)
    changed["calls"][0]["rounds"][0]["milestones"][0]["at"] = at
    return changed


@pytest.mark.parametrize("name", FORMATS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))


@pytest.mark.parametrize(
    "at",
    [
        "2027-01-11",
        "2027-01-11T14:00",
        {"month": "2027-03"},
        {"quarter": "2027-Q4"},
        {"third": "2027-T3"},
        {"half": "2027-H2"},
        {"year": 2027},
        {"from": "2027-03-01", "to": "2027-04-15"},
    ],
)
def test_every_form_of_a_date_fits(catalogue: Any, at: Any) -> None:
    assert fits("catalogue", with_date(catalogue, at))


@pytest.mark.parametrize(
    "at",
    [20270111, "2027-01-11T14:00+01:00", {"quarter": "2027-Q5"}, {"month": "2027-13"}, {}, None,
     {"from": "2027-03-01"}, {"year": 2027, "half": "2027-H1"}],
)  # fmt: skip
def test_no_other_form_of_a_date_fits(catalogue: Any, at: Any) -> None:
    assert not fits("catalogue", with_date(catalogue, at))


@pytest.mark.parametrize(
    ("title", "good"),
    [("AI", True), ({"sv": "AI"}, True), ({"sv": "AI", "en": "AI"}, True), ({}, False),
     ({"de": "KI"}, False), (7, False)],
)  # fmt: skip
def test_a_text_stands_alone_or_by_language(project: Any, title: Any, *, good: bool) -> None:
    assert fits("project", {**project, "title": title}) is good


@pytest.mark.parametrize(
    ("assumptions", "good"),
    [
        ({}, True),
        ({"law.after_expiry": "refuse"}, True),
        ({"success_rate.unknown": 0.3}, True),
        ({"law.after_expiry": "perhaps"}, False),
        ({"law.after": "refuse"}, False),
    ],
)
def test_the_assumptions_are_the_known_ones(project: Any, assumptions: Any, *, good: bool) -> None:
    assert fits("project", {**project, "assumptions": assumptions}) is good


@pytest.mark.parametrize("format_line", [None, "samspel/catalogue@1", "samspel/project@2"])
def test_the_line_format_is_required(project: Any, format_line: str | None) -> None:
    changed = {**project, "format": format_line}
    if format_line is None:
        del changed["format"]
    assert not fits("project", changed)


@pytest.mark.parametrize("amount", [0.07, 0.29, 1860000.50, 2400000, "744000.00"])
def test_amounts_with_two_decimals_fit(project: Any, amount: Any) -> None:
    project["costs"][0]["amount"] = amount
    assert fits("project", project)


def test_unknown_fields_do_not_fit(project: Any) -> None:
    assert not fits("project", {**project, "titel": "x"})


def test_field_names_that_are_words_of_the_schema_language_stay() -> None:
    used = schema_of("plan")["$defs"]["AssumptionUsed"]["properties"]
    assert "default" in used


def test_the_schemas_are_listed_and_shown(run: Run) -> None:
    listed = run("schema", "--json")
    assert listed.document["schemas"] == {name: line for name, (line, _) in FORMATS.items()}
    for name, (line, _) in FORMATS.items():
        assert f"{name} " in run("schema").out
        assert run("schema", name).document["title"] == line


def test_an_unknown_schema_is_a_fault_of_usage(run: Run) -> None:
    ran = run("schema", "projct", "--json")
    assert ran.status == 2
    assert ran.codes == ["usage"]
    assert "catalogue, project, plan" in ran.err


@pytest.mark.parametrize("blank", ["", "  ", {"sv": "", "en": "Pilot"}, {"en": "\t"}])
def test_names_and_titles_are_not_blank(catalogue: Any, project: Any, blank: Any) -> None:
    assert not fits("project", {**project, "title": blank})
    catalogue["calls"][0]["title"] = blank
    assert not fits("catalogue", catalogue)
    if isinstance(blank, str):
        project["partners"][0]["name"] = blank
        assert not fits("project", project)


def test_every_blank_name_and_title_is_told_at_its_line(inputs: Inputs, run: Run) -> None:
    text = inputs.project.read_text("utf-8").replace("title: Pilot", 'title: ""')
    inputs.project.write_text(text.replace("name: Lunds universitet", 'name: " "'), "utf-8")
    calls = inputs.catalogue.read_text("utf-8").replace("name: Vinnova", "name: ''")
    calls = calls.replace("{sv: Demonstratorer, en: Demonstrators}", '{sv: " ", en: Demonstrators}')
    inputs.catalogue.write_text(calls, "utf-8")
    ran = run("check", inputs.project, "--calls", inputs.catalogue, "--json", "--lang", "en")
    assert ran.status == 2
    told = [(one["code"], one["path"]) for one in ran.document["errors"]]
    assert sorted(told) == [
        ("text-blank", "calls[0].title"),
        ("text-blank", "funders[0].name"),
        ("text-blank", "partners[0].name"),
        ("text-blank", "title"),
    ]
    assert all(one["line"] for one in ran.document["errors"])
    assert "the text is empty" in ran.err
