"""Legal parameters: one dated value of the law per file under ``models/parameters``.

A walk through the folders reads like the law: the id of a parameter is the path of its file,
``gber/article_25/base_intensity/industrial_research``. Values that are not shipped, such as those
of a regulation to come, can be laid over them from a folder of the user's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from models.errors import ParameterNotFoundError
from models.nearest_name import nearest_names
from models.parameter_file import read_parameter
from models.parameter_value import DatedValue, Parameter, Sureness, Unit, Value
from models.text import Text

__all__ = [
    "DatedValue",
    "ExtraParameters",
    "Parameter",
    "Sureness",
    "Unit",
    "Value",
    "all_parameters",
    "extra_parameters",
    "extra_sha256",
    "parameter",
    "shipped_parameter",
]


@dataclass(frozen=True)
class ExtraParameters:
    """Parameters laid over the shipped ones, each with its whole history.

    ``sha256`` is the fingerprint of the files they come from (``models.parameter_folder``).
    """

    by_id: Mapping[str, Parameter]
    sha256: str


def parameter(id_: str) -> Parameter:
    """The legal parameter with this id, such as ``gber/article_25/maximum_intensity``.

    Raises:
        ParameterNotFoundError: there is none.
    """
    extra = _extra_by_id()
    if id_ in extra:
        return extra[id_]
    found = shipped_parameter(id_)
    if found is not None:
        return found
    near = nearest_names(id_, _known_ids(), limit=1)
    raise ParameterNotFoundError(
        Text(
            sv=f"Det finns ingen parameter {id_!r}."
            + (f"\nMenade du kanske {near[0]}?" if near else "\nSe samspel rules list."),
            en=f"There is no parameter {id_!r}."
            + (f"\nMaybe you meant {near[0]}?" if near else "\nSee samspel rules list."),
        )
    )


def all_parameters() -> tuple[Parameter, ...]:
    """Every legal parameter, by id."""
    return tuple(parameter(id_) for id_ in _known_ids())


def shipped_parameter(id_: str) -> Parameter | None:
    """A parameter as it comes with Samspel, whatever is laid over it."""
    return _shipped(id_) if id_ in _shipped_files() else None


@contextmanager
def extra_parameters(extra: ExtraParameters | None) -> Iterator[None]:
    """Let ``extra`` hold beside the shipped parameters, in this context (PEP 567) alone."""
    token = _EXTRA.set(extra)
    try:
        yield
    finally:
        _EXTRA.reset(token)


def extra_sha256() -> str | None:
    """The fingerprint of the extra parameters that hold; ``None`` without any."""
    extra = _EXTRA.get()
    return None if extra is None else extra.sha256


_EXTRA: ContextVar[ExtraParameters | None] = ContextVar("extra_parameters", default=None)


def _extra_by_id() -> Mapping[str, Parameter]:
    extra = _EXTRA.get()
    return {} if extra is None else extra.by_id


def _known_ids() -> list[str]:
    return sorted({*_shipped_files(), *_extra_by_id()})


@cache
def _shipped_files() -> Mapping[str, Traversable]:
    return dict(_walk(files("models").joinpath("parameters"), ""))


@cache
def _shipped(id_: str) -> Parameter:
    return read_parameter(id_, _shipped_files()[id_].read_bytes(), f"models/parameters/{id_}.yaml")


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield above + entry.name.removesuffix(".yaml"), entry
