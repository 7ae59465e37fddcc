"""Split what several sources pay of several costs, each in proportion, to the last öre."""

from __future__ import annotations

from collections.abc import Sequence

from models.money import MINOR_UNITS


def apportion(costs: Sequence[int], payments: Sequence[int]) -> list[list[int]]:
    """One row per cost, one column per payment; rows and columns add up to what is given.

    Both have the same sum, in minor units. Each payment is spread over the costs in proportion,
    in whole kronor as far as that goes: people read and enter budgets without öre.
    """
    left = list(payments)
    table = []
    for index, cost in enumerate(costs):
        total = sum(left)
        if index == len(costs) - 1 or total == 0:
            row = list(left)
        else:
            row = [cost * payment // total // MINOR_UNITS * MINOR_UNITS for payment in left]
            for column in sorted(range(len(left)), key=lambda n: left[n] - row[n], reverse=True):
                row[column] += min(cost - sum(row), left[column] - row[column])
        left = [payment - paid for payment, paid in zip(left, row, strict=True)]
        table.append(row)
    return table
