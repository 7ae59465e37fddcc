"""The five key numbers of a plan, and what they leave unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from models.money import kronor
from models.plan import MatrixRow, Plan
from models.project import Project
from models.text import Language, Text


@dataclass(frozen=True)
class KeyNumber:
    """An amount in minor units (``None``: the plan does not say) and its share of the cost."""

    label: str
    minor: int | None
    share: Fraction | None


def key_numbers(plan: Plan, project: Project, language: Language) -> tuple[KeyNumber, ...]:
    """Total cost, grants by level of money, own and private money: five numbers."""
    total, totals = project.total_cost, plan.totals
    amounts: tuple[tuple[Text, int | None], ...] = (
        (Text(sv="Total kostnad", en="Total cost"), total),
        (Text(sv="EU-bidrag", en="EU grants"), None if totals is None else totals.eu),
        (
            Text(sv="Nationella bidrag", en="National grants"),
            None if totals is None else totals.national,
        ),
        (
            Text(sv="Regionala bidrag", en="Regional grants"),
            None if totals is None else totals.regional,
        ),
        (Text(sv="Eget och privat", en="Own and private"), _own_and_private(plan, project)),
    )
    return tuple(
        KeyNumber(
            label.in_language(language),
            minor,
            Fraction(minor, total) if minor is not None and total > 0 else None,
        )
        for label, minor in amounts
    )


def other_money(plan: Plan, project: Project, language: Language) -> str:
    """What pays the rest beside the key numbers, and how much of own and private is work.

    Empty if the key numbers add up to the cost and are all money.
    """
    if plan.totals is None:
        return ""
    public = {f"contribution:{one.id}" for one in project.contributions if not one.is_private}
    totals = plan.totals
    parts = (
        (
            Text(sv="utlovad offentlig medfinansiering", en="promised public co-financing"),
            sum(row.amount for row in plan.matrix if row.source in public),
        ),
        (
            Text(sv="övriga bidrag", en="other grants"),
            totals.grants - totals.eu - totals.national - totals.regional,
        ),
        (Text(sv="ofinansierat", en="unfunded"), totals.unfunded),
    )
    listed = ", ".join(
        f"{label.in_language(language)} {kronor(minor, totals.currency, language)}"
        for label, minor in parts
        if minor
    )
    beside = Text(sv="Därutöver", en="In addition").in_language(language)
    rest = [f"{beside}: {listed}."] if listed else []
    return " ".join((*rest, *_in_kind(plan, project, language)))


def _in_kind(plan: Plan, project: Project, language: Language) -> Iterator[str]:
    private = {f"contribution:{one.id}" for one in project.contributions if one.is_private}
    in_kind = {f"contribution:{one.id}" for one in project.contributions if one.is_in_kind}
    work = sum(
        row.amount
        for row in plan.matrix
        if row.source.startswith("in_kind:") or row.source in private & in_kind
    )
    if work:
        shown = kronor(work, project.currency, language)
        yield Text(
            sv=f"I eget och privat ingår naturainsatser för {shown}.",
            en=f"Own and private includes {shown} of in-kind work.",
        ).in_language(language)


def _own_and_private(plan: Plan, project: Project) -> int | None:
    if not plan.matrix:
        return None
    private = {f"contribution:{one.id}" for one in project.contributions if one.is_private}
    return sum(row.amount for row in plan.matrix if _is_own(row) or row.source in private)


def _is_own(row: MatrixRow) -> bool:
    return row.source.startswith(("own:", "in_kind:"))
