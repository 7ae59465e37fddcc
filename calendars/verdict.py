"""The verdict of a plan: its name, and its reason in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from calendars.report_wording import counted
from models.assumption_words import that
from models.mention import listed
from models.money import percent
from models.plan import Plan
from models.text import Language, Text

Kind = Literal["feasible", "assumed", "infeasible", "undecided"]


@dataclass(frozen=True)
class Verdict:
    """The answer: a kind for the looks of a page, a label in capitals and the reason."""

    kind: Kind
    label: str
    reason: str


def verdict(plan: Plan, language: Language) -> Verdict:
    """The verdict of a plan."""
    if plan.status == "infeasible":
        kind, label, reason = _infeasible(plan, language)
    elif plan.status == "undecided":
        kind, label, reason = _undecided(plan)
    elif plan.rests_on_assumptions:
        kind, label, reason = _assumed(plan, language)
    else:
        kind, label, reason = _feasible(plan, language)
    return Verdict(kind, label.in_language(language), reason.in_language(language))


def proof(plan: Plan, language: Language) -> str:
    """How far the answer is proven."""
    return _proof(plan, language).in_language(language)


def _feasible(plan: Plan, language: Language) -> tuple[Kind, Text, Text]:
    financed = _financed(plan, language)
    if plan.proven:
        return (
            "feasible",
            Text(sv="GENOMFÖRBAR", en="FEASIBLE"),
            Text(
                sv=f"{financed}, och det är bevisat att ingen annan plan uppfyller önskemålen "
                "bättre.",
                en=f"{financed}, and it is proven that no other plan meets the wishes better.",
            ),
        )
    return (
        "feasible",
        Text(sv="GENOMFÖRBAR", en="FEASIBLE"),
        Text(
            sv=f"{financed}; att ingen bättre plan finns är inte bevisat.",
            en=f"{financed}; that no better plan exists is not proven.",
        ),
    )


def _assumed(plan: Plan, language: Language) -> tuple[Kind, Text, Text]:
    count = sum(one.rests_on_it for one in plan.assumptions)
    financed = _financed(plan, language)
    assumptions = counted(
        count,
        Text(sv="antagande som behöver bekräftas", en="assumption that needs to be confirmed"),
        Text(sv="antaganden som behöver bekräftas", en="assumptions that need to be confirmed"),
        language,
    )
    return (
        "assumed",
        Text(sv="GENOMFÖRBAR MED ANTAGANDEN", en="FEASIBLE UNDER ASSUMPTIONS"),
        Text(
            sv=f"{financed}, men svaret vilar på {assumptions}.",
            en=f"{financed}, but the answer rests on {assumptions}.",
        ),
    )


def _infeasible(plan: Plan, language: Language) -> tuple[Kind, Text, Text]:
    label = Text(sv="EJ GENOMFÖRBAR", en="NOT FEASIBLE")
    if plan.proven and plan.rests_on_assumptions:
        label = Text(
            sv="EJ GENOMFÖRBAR (BEVISAT UNDER ANTAGANDE)",
            en="NOT FEASIBLE (PROVEN UNDER AN ASSUMPTION)",
        )
    elif plan.proven:
        label = Text(sv="EJ GENOMFÖRBAR (BEVISAT)", en="NOT FEASIBLE (PROVEN)")
    if not plan.conflicts:
        return (
            "infeasible",
            label,
            Text(sv="Ingen plan uppfyller alla krav.", en="No plan meets all demands."),
        )
    first = plan.conflicts[0].demands
    demands = counted(
        len(first), Text(sv="krav", en="demand"), Text(sv="krav", en="demands"), language
    )
    if len(first) == 1:
        reason = Text(sv=f"{demands} går inte att uppfylla", en=f"{demands} cannot be met")
    else:
        reason = Text(
            sv=f"{demands} går inte att uppfylla samtidigt",
            en=f"{demands} cannot be met at the same time",
        )
    repairs = counted(
        len(plan.repairs),
        Text(sv="förslag till ändring visas nedan", en="suggested change is shown below"),
        Text(sv="förslag till ändring visas nedan", en="suggested changes are shown below"),
        language,
    )
    ending = f"; {repairs}." if plan.repairs else "."
    summed = plan.conflicts[0].message
    if summed is not None:
        reason = Text(sv=f"{summed.sv} {reason.sv}", en=f"{summed.en} {reason.en}")
    return "infeasible", label, Text(sv=f"{reason.sv}{ending}", en=f"{reason.en}{ending}")


_RATE_UNKNOWN = {"de_minimis.rate_unknown", "exchange.rate_unknown"}


def _undecided(plan: Plan) -> tuple[Kind, Text, Text]:
    label = Text(sv="EJ AVGJORT", en="UNDECIDED")
    rules = {finding.rule for finding in plan.findings}
    if "solver.disagrees" in rules:
        return (
            "undecided",
            label,
            Text(
                sv="Lösaren och regelprövningen säger olika, så ingen plan lämnas: det är ett fel "
                "i Samspel.",
                en="The solver and the rules disagree, so no plan is given: a fault of Samspel.",
            ),
        )
    if plan.conflicts and not rules & {"legal.basis_not_computed"} and rules & _RATE_UNKNOWN:
        return (
            "undecided",
            label,
            Text(
                sv="Utan en växelkurs som inte är given går projektet inte att finansiera; om det "
                "går med den är inte avgjort.",
                en="Without a rate of exchange that is not given the project cannot be financed; "
                "whether it can be with the rate is not settled.",
            ),
        )
    if plan.conflicts:
        return (
            "undecided",
            label,
            Text(
                sv="Utan en stödgrund som Samspel inte kan räkna på än går projektet inte att "
                "finansiera; om den räcker är inte avgjort.",
                en="Without a legal basis that Samspel can't compute yet the project cannot be "
                "financed; whether that basis is enough is not settled.",
            ),
        )
    if plan.matrix:
        return (
            "undecided",
            label,
            Text(
                sv="Tiden tog slut innan frågan var avgjord; den bästa kända planen visas nedan.",
                en="Time ran out before the question was settled; the best known plan is shown "
                "below.",
            ),
        )
    return (
        "undecided",
        label,
        Text(
            sv="Tiden tog slut innan någon plan hade hittats; det betyder inte att ingen finns.",
            en="Time ran out before any plan had been found; that does not mean that none exists.",
        ),
    )


def _proof(plan: Plan, language: Language) -> Text:
    if plan.status == "undecided":
        return Text(
            sv="Det är inte bevisat vare sig att det går eller att det inte går.",
            en="It is proven neither that it can be done nor that it cannot.",
        )
    if plan.proven and plan.status == "infeasible" and plan.rests_on_assumptions:
        used = [that(one.name, one.value) for one in plan.assumptions if one.rests_on_it]
        under, several = listed(used), len(used) > 1
        assumption = Text(
            sv="antagandena" if several else "antagandet",
            en="assumptions" if several else "assumption",
        )
        return Text(
            sv=f"Det är bevisat att det inte går, under {assumption.sv} {under.sv}.",
            en=f"It is proven that it cannot be done, under the {assumption.en} {under.en}.",
        )
    if plan.proven and plan.status == "infeasible":
        return Text(
            sv="Det är bevisat att det inte går.", en="It is proven that it cannot be done."
        )
    if plan.proven:
        return Text(sv="Bevisat bästa plan.", en="Proven to be the best plan.")
    if plan.gap is None or plan.status == "infeasible":
        return Text(sv="Inte bevisat.", en="Not proven.")
    gap = percent(Fraction(str(plan.gap)), language)
    return Text(
        sv=f"Inte bevisat bästa plan; den bästa möjliga är högst {gap} bättre.",
        en=f"Not proven to be the best plan; the best possible is at most {gap} better.",
    )


def _financed(plan: Plan, language: Language) -> str:
    if not plan.applications:
        return Text(
            sv="Alla kostnader är finansierade utan ansökningar",
            en="All costs are financed without applications",
        ).in_language(language)
    number = counted(
        len(plan.applications),
        Text(sv="ansökan", en="application"),
        Text(sv="ansökningar", en="applications"),
        language,
    )
    # Not "are financed": nobody has said yes yet.
    return Text(
        sv=f"Alla kostnader går att finansiera med {number}",
        en=f"All costs can be financed with {number}",
    ).in_language(language)
