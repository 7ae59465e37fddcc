"""Operating aid to an innovation cluster: GBER article 27(7)–(9).

At most a share of the eligible operating costs, all State aid counted together, for at most ten
years; and at most the sum per cluster above which aid must be notified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from models.aid_intensity import joined_references
from models.expiry_warning import expiry_warning
from models.gber_validity import gber_validity
from models.money import kronor, percent, portion
from models.parameter import DatedValue, parameter
from models.period_of_years import last_day_of_years
from models.reason import Reason
from models.text import Text

ClusterVerdict = Literal["holds", "too_much_aid", "period_over"]


@dataclass(frozen=True)
class Cluster:
    """The cluster that asks.

    ``operating_aid_since`` and ``aid_since`` are the days of its first operating aid and of its
    first aid of any kind; ``None``: none yet. ``eligible_costs`` are the operating costs over the
    whole period of the aid and ``state_aid`` all State aid for them, in minor units of
    ``currency``; ``per_euro`` is what a euro costs in it.
    """

    eligible_costs: int
    state_aid: Sequence[int] = ()
    operating_aid_since: date | None = None
    aid_since: date | None = None
    currency: str = "EUR"
    per_euro: Decimal | None = None


@dataclass(frozen=True)
class ClusterAid:
    """What operating aid the cluster may have; sums in minor units of its currency.

    ``largest_aid`` is the lesser of the share and, where the rate to the euro is known, of the sum
    per cluster; ``room`` is what is left of it (negative when there is too much aid), and
    ``from_others`` what must come from fees and other money that is no State aid. ``last_day`` is
    the last on which operating aid may be for; ``None``: no clock has started.
    """

    verdict: ClusterVerdict
    rate: Decimal
    largest_aid: int
    room: int
    from_others: int
    clock_started: date | None
    last_day: date | None
    cap: DatedValue
    reasons: tuple[Reason, ...]
    reference: str
    assumptions: tuple[str, ...]
    warning: Text | None = None


def cluster_aid(cluster: Cluster, on: date, after_expiry: str, clock_starts: str) -> ClusterAid:
    """What operating aid a cluster may have on a day.

    ``after_expiry`` and ``clock_starts`` are the values of the assumptions ``law.after_expiry`` and
    ``cluster.clock_starts``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    validity = gber_validity(on, after_expiry)
    judged_on = validity.judged_on
    rate = parameter("gber/article_27/operating/intensity").at(judged_on)
    years = parameter("gber/article_27/operating/years").at(judged_on)
    cap = parameter("gber/article_4/innovation_cluster").at(judged_on)
    started = cluster.operating_aid_since
    if clock_starts == "first_aid" and cluster.aid_since is not None:
        started = cluster.aid_since
    last_day = None if started is None else last_day_of_years(started, years.count)
    by_rate = portion(rate.share, cluster.eligible_costs)
    cap_here = _in_currency(cap.minor, cluster)
    largest = by_rate if cap_here is None else min(by_rate, cap_here)
    room = largest - sum(cluster.state_aid)
    reasons = [
        _of_years(years, started, last_day),
        _of_rate(rate, by_rate, cluster.currency),
        _of_cap(cap, cap_here, cluster.currency),
    ]
    references = [one.reference for one in reasons]
    assumptions = [] if cluster.aid_since == cluster.operating_aid_since else [_CLOCK]
    warning = expiry_warning(validity, on)
    if warning is not None:
        references.append(warning.reference)
        if warning.assumption is not None:
            assumptions.append(warning.assumption)
    return ClusterAid(
        verdict=_verdict(on, last_day, room),
        rate=rate.share,
        largest_aid=largest,
        room=room,
        from_others=cluster.eligible_costs - largest,
        clock_started=started,
        last_day=last_day,
        cap=cap,
        reasons=tuple(reasons),
        reference=joined_references(references),
        assumptions=tuple(assumptions),
        warning=None if warning is None else warning.text,
    )


_CLOCK = "cluster.clock_starts"


def _verdict(on: date, last_day: date | None, room: int) -> ClusterVerdict:
    if last_day is not None and on > last_day:
        return "period_over"
    return "too_much_aid" if room < 0 else "holds"


def _in_currency(cents: int, cluster: Cluster) -> int | None:
    if cluster.currency == "EUR":
        return cents
    if cluster.per_euro is None:
        return None
    return int(Fraction(cluster.per_euro) * cents // 1)


def _of_years(years: DatedValue, started: date | None, last_day: date | None) -> Reason:
    if started is None:
        text = Text(
            sv=f"Driftstöd får ges i högst {years.count} år; tiden har inte börjat.",
            en=f"Operating aid may be given for at most {years.count} years; they have not begun.",
        )
    else:
        text = Text(
            sv=f"Driftstöd får ges i högst {years.count} år från {started}, alltså till och med "
            f"{last_day}.",
            en=f"Operating aid may be given for at most {years.count} years from {started}, that "
            f"is until {last_day}.",
        )
    return Reason(text, years.reference)


def _of_rate(rate: DatedValue, by_rate: int, currency: str) -> Reason:
    text = Text(
        sv=f"Högst {percent(rate.share)} av driftskostnaderna, allt statligt stöd sammantaget: "
        f"{kronor(by_rate, currency)}.",
        en=f"At most {percent(rate.share, 'en')} of the operating costs, all State aid together: "
        f"{kronor(by_rate, currency, 'en')}.",
    )
    return Reason(text, rate.reference)


def _of_cap(cap: DatedValue, cap_here: int | None, currency: str) -> Reason:
    euro_sv, euro_en = kronor(cap.minor, "EUR"), kronor(cap.minor, "EUR", "en")
    if cap_here is None:
        text = Text(
            sv=f"Högst {euro_sv} per kluster utan anmälan; inte prövat, för ingen kurs mot euron "
            "är given.",
            en=f"At most {euro_en} per cluster without notification; not tested, for no rate to "
            "the euro is given.",
        )
    elif currency == "EUR":
        text = Text(
            sv=f"Högst {euro_sv} per kluster utan anmälan.",
            en=f"At most {euro_en} per cluster without notification.",
        )
    else:
        text = Text(
            sv=f"Högst {euro_sv} per kluster utan anmälan, det vill säga "
            f"{kronor(cap_here, currency)}.",
            en=f"At most {euro_en} per cluster without notification, that is "
            f"{kronor(cap_here, currency, 'en')}.",
        )
    return Reason(text, cap.reference)
