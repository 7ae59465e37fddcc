"""What a Swedish ERDF programme may pay: pre-studies, advances and hourly unit costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from models.money import kronor, percent, portion
from models.parameter import parameter
from models.reason import Reason
from models.text import Text


@dataclass(frozen=True)
class ProgrammeSum:
    """A sum in öre, ``None`` where nothing may be paid."""

    amount: int | None
    reasons: tuple[Reason, ...]
    reference: str


def prestudy_grant(total_budget: int, programme_rate: Decimal, on: date) -> ProgrammeSum:
    """The largest support to a pre-study with this total budget (öre).

    The programme's rate of a total budget that is not above the limit; a larger one is refused.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    most = parameter("eruf/handbook/prestudy_total").at(on)
    if total_budget > most.minor:
        text = Text(
            sv=f"Den totala budgeten {kronor(total_budget)} är över taket för förstudier, "
            f"{kronor(most.minor)}.",
            en=f"The total budget {kronor(total_budget, language='en')} is above the limit for "
            f"pre-studies, {kronor(most.minor, language='en')}.",
        )
        return ProgrammeSum(None, (Reason(text, most.reference),), most.reference)
    amount = portion(programme_rate, total_budget)
    text = Text(
        sv=f"{percent(programme_rate)} av {kronor(total_budget)} är {kronor(amount)}; den totala "
        f"budgeten får vara högst {kronor(most.minor)}.",
        en=f"{percent(programme_rate, 'en')} of {kronor(total_budget, language='en')} is "
        f"{kronor(amount, language='en')}; the total budget may be at most "
        f"{kronor(most.minor, language='en')}.",
    )
    return ProgrammeSum(amount, (Reason(text, most.reference),), most.reference)


def largest_advance(grant: int, on: date) -> ProgrammeSum:
    """The largest advance on a grant (öre), which needs special reasons: SFS 2022:1379 2 kap. 9 §.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    share = parameter("sfs_2022_1379/chapter_2/section_9/advance_share").at(on)
    cap = parameter("sfs_2022_1379/chapter_2/section_9/advance_cap").at(on)
    by_share = portion(share.share, grant)
    amount = min(by_share, cap.minor)
    text = Text(
        sv=f"Högst {percent(share.share)} av bidraget ({kronor(by_share)}) och högst "
        f"{kronor(cap.minor)}, om det finns särskilda skäl.",
        en=f"At most {percent(share.share, 'en')} of the grant "
        f"({kronor(by_share, language='en')}) and at most {kronor(cap.minor, language='en')}, "
        "for special reasons.",
    )
    return ProgrammeSum(amount, (Reason(text, cap.reference),), cap.reference)


def hourly_unit_cost(monthly_salary: int, on: date) -> ProgrammeSum:
    """The unit cost of an hour's work from a full-time monthly salary, both in öre.

    Twelve salaries over the hours of a year, to the nearest öre: CPR article 55(2)(a).

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    months = parameter("eruf/handbook/months_of_salary").at(on)
    hours = parameter("cpr_2021_1060/article_55/hours_per_year").at(on)
    exact = Fraction(monthly_salary * months.count, hours.count)
    amount = int((Decimal(exact.numerator) / exact.denominator).to_integral_value(ROUND_HALF_UP))
    text = Text(
        sv=f"{kronor(monthly_salary)} × {months.count} / {hours.count} timmar är "
        f"{kronor(amount)} per timme.",
        en=f"{kronor(monthly_salary, language='en')} × {months.count} / {hours.count} hours is "
        f"{kronor(amount, language='en')} per hour.",
    )
    return ProgrammeSum(amount, (Reason(text, hours.reference),), hours.reference)
