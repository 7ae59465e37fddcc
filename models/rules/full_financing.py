"""Every cost is financed exactly, by sources that may pay it; nothing is left unfunded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from models.case import Case, CostKey
from models.finding import Finding
from models.mention import amount, source, work_package
from models.money import decimal_text
from models.text import Text

ID = "financing.full"
TITLE = Text(sv="Varje kostnad är finansierad", en="Every cost is financed")
REFERENCE = "SFS 2022:1379 2 kap. 7 §"

UNFUNDED = "unfunded"


def check(case: Case) -> list[Finding]:
    """One error for every cost that is not met exactly, and every source in a wrong place."""
    financed: dict[CostKey, int] = defaultdict(int)
    for (cost, name), minor in case.paid.items():
        if name != UNFUNDED:
            financed[cost] += minor
    return [*_sums(case, financed), *_unfunded(case, financed), *_misplaced(case)]


def _sums(case: Case, financed: dict[CostKey, int]) -> Iterator[Finding]:
    for cost in sorted({*case.costs, *financed}):
        wanted, got = case.costs.get(cost, 0), financed.get(cost, 0)
        if got == wanted:
            continue
        where = _where(case, cost)
        off, all_of_it = _sum(case, abs(wanted - got)), _sum(case, wanted)
        if wanted == 0:
            message = Text(
                sv=f"{_sum(case, got).sv} betalas för {where.sv}, men det finns ingen sådan "
                "kostnad.",
                en=f"{_sum(case, got).en} is paid for {where.en}, but there is no such cost.",
            )
        elif got < wanted:
            message = Text(
                sv=f"{where.sv} kostar {all_of_it.sv}, men {off.sv} saknar finansiering.",
                en=f"{where.en} costs {all_of_it.en}, but {off.en} has no funding.",
            )
        else:
            message = Text(
                sv=f"{where.sv} kostar {all_of_it.sv}, men får {off.sv} för mycket.",
                en=f"{where.en} costs {all_of_it.en}, but gets {off.en} too much.",
            )
        yield _finding(
            cost,
            message,
            cost=decimal_text(wanted),
            financed=decimal_text(got),
            missing=decimal_text(wanted - got),
        )


def _unfunded(case: Case, financed: dict[CostKey, int]) -> Iterator[Finding]:
    for (cost, name), minor in sorted(case.paid.items()):
        if name != UNFUNDED or minor <= 0:
            continue
        both_kinds: tuple[CostKey, CostKey] = ((*cost[:3], False), (*cost[:3], True))
        # Where money is missing, the sum above says so already.
        if all(financed.get(each, 0) >= case.costs.get(each, 0) for each in both_kinds):
            where = _where(case, cost)
            yield _finding(
                cost,
                Text(
                    sv=f"{_sum(case, minor).sv} för {where.sv} står som ofinansierat.",
                    en=f"{_sum(case, minor).en} for {where.en} is marked as unfunded.",
                ),
                unfunded=decimal_text(minor),
            )


def _misplaced(case: Case) -> Iterator[Finding]:
    for (cost, name), minor in sorted(case.paid.items()):
        kind, _, payer = name.partition(":")
        contribution = case.contribution_by_source.get(name)
        wrong = (kind in ("own", "in_kind") and payer != cost[0]) or (
            contribution is not None and not contribution.may_pay(cost[0])
        )
        if wrong and minor > 0:
            where, who = _where(case, cost), source(case, name)
            yield _finding(
                cost,
                Text(
                    sv=f"{_sum(case, minor).sv} för {where.sv} betalas med {who.sv}, som inte "
                    "får betala den kostnaden.",
                    en=f"{_sum(case, minor).en} for {where.en} is paid by {who.en}, which may "
                    "not pay that cost.",
                ),
                amount=decimal_text(minor),
            )


def _where(case: Case, cost: CostKey) -> Text:
    partner, package, category, in_kind = cost
    named = work_package(case, package)
    who = case.partner(partner).name
    return Text(
        sv=f"{who}, {named.sv}, {category}{' in natura' if in_kind else ''}",
        en=f"{who}, {named.en}, {category}{' in kind' if in_kind else ''}",
    )


def _sum(case: Case, minor: int) -> Text:
    return amount(minor, case.project.currency)


def _finding(key: CostKey, message: Text, **numbers: str) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        subjects=key[:2],
        numbers={"category": key[2], **numbers},
        message=message,
        reference=REFERENCE,
    )
