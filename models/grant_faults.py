"""Faults of grants and costs that no sum can be made of, each with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from models.errors import InputErrors, InputProblem
from models.grants_on_costs import EligibleCost, Grant
from models.money import decimal_text
from models.nearest_name import nearest_names


def refuse_unreadable(grants: Sequence[Grant], costs: Sequence[EligibleCost]) -> None:
    """Refuse grants and costs of which no sum can be made.

    Raises:
        InputErrors: all faults at once, each with what to write instead.
    """
    problems = [
        *_doubles("costs", [one.id for one in costs]),
        *_doubles("grants", [one.name for one in grants]),
        *(problem for cost in costs for problem in _faults_of_cost(cost)),
    ]
    by_id = {cost.id: cost for cost in costs}
    for grant in grants:
        problems += _faults_of_grant(grant, by_id)
    if problems:
        raise InputErrors(problems)


def _doubles(where: str, names: Sequence[str]) -> Iterator[InputProblem]:
    for name in dict.fromkeys(one for one in names if names.count(one) > 1):
        yield _problem(
            where,
            "name-twice",
            f"{name!r} finns {names.count(name)} gånger.",
            f"{name!r} is there {names.count(name)} times.",
            "Ge var och en sitt eget namn.",
            "Give each one a name of its own.",
        )


def _faults_of_cost(cost: EligibleCost) -> Iterator[InputProblem]:
    yield from _amount(f"costs.{cost.id}.amount", cost.amount)
    yield from _share(f"costs.{cost.id}.ceiling", cost.ceiling)


def _faults_of_grant(grant: Grant, by_id: Mapping[str, EligibleCost]) -> Iterator[InputProblem]:
    where = f"grants.{grant.name}"
    yield from _amount(f"{where}.amount", grant.amount)
    yield from _share(f"{where}.ceiling", grant.ceiling)
    if grant.most is not None:
        yield from _amount(f"{where}.most", grant.most)
    for id_ in sorted(grant.costs - by_id.keys()):
        near = nearest_names(id_, by_id, limit=1)
        listed = ", ".join(by_id)
        yield _problem(
            f"{where}.costs",
            "cost-unknown",
            f"det finns ingen kostnad {id_!r}.",
            f"there is no cost {id_!r}.",
            f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}.",
            f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
        )
    if grant.kind == "union" and grant.ceiling is None:
        yield _problem(
            f"{where}.ceiling",
            "union-rate-missing",
            "EU-programmets finansieringsgrad saknas.",
            "the funding rate of the Union programme is missing.",
            "Skriv programmets andel av kostnaderna, till exempel 0.70.",
            "Write the programme's share of the costs, such as 0.70.",
        )
    if grant.kind in ("union", "investeu") and not grant.costs:
        yield _problem(
            f"{where}.costs",
            "costs-missing",
            "det står inte vilka kostnader pengarna gäller.",
            "it does not say which costs the money is for.",
            "Skriv de kostnader som programmet betalar.",
            "Write the costs that the programme pays.",
        )
    if grant.kind == "state_aid":
        yield from _ceiling_known(grant, by_id)


def _ceiling_known(grant: Grant, by_id: Mapping[str, EligibleCost]) -> Iterator[InputProblem]:
    where = f"grants.{grant.name}"
    if not grant.costs and grant.most is None:
        yield _problem(
            f"{where}.most",
            "threshold-missing",
            "stöd utan stödberättigande kostnader har inget högsta belopp.",
            "aid without identifiable eligible costs has no total financing threshold.",
            "Skriv det högsta belopp som artikeln anger, eller de kostnader som stödet gäller.",
            "Write the threshold that the article gives, or the costs that the aid is for.",
        )
    for id_ in sorted(grant.costs & by_id.keys()):
        if grant.ceiling is None and by_id[id_].ceiling is None:
            yield _problem(
                f"{where}.ceiling",
                "ceiling-unknown",
                f"ingen stödnivå är känd för kostnaden {id_!r}.",
                f"no aid intensity is known for the cost {id_!r}.",
                "Skriv stödets eller kostnadens högsta stödnivå, till exempel 0.45.",
                "Write the highest intensity of the aid or of the cost, such as 0.45.",
            )


def _amount(where: str, minor: int) -> Iterator[InputProblem]:
    if minor < 0:
        yield _problem(
            where,
            "amount-negative",
            f"beloppet {decimal_text(minor)} är negativt.",
            f"the amount {decimal_text(minor)} is negative.",
            "Skriv beloppet utan minustecken, eller stryk raden.",
            "Write the amount without a minus sign, or remove the row.",
        )


def _share(where: str, share: Decimal | None) -> Iterator[InputProblem]:
    if share is not None and not (share.is_finite() and 0 <= share <= 1):
        yield _problem(
            where,
            "share-outside-0-1",
            f"andelen {share} ligger utanför 0–100 %.",
            f"the share {share} lies outside 0–100 %.",
            "Skriv en andel som 0.40.",
            "Write a share such as 0.40.",
        )


def _problem(
    where: str, code: str, sv: str, en: str, remedy_sv: str, remedy_en: str
) -> InputProblem:
    return InputProblem("cumulation", None, where, code, sv, en, remedy_sv, remedy_en)
