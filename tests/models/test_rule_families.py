"""Families of rules: every value and rule stands in exactly one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from models.breach import Limb
from models.de_minimis import findings
from models.errors import ParameterNotFoundError
from models.parameter import all_parameters
from models.rule_families import families, family, family_of, family_of_rule, finding_in_words
from models.rules import RULES


@pytest.mark.parametrize("id_", [one.id for one in all_parameters()])
def test_every_parameter_is_in_one_family(id_: str) -> None:
    assert [name for name, one in families().items() if one.holds(id_)] == [family_of(id_)]


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_is_in_one_family_with_its_sentence(rule_id: str) -> None:
    (name,) = [name for name, one in families().items() if rule_id in one.rules]
    assert family_of(rule_id) == family_of_rule(rule_id) == name
    sentence = families()[name].rules[rule_id].sentence
    assert sentence.sv != sentence.en
    assert sentence.sv.endswith(".")
    assert sentence.en.endswith(".")


def test_every_finding_of_a_calculator_is_in_one_family_with_its_sentence() -> None:
    """Whatever a calculator may answer can be looked up."""
    named = [id_ for one in families().values() for id_ in one.findings]
    assert len(named) == len({*named})
    assert {*named} & {*RULES} == set()
    assert {*get_args(Limb), *_findings_of_de_minimis()} == {
        *named,
        *(id_ for id_ in RULES if id_ == "de_minimis.ceiling"),
    }
    for id_ in named:
        found = finding_in_words(id_)
        assert found is not None
        assert found.sentence.sv.endswith(".")
        assert found.sentence.en.endswith(".")
        assert found.sentence.sv != found.sentence.en
        assert id_ in families()[family_of(id_) or ""].findings


def _findings_of_de_minimis() -> set[str]:
    """The ids that stand in the calculator's code."""
    text = Path(findings.__file__).read_text(encoding="utf-8")
    found = {*re.findall(r'rule="(de_minimis\.[a-z_]+)"', text)}
    assert len(found) == text.count("rule=")
    return found


def test_a_family_names_only_what_exists() -> None:
    ids = [one.id for one in all_parameters()]
    for one in families().values():
        assert {*one.rules} <= {*RULES}
        assert all(any(id_.startswith(f"{folder}/") for id_ in ids) for folder in one.folders)


def test_words_of_a_family_are_in_both_languages() -> None:
    for one in families().values():
        assert one.title.sv != one.title.en
        assert one.affected.sv != one.affected.en
        assert one.example.sv != one.example.en


def test_what_belongs_nowhere_has_no_family() -> None:
    assert family_of("invented/by/somebody") is None


def test_an_unknown_family_is_named_with_the_nearest_known() -> None:
    assert family("research").folders == ("gber/article_25",)
    with pytest.raises(ParameterNotFoundError, match="Maybe you meant research"):
        family("reserch")
    with pytest.raises(ParameterNotFoundError, match="Write one of plan"):
        family("zzz")
