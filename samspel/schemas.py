"""JSON Schemas of the file formats, for editors and for other programs.

They describe the files as people write them; what a schema cannot say (that a partner exists, that
a call closes after it opens) is checked when a file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from flows.nightly_settings import NIGHTLY_FORMAT, NightlySettings
from models.alignment.alignment import ALIGNMENT_FORMAT, Alignment
from models.alignment.scenario import SCENARIO_FORMAT, Scenario
from models.assumption import ASSUMPTIONS
from models.catalogue import CATALOGUE_FORMAT, Catalogue
from models.de_minimis.ledger import LEDGER_FORMAT, Ledger
from models.enterprise import ENTERPRISE_FORMAT, EnterpriseFile
from models.plan import PLAN_FORMAT, Plan
from models.portfolio import PORTFOLIO_FORMAT, Portfolio
from models.project import PROJECT_FORMAT, Project

Schema = dict[str, Any]

FORMATS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "catalogue": (CATALOGUE_FORMAT, Catalogue),
    "project": (PROJECT_FORMAT, Project),
    "plan": (PLAN_FORMAT, Plan),
    "scenario": (SCENARIO_FORMAT, Scenario),
    "alignment": (ALIGNMENT_FORMAT, Alignment),
    "portfolio": (PORTFOLIO_FORMAT, Portfolio),
    "ledger": (LEDGER_FORMAT, Ledger),
    "enterprise": (ENTERPRISE_FORMAT, EnterpriseFile),
    "nightly": (NIGHTLY_FORMAT, NightlySettings),
}
"""Name of the schema -> the line ``format`` of its files, and their model."""


def schema_of(name: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one format."""
    format_line, model = FORMATS[name]
    schema = model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    definitions = schema.get("$defs", {})
    for title, complete in _COMPLETIONS.items():
        part = schema if title == model.__name__ else definitions.get(title)
        if part is not None:
            complete(part)
    # A file without this line is refused, although the model has a default for it.
    schema["required"] = ["format", *schema.get("required", [])]
    schema["properties"]["format"] = {"const": format_line}
    _tidy(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format_line,
        **{key: value for key, value in schema.items() if key != "title"},
    }


class _AsWritten(GenerateJsonSchema):
    """Without titles that only repeat the name of the field."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's own name
        return False


def _tidy(node: Any) -> None:
    """Drop what only the models know, in place and at every depth."""
    if isinstance(node, list):
        for one in node:
            _tidy(one)
    if not isinstance(node, dict):
        return
    # In binary fractions 0.07 is no multiple of 0.01, and many validators count in them.
    node.pop("multipleOf", None)
    if node.get("format") == "date":
        node["pattern"] = r"^\d{4}-\d{2}-\d{2}$"  # many validators do not look at "format"
    # The default of a group of fields is that each has its own, which stands with it.
    if "default" in node and (node["default"] is None or isinstance(node["default"], dict)):
        del node["default"]
    if isinstance(node.get("description"), str):
        first_paragraph = node["description"].split("\n\n")[0]
        node["description"] = " ".join(first_paragraph.split()).replace("``", "`")
    for key, value in node.items():
        # What stands under these two has names of ours, which must not be taken for keywords.
        for under in value.values() if key in ("properties", "$defs") else [value]:
            _tidy(under)


_DATE: Schema = {"type": "string", "format": "date"}


def _period(name: str, pattern: str) -> Schema:
    value: Schema = {"type": "string", "pattern": pattern}
    if name == "year":
        value = {"anyOf": [{"type": "integer", "minimum": 1950, "maximum": 2150}, value]}
    return {
        "type": "object",
        "properties": {name: value},
        "required": [name],
        "additionalProperties": False,
    }


_WHEN: Schema = {
    "description": "A date, a wall-clock time (with zone beside it) or an imprecise period.",
    "anyOf": [
        _DATE,
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$",
        },
        _period("month", r"^\d{4}-(0[1-9]|1[0-2])$"),
        _period("quarter", r"^\d{4}-Q[1-4]$"),
        _period("third", r"^\d{4}-T[1-3]$"),
        _period("half", r"^\d{4}-H[12]$"),
        _period("year", r"^\d{4}$"),
        {
            "type": "object",
            "properties": {"from": _DATE, "to": _DATE},
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    ],
}


def _with_when(part: Schema) -> None:
    part["properties"]["at"] = deepcopy(_WHEN)


def _text_in_one_or_two_languages(part: Schema) -> None:
    languages = {
        "type": "object",
        "properties": part["properties"],
        "minProperties": 1,
        "additionalProperties": False,
    }
    part.clear()
    part["description"] = "One text for both languages, or the text in each."
    part["anyOf"] = [{"type": "string"}, languages]


def _with_assumptions(part: Schema) -> None:
    known = {}
    for name, one in ASSUMPTIONS.items():
        values = [one.default, *one.alternatives]
        known[name] = {
            "description": one.message.en,
            "default": one.default,
            **({"enum": values} if one.alternatives else {"type": ["number", "string"]}),
        }
    part["properties"]["assumptions"] = {
        "type": "object",
        "properties": known,
        "additionalProperties": False,
    }


def _name_or_fields(part: Schema) -> None:
    fields = {**part}
    part.clear()
    part["description"] = fields.pop("description")
    part["anyOf"] = [{"type": "string", "minLength": 1}, fields]


def _number_or_fields(part: Schema) -> None:
    fields = {**part}
    part.clear()
    part["description"] = fields.pop("description")
    part["anyOf"] = [fields["properties"]["rate"], fields]


def _one_form_of_aid(part: Schema) -> None:
    part["oneOf"] = [
        {"required": [form], "properties": {form: {"not": {"type": "null"}}}}
        for form in ("amount", "loan", "guarantee")
    ]


_COMPLETIONS: Mapping[str, Callable[[Schema], None]] = {
    "FormerDate": _with_when,
    "KeptProjects": _name_or_fields,
    "LedgerGrant": _one_form_of_aid,
    "Milestone": _with_when,
    "Project": _with_assumptions,
    "Scenario": _with_assumptions,
    "StatedRate": _number_or_fields,
    "Text": _text_in_one_or_two_languages,
}
