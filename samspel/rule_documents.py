"""Legal values, rules and assumptions as documents for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.assumption import ASSUMPTIONS
from models.parameter import Parameter, all_parameters
from models.parameter_changes import ParameterChange
from models.parameter_words import dated_json, parameter_json
from models.rule_families import families, family_of, family_of_rule
from models.rules import RULES

Document = dict[str, Any]


def list_document(family: str | None, on: date | None) -> Document:
    """Every parameter and rule, or those of one family, with the values of a day if given."""
    return {
        "on": _iso(on),
        "family": family,
        "parameters": [
            _with_value(one, on)
            for one in all_parameters()
            if family is None or family_of(one.id) == family
        ],
        "rules": [
            _rule(rule_id)
            for rule_id in RULES
            if family is None or family_of_rule(rule_id) == family
        ],
        "findings": [
            finding_document(id_)
            for name, one in families().items()
            if family is None or name == family
            for id_ in one.findings
        ],
    }


def parameter_document(one: Parameter, on: date | None) -> Document:
    """One parameter with its history, and its value on a day if given."""
    return {"on": _iso(on), **_with_value(one, on)}


def rule_document(rule_id: str, on: date | None) -> Document:
    """One rule with the parameters of its family."""
    family = families()[family_of_rule(rule_id)]
    held = [one for one in all_parameters() if family.holds(one.id)]
    return {
        "on": _iso(on),
        **_rule(rule_id),
        "parameters": [_with_value(one, on) for one in held],
    }


def finding_document(id_: str) -> Document:
    """What the answer of a calculator may say.

    Raises:
        KeyError: no finding has this id.
    """
    name = family_of(id_) or ""
    words = families()[name].findings[id_]
    return {
        "id": id_,
        "kind": "finding",
        "family": name,
        "sentence": words.sentence.model_dump(),
        "example": words.example,
        "reference": words.reference,
    }


def diff_document(first: date, last: date, changes: Sequence[ParameterChange]) -> Document:
    """What changes between two days."""
    return {
        "between": [first.isoformat(), last.isoformat()],
        "changes": [
            {
                "id": one.parameter.id,
                "change": one.kind,
                "unit": one.parameter.unit,
                "description": one.parameter.description.model_dump(),
                "before": dated_json(one.before, one.parameter.unit),
                "after": dated_json(one.after, one.parameter.unit),
            }
            for one in changes
        ],
    }


def assumptions_document() -> Document:
    """Every named assumption."""
    return {
        "assumptions": [
            {
                "name": one.name,
                "default": one.default,
                "alternatives": list(one.alternatives),
                "message": one.message.model_dump(),
                "reference": one.reference,
            }
            for one in ASSUMPTIONS.values()
        ]
    }


def _with_value(one: Parameter, on: date | None) -> Document:
    """``current`` is null without a day, and where no value is known for it."""
    return {
        **parameter_json(one),
        "family": family_of(one.id),
        "current": None if on is None else dated_json(one.known_at(on), one.unit),
    }


def _rule(rule_id: str) -> Document:
    name = family_of_rule(rule_id)
    words = families()[name].rules[rule_id]
    return {
        "id": rule_id,
        "kind": "rule",
        "family": name,
        "title": RULES[rule_id].title.model_dump(),
        "sentence": words.sentence.model_dump(),
        "example": words.example,
        "reference": RULES[rule_id].reference,
    }


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
