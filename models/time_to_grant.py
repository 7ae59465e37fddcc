"""By when applicants for directly managed Union money are informed, and the agreement is signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.aid_intensity import joined_references
from models.parameter import parameter
from models.reason import Reason
from models.text import Text
from models.when import add_months

GrantRules = Literal["horizon_europe", "financial_regulation"]
"""Horizon Europe has periods of its own; Digital Europe uses those of the Financial Regulation."""


@dataclass(frozen=True)
class TimeToGrant:
    """The last days by law; nobody can promise a start before ``sign_by``.

    ``may_take_longer``: the action is of a kind for which the days may be exceeded.
    """

    inform_by: date
    sign_by: date
    may_take_longer: bool
    reasons: tuple[Reason, ...]
    reference: str

    def start_can_be_promised(self, start: date) -> bool:
        """Whether the agreement is signed by law before the project starts on a day."""
        return start >= self.sign_by and not self.may_take_longer


def time_to_grant(rules: GrantRules, deadline: date, kind: str | None = None) -> TimeToGrant:
    """The last days after a submission deadline; ``kind`` is that of an exceptional action.

    In Horizon Europe both periods run from the deadline (article 31); by the Financial Regulation
    the second runs from the day on which applicants were informed (article 197(2)). The kinds
    that may take longer are ``erc``, ``missions`` and ``ethics_or_security`` in Horizon Europe.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    folder = {
        "horizon_europe": "horizon_europe/article_31",
        "financial_regulation": "financial_regulation/article_197",
    }[rules]
    inform = parameter(f"{folder}/inform_within").at(deadline)
    sign = parameter(f"{folder}/sign_within").at(deadline)
    inform_by = add_months(deadline, inform.count)
    signs_from = deadline if rules == "horizon_europe" else inform_by
    sign_by = add_months(signs_from, sign.count)
    reasons = (
        Reason(
            Text(
                sv=f"Sökande får besked inom {inform.count} månader från {deadline}: "
                f"senast {inform_by}.",
                en=f"Applicants are informed within {inform.count} months of {deadline}: "
                f"by {inform_by}.",
            ),
            inform.reference,
        ),
        Reason(
            Text(
                sv=f"Avtalet skrivs under inom {sign.count} månader från {signs_from}: "
                f"senast {sign_by}.",
                en=f"The agreement is signed within {sign.count} months of {signs_from}: "
                f"by {sign_by}.",
            ),
            sign.reference,
        ),
    )
    exceptions = (
        parameter("horizon_europe/article_31/exceptions").at(deadline).names
        if rules == "horizon_europe"
        else ()
    )
    return TimeToGrant(
        inform_by=inform_by,
        sign_by=sign_by,
        may_take_longer=kind in exceptions,
        reasons=reasons,
        reference=joined_references([one.reference for one in reasons]),
    )
