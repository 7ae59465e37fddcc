"""Why calls cannot be aligned: demands that cannot all hold, none of which could be left out.

Dates first, since they are proved without a solver and give the days missing. Then CP-SAT: which
bonds cannot all hold (one worker, assumptions), and of these and what limits them each is tried
away. Nothing is shown that was not proved again with itself alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.alignment.case import AlignmentCase
from models.finding import Conflict, Repair
from models.text import Text
from solver.alignment.cause_words import cannot_hold, demand, nothing_helps
from solver.alignment.causes import Cause, causes_of, only
from solver.alignment.components import Component, components
from solver.alignment.interruption import Interruption
from solver.alignment.loosening import bounds, loosened, most_wider
from solver.alignment.model import build
from solver.alignment.possibility import UNITS_PER_QUESTION, is_impossible
from solver.alignment.repairs import least_amount, repairs
from solver.alignment.search import Allowance, search
from solver.alignment.temporal_network import temporal_conflict
from solver.engine import Status

MOST_CONFLICTS = 5


@dataclass(frozen=True)
class Explanation:
    """Conflicts that share no bond, and the least changes that take them all away."""

    conflicts: tuple[Conflict, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Clash:
    """Causes that cannot all hold; ``days_missing`` where dates alone prove it."""

    causes: tuple[Cause, ...]
    irreducible: bool
    days_missing: int | None = None


def explain(case: AlignmentCase, allowance: Allowance) -> Explanation:
    """Explain a case that has no dates."""
    clashes = find_clashes(case, allowance)

    def next_clash(changed: AlignmentCase) -> tuple[tuple[Cause, ...], int | None] | None:
        clash = _first_clash(changed, allowance)
        return None if clash is None else (clash.causes, clash.days_missing)

    found = repairs(
        case, [(one.causes, one.days_missing) for one in clashes], allowance, next_clash
    )
    conflicts = [_conflict(case, one) for one in clashes]
    if conflicts and not found:
        causes = [cause for one in clashes for cause in one.causes]
        why = nothing_helps(case, causes, ran_out=allowance.is_spent)
        conflicts[-1] = _with_more(conflicts[-1], why)
    return Explanation(tuple(conflicts), found)


def _conflict(case: AlignmentCase, clash: Clash) -> Conflict:
    missing = clash.days_missing
    return Conflict(
        demands=tuple(demand(case, cause) for cause in clash.causes),
        irreducible=clash.irreducible,
        message=cannot_hold(case, clash.causes, missing),
        numbers={} if missing is None else {"days_missing": missing},
    )


def _with_more(conflict: Conflict, more: Text) -> Conflict:
    said = conflict.message or Text(sv="", en="")
    message = Text(sv=f"{said.sv} {more.sv}".strip(), en=f"{said.en} {more.en}".strip())
    return conflict.model_copy(update={"message": message})


def find_clashes(case: AlignmentCase, allowance: Allowance) -> list[Clash]:
    """Clashes one after the other, each without the bonds, limits and panels of those before."""
    clashes: list[Clash] = []
    left = case
    while len(clashes) < MOST_CONFLICTS:
        clash = _first_clash(left, allowance)
        if clash is None:
            break
        clashes.append(clash)
        left = _without(left, clash)
    return clashes


def _first_clash(case: AlignmentCase, allowance: Allowance) -> Clash | None:
    return _by_dates(case) or _by_choices(case) or _by_search(case, allowance)


def _by_dates(case: AlignmentCase) -> Clash | None:
    found = temporal_conflict(case)
    if found is None:
        return None
    return Clash(found.causes, found.irreducible, found.days_missing)


def _by_choices(case: AlignmentCase) -> Clash | None:
    """A board none of whose dates the rules allow."""
    for index, choice in enumerate(case.choices):
        if not choice.ways:
            return Clash((Cause(choice=index),), irreducible=True)
    return None


def _by_search(case: AlignmentCase, allowance: Allowance) -> Clash | None:
    for part in components(case):
        core = _core(case, part, allowance)
        if core is None:
            continue
        causes, irreducible = _thinned(case, core, allowance)
        return Clash(tuple(reversed(causes)), irreducible, _too_close(case, causes, allowance))
    return None


def _too_close(case: AlignmentCase, causes: Sequence[Cause], allowance: Allowance) -> int | None:
    """The least days by which a demand to lie apart would have to give way, if one is there."""
    found = []
    for cause in causes:
        if cause.bond is not None and "apart" in bounds(case.bonds[cause.bond]):
            index = cause.bond

            def solves(days: int, index: int = index) -> bool:
                return not _clash(loosened(case, index, "apart", days), causes, allowance)

            # To lie no days apart is no demand any more, but still so many days missing.
            most = most_wider(case.bonds[index], "apart") or 0
            found.append(least_amount(most + 1, 1, solves))
    return min((days for days in found if days is not None), default=None)


def _core(case: AlignmentCase, part: Component, allowance: Allowance) -> list[Cause] | None:
    """Causes of the whole case that cannot all hold, or ``None`` where the part has dates."""
    required = [index for index, bond in enumerate(part.case.bonds) if bond.required]
    asked = replace(
        part.case,
        bonds=tuple(replace(part.case.bonds[i], required=False) for i in required),
    )
    days = {point: place.days for point, place in asked.places.items()}
    model = build(asked, days, is_guarded=True)
    literals = {
        model.wishes[position]: Cause(bond=part.bonds[index])
        for position, index in enumerate(required)
    }
    for index, literal in model.panels.items():
        literals[literal] = Cause(panel=case.panels.index(part.case.panels[index]))
    for index, literal in model.limits.items():
        literals[literal] = Cause(limit=case.week_limits.index(part.case.week_limits[index]))
    share = allowance.part(UNITS_PER_QUESTION * 4)
    answer, core = search(
        model.statement,
        share,
        Interruption(),
        otherwise=True,
        any_answer=True,
        assumptions=list(literals),
    )
    allowance.take(share)
    if answer.status is not Status.INFEASIBLE:
        return None
    return [literals[one] for one in core if one in literals]


def _thinned(
    case: AlignmentCase, core: Sequence[Cause], allowance: Allowance
) -> tuple[list[Cause], bool]:
    """The core and all besides bonds, with what is not needed left out, many at a time."""
    rounds = {point.round for point in only(case, core).places}
    others = [one for one in causes_of(case) if one not in core and one.bond is None]
    near = [one for one in others if _round_of(case, one) in rounds]
    causes = next(
        (some for some in ([*near, *core], [*others, *core]) if _clash(case, some, allowance)), None
    )
    if causes is None:
        return list(causes_of(case)), False
    irreducible = True
    size = max(len(causes) // 2, 1)
    while True:
        start = 0
        while start < len(causes):
            rest = causes[:start] + causes[start + size :]
            if _clash(case, rest, allowance):
                causes = rest
            else:
                start += size
                irreducible = irreducible and not allowance.is_spent
        if size == 1:
            return causes, irreducible
        size = max(size // 2, 1)


def _clash(case: AlignmentCase, causes: Sequence[Cause], allowance: Allowance) -> bool:
    return is_impossible(only(case, causes), allowance)


def _round_of(case: AlignmentCase, cause: Cause) -> str | None:
    if cause.freedom is not None:
        return cause.freedom.round
    return cause.rigid if cause.choice is None else case.choices[cause.choice].round


def _without(case: AlignmentCase, clash: Clash) -> AlignmentCase:
    """The case with the clash taken away; a clash of freedoms alone loses these."""
    bonds = {one.bond for one in clash.causes}
    limits = {one.limit for one in clash.causes}
    panels = {one.panel for one in clash.causes}
    choices = {one.choice for one in clash.causes}
    rigid = {one.rigid for one in clash.causes}
    places = dict(case.places)
    if all(one.freedom is not None for one in clash.causes):
        for one in clash.causes:
            if one.freedom is not None:
                place = places[one.freedom]
                places[one.freedom] = replace(place, days=(place.current,))
    return replace(
        case,
        places=places,
        # Positions stay: a bond that is taken away is one that is not required.
        bonds=tuple(
            replace(bond, required=False, weight=0) if index in bonds else bond
            for index, bond in enumerate(case.bonds)
        ),
        week_limits=tuple(
            replace(one, most=len(one.points)) if index in limits else one
            for index, one in enumerate(case.week_limits)
        ),
        panels=tuple(
            replace(one, capacity=sum(use.amount for use in one.uses)) if index in panels else one
            for index, one in enumerate(case.panels)
        ),
        choices=tuple(
            replace(one, ways=({},)) if index in choices else one
            for index, one in enumerate(case.choices)
        ),
        rigid=case.rigid - {one for one in rigid if one is not None},
    )
