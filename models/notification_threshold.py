"""Above which sum aid must be notified instead of being block-exempted: GBER article 4."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from models.aid_intensity import joined_references
from models.errors import SamspelError
from models.expiry_warning import expiry_warning
from models.gber_validity import gber_validity
from models.money import kronor, percent, portion
from models.ordinance import Ordinance, without_area_addition
from models.parameter import DatedValue, parameter
from models.reason import Reason
from models.regional_investment import adjusted_aid
from models.text import Text

ThresholdCategory = Literal[
    "regional_investment",
    "sme_investment",
    "sme_consultancy",
    "territorial_cooperation",
    "territorial_cooperation_small_amounts",
    "start_up",
    "fundamental_research",
    "industrial_research",
    "experimental_development",
    "feasibility_study",
    "seal_of_excellence",
    "european_defence_fund",
    "research_infrastructure",
    "testing_infrastructure",
    "innovation_cluster",
    "sme_innovation",
    "process_innovation",
    "training",
]
"""The kinds of aid in the order of article 4(1)."""

THRESHOLD_CATEGORIES: tuple[ThresholdCategory, ...] = get_args(ThresholdCategory)


@dataclass(frozen=True)
class ThresholdTerms:
    """What moves a threshold.

    ``eureka``: a Eureka project or one of a Joint Undertaking. ``multi_state``: the conditions of
    article 25(6)(d) are met. ``regional_rate``: the rate of the aid map without a bonus for size;
    ``eligible_costs``: cents (EUR), where they are known. ``instrument``, ``assisted_area``,
    ``innovative`` and ``ordinance`` are for start-ups (article 22).
    """

    eureka: bool = False
    multi_state: bool = False
    repayable_advance: bool = False
    regional_rate: Decimal | None = None
    eligible_costs: int | None = None
    instrument: Literal["grant", "loan", "guarantee"] = "grant"
    assisted_area: Literal["none", "a", "c"] = "none"
    innovative: bool = False
    ordinance: Ordinance | None = None


@dataclass(frozen=True)
class Threshold:
    """``amount`` in cents (EUR); ``None``: aid of this kind and size has no threshold.

    ``per`` says of whose and of what aid the sum is.
    """

    category: ThresholdCategory
    amount: int | None
    per: Text
    reasons: tuple[Reason, ...]
    reference: str
    warning: Text | None = None
    assumptions: tuple[str, ...] = ()

    def result(self, aid: int) -> Literal["exempt", "notify"]:
        """Whether this much aid (cents) is exempt; exactly at the threshold it is."""
        return "exempt" if self.amount is None or aid <= self.amount else "notify"


class RegionalRateMissingError(SamspelError):
    """The threshold of a regional investment turns on the aid map's rate."""


def notification_threshold(
    category: ThresholdCategory, on: date, after_expiry: str, terms: ThresholdTerms
) -> Threshold:
    """The threshold for aid of a kind granted on a day.

    ``after_expiry`` is the value of the assumption ``law.after_expiry``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
        RegionalRateMissingError: a regional investment without the rate of the aid map.
    """
    validity = gber_validity(on, after_expiry)
    amount, reasons = _find(category)(category, terms, validity.judged_on)
    references = [one.reference for one in reasons]
    warning = expiry_warning(validity, on)
    if warning is not None:
        references.append(warning.reference)
    assumption = None if warning is None else warning.assumption
    return Threshold(
        category=category,
        amount=amount,
        per=_PER[category],
        reasons=reasons,
        reference=joined_references(references),
        warning=None if warning is None else warning.text,
        assumptions=() if assumption is None else (assumption,),
    )


_Found = tuple[int | None, tuple[Reason, ...]]


def _find(
    category: ThresholdCategory,
) -> Callable[[ThresholdCategory, ThresholdTerms, date], _Found]:
    if category in ("fundamental_research", "industrial_research", "experimental_development"):
        return _research_project
    return _OF_THEIR_OWN.get(category, _fixed)


def _fixed(category: ThresholdCategory, terms: ThresholdTerms, on: date) -> _Found:  # noqa: ARG001
    value = parameter(_IDS.get(category, f"gber/article_4/{category}")).at(on)
    return value.minor, (_starts_at(value),)


def _research_project(category: ThresholdCategory, terms: ThresholdTerms, on: date) -> _Found:
    value = parameter(f"gber/article_4/research/{category}").at(on)
    amount, reasons = value.minor, [_starts_at(value)]
    for increase in _increases(terms, on):
        amount += portion(increase.share, amount)
        reasons.append(_raised(increase, amount))
    return amount, tuple(reasons)


def _increases(terms: ThresholdTerms, on: date) -> tuple[DatedValue, ...]:
    """Doubled once, whether for Eureka or for several states; then raised for an advance."""
    folder = "gber/article_4/research/increase"
    found = []
    if terms.eureka:
        found.append(parameter(f"{folder}/eureka").at(on))
    elif terms.multi_state and on >= (states := parameter(f"{folder}/multi_state")).known_from:
        found.append(states.at(on))
    if terms.repayable_advance:
        found.append(parameter(f"{folder}/repayable_advance").at(on))
    return tuple(found)


def _regional_investment(
    category: ThresholdCategory,
    terms: ThresholdTerms,
    on: date,
) -> _Found:
    folder = f"gber/article_4/{category}"
    from_costs = parameter(f"{folder}/eligible_costs").at(on)
    if terms.eligible_costs is not None and terms.eligible_costs < from_costs.minor:
        text = Text(
            sv=f"Investeringar under {_euro(from_costs.minor).sv} har ingen tröskel; de begränsas "
            "av stödnivån.",
            en=f"Investments below {_euro(from_costs.minor).en} have no threshold; the intensity "
            "limits them.",
        )
        return None, (Reason(text, from_costs.reference),)
    if terms.regional_rate is None:
        raise RegionalRateMissingError(
            Text(
                sv="tröskeln för en regional investering beror på regionalstödskartans stödnivå.",
                en="the threshold of a regional investment turns on the rate of the aid map.",
            )
        )
    step = parameter(f"{folder}/rounding").at(on)
    exact = adjusted_aid(terms.regional_rate, from_costs.minor, on)
    steps = (Decimal(exact) / step.minor).to_integral_value(ROUND_HALF_UP)
    amount = int(steps) * step.minor
    rate = _share(terms.regional_rate)
    text = Text(
        sv=f"Det justerade stödet till en investering på {_euro(from_costs.minor).sv} vid "
        f"stödnivån {rate.sv} är {_euro(amount).sv}.",
        en=f"The adjusted aid to an investment of {_euro(from_costs.minor).en} at the rate "
        f"{rate.en} is {_euro(amount).en}.",
    )
    point_20 = parameter("gber/article_2/point_20/share_between").at(on)
    return amount, (Reason(_FORMULA, point_20.reference), Reason(text, from_costs.reference))


def _start_up(category: ThresholdCategory, terms: ThresholdTerms, on: date) -> _Found:  # noqa: ARG001
    area = terms.assisted_area
    reasons = []
    unused = None if area == "none" else without_area_addition(terms.ordinance, "article_22", on)
    if unused is not None:
        text = Text(
            sv="Förordningen använder inte de högre beloppen för stödområden.",
            en="The ordinance does not use the higher amounts for assisted areas.",
        )
        reasons.append(Reason(text, unused.reference))
    place = "outside" if area == "none" or unused is not None else f"area_{area}"
    value = parameter(f"gber/article_22/{terms.instrument}/{place}").at(on)
    amount = value.minor
    reasons.insert(0, _starts_at(value))
    if terms.innovative:
        increase = parameter("gber/article_22/innovative_increase").at(on)
        amount += portion(increase.share, amount)
        reasons.append(_raised(increase, amount))
    return amount, tuple(reasons)


_OF_THEIR_OWN: Mapping[
    ThresholdCategory, Callable[[ThresholdCategory, ThresholdTerms, date], _Found]
] = {"regional_investment": _regional_investment, "start_up": _start_up}

_IDS: Mapping[ThresholdCategory, str] = {
    "feasibility_study": "gber/article_4/research/feasibility_study",
    "european_defence_fund": "gber/article_4/research/european_defence_fund",
    "seal_of_excellence": "gber/article_25a/aid_ceiling",
    "territorial_cooperation_small_amounts": "gber/article_20a/amount",
}


def _starts_at(value: DatedValue) -> Reason:
    amount = _euro(value.minor)
    return Reason(
        Text(sv=f"Tröskeln är {amount.sv}.", en=f"The threshold is {amount.en}."), value.reference
    )


def _raised(increase: DatedValue, amount: int) -> Reason:
    by, to = _share(increase.share), _euro(amount)
    text = Text(sv=f"Höjd med {by.sv} till {to.sv}.", en=f"Raised by {by.en} to {to.en}.")
    return Reason(text, increase.reference)


def _share(share: Decimal) -> Text:
    return Text(sv=percent(share, "sv"), en=percent(share, "en"))


def _euro(cents: int) -> Text:
    return Text(sv=kronor(cents, "EUR", "sv"), en=kronor(cents, "EUR", "en"))


_FORMULA = Text(
    sv="Justerat stöd: stödnivån gånger den del av kostnaderna som räknas.",
    en="Adjusted aid: the rate times the part of the costs that counts.",
)
_UNDERTAKING_PROJECT = Text(sv="per företag och projekt", en="per undertaking and project")
_INFRASTRUCTURE = Text(sv="per infrastruktur", en="per infrastructure")

_PER: Mapping[ThresholdCategory, Text] = {
    **dict.fromkeys(THRESHOLD_CATEGORIES, _UNDERTAKING_PROJECT),
    "start_up": Text(sv="per företag", en="per undertaking"),
    "feasibility_study": Text(sv="per studie", en="per study"),
    "research_infrastructure": _INFRASTRUCTURE,
    "testing_infrastructure": _INFRASTRUCTURE,
    "innovation_cluster": Text(sv="per kluster", en="per cluster"),
    "training": Text(sv="per utbildningsprojekt", en="per training project"),
}
