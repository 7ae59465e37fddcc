"""Required lags that contradict each other whatever the dates are: circles that gain days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from models.alignment.links import LagLink, MilestoneOf
from models.alignment.rounds import PROCESS
from models.alignment.scenario import Scenario
from models.flaw import Flaw

_Node = tuple[str, str, int]


@dataclass(frozen=True)
class _Edge:
    """``to`` is at least ``days`` after ``start``; ``link`` is the number of the link, if one."""

    start: _Node
    to: _Node
    days: int
    link: int | None


def lag_cycle_flaws(scenario: Scenario) -> Iterator[Flaw]:
    """A circle of required lags in which each milestone would have to lie after itself.

    The order of a round's own milestones counts too. One circle is named; others may show when it
    is mended.
    """
    edges = [*_edges(scenario)]
    edges += _order_of_rounds({node for edge in edges for node in (edge.start, edge.to)})
    circle = _gaining_circle(edges)
    if not circle:
        return
    links = list(dict.fromkeys(edge.link for edge in circle if edge.link is not None))
    names = ", ".join(scenario.links[index].id for index in links)
    gained = sum(edge.days for edge in circle)
    yield Flaw(
        ("links", links[0]),
        "lag-cycle",
        f"kraven {names} bildar en ring: en milstolpe skulle behöva ligga {gained} "
        f"{'dag' if gained == 1 else 'dagar'} efter sig själv.",
        f"the demands {names} form a circle: a milestone would have to lie {gained} "
        f"{'day' if gained == 1 else 'days'} after itself.",
        f"Minska min_days eller öka max_days med minst {gained}, eller gör en av länkarna till "
        "ett önskemål med weight:.",
        f"Lower min_days or raise max_days by at least {gained}, or make one of the links a wish "
        "with weight:.",
    )


def _edges(scenario: Scenario) -> Iterator[_Edge]:
    for index, link in enumerate(scenario.links):
        if isinstance(link, LagLink) and link.required:
            first, then = _node(link.first), _node(link.then)
            if link.min_days is not None:
                yield _Edge(first, then, link.min_days, index)
            if link.max_days is not None:
                yield _Edge(then, first, -link.max_days, index)


def _node(end: MilestoneOf) -> _Node:
    # Without a stage a link means the first deadline and the last of all else.
    usual = 1 if end.milestone == "deadline" else 9
    return (end.round, end.milestone, end.stage or usual)


def _order_of_rounds(nodes: set[_Node]) -> Iterator[_Edge]:
    by_round: dict[str, list[_Node]] = {}
    for node in sorted(nodes):
        by_round.setdefault(node[0], []).append(node)
    for same in by_round.values():
        # A stage's own result and the next stage's deadline interleave: those are left out.
        ranked = [
            node
            for node in same
            if node[1] in PROCESS
            and node[1] != "stage_result"
            and not (node[1] == "deadline" and node[2] > 1)
        ]
        ranked.sort(key=lambda node: (PROCESS.index(node[1]), node[2]))
        for earlier, later in pairwise(ranked):
            yield _Edge(earlier, later, 0, None)


def _gaining_circle(edges: list[_Edge]) -> list[_Edge]:
    """Bellman and Ford on longest paths: the edges of a circle of positive length, or none."""
    nodes = sorted({node for edge in edges for node in (edge.start, edge.to)})
    distance = dict.fromkeys(nodes, 0)
    reached_by: dict[_Node, _Edge] = {}
    last: _Node | None = None
    for _ in range(len(nodes) + 1):
        last = None
        for edge in edges:
            if distance[edge.start] + edge.days > distance[edge.to]:
                distance[edge.to] = distance[edge.start] + edge.days
                reached_by[edge.to] = edge
                last = edge.to
        if last is None:
            return []
    if last is None:
        return []
    for _ in nodes:
        last = reached_by[last].start
    circle: list[_Edge] = []
    node = last
    while not circle or node != last:
        edge = reached_by[node]
        circle.append(edge)
        node = edge.start
    return circle[::-1]
