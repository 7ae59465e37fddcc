"""Costs that are not counted one by one but taken as a flat rate of others.

CPR articles 54, 55(1) and 56, GBER article 25(3)(e), Horizon Europe article 35.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from models.errors import SamspelError
from models.expiry_warning import expiry_warning
from models.gber_validity import gber_validity
from models.money import kronor, percent, portion
from models.parameter import parameter
from models.reason import Reason
from models.text import Text

FlatRate = Literal[
    "indirect_of_direct",
    "indirect_of_staff",
    "indirect_by_method",
    "staff_of_other_direct",
    "rest_of_staff",
    "gber_indirect",
    "horizon_indirect",
]
"""The methods: CPR 54(a), (b) and (c), 55(1) and 56, GBER 25(3)(e), Horizon Europe 35."""

FLAT_RATES: tuple[FlatRate, ...] = get_args(FlatRate)


@dataclass(frozen=True)
class DirectCosts:
    """Counted costs in minor units.

    ``excluded`` is the part of ``other`` that Horizon Europe gives no indirect costs on:
    subcontracting, support to third parties, and unit costs or lump sums that hold indirect costs
    already.
    """

    staff: int
    other: int = 0
    excluded: int = 0


@dataclass(frozen=True)
class SimplifiedCosts:
    """``flat`` is ``rate`` of ``base``; ``total`` are the eligible costs together."""

    rate: Decimal
    base: int
    flat: int
    total: int
    reasons: tuple[Reason, ...]
    reference: str
    warning: Text | None = None
    assumption: str | None = None


class UnfitCostsError(SamspelError):
    """The costs or the rate do not fit the method."""


def simplified_costs(
    method: FlatRate,
    costs: DirectCosts,
    on: date,
    after_expiry: str,
    *,
    lower_rate: Decimal | None = None,
    currency: str = "SEK",
) -> SimplifiedCosts:
    """The eligible costs by a flat rate; ``lower_rate`` where less than the most allowed is used.

    ``after_expiry`` is the value of the assumption ``law.after_expiry``; it matters to the GBER's
    own flat rate.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
        UnfitCostsError: costs that the method covers already, or a rate above the most allowed.
    """
    _refuse_unfit(method, costs)
    warning, judged_on = None, on
    if method == "gber_indirect":
        validity = gber_validity(on, after_expiry)
        warning, judged_on = expiry_warning(validity, on), validity.judged_on
    legal = parameter(_IDS[method]).at(judged_on)
    rate = legal.share if lower_rate is None else lower_rate
    fixed = method == "horizon_indirect"
    if rate > legal.share or (fixed and rate != legal.share):
        most = percent(legal.share), percent(legal.share, "en")
        raise UnfitCostsError(
            Text(
                sv=f"schablonen är {'' if fixed else 'högst '}{most[0]} ({legal.reference}).",
                en=f"the flat rate is {'' if fixed else 'at most '}{most[1]} ({legal.reference}).",
            )
        )
    base = _base(method, costs)
    flat = portion(rate, base)
    total = costs.staff + costs.other + flat
    base_words = _BASES[method]
    text = Text(
        sv=f"{percent(rate)} av {base_words.sv} ({kronor(base, currency)}) är "
        f"{kronor(flat, currency)}; tillsammans {kronor(total, currency)}.",
        en=f"{percent(rate, 'en')} of {base_words.en} ({kronor(base, currency, 'en')}) is "
        f"{kronor(flat, currency, 'en')}; together {kronor(total, currency, 'en')}.",
    )
    return SimplifiedCosts(
        rate=rate,
        base=base,
        flat=flat,
        total=total,
        reasons=(Reason(text, legal.reference),),
        reference=legal.reference,
        warning=None if warning is None else warning.text,
        assumption=None if warning is None else warning.assumption,
    )


_IDS: Mapping[FlatRate, str] = {
    "indirect_of_direct": "cpr_2021_1060/article_54/indirect_of_direct",
    "indirect_of_staff": "cpr_2021_1060/article_54/indirect_of_staff",
    "indirect_by_method": "cpr_2021_1060/article_54/indirect_of_direct_calculated",
    "staff_of_other_direct": "cpr_2021_1060/article_55/staff_of_other_direct",
    "rest_of_staff": "cpr_2021_1060/article_56/other_costs_of_staff",
    "gber_indirect": "gber/article_25/indirect_costs/flat_rate",
    "horizon_indirect": "horizon_europe/article_35/indirect_costs",
}

_DIRECT = Text(sv="de direkta kostnaderna", en="the direct costs")
_STAFF = Text(sv="de direkta personalkostnaderna", en="the direct staff costs")

_BASES: Mapping[FlatRate, Text] = {
    "indirect_of_direct": _DIRECT,
    "indirect_of_staff": _STAFF,
    "indirect_by_method": _DIRECT,
    "staff_of_other_direct": Text(sv="de övriga direkta kostnaderna", en="the other direct costs"),
    "rest_of_staff": _STAFF,
    "gber_indirect": Text(
        sv="kostnaderna i artikel 25.3 a–d", en="the costs in article 25(3)(a) to (d)"
    ),
    "horizon_indirect": Text(
        sv="de direkta kostnaderna utan underentreprenad och stöd till tredje part",
        en="the direct costs without subcontracting and support to third parties",
    ),
}


def _refuse_unfit(method: FlatRate, costs: DirectCosts) -> None:
    if costs.excluded > costs.other:
        raise UnfitCostsError(
            Text(
                sv="kostnaderna utan indirekta kostnader är mer än de övriga direkta kostnaderna.",
                en="the costs without indirect costs are more than the other direct costs.",
            )
        )
    if method == "staff_of_other_direct" and costs.staff:
        raise UnfitCostsError(
            Text(
                sv="metoden räknar fram personalkostnaderna ur de övriga: ange personal 0.",
                en="the method takes staff costs from the others: give staff costs of 0.",
            )
        )
    if method == "rest_of_staff" and costs.other:
        raise UnfitCostsError(
            Text(
                sv="schablonen täcker alla kostnader utom personal: ange övriga kostnader 0.",
                en="the flat rate covers all costs but staff: give other costs of 0.",
            )
        )


def _base(method: FlatRate, costs: DirectCosts) -> int:
    if method in ("indirect_of_staff", "rest_of_staff"):
        return costs.staff
    if method == "staff_of_other_direct":
        return costs.other
    direct = costs.staff + costs.other
    return direct - costs.excluded if method == "horizon_indirect" else direct
