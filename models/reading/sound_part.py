"""What is sound of a document that does not fit its model, so that more of it can be checked.

A value that does not fit is a hole. Something stands in for it that no name of the document can
equal; whoever checks the result must pass over what rests on a hole: see
``models.reading.sure_flaws``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from models.reading.known_types import alternatives_of
from models.reading.shown import Path

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class SoundPart(Generic[M]):
    """A model with holes: made without validation, entries stand where they stand in the file.

    ``holes`` are the paths of what is not known; ``faulty`` those of the groups of fields that
    did not fit, also where all that is wrong is a field too many.
    """

    value: M
    holes: frozenset[Path]
    faulty: frozenset[Path]


def sound_part(
    model: type[M], data: Mapping[str, Any], unsure: Iterable[Path] = ()
) -> SoundPart[M]:
    """What is sound of ``data``; at the paths ``unsure`` the text itself has faults."""
    part = _Part()
    try:
        value = model.model_validate(data)
    except ValidationError:
        value = part.record(model, data, ())
    return SoundPart(value, frozenset({*part.holes, *unsure}), frozenset(part.faulty))


class _Part:
    """Gathers the holes while the values are made."""

    def __init__(self) -> None:
        self.holes: set[Path] = set()
        self.faulty: set[Path] = set()
        self._stand_ins = 0

    def record(self, model: type[M], data: Mapping[str, Any], path: Path) -> M:
        """The model of a group of fields that does not fit."""
        self.faulty.add(path)
        written = {name: _written(name, info, data) for name, info in model.model_fields.items()}
        too_many = [value for key, value in data.items() if key not in written.values()]
        fields: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = written[name]
            where = (*path, key or info.alias or name)
            if key is not None:
                found = self._value(_annotation(model, name), data[key], where)
                left_out = where in self.holes and not isinstance(data[key], list | dict)
                fields[name] = self._absent(info) if left_out else found
            else:
                fields[name] = self._absent(info)
                # A field too many may be this one, misspelt.
                if info.is_required() or any(_may_be(info.annotation, one) for one in too_many):
                    self.holes.add(where)
        return model.model_construct(**fields)

    def _value(self, annotation: Any, data: Any, path: Path) -> Any:
        try:
            return _adapter(annotation).validate_python(data)
        except ValidationError:
            pass
        for one in alternatives_of(annotation):
            if isinstance(data, list) and _is_list(one.type):
                return self._items(get_args(one.type)[0], data, path)
            if isinstance(data, dict) and get_origin(one.type) is dict:
                return self._mapping(one.type, data, path)
        if isinstance(data, dict) and (model := _model_meant(annotation, data)) is not None:
            return self.record(model, data, path)
        self.holes.add(path)
        return self._stand_in(annotation)

    def _items(self, annotation: Any, data: list[Any], path: Path) -> tuple[Any, ...]:
        if all(_fits(annotation, one) for one in data):  # then they are too few or too many
            self.holes.add(path)
        return tuple(self._value(annotation, one, (*path, index)) for index, one in enumerate(data))

    def _mapping(self, annotation: Any, data: dict[str, Any], path: Path) -> dict[str, Any]:
        key_type, value_type = get_args(annotation)
        if not all(_fits(key_type, key) for key in data):
            self.holes.add(path)
        return {key: self._value(value_type, one, (*path, key)) for key, one in data.items()}

    def _absent(self, info: FieldInfo) -> Any:
        if not info.is_required():
            return info.get_default(call_default_factory=True, validated_data={})
        return self._stand_in(info.annotation)

    def _stand_in(self, annotation: Any) -> Any:
        if _fits(annotation, None):
            return None
        for one in alternatives_of(annotation):
            if one.model is not None:
                fields = one.model.model_fields
                absent = {name: self._absent(info) for name, info in fields.items()}
                return one.model.model_construct(**absent)
            if get_origin(one.type) in (tuple, list):
                return ()
            if get_origin(one.type) is dict:
                return {}
        # A control character cannot stand in a file.
        self._stand_ins += 1
        return f"\0{self._stand_ins}"


@lru_cache(maxsize=1024)
def _annotation(model: type[BaseModel], name: str) -> Any:
    info = model.model_fields[name]
    annotation: Any = info.annotation
    for one in info.metadata:
        annotation = Annotated[annotation, one]
    return annotation


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    try:
        return _made_adapter(annotation)
    except TypeError:  # a constraint that cannot be hashed
        return TypeAdapter(annotation)


@lru_cache(maxsize=1024)
def _made_adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _fits(annotation: Any, data: Any) -> bool:
    try:
        _adapter(annotation).validate_python(data)
    except ValidationError:
        return False
    return True


def _written(name: str, info: FieldInfo, data: Mapping[str, Any]) -> str | None:
    return next((one for one in (info.alias, name) if one is not None and one in data), None)


def _is_list(type_: Any) -> bool:
    arguments = get_args(type_)
    return get_origin(type_) is list or (
        get_origin(type_) is tuple and len(arguments) > 1 and arguments[1] is Ellipsis
    )


def _model_meant(annotation: Any, data: Mapping[str, Any]) -> type[BaseModel] | None:
    """The model that a group of fields is to be of: of several the one whose word it bears."""
    models = [one.model for one in alternatives_of(annotation) if one.model is not None]
    if len(models) < 2:
        return models[0] if models else None
    return next((one for one in models if _bears_word_of(one, data)), None)


def _bears_word_of(model: type[BaseModel], data: Mapping[str, Any]) -> bool:
    return any(
        get_origin(info.annotation) is Literal and get_args(info.annotation) == (data.get(name),)
        for name, info in model.model_fields.items()
    )


def _may_be(annotation: Any, data: Any) -> bool:
    """Whether a value has the shape of a field: a list, a group of fields or a single value."""
    if data is None:
        return True
    for one in alternatives_of(annotation):
        is_list = get_origin(one.type) in (tuple, list)
        is_group = one.model is not None or get_origin(one.type) is dict
        shape = list if is_list else dict if is_group else None
        if one.type is Any or (
            isinstance(data, shape) if shape is not None else not isinstance(data, list | dict)
        ):
            return True
    return False
