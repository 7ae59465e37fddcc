"""Part of an answer, as worked examples write it: only what they name has to be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def missing(wanted: Any, found: Any, path: str) -> Iterator[str]:
    """What is wanted and not there, with where it should be.

    Of an object the fields that are wanted, of a list the elements that are, wherever they stand.
    An empty list wants nothing to be there.
    """
    if isinstance(wanted, dict):
        for name, value in wanted.items():
            if not isinstance(found, dict) or name not in found:
                yield f"{path}.{name} is not there"
            else:
                yield from missing(value, found[name], f"{path}.{name}")
    elif isinstance(wanted, list):
        for one in wanted:
            if not any(fits(one, other) for other in found):
                yield f"{path} has no {one}, but {found}"
        if not wanted and found:
            yield f"{path} is not empty: {found}"
    elif _plain(wanted) != _plain(found):
        yield f"{path} is {found!r} and not {wanted!r}"


def fits(wanted: Any, found: Any) -> bool:
    """Whether all that is wanted is there."""
    return not list(missing(wanted, found, ""))


def _plain(value: Any) -> Any:
    """People write common spaces and plain dates in examples."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).replace("\u00a0", " ")
