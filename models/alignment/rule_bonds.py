"""The rules of a scenario, and the order of a round's own dates, as bonds that must hold.

A rule binds what may move: where neither end can, or where a round keeps its window and both move
together, today's dates are given and no bond is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from models.alignment.case import Bond, Lag, Place, Point, Relation
from models.alignment.rounds import PROCESS, ListedRound, place_in_course
from models.alignment.scenario_rules import Duration, Rules
from models.mention import MILESTONES
from models.text import Text
from models.vocabulary import MilestoneKind

_PROJECT: tuple[MilestoneKind, ...] = ("earliest_start", "latest_start", "latest_end")


@dataclass(frozen=True)
class RuleBonds:
    """Makes the bonds; ``rigid`` are the rounds that keep their window."""

    rules: Rules
    places: Mapping[Point, Place]
    rigid: frozenset[str]

    def bonds(self, listed: ListedRound) -> Iterator[Bond]:
        """The bonds of one round."""
        yield from self._order(listed)
        yield from self._window(listed)
        yield from self._durations(listed)

    def _order(self, listed: ListedRound) -> Iterator[Bond]:
        relations = [
            relation
            for earlier, later in _in_order(listed)
            if self._is_todays(earlier, later)
            and (relation := self._binding(earlier, later, 0, None)) is not None
        ]
        if relations:
            yield Bond(
                f"order:{listed.name}",
                "order",
                tuple(relations),
                (listed.name,),
                required=True,
                is_link=False,
                message=Text(
                    sv=f"Datumen i {listed.name} ska komma i samma ordning som i dag.",
                    en=f"The dates of {listed.name} are to come in today's order.",
                ),
            )

    def _is_todays(self, earlier: Point, later: Point) -> bool:
        first, then = self.places[earlier].current, self.places[later].current
        # Of a proof and an event on one day, the proof may come later but the event may not.
        return first < then if earlier.milestone == "proof_due" else first <= then

    def _window(self, listed: ListedRound) -> Iterator[Bond]:
        least = self.rules.min_window_days
        opens, deadline = listed.first("opens"), listed.first("deadline")
        if least is None or opens is None or deadline is None:
            return
        relation = self._binding(opens, deadline, least, None)
        if relation is not None:
            yield Bond(
                f"window:{listed.name}",
                "min_window_days",
                (relation,),
                (listed.name,),
                required=True,
                is_link=False,
                message=Text(
                    sv=f"{listed.name} ska vara öppen i minst {least} dagar.",
                    en=f"{listed.name} is to be open for at least {least} days.",
                ),
                reference="rules.min_window_days",
            )

    def _durations(self, listed: ListedRound) -> Iterator[Bond]:
        for position, rule in enumerate(self.rules.durations):
            first, then = listed.last(rule.from_), listed.first(rule.to)
            if not rule.selects(listed.name, listed.funder.id) or first is None or then is None:
                continue
            relation = self._binding(first, then, rule.min_days, rule.max_days)
            if relation is not None:
                yield Bond(
                    f"duration:{position}:{listed.name}",
                    "durations",
                    (relation,),
                    (listed.name,),
                    required=True,
                    is_link=False,
                    message=_duration_words(rule, listed.name),
                    reference=f"rules.durations[{position}]",
                )

    def _binding(
        self, first: Point, then: Point, low: int | None, high: int | None
    ) -> Relation | None:
        given = self.places[first].is_locked and self.places[then].is_locked
        together = first.round in self.rigid
        return None if given or together else Lag(first, then, low, high)


def _in_order(listed: ListedRound) -> Iterator[tuple[Point, Point]]:
    """Each milestone with the next: by the course of the handling, stage by stage."""
    handling = [point for kind in PROCESS for point in listed.all_of(kind)]
    handling.sort(key=place_in_course)
    yield from pairwise(handling)
    yield from pairwise([point for kind in _PROJECT for point in listed.all_of(kind)])
    # The day of the proof has no fixed place in the course: it keeps that between its neighbours.
    for proof in listed.all_of("proof_due"):
        for kind in ("opens", "deadline", "committee", "decision"):
            for other in listed.all_of(kind):
                yield (other, proof)
                yield (proof, other)


def _duration_words(rule: Duration, name: str) -> Text:
    first, then = MILESTONES[rule.from_], MILESTONES[rule.to]
    if rule.min_days is not None and rule.max_days is not None:
        sv, en = f"{rule.min_days}–{rule.max_days} dagar", f"{rule.min_days}–{rule.max_days} days"
    elif rule.min_days is not None:
        sv, en = f"minst {rule.min_days} dagar", f"at least {rule.min_days} days"
    else:
        sv, en = f"högst {rule.max_days} dagar", f"at most {rule.max_days} days"
    return Text(
        sv=f"I {name} ska det gå {sv} från {first.sv} till {then.sv}.",
        en=f"In {name} there are to be {en} from the {first.en} to the {then.en}.",
    )
