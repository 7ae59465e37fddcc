"""A plan month by month: when costs are paid, when grants come in, and how much is lacking.

Costs in cash are spread evenly over the months of their work package, to the öre, and so is what
each source pays of them. Grants are received by the call's terms (``models.payment_terms``), but
never before they are decided; what is promised by others and the partners' own cash come in as
needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.assumptions_used import assumption_used
from models.case import Case, Chosen
from models.finding import Finding
from models.liquidity import Liquidity, MonthRow, PartnerLow, PaymentRow
from models.mention import amount, listed
from models.money import Minor, decimal_text
from models.payment_readings import findings_of_readings, other_readings
from models.payment_terms import PaymentTerms, payment_terms
from models.plan import MatrixRow, Plan
from models.text import Text
from models.when import add_months

RULE = "liquidity"


def with_liquidity(case: Case) -> Plan:
    """The plan with its liquidity and what there is to say of it; as it is without a start."""
    plan = case.plan
    if plan.status != "feasible" or plan.start is None:
        return plan
    found = liquidity(case, plan.start)
    names = dict.fromkeys(name for one in found.payments for name in one.assumptions)
    known = {one.name for one in plan.assumptions}
    return plan.model_copy(
        update={
            "liquidity": found,
            "findings": (
                *plan.findings,
                _finding(case, found),
                *findings_of_readings(case, found),
            ),
            "assumptions": (
                *plan.assumptions,
                *(
                    assumption_used(case.assumptions, name, rests_on_it=False)
                    for name in names
                    if name not in known
                ),
            ),
        }
    )


def liquidity(case: Case, start: date) -> Liquidity:
    """The cash flow of a plan that starts on a day, also by other payment assumptions."""
    found = _reckoned(case, start)
    readings = other_readings(case, found, lambda other: _reckoned(other, start))
    return found.model_copy(update={"readings": tuple(readings)})


def _reckoned(case: Case, start: date) -> Liquidity:
    flows = _Flows(case, start)
    flows.read()
    lows = tuple(flows.low_of(partner) for partner in flows.partners())
    rows = flows.rows()
    lowest = min(rows, key=lambda one: (one.balance, one.month))
    return Liquidity(
        currency=case.project.currency,
        months=rows,
        low=min(lowest.balance, 0),
        low_month=lowest.month,
        low_on=lowest.from_,
        bridge=Minor(sum(one.bridge for one in lows)),
        partners=lows,
        payments=tuple(flows.payments),
    )


Monthly = dict[int, int]
"""Minor units by month of the project, counted from 1."""


@dataclass
class _Flows:
    """Money in and out by month, for every partner."""

    case: Case
    start: date
    costs: dict[str, Monthly] = field(default_factory=lambda: defaultdict(_monthly))
    grants: dict[tuple[str, str], Monthly] = field(default_factory=lambda: defaultdict(_monthly))
    contributions: dict[str, Monthly] = field(default_factory=lambda: defaultdict(_monthly))
    own: dict[str, Monthly] = field(default_factory=lambda: defaultdict(_monthly))
    payments: list[PaymentRow] = field(default_factory=list)

    def read(self) -> None:
        """Spread the matrix over the months, and let the calls pay."""
        earned: dict[tuple[str, str], Monthly] = defaultdict(_monthly)
        for row in self.case.plan.matrix:
            if self.case.is_in_kind(row.source):
                continue
            for month, share in self._spread(row):
                self.costs[row.partner][month] += share
                if row.source in self.case.chosen_by_source:
                    earned[row.source, row.partner][month] += share
                elif row.source.startswith("own:"):
                    self.own[row.partner][month] += share
                else:
                    self.contributions[row.partner][month] += share
        for source in dict.fromkeys(name for name, _ in earned):
            self._receive(self.case.chosen_by_source[source], earned)

    def _spread(self, row: MatrixRow) -> Iterator[tuple[int, int]]:
        first, last = self.case.work_package(row.work_package).months
        count = last - first + 1
        for position in range(count):
            before, after = row.amount * position // count, row.amount * (position + 1) // count
            if after > before:
                yield first + position, after - before

    def _receive(self, chosen: Chosen, earned: Mapping[tuple[str, str], Monthly]) -> None:
        decided = _decided(self.case, chosen)
        assumptions = self.case.assumptions
        terms = payment_terms(chosen.call.payment, chosen.union_funds, decided, assumptions)
        agreed = decided if terms.kind == "advance" else max(decided, _agreed(chosen) or decided)
        paid_on: list[date] = []
        for (source, partner), months in earned.items():
            if source == chosen.source:
                for on, minor in self._payments(terms, months, agreed):
                    self.grants[source, partner][self._month(on)] += minor
                    paid_on.append(on)
        self.payments.append(
            PaymentRow(
                source=chosen.source,
                kind=terms.kind,
                share=str(terms.share),
                every_months=terms.every_months,
                lag_months=terms.lag_months,
                lag_days=terms.lag_days,
                first_paid=min(paid_on, default=None),
                assumptions=terms.assumptions,
            )
        )

    def _payments(
        self, terms: PaymentTerms, months: Monthly, agreed: date
    ) -> Iterator[tuple[date, int]]:
        """The days and amounts on which one partner's part of a grant is paid."""
        grant, last = sum(months.values()), max(months)
        paid = 0
        if terms.kind != "arrears":
            paid = int(grant * terms.share // 1)
            yield max(agreed, self.start), paid
        kept = int(grant * terms.final_share // 1)
        every = terms.every_months
        for through in [*range(every, last, every), last]:
            claimed = sum(minor for month, minor in months.items() if month <= through)
            due = claimed if through == last else min(claimed, grant - kept)
            if due > paid:
                ended = add_months(self.start, through)
                yield terms.paid_on(max(ended, agreed)), due - paid
                paid = due

    def _month(self, on: date) -> int:
        month = 1
        while add_months(self.start, month) <= on:
            month += 1
        return month

    def partners(self) -> list[str]:
        """The partners with costs in cash."""
        return [one.id for one in self.case.project.partners if one.id in self.costs]

    def low_of(self, partner_id: str) -> PartnerLow:
        """The lowest point of one partner."""
        grants = [months for (_, who), months in self.grants.items() if who == partner_id]
        balances = self._balances(
            [self.costs[partner_id]],
            [*grants, self.contributions[partner_id], self.own[partner_id]],
        )
        low, month = min((balance, month) for month, balance in balances.items())
        given = self.case.partner(partner_id).own_cash.max
        left = max(given - sum(self.own[partner_id].values()), 0)
        return PartnerLow(
            partner=partner_id,
            low=min(low, 0),
            month=month,
            on=add_months(self.start, month - 1),
            own_left=Minor(left),
            bridge=Minor(max(-low - left, 0)),
        )

    def rows(self) -> tuple[MonthRow, ...]:
        """All partners together, month by month."""
        received: dict[str, Monthly] = defaultdict(_monthly)
        for (source, _), months in self.grants.items():
            for month, minor in months.items():
                received[source][month] += minor
        promised, own = _added(self.contributions.values()), _added(self.own.values())
        costs = _added(self.costs.values())
        balances = self._balances([costs], [*received.values(), promised, own])
        return tuple(
            MonthRow(
                month=month,
                from_=add_months(self.start, month - 1),
                costs=Minor(costs[month]),
                grants={
                    source: Minor(months[month])
                    for source, months in sorted(received.items())
                    if months[month]
                },
                contributions=Minor(promised[month]),
                own=Minor(own[month]),
                balance=balance,
            )
            for month, balance in balances.items()
        )

    def _balances(self, out: Sequence[Monthly], into: Sequence[Monthly]) -> dict[int, int]:
        found, balance = {}, 0
        for month in range(1, self._last() + 1):
            balance += sum(one[month] for one in into) - sum(one[month] for one in out)
            found[month] = balance
        return found

    def _last(self) -> int:
        paid = [month for months in self.grants.values() for month in months]
        return max([self.case.project.period.months, *paid])


def _monthly() -> Monthly:
    return defaultdict(int)


def _added(several: Iterable[Monthly]) -> Monthly:
    found = _monthly()
    for months in several:
        for month, minor in months.items():
            found[month] += minor
    return found


def _decided(case: Case, chosen: Chosen) -> date:
    return chosen.dates.decision or case.project.as_of


def _agreed(chosen: Chosen) -> date | None:
    """The last day on which the agreement may be signed; its money comes after that."""
    agreement = chosen.round.last("agreement")
    return None if agreement is None else agreement.when.latest


def _finding(case: Case, found: Liquidity) -> Finding:
    currency = case.project.currency
    low, bridge = amount(-found.low, currency), amount(found.bridge, currency)
    short = [one for one in found.partners if one.bridge]
    names = listed(
        Text(
            sv=f"{case.partner(one.partner).name} {amount(one.bridge, currency).sv} i månad "
            f"{one.month} ({one.on})",
            en=f"{case.partner(one.partner).name} {amount(one.bridge, currency).en} in month "
            f"{one.month} ({one.on})",
        )
        for one in short
    )
    if found.low == 0:
        says = Text(
            sv="Pengarna kommer in minst lika fort som de går ut.",
            en="Money comes in at least as fast as it goes out.",
        )
    else:
        says = Text(
            sv=f"Som mest ligger projektet ute med {low.sv}, i månad {found.low_month} "
            f"({found.low_on}).",
            en=f"At most the project has laid out {low.en}, in month {found.low_month} "
            f"({found.low_on}).",
        )
    if short:
        says = Text(
            sv=f"{says.sv} Utöver parternas egna pengar måste {bridge.sv} lånas: {names.sv}.",
            en=f"{says.en} Beyond the partners' own cash {bridge.en} must be borrowed: {names.en}.",
        )
    elif found.low:
        says = Text(
            sv=f"{says.sv} Parternas egna pengar räcker till det.",
            en=f"{says.en} The partners' own cash covers that.",
        )
    return Finding(
        rule=RULE,
        severity="warning" if short else "info",
        subjects=tuple(one.partner for one in short),
        numbers={
            "low": decimal_text(found.low),
            "month": found.low_month,
            "on": found.low_on.isoformat(),
            "bridge": decimal_text(found.bridge),
        },
        message=says,
    )
