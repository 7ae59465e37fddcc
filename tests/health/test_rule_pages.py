"""The published reference says what the parameters and rules say, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.parameter import all_parameters
from models.rule_families import families
from models.rules import RULES
from samspel.rule_pages import LANGUAGES, pages, write_pages

PUBLISHED = Path("docs", "reference", "rules")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The pages as they would be written now."""
    return pages()


def test_the_published_pages_are_up_to_date(root: Path, made: dict[str, str]) -> None:
    published = {
        path.relative_to(root / PUBLISHED).as_posix(): path.read_text(encoding="utf-8")
        for language in LANGUAGES
        for path in (root / PUBLISHED / language).glob("*.md")
    }
    how = "write them anew: samspel rules pages"
    assert sorted(published) == sorted(made), how
    assert [path for path in made if published[path] != made[path]] == [], how


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_parameter_stands_on_a_page(made: dict[str, str], language: str) -> None:
    text = "".join(made[f"{language}/{name}.md"] for name in families())
    findings = [id_ for one in families().values() for id_ in one.findings]
    ids = [*RULES, *findings, *(one.id for one in all_parameters())]
    assert [id_ for id_ in ids if text.count(f"`{id_}`") != 1] == []


def test_every_page_leads_to_its_sister(made: dict[str, str]) -> None:
    for path, page in made.items():
        language, _, name = path.partition("/")
        other = "en" if language == "sv" else "sv"
        assert f"](../{other}/{name})" in page
        assert f"{other}/{name}" in made


def test_every_worked_example_exists_and_is_about_its_rule(root: Path) -> None:
    about = dict(_examples(root))
    for one in families().values():
        if one.example.case is not None:
            assert one.example.case in about
        for rule_id, rule in one.rules.items():
            assert rule.example in about, rule.example
            assert {rule_id, "all"} & {*about[rule.example]}, rule.example


def test_every_finding_of_a_calculator_has_an_example_that_ends_in_it(root: Path) -> None:
    told: dict[str, str] = {}
    for path in (root / "tests" / "examples" / "calculators").glob("*.yaml"):
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]:
            expected = example["expected"]
            told[example["name"]] = f"{expected.get('findings')}, {expected.get('rules')}"
    for one in families().values():
        for id_, finding in one.findings.items():
            assert id_ in told[finding.example].split(", "), finding.example


def test_writing_removes_the_page_of_a_family_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "sv" / "gone.md"
    gone.parent.mkdir()
    gone.write_text("x", encoding="utf-8")
    ours = tmp_path / "notes.md"
    ours.write_text("x", encoding="utf-8")
    count = write_pages(tmp_path)
    assert count == len(list((tmp_path / "sv").iterdir())) + len(list((tmp_path / "en").iterdir()))
    assert not gone.exists()
    assert ours.exists()


def _examples(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and rules of every worked example; those of the calculators are about no rule."""
    for path in sorted((root / "tests" / "examples").rglob("*.yaml")):
        file: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for example in file.get("examples", []):
            yield example["name"], file.get("about", [])
