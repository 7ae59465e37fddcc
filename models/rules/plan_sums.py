"""The grants and sums that a plan states are those of its funding matrix."""

from __future__ import annotations

from collections.abc import Mapping

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import amount, call
from models.money import decimal_text
from models.text import Text

ID = "plan.sums"
TITLE = Text(sv="Planens summor stämmer", en="The plan's sums are right")
REFERENCE = "samspel/plan@1"


def check(case: Case) -> list[Finding]:
    """One error for every stated sum that the rows of the matrix do not add up to."""
    currency = case.project.currency
    stated: list[tuple[str, int, int, Text]] = [
        (one.name, one.application.grant, case.paid_by(one.source), call(one))
        for one in case.chosen
    ]
    if case.plan.totals is not None:
        sums = _sums(case)
        stated += [
            (name, getattr(case.plan.totals, name), sums[name], words)
            for name, words in _WORDS.items()
        ]
    wrong = [] if case.plan.totals is None else _wrong_currency(case, case.plan.totals.currency)
    return wrong + [
        Finding(
            rule=ID,
            severity="error",
            subjects=(subject,),
            numbers={"stated": decimal_text(said), "sum": decimal_text(counted)},
            message=Text(
                sv=f"Planen anger {amount(said, currency).sv} för {what.sv}, men raderna blir "
                f"{amount(counted, currency).sv}.",
                en=f"The plan states {amount(said, currency).en} for {what.en}, but the rows add "
                f"up to {amount(counted, currency).en}.",
            ),
            reference=REFERENCE,
        )
        for subject, said, counted, what in stated
        if said != counted
    ]


def _sums(case: Case) -> dict[str, int]:
    """The sums of the matrix by the names that they have in ``Totals``."""
    sums = dict.fromkeys(_WORDS, 0)
    sums["eligible_costs"] = case.project.total_cost
    for chosen in case.chosen:
        paid = case.paid_by(chosen.source)
        sums["grants"] += paid
        level = _level(chosen)
        if level is not None:
            sums[level] += paid
    for name, contribution in case.contribution_by_source.items():
        paid = case.paid_by(name)
        if contribution.is_in_kind:
            sums["in_kind"] += paid
        else:
            sums["contributions"] += paid
            sums["private"] += paid if contribution.is_private else 0
    for partner in case.project.partners:
        own = case.paid_by(f"own:{partner.id}")
        sums["own_cash"] += own
        sums["private"] += own if partner.type == "enterprise" else 0
        sums["in_kind"] += case.paid_by(f"in_kind:{partner.id}")
    sums["unfunded"] = case.paid_by("unfunded")
    return sums


def _level(chosen: Chosen) -> str | None:
    """Whose money a grant is: the Union's, the State's or a region's; ``None`` for others'."""
    if chosen.union_funds != "none" or chosen.funder.level == "eu":
        return "eu"
    if chosen.funder.level == "national":
        return "national"
    return "regional" if chosen.funder.level in ("regional", "local") else None


def _wrong_currency(case: Case, stated: str) -> list[Finding]:
    if stated == case.project.currency:
        return []
    return [
        Finding(
            rule=ID,
            severity="error",
            subjects=("currency",),
            numbers={"stated": stated, "is": case.project.currency},
            message=Text(
                sv=f"Planens summor anges i {stated}, men projektet räknar i "
                f"{case.project.currency}.",
                en=f"The plan's sums are stated in {stated}, but the project counts in "
                f"{case.project.currency}.",
            ),
            reference=REFERENCE,
        )
    ]


_WORDS: Mapping[str, Text] = {
    "eligible_costs": Text(sv="projektets kostnader", en="the project's costs"),
    "grants": Text(sv="bidragen tillsammans", en="the grants together"),
    "eu": Text(sv="bidrag med EU-pengar", en="grants of Union money"),
    "national": Text(sv="nationella bidrag", en="national grants"),
    "regional": Text(sv="regionala och lokala bidrag", en="regional and local grants"),
    "contributions": Text(sv="löften om pengar tillsammans", en="promised money together"),
    "own_cash": Text(sv="egna pengar tillsammans", en="own cash together"),
    "in_kind": Text(sv="arbete och varor tillsammans", en="work and goods together"),
    "private": Text(sv="privata pengar tillsammans", en="private money together"),
    "unfunded": Text(sv="ofinansierade kostnader", en="costs without funding"),
}
