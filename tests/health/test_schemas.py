"""The published JSON Schemas are those of the models, and the shipped files fit them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from models.document import parse_document
from samspel.schemas import FORMATS, schema_of
from samspel.terminal import json_text

PUBLISHED = Path("docs", "reference", "schemas")


@pytest.mark.parametrize("name", FORMATS)
def test_a_published_schema_is_up_to_date(root: Path, name: str) -> None:
    published = (root / PUBLISHED / f"{name}.json").read_text(encoding="utf-8")
    how = f"samspel schema {name} > {PUBLISHED / name}.json"
    assert published == json_text(schema_of(name)), how


def test_no_schema_is_published_that_no_longer_exists(root: Path) -> None:
    published = (root / PUBLISHED).glob("*.json")
    assert sorted(one.stem for one in published) == sorted(FORMATS)


def test_the_shipped_examples_fit_their_schemas(root: Path) -> None:
    names = {line: name for name, (line, _) in FORMATS.items()}
    fitted: set[str] = set()
    faults: list[str] = []
    for file in sorted((root / "examples").rglob("*.yaml")):
        document = parse_document(file.read_bytes(), file.name).data
        name = names.get(document.get("format"))
        if name is not None:
            found = Draft202012Validator(schema_of(name)).iter_errors(document)
            faults += [f"{file}: {one.json_path}: {one.message}" for one in found]
            fitted.add(name)
    assert faults == []
    assert fitted == {"catalogue", "project", "ledger", "scenario"}
