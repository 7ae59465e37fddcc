"""Regional investment aid: the rate of the Swedish aid map, and the aid to large projects.

GBER articles 2(20) and 14; SFS 2022:1467 10 §.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from models.mention import amount, share
from models.money import portion
from models.parameter import DatedValue, parameter
from models.text import Text
from models.vocabulary import Size

AidArea = Literal["area_1", "area_2", "area_3"]
"""The Swedish stödområden, all of them areas under article 107(3)(c) TFEU."""

AID_AREAS: tuple[AidArea, ...] = get_args(AidArea)


def map_rate(area: AidArea, size: Size, on: date) -> DatedValue:
    """The share of the eligible costs that the aid map allows an enterprise of this size.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    kind = "small" if size == "micro" else size
    return parameter(f"sfs_2022_1467/section_10/{area}/{kind}").at(on)


def is_large_project(eligible_costs: int, on: date) -> bool:
    """Whether the rate of large enterprises holds for all and the aid is adjusted.

    ``eligible_costs`` are cents (EUR). Source: GBER article 2(20), SFS 2022:1467 10 §.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    return eligible_costs > parameter(f"{_POINT_20}/counted_in_full").at(on).minor


def adjusted_aid(rate: Decimal, eligible_costs: int, on: date) -> int:
    """The adjusted aid amount in cents: R × (A + a share of B + nothing of C).

    ``rate`` is the map's rate without a bonus for size, ``eligible_costs`` are cents (EUR).
    Source: GBER article 2(20).

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    return portion(rate * _counted(eligible_costs, on), 1)


def adjustment_words(eligible_costs: int, on: date) -> Text | None:
    """Why a large project gets less aid than its rate of its costs (cents, EUR); else nothing.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    if not is_large_project(eligible_costs, on):
        return None
    names = ("counted_in_full", "counted_in_part")
    full, part = (parameter(f"{_POINT_20}/{name}").at(on).minor for name in names)
    share_between = parameter(f"{_POINT_20}/share_between").at(on).share
    counted = amount(int(_counted(eligible_costs, on)), "EUR")
    costs, full_words, part_words = (amount(one, "EUR") for one in (eligible_costs, full, part))
    rate = share(share_between)
    return Text(
        sv=f"stort projekt: av {costs.sv} räknas {counted.sv}, det som ligger mellan "
        f"{full_words.sv} och {part_words.sv} till {rate.sv} och det däröver inte alls "
        f"({_REFERENCE.sv})",
        en=f"large project: of {costs.en}, {counted.en} count; what lies between {full_words.en} "
        f"and {part_words.en} counts by {rate.en}, and what is above not at all "
        f"({_REFERENCE.en})",
    )


def _counted(eligible_costs: int, on: date) -> Decimal:
    in_full = parameter(f"{_POINT_20}/counted_in_full").at(on).minor
    in_part = parameter(f"{_POINT_20}/counted_in_part").at(on).minor
    share_between = parameter(f"{_POINT_20}/share_between").at(on).share
    between = max(0, min(eligible_costs, in_part) - in_full)
    return min(eligible_costs, in_full) + share_between * between


_POINT_20 = "gber/article_2/point_20"
_REFERENCE = Text(sv="GBER artikel 2.20", en="GBER art. 2(20)")
