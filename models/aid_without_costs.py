"""Aid without identifiable eligible costs, such as start-up aid: GBER article 8(4).

It stands beside all aid with identifiable costs. With each other several such aids to one
undertaking stay within the highest of their total financing thresholds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from models.breach import Breach, Limit, smallest_groups
from models.grants_on_costs import Grant


def aid_without_costs(grants: Sequence[Grant]) -> Iterator[Breach]:
    """What is too much for an undertaking; of groups within groups the smallest."""
    aid = [one for one in grants if one.kind == "state_aid" and not one.costs and one.amount]
    for undertaking in dict.fromkeys(one.undertaking for one in aid):
        own = [one for one in aid if one.undertaking == undertaking]
        found = [
            Breach("gber.8.1" if len(group) == 1 else "gber.8.4", group, within)
            for group, within in smallest_groups(own, _highest)
        ]
        yield from found
        # Of many, only each alone has been tested.
        all_of_them = _highest(own)
        if not found and sum(one.amount for one in own) > all_of_them.most:
            yield Breach("gber.8.4", tuple(own), all_of_them)


def _highest(group: Sequence[Grant]) -> Limit:
    return Limit(Fraction(max(one.most or 0 for one in group)))
