"""Parameters of the user's own: the values of a law to come, added as data alone.

A file with the path of a shipped one adds its dated values to that parameter; on days that both
know, the added one holds. Any other file is a new parameter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from models.document import parse_document
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.parameter import DatedValue, ExtraParameters, Parameter, shipped_parameter
from models.parameter_file import problem_at, read_parameter

FileOfParameter = tuple[str, bytes]
"""The name of a file, for messages, and its content."""


def read_parameter_folder(files: Mapping[str, FileOfParameter]) -> ExtraParameters:
    """The parameters of a folder, from its files by id: their path in it, without ``.yaml``.

    Raises:
        InputErrors: every fault of all files.
    """
    problems: list[InputProblem] = []
    by_id: dict[str, Parameter] = {}
    for id_, (name, content) in sorted(files.items()):
        try:
            added = read_parameter(id_, content, name)
        except InputErrors as error:
            problems += error.problems
            continue
        shipped = shipped_parameter(id_)
        if shipped is not None and shipped.unit != added.unit:
            problems.append(_other_unit(shipped, added, content, name))
            continue
        by_id[id_] = added if shipped is None else _over(shipped, added)
    if problems:
        raise InputErrors(problems)
    return ExtraParameters(by_id, _fingerprint(files))


def _over(shipped: Parameter, added: Parameter) -> Parameter:
    kept = [piece for value in shipped.values for piece in _outside(value, added.values)]
    values = sorted([*kept, *added.values], key=lambda one: one.from_)
    return replace(added, values=tuple(values))


def _outside(value: DatedValue, taken: Sequence[DatedValue]) -> Iterator[DatedValue]:
    """The parts of a value's time that none of ``taken``, in order of time, takes."""
    start = value.from_
    for other in taken:
        if other.to is not None and other.to < start:
            continue
        if value.to is not None and other.from_ > value.to:
            break
        if other.from_ > start:
            yield replace(value, from_=start, to=other.from_ - _DAY)
        if other.to is None:
            return
        start = other.to + _DAY
    if value.to is None or start <= value.to:
        yield replace(value, from_=start)


_DAY = timedelta(days=1)


def _other_unit(shipped: Parameter, added: Parameter, content: bytes, name: str) -> InputProblem:
    flaw = Flaw(
        ("unit",),
        "parameter-unit",
        f"parametern {shipped.id} räknas i {shipped.unit}, inte i {added.unit}.",
        f"the parameter {shipped.id} is in {shipped.unit}, not in {added.unit}.",
        f"Skriv unit: {shipped.unit}, eller ge filen ett annat namn.",
        f"Write unit: {shipped.unit}, or give the file another name.",
    )
    return problem_at(flaw, parse_document(content, name))


def _fingerprint(files: Mapping[str, FileOfParameter]) -> str:
    contents = {id_: hashlib.sha256(content).hexdigest() for id_, (_, content) in files.items()}
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
