"""Changes of a repair made by hand, in the files of a project and a catalogue."""

from __future__ import annotations

from typing import Any

import pytest

from models.catalogue import Catalogue
from models.finding import Change
from models.money import decimal_text, parse_amount
from models.project import Project

Facts = dict[str, Any]


def all_made(
    project: Project, catalogue: Catalogue, changes: tuple[Change, ...]
) -> tuple[Project, Catalogue]:
    """The project and the catalogue with the changes made in their files."""
    facts = project.model_dump(mode="json", by_alias=True, exclude={"rates"})
    calls = catalogue.model_dump(mode="json", by_alias=True)
    for change in changes:
        if change.what.startswith("decision of "):
            _decide(calls, change.what.removeprefix("decision of "), change.to)
        else:
            _make(facts, change)
    changed = Project.model_validate(facts).model_copy(update={"rates": project.rates})
    return changed, Catalogue.model_validate(calls)


def _make(facts: Facts, change: Change) -> None:
    to = change.to
    match change.what.replace(" of ", ".").split("."):
        case ["partners", partner, "own_cash", "max"]:
            _one(facts["partners"], partner)["own_cash"]["max"] = to
        case ["contributions", contribution, "amount"]:
            _one(facts["contributions"], contribution)["amount"] = to
        case ["proof", named]:
            _one(facts["contributions"], named.removeprefix("contribution "))["proof_on"] = to
        case ["period", field]:
            _move_period(facts, field, to)
        case [("must" | "must_not") as field, "calls"]:
            facts[field]["calls"].remove(change.from_)
        case ["candidates", field]:
            _widen(facts["candidates"], field, change)
        case ["conditions", name]:
            facts["conditions"][name] = to == "true"
        case ["costs", place]:
            _move_costs(facts, place.split("/"), to)
        case ["work_packages", package, "activity"]:
            _split(facts, package, to)
        case _:
            pytest.fail(f"an unknown kind of change: {change.what}")


def _move_period(facts: Facts, field: str, to: str) -> None:
    if field != "months":
        facts["period"][field] = to
        return
    facts["period"]["months"] = int(to)
    for package in facts["work_packages"]:
        package["months"] = [min(month, int(to)) for month in package["months"]]


def _widen(candidates: Facts, field: str, change: Change) -> None:
    if field == "calls":
        candidates["calls"].append(change.to)
    else:
        candidates["scope"] = [one for one in candidates["scope"] if one["call"] != change.from_]


def _move_costs(facts: Facts, place: list[str], to: str) -> None:
    there = [cost for cost in facts["costs"] if [cost["partner"], cost["work_package"]] == place]
    for cost in there:
        if to == "0.00":
            facts["costs"].remove(cost)
        else:
            cost["partner"], cost["work_package"] = to.split("/")


def _split(facts: Facts, package_id: str, to: str) -> None:
    """``30 % industrial_research``: so much of every cost, rounded down to whole öre."""
    per_cent, _, activity = to.split(" ")
    package = _one(facts["work_packages"], package_id)
    new = f"{package_id}-{activity.replace('_', '-')}"
    facts["work_packages"].append({**package, "id": new, "activity": activity})
    for cost in [one for one in facts["costs"] if one["work_package"] == package_id]:
        amount = parse_amount(cost["amount"])
        moved = amount * int(per_cent) // 100
        cost["amount"] = decimal_text(amount - moved)
        facts["costs"].append({**cost, "work_package": new, "amount": decimal_text(moved)})


def _decide(calls: Facts, named: str, to: str) -> None:
    call_id, _, round_id = named.partition("/")
    milestones = _one(_one(calls["calls"], call_id)["rounds"], round_id)["milestones"]
    (decision,) = [one for one in milestones if one["kind"] == "decision"]
    decision["at"] = to


def _one(entries: list[Facts], id_: str) -> Facts:
    (found,) = [one for one in entries if one["id"] == id_]
    return found
