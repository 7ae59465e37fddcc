"""Random choices among calls that give fixed sums: where a known fault of CP-SAT showed.

google/or-tools #5293: with Boolean coefficients of money in öre, beyond 2^31, at-most-one groups
and caps that hold under a literal, presolve certifies answers that are not the best.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product

from solver.rows import Literal, Rows, Terms, negated, variable_of

CALLS = 10
MILLION = 100_000_000
"""A million kronor in öre."""


@dataclass(frozen=True)
class LumpSums:
    """Calls with sums in öre, groups of which at most one is chosen, caps that a switch turns on.

    ``needs`` are calls that can be chosen only where a switch is on.
    """

    sums: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    caps: tuple[tuple[int, tuple[int, ...], int], ...]
    needs: tuple[tuple[int, int], ...]
    switches: int


def lump_sums(seed: int) -> LumpSums:
    """Ten calls of 5 to 60 million kronor."""
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    sums = tuple(dice.randint(5 * MILLION, 60 * MILLION) for _ in range(CALLS))
    order = dice.sample(range(CALLS), CALLS)
    groups = tuple(tuple(order[n : n + size]) for n, size in ((0, 3), (3, 2), (5, 3)))
    switches = 2
    caps = []
    for _ in range(4):
        members = tuple(sorted(dice.sample(range(CALLS), dice.randint(4, CALLS))))
        most = sum(sums[one] for one in members) * dice.randint(20, 70) // 100
        caps.append((dice.randrange(switches), members, most))
    needs = tuple((one, dice.randrange(switches)) for one in dice.sample(range(CALLS), 5))
    return LumpSums(sums, groups, tuple(caps), needs, switches)


def rows_of(one: LumpSums) -> tuple[Rows, list[Literal], Terms]:
    """The rows, the calls' variables, and the wish: the least of the negative sum."""
    rows = Rows()
    chosen = [rows.boolean(f"call {number}") for number in range(CALLS)]
    switches = [rows.boolean(f"switch {number}") for number in range(one.switches)]
    for group in one.groups:
        rows.at_most_one([chosen[number] for number in group])
    for switch, members, most in one.caps:
        terms = [(one.sums[number], variable_of(chosen[number])) for number in members]
        rows.add(terms, high=most, when=[switches[switch]])
    for number, switch in one.needs:
        rows.any_of([negated(chosen[number]), switches[switch]])
    wish = tuple(
        (-amount, variable_of(literal)) for amount, literal in zip(one.sums, chosen, strict=True)
    )
    return rows, chosen, wish


def best_of_all(one: LumpSums) -> int:
    """The largest sum, by trying every choice."""
    best = 0
    for choice in product((0, 1), repeat=CALLS):
        if any(sum(choice[number] for number in group) > 1 for group in one.groups):
            continue
        total = sum(amount for amount, taken in zip(one.sums, choice, strict=True) if taken)
        if total <= best:
            continue
        # A switch that nobody needs is off: its caps can only hurt.
        on = {switch for number, switch in one.needs if choice[number]}
        if all(
            switch not in on or sum(one.sums[number] * choice[number] for number in members) <= most
            for switch, members, most in one.caps
        ):
            best = total
    return best
