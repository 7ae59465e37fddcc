"""The least changes that make an alignment possible: a looser link, more freedom, a link less.

A change is sized on its conflict alone, where a question takes milliseconds, and then verified
on the whole case. Where there are several conflicts, a repair has a change for each; where these
do not do, because conflicts overlap, it goes on with what is in the way then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from models.alignment.case import AlignmentCase
from models.finding import Repair
from solver.alignment.causes import Cause, only
from solver.alignment.levers import Cost, Lever, levers_of
from solver.alignment.possibility import is_impossible, is_possible
from solver.alignment.search import Allowance

MOST_REPAIRS = 6
MOST_ROWS = 12
"""So many are tried."""

MOST_STEPS = 8
"""A repair of more changes than this is none."""

Clashing = tuple[tuple[Cause, ...], int | None]
"""Causes that cannot all hold, and the days missing where they are known."""

NextClash = Callable[[AlignmentCase], Clashing | None]
"""The first conflict of a case, if there is one."""

Pulled = Mapping[Lever, int]


@dataclass(frozen=True)
class _Option:
    """A lever and the least amount of it that takes a conflict away."""

    cost: Cost
    lever: Lever
    amount: int


def repairs(
    case: AlignmentCase, clashes: Sequence[Clashing], allowance: Allowance, next_clash: NextClash
) -> tuple[Repair, ...]:
    """Verified repairs, the least first: at most six."""
    options = [_options(case, causes, missing, allowance) for causes, missing in clashes]
    if not options or not all(options):
        return ()
    least = [some[0] for some in options]
    found: dict[frozenset[tuple[Lever, int]], Pulled] = {}
    for row in islice(zip_longest(*options), MOST_ROWS):
        pulled = _completed(
            case,
            _together({}, [one or first for one, first in zip(row, least, strict=True)]),
            allowance,
            next_clash,
        )
        if pulled is not None:
            found.setdefault(frozenset(pulled.items()), pulled)
        if len(found) == MOST_REPAIRS:
            break
    return tuple(
        Repair(
            changes=tuple(lever.change(case, amount) for lever, amount in pulled.items()),
            verified=True,
        )
        for pulled in sorted(found.values(), key=lambda one: _days_given(case, one))
    )


def least_amount(most: int, guess: int, solves: Callable[[int], bool]) -> int | None:
    """The least amount from 1 to ``most`` that solves, where more never solves less.

    ``guess`` is tried first.
    """
    low, step = 0, 1
    high = min(max(guess, 1), most)
    while high > low and not solves(high):
        low, high, step = high, min(high + step, most), step * 2
    if high == low:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if solves(middle):
            high = middle
        else:
            low = middle
    return high


def _options(
    case: AlignmentCase, causes: Sequence[Cause], missing: int | None, allowance: Allowance
) -> list[_Option]:
    """What takes one conflict away, the least first."""
    found: dict[Lever, _Option] = {}
    for cause in causes:
        for lever in levers_of(case, cause):
            if lever not in found:
                amount = _sized(case, causes, lever, missing, allowance)
                if amount is not None:
                    found[lever] = _Option(lever.cost(case, amount), lever, amount)
    return sorted(found.values(), key=lambda one: one.cost)


def _sized(
    case: AlignmentCase,
    causes: Sequence[Cause],
    lever: Lever,
    missing: int | None,
    allowance: Allowance,
) -> int | None:
    def solves(amount: int) -> bool:
        return not is_impossible(only(lever.reach(case, amount), causes), allowance)

    return least_amount(lever.most(case), missing or 1, solves)


def _completed(
    case: AlignmentCase, pulled: Pulled, allowance: Allowance, next_clash: NextClash
) -> Pulled | None:
    """With more of the same, or else with other changes, until nothing is in the way.

    ``None`` where what is in the way can't be changed.
    """
    for _ in range(MOST_STEPS):
        changed = _changed(case, pulled)
        if is_possible(changed, allowance):
            return pulled
        clash = next_clash(changed)
        options = [] if clash is None else _options(changed, *clash, allowance)
        if not options or allowance.is_spent:
            return None
        same = [one for one in options if one.lever in pulled]
        pulled = _together(pulled, (same or options)[:1])
    return None


def _days_given(case: AlignmentCase, pulled: Pulled) -> int:
    return sum(lever.cost(case, amount)[0] for lever, amount in pulled.items())


def _together(pulled: Pulled, options: Iterable[_Option]) -> Pulled:
    found = dict(pulled)
    for one in options:
        found[one.lever] = found.get(one.lever, 0) + one.amount
    return found


def _changed(case: AlignmentCase, pulled: Pulled) -> AlignmentCase:
    for lever, amount in pulled.items():
        case = lever.edit(case, amount)
    return case
