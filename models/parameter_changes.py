"""What changes in the law between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.parameter import DatedValue, Parameter


@dataclass(frozen=True)
class ParameterChange:
    """A value that differs on two days, that is known only on the later, or only on the earlier."""

    kind: Literal["changes", "begins", "ends"]
    parameter: Parameter
    before: DatedValue | None
    after: DatedValue | None


def changes_between(
    parameters: Iterable[Parameter], first: date, last: date
) -> Iterator[ParameterChange]:
    """The parameters whose value on ``last`` is not that on ``first``."""
    for one in parameters:
        before, after = one.known_at(first), one.known_at(last)
        if before is None and after is not None:
            yield ParameterChange("begins", one, None, after)
        elif before is not None and after is None:
            yield ParameterChange("ends", one, before, None)
        elif before is not None and after is not None and before.value != after.value:
            yield ParameterChange("changes", one, before, after)
