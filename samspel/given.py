"""Days, ``--assume`` and ``--prefer`` as values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import get_args

from pydantic_core import PydanticCustomError

from models.assumptions_set import assumption_flaws
from models.errors import InputErrors, InputProblem
from models.nearest_name import nearest_names
from models.project import ObjectiveName
from models.when import parse_date


def day(text: str | None, option: str = "--today") -> date | None:
    """The day that an option gives; ``None`` where it was not given.

    Raises:
        InputErrors: not a date.
    """
    return None if text is None else required_day(text, option)


def required_day(text: str, option: str) -> date:
    """The day that an option gives.

    Raises:
        InputErrors: not a date.
    """
    try:
        return parse_date(text)
    except PydanticCustomError as error:
        words = error.context or {}
        raise InputErrors(
            [
                InputProblem(
                    file=option,
                    line=None,
                    path="",
                    code=error.type,
                    message_sv=words["sv"],
                    message_en=words["en"],
                    remedy_sv=words["remedy_sv"],
                    remedy_en=words["remedy_en"],
                )
            ]
        ) from None


def moment(text: str | None, option: str) -> datetime | None:
    """The zoned moment that an option gives, in UTC; ``None`` where it was not given.

    Raises:
        InputErrors: not a moment, or one without a zone.
    """
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is not None and found.tzinfo is not None:
        return found.astimezone(UTC)
    raise InputErrors(
        [
            InputProblem(
                option,
                None,
                "",
                "moment-form",
                f"{text!r} är ingen tidpunkt med tidszon.",
                f"{text!r} is no moment with a time zone.",
                "Skriv till exempel 2027-03-01T04:30+01:00.",
                "Write for example 2027-03-01T04:30+01:00.",
            )
        ]
    )


def assumptions(assume: Sequence[str]) -> dict[str, str]:
    """Name -> value of every ``--assume NAME=VALUE``.

    Raises:
        InputErrors: all that are not of that form, and all unknown names and values.
    """
    problems: list[InputProblem] = []
    given: dict[str, str] = {}
    for one in assume:
        name, equals, value = one.partition("=")
        if equals:
            given[name.strip()] = value.strip()
            continue
        problems.append(
            InputProblem(
                file="--assume",
                line=None,
                path="",
                code="assumption-form",
                message_sv=f"{one!r} har inget likhetstecken.",
                message_en=f"{one!r} has no equals sign.",
                remedy_sv="Skriv NAMN=VÄRDE, till exempel law.after_expiry=refuse.",
                remedy_en="Write NAME=VALUE, such as law.after_expiry=refuse.",
            )
        )
    problems += [
        InputProblem(
            "--assume", None, "", flaw.code, flaw.sv, flaw.en, flaw.remedy_sv, flaw.remedy_en
        )
        for flaw in assumption_flaws(given)
    ]
    if problems:
        raise InputErrors(problems)
    return given


def wishes(prefer: Sequence[str]) -> tuple[str, ...]:
    """The names of ``--prefer``.

    Raises:
        InputErrors: all that no wish is called.
    """
    known = list(get_args(ObjectiveName))
    problems = []
    for name in prefer:
        if name in known:
            continue
        near = next(iter(nearest_names(name, known)), None)
        listed = ", ".join(known)
        problems.append(
            InputProblem(
                file="--prefer",
                line=None,
                path="",
                code="wish-unknown",
                message_sv=f"det finns inget önskemål {name!r}.",
                message_en=f"there is no wish {name!r}.",
                remedy_sv=f"Menade du kanske {near}?" if near else f"Skriv något av {listed}.",
                remedy_en=f"Maybe you meant {near}?" if near else f"Write one of {listed}.",
            )
        )
    if problems:
        raise InputErrors(problems)
    return tuple(dict.fromkeys(prefer))
