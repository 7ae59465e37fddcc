"""How much aid a partner may have for research and development: GBER article 25.

A base for the activity, a bonus for size, and the largest one of the bonuses (b), (c) and (d),
which must not be combined; at most the maximum of article 25(6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from models.errors import ParameterNotFoundError
from models.expiry_warning import expiry_warning
from models.gber_validity import Validity, gber_validity
from models.money import share_text
from models.parameter import DatedValue, Parameter, parameter
from models.text import Text
from models.vocabulary import Activity, Size

RESEARCH_AND_DEVELOPMENT: tuple[Activity, ...] = (
    "fundamental_research",
    "industrial_research",
    "experimental_development",
    "feasibility_study",
)
"""The activities that article 25 covers, in the order of article 25(2)."""


@dataclass(frozen=True)
class Grounds:
    """The grounds of article 25(6)(b)–(d) that hold for a partner."""

    effective_collaboration: bool = False
    dissemination: bool = False
    licensing: bool = False
    assisted_area: Literal["none", "a", "c"] = "none"
    multi_state: bool = False


@dataclass(frozen=True)
class Ceiling:
    """The largest permitted share of the eligible costs.

    ``reasons`` add up to ``share``: ``("base 0.25", "small +0.20", "collaboration +0.15")``.
    ``warning`` and ``assumption`` are set when the law has expired on the day of the grant.
    """

    share: Decimal
    reasons: tuple[str, ...]
    reference: str
    warning: Text | None = None
    assumption: str | None = None


def ceiling(
    activity: Activity, size: Size | None, grounds: Grounds, on: date, after_expiry: str
) -> Ceiling:
    """The ceiling for aid granted on a day (GBER article 25(5)–(7)).

    ``size`` ``None`` gets no bonus, as a large enterprise. ``after_expiry`` is the value of the
    assumption ``law.after_expiry``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
        ParameterNotFoundError: the activity is no research and development.
    """
    if activity not in RESEARCH_AND_DEVELOPMENT:
        raise ParameterNotFoundError(
            Text(
                sv=f"Samspel kan inte räkna stödnivån för {activity} än, bara för "
                f"{', '.join(RESEARCH_AND_DEVELOPMENT)}.",
                en=f"Samspel can't compute the aid intensity for {activity} yet, only for "
                f"{', '.join(RESEARCH_AND_DEVELOPMENT)}.",
            )
        )
    validity = gber_validity(on, after_expiry)
    parts = list(_parts(activity, size, grounds, validity.judged_on))
    with_maximum = activity in ("industrial_research", "experimental_development")
    maximum = parameter(f"{_ARTICLE_25}/maximum_intensity") if with_maximum else None
    return added_up(parts, maximum, validity, on)


def added_up(
    parts: Sequence[tuple[str, DatedValue]],
    maximum: Parameter | None,
    validity: Validity,
    on: date,
) -> Ceiling:
    """A base and its bonuses as one ceiling, at most ``maximum``, for aid granted on a day.

    ``parts`` are named shares, the base first. In the adjustment period and after it the ceiling
    carries a warning.
    """
    total = sum((value.share for _, value in parts), Decimal(0))
    reasons = [
        f"{name} {'+' if position else ''}{share_text(value.share)}"
        for position, (name, value) in enumerate(parts)
    ]
    references = [value.reference for _, value in parts]
    if maximum is not None:
        most = maximum.at(validity.judged_on)
        if total > most.share:
            reasons.append(f"maximum -{share_text(total - most.share)}")
            references.append(most.reference)
            total = most.share
    warning = expiry_warning(validity, on)
    if warning is None:
        return Ceiling(total, tuple(reasons), joined_references(references))
    references.append(warning.reference)
    return Ceiling(
        total, tuple(reasons), joined_references(references), warning.text, warning.assumption
    )


def joined_references(references: list[str]) -> str:
    """References to one act as one: ``GBER art. 25(5)(c), 25(6)(a)``."""
    act, _, _ = references[0].rpartition(" ")
    return f"{act} " + ", ".join(one.removeprefix(f"{act} ") for one in dict.fromkeys(references))


_ARTICLE_25 = "gber/article_25"


def _parts(
    activity: Activity, size: Size | None, grounds: Grounds, on: date
) -> Iterator[tuple[str, DatedValue]]:
    yield "base", parameter(f"{_ARTICLE_25}/base_intensity/{activity}").at(on)
    if activity == "fundamental_research":
        return
    kind = "feasibility_size_bonus" if activity == "feasibility_study" else "size_bonus"
    if size in ("micro", "small"):
        yield "small", parameter(f"{_ARTICLE_25}/{kind}/small").at(on)
    elif size == "medium":
        yield "medium", parameter(f"{_ARTICLE_25}/{kind}/medium").at(on)
    if activity != "feasibility_study":
        yield from _largest_bonus(grounds, on)


def _largest_bonus(grounds: Grounds, on: date) -> Iterator[tuple[str, DatedValue]]:
    claimed = {
        "collaboration": ("bonus_b/effective_collaboration", grounds.effective_collaboration),
        "dissemination": ("bonus_b/dissemination", grounds.dissemination),
        "licensing": ("bonus_b/licensing", grounds.licensing),
        "area_a": ("bonus_b/area_a", grounds.assisted_area == "a"),
        "area_c": ("bonus_c/area_c", grounds.assisted_area == "c"),
        "multi_state": ("bonus_d/multi_state", grounds.multi_state),
    }
    known = [
        (name, bonus.at(on))
        for name, (path, holds) in claimed.items()
        if holds and _exists(bonus := parameter(f"{_ARTICLE_25}/{path}"), on)
    ]
    if known:
        # The bonuses (b), (c) and (d) must not be combined; of equal ones the first one named.
        yield max(known, key=lambda one: one[1].share)


def _exists(bonus: Parameter, on: date) -> bool:
    """Whether the law knew the bonus: a ground that came later gives nothing before its day."""
    return on >= bonus.known_from
