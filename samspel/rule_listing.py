"""Legal values, rules and assumptions as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from models.assumption import ASSUMPTIONS
from models.parameter import Parameter, all_parameters
from models.parameter_changes import ParameterChange
from models.parameter_words import SURENESS, value_words
from models.rule_families import Family, families, family_of, family_of_rule
from models.rules import RULES
from models.text import Language, Text


def listing(names: Sequence[str], on: date | None, language: Language) -> Iterator[str]:
    """Families with their values, on one day or with their dates, and their rules."""
    parameters = all_parameters()
    for name in names:
        one = families()[name]
        yield f"{one.title.in_language(language)}  [{name}]"
        for parameter in parameters:
            if one.holds(parameter.id):
                yield from _values(parameter, on, language)
        for rule_id, rule in one.rules.items():
            yield f"  {rule_id}  {rule.sentence.in_language(language)}"
        for id_, finding in one.findings.items():
            yield f"  {id_}  {finding.sentence.in_language(language)}"
        yield ""
    added = [one for one in parameters if family_of(one.id) is None]
    if added and len(names) == len(families()):
        yield _ADDED.in_language(language)
        for parameter in added:
            yield from _values(parameter, on, language)


def parameter_lines(one: Parameter, on: date | None, language: Language) -> Iterator[str]:
    """A parameter with its value on a day, if asked, its history and its source.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    yield one.id
    yield one.description.in_language(language)
    if on is not None:
        now = one.at(on)
        yield f"{on}: {value_words(now, one.unit, language)}  {now.reference}"
    for value in one.values:
        yield f"  {value.dates}  {value_words(value, one.unit, language)}  {value.reference}"
    checked = SURENESS[one.sureness].in_language(language)
    yield (
        f"Källa: {checked}; senast kontrollerad {one.last_checked}."
        if language == "sv"
        else f"Source: {checked}; last checked {one.last_checked}."
    )
    name = family_of(one.id)
    if name is not None:
        yield from _belongs_to(families()[name], name, one.id, language)


def rule_lines(rule_id: str, on: date | None, language: Language) -> Iterator[str]:
    """A rule with its sentence, its source, and the values that belong to it."""
    name = family_of_rule(rule_id)
    yield rule_id
    yield RULES[rule_id].title.in_language(language)
    yield f"{_SOURCE.in_language(language)}: {RULES[rule_id].reference}"
    one = families()[name]
    yield one.rules[rule_id].sentence.in_language(language)
    yield f"{_EXAMPLE.in_language(language)}: {one.rules[rule_id].example}"
    held = [each for each in all_parameters() if one.holds(each.id)]
    for each in held:
        yield from _values(each, on, language)
    yield f"{_PAGE.in_language(language)}: docs/reference/rules/{language}/{name}.md"


def finding_lines(id_: str, language: Language) -> Iterator[str]:
    """What a calculator may say, with its source and an example.

    Raises:
        KeyError: no finding has this id.
    """
    name = family_of(id_)
    one = families()[name or ""].findings[id_]
    yield id_
    yield f"{_SOURCE.in_language(language)}: {one.reference}"
    yield one.sentence.in_language(language)
    yield f"{_EXAMPLE.in_language(language)}: {one.example}"
    yield f"{_PAGE.in_language(language)}: docs/reference/rules/{language}/{name}.md"


def change_lines(changes: Sequence[ParameterChange], language: Language) -> Iterator[str]:
    """Each change in one line, with the value before and after.

    A value that begins is called known, since a law may be older than what was read of it.
    """
    for one in changes:
        shown = [
            value_words(value, one.parameter.unit, language)
            for value in (one.before, one.after)
            if value is not None
        ]
        source = one.after or one.before
        reference = "" if source is None else source.reference
        kind = _KINDS[one.kind].in_language(language)
        yield f"{kind:<8} {one.parameter.id}  {' → '.join(shown)}  {reference}"


def assumption_lines(language: Language) -> Iterator[str]:
    """Every assumption with its default, its alternatives and what turns on it."""
    for one in ASSUMPTIONS.values():
        others = f" ({', '.join(one.alternatives)})" if one.alternatives else ""
        reference = f"  {one.reference}" if one.reference else ""
        yield f"{one.name} = {one.default}{others}{reference}"
        for line in wrap(one.message.in_language(language), 96):
            yield f"  {line}"


_ADDED = Text(sv="Tillagda parametrar", en="Added parameters")
_SOURCE = Text(sv="Källa", en="Source")
_EXAMPLE = Text(sv="Exempel", en="Example")
_PAGE = Text(sv="Läs mer", en="Read more")
_KINDS = {
    "changes": Text(sv="ändras", en="changes"),
    "begins": Text(sv="känt", en="known"),
    "ends": Text(sv="okänt", en="unknown"),
}


def _values(one: Parameter, on: date | None, language: Language) -> Iterator[str]:
    values = one.values if on is None else [value for value in one.values if value.holds(on)]
    for value in values:
        words = value_words(value, one.unit, language)
        yield f"  {one.id}  {words}  {value.dates}  {value.reference}"


def _belongs_to(one: Family, name: str, id_: str, language: Language) -> Iterator[str]:
    if one.rules:
        yield f"{_RULES.in_language(language)}: {', '.join(one.rules)}"
    yield f"{_PAGE.in_language(language)}: docs/reference/rules/{language}/{name}.md#{anchor(id_)}"


_RULES = Text(sv="Regler", en="Rules")


def anchor(id_: str) -> str:
    """The place of a parameter or rule on the page of its family."""
    return id_.replace("/", "-").replace(".", "-")
