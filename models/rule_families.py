"""Which legal values and rules belong together, in words for people (``rule_families.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import RootModel

from models.document import parse_document, validate
from models.errors import ParameterNotFoundError
from models.nearest_name import nearest_names
from models.text import Text
from models.vocabulary import Record


class RuleInWords(Record):
    """A rule as one sentence, and the name of a worked example (``tests/examples``)."""

    sentence: Text
    example: str


class FindingInWords(Record):
    """What the answer of a calculator may say, with its article and the name of an example."""

    sentence: Text
    reference: str
    example: str


class ExampleInWords(Record):
    """A worked example for readers; ``case`` names the tested one that it retells."""

    sv: str
    en: str
    case: str | None


class Family(Record):
    """Values and rules that are read together: who they affect, and an example.

    ``folders`` are beginnings of the ids of parameters; ``rules`` of plans are by their ids, as are
    the ``findings`` of calculators.
    """

    title: Text
    affected: Text
    folders: tuple[str, ...]
    rules: Mapping[str, RuleInWords]
    findings: Mapping[str, FindingInWords] = {}
    example: ExampleInWords

    def holds(self, parameter_id: str) -> bool:
        """Whether a parameter belongs here."""
        return any(parameter_id.startswith(f"{folder}/") for folder in self.folders)


@cache
def families() -> Mapping[str, Family]:
    """Every family by its id, in the order in which they are read."""
    file = files("models").joinpath("rule_families.yaml")
    return validate(parse_document(file.read_bytes(), file.name), _Register).root


def family(id_: str) -> Family:
    """The family with this id, such as ``research``.

    Raises:
        ParameterNotFoundError: there is none.
    """
    known = families()
    if id_ in known:
        return known[id_]
    near = nearest_names(id_, known, limit=1)
    listed = ", ".join(known)
    raise ParameterNotFoundError(
        Text(
            sv=f"Det finns ingen regelfamilj {id_!r}.\n"
            + (f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}."),
            en=f"There is no family of rules {id_!r}.\n"
            + (f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}."),
        )
    )


def family_of_rule(rule_id: str) -> str:
    """The id of the family that a rule of ``models.rules.RULES`` belongs to: each has one."""
    return next(name for name, one in families().items() if rule_id in one.rules)


def finding_in_words(id_: str) -> FindingInWords | None:
    """The words for a finding of a calculator by its id; ``None`` where there is none."""
    found = (one.findings.get(id_) for one in families().values())
    return next((one for one in found if one is not None), None)


def family_of(id_: str) -> str | None:
    """The family of a parameter, a rule or a finding, by id; ``None`` for added parameters."""
    for name, one in families().items():
        if id_ in one.rules or id_ in one.findings or one.holds(id_):
            return name
    return None


class _Register(RootModel[Mapping[str, Family]]):
    """The whole file."""
