"""How late a proof of match is, counted as the call counts: in days or in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.call import Call, Round
from models.finding import Number
from models.mention import days
from models.text import Text
from models.workdays import working_days_between


@dataclass(frozen=True)
class Lateness:
    """``days`` after the day of proof; ``working_days`` where the call's rule counts those."""

    days: int
    working_days: int | None

    @property
    def numbers(self) -> dict[str, Number]:
        """For a finding."""
        if self.working_days is None:
            return {"days_late": self.days}
        return {"days_late": self.days, "working_days_late": self.working_days}

    @property
    def words(self) -> Text:
        """``18 dagar``, or ``9 arbetsdagar (12 dagar)``."""
        if not self.working_days:
            return days(self.days)
        one = self.working_days == 1
        return Text(
            sv=f"{self.working_days} {'arbetsdag' if one else 'arbetsdagar'} "
            f"({days(self.days).sv})",
            en=f"{self.working_days} {'working day' if one else 'working days'} "
            f"({days(self.days).en})",
        )


def lateness(
    call: Call, one: Round, due: date, comes: date, *, holidays: str, eves_are_holidays: bool
) -> Lateness:
    """How long after ``due`` a proof comes; ``holidays`` is the calendar of the call's funder.

    Working days are counted where the proof rule does and no day of proof was published instead.
    """
    counts_working_days = (
        call.match.proof.rule == "working_days_before" and one.last("proof_due") is None
    )
    return Lateness(
        days=(comes - due).days,
        working_days=working_days_between(
            due + timedelta(days=1), comes, holidays, eves_are_holidays=eves_are_holidays
        )
        if counts_working_days
        else None,
    )
