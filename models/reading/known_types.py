"""The types that a model expects along the way to an error, read off its annotations."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel, RootModel, Tag
from pydantic.fields import FieldInfo

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Alternative:
    """One type that a value may have, with the ``pydantic.Tag`` it bears in a union."""

    type: Any
    tag: str | None = None

    @property
    def model(self) -> type[BaseModel] | None:
        """The type if it is a model."""
        if isinstance(self.type, type) and issubclass(self.type, BaseModel):
            return self.type
        return None


Alternatives = tuple[Alternative, ...]


def alternatives_along(
    model: type[BaseModel], location: Location, in_document: Sequence[bool]
) -> list[Alternatives]:
    """The possible types before each step of ``location``, and last of the value itself.

    A step that is not ``in_document`` is the tag that pydantic gives to a member of a union, or a
    field that a validator of ours made up.
    """
    here = alternatives_of(model)
    trail = [here]
    for step, is_in_document in zip(location, in_document, strict=True):
        if is_in_document:
            here = _inside(here, step)
        else:
            here = tagged(here, step) or (here if len(here) > 1 else _inside(here, step))
        trail.append(here)
    return trail


def tagged(alternatives: Alternatives, tag: str | int) -> Alternatives:
    """Those members of a union that pydantic means by ``tag``."""
    exact = tuple(one for one in alternatives if tag in _tags(one))
    if exact or not isinstance(tag, str):
        return exact
    # The tag of a model with validators around it is like `function-after[check(), Model]`.
    words = set(re.findall(r"\w+", tag))
    return tuple(one for one in alternatives if getattr(one.type, "__name__", None) in words)


def alternatives_of(annotation: Any, tag: str | None = None) -> Alternatives:
    """The members of a union, or the one type; None is left out."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        tags = [item.tag for item in metadata if isinstance(item, Tag)]
        return alternatives_of(inner, tags[0] if tags else tag)
    if origin in (Union, types.UnionType):
        return tuple(one for member in get_args(annotation) for one in alternatives_of(member, tag))
    if isinstance(annotation, NewType):
        return alternatives_of(annotation.__supertype__, tag)
    if hasattr(annotation, "__value__"):  # a `type X = ...` statement
        return alternatives_of(annotation.__value__, tag)
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return alternatives_of(annotation.model_fields["root"].annotation, tag)
    return () if annotation is type(None) else (Alternative(annotation, tag),)


def field_names(alternatives: Iterable[Alternative]) -> tuple[str, ...]:
    """The names, as written in files, of the fields of all models among ``alternatives``."""
    names: dict[str, None] = {}
    for one in alternatives:
        if one.model is not None:
            # `from_` is how Python writes `from`, and nobody's to write in a file.
            written = _fields(one.model)
            pythonic = {f"{name}_" for name in written}
            names.update(dict.fromkeys(name for name in written if name not in pythonic))
    return tuple(names)


def values_of_field(alternatives: Iterable[Alternative], field: str) -> tuple[str, ...]:
    """The values that the models among ``alternatives`` allow in a field, where they list them."""
    found: dict[str, None] = {}
    for one in alternatives:
        info = _fields(one.model).get(field) if one.model is not None else None
        for inner in alternatives_of(info.annotation) if info is not None else ():
            found.update(dict.fromkeys(str(value) for value in _literal_values(inner.type)))
    return tuple(found)


def _tags(one: Alternative) -> tuple[Any, ...]:
    if one.tag is not None:
        return (one.tag,)
    tags = [getattr(one.type, "__name__", None)]
    if one.model is not None:
        for info in one.model.model_fields.values():
            tags.extend(_literal_values(info.annotation))
    return tuple(tags)


def _literal_values(annotation: Any) -> list[Any]:
    if get_origin(annotation) is not Literal:
        return []
    return [one.value if isinstance(one, Enum) else one for one in get_args(annotation)]


def _inside(alternatives: Alternatives, step: str | int) -> Alternatives:
    """The possible types of a field or an item, over all the types that may hold it."""
    return tuple(found for one in alternatives for found in _inside_one(one, step))


def _inside_one(one: Alternative, step: str | int) -> Alternatives:
    if one.model is not None:
        info = _fields(one.model).get(str(step))
        return alternatives_of(info.annotation) if info is not None else ()
    arguments = get_args(one.type)
    if not arguments or get_origin(one.type) is Literal:
        return ()
    if get_origin(one.type) is tuple and isinstance(step, int) and Ellipsis not in arguments:
        return alternatives_of(arguments[step]) if step < len(arguments) else ()
    # Of a mapping the values, of a list its only argument.
    is_item = isinstance(step, int) or len(arguments) > 1
    return alternatives_of(arguments[1 if isinstance(step, str) else 0]) if is_item else ()


@lru_cache(maxsize=1024)
def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {
        written: info
        for name, info in model.model_fields.items()
        for written in _names_in_files(model, name, info)
    }


def _names_in_files(model: type[BaseModel], name: str, info: FieldInfo) -> list[str]:
    alias = info.validation_alias or info.alias
    choices = alias.choices if isinstance(alias, AliasChoices) else [alias]
    names = [choice for choice in choices if isinstance(choice, str)]
    by_name = model.model_config.get("populate_by_name") or model.model_config.get(
        "validate_by_name"
    )
    return [*names, name] if by_name or not names else names
