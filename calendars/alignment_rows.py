"""Which rounds the chart of an alignment shows, in which order and on which page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.alignment.alignment import Alignment, RoundDate
from models.alignment.alignment_of import Asked
from models.alignment.case import Point
from models.alignment.reasons import points_of
from models.text import Language, Text
from models.vocabulary import MilestoneKind

MOST_ROUNDS = 60
"""With more rounds than this the chart leaves out those that neither move nor are in a link."""

HEIGHT, FIRST_HEIGHT = 1_150, 560
"""As much of a page as fits on a sheet of A4, and below what stands before the first."""

LANE, ROW, BARE_ROW = 24, 38, 26
"""Pixels of the name of a funder, of a round that moves and of one that doesn't."""

HANDLING: tuple[MilestoneKind, ...] = (
    "announced",
    "opens",
    "deadline",
    "stage_result",
    "committee",
    "proof_due",
    "decision",
    "agreement",
)
PROJECT: tuple[MilestoneKind, ...] = ("earliest_start", "latest_start", "latest_end", "report_due")


@dataclass(frozen=True)
class ChartRow:
    """A round with its dates, in order; those of ``projects`` come after the handling.

    ``about`` says whose it is and where and when its dates were read; ``lane`` is the funder.
    """

    name: str
    title: str
    round_id: str
    lane: str
    about: str
    dates: tuple[RoundDate, ...]
    projects: tuple[RoundDate, ...]

    @property
    def moved(self) -> bool:
        """Whether any of its dates stands elsewhere than today."""
        return any(one.on != one.before for one in (*self.dates, *self.projects))

    @property
    def height(self) -> int:
        """Pixels of the row."""
        return ROW if self.moved else BARE_ROW


Page = tuple[ChartRow, ...]


def chart_pages(
    alignment: Alignment, asked: Asked, language: Language
) -> tuple[tuple[Page, ...], dict[str, int]]:
    """The rounds of each page, and how many rounds of each funder are on none."""
    rows = list(_rows(alignment, asked, language))
    shown = rows
    if len(rows) > MOST_ROUNDS:
        linked = {name for link in alignment.links for name in link.rounds}
        shown = [row for row in rows if row.moved or row.name in linked]
    kept = {row.name for row in shown}
    left_out = Counter(row.lane for row in rows if row.name not in kept)
    return tuple(_pages(shown)), dict(left_out)


def _rows(alignment: Alignment, asked: Asked, language: Language) -> Iterator[ChartRow]:
    catalogue = asked.catalogue
    bonds = asked.prepared.case.bonds
    linked = {p for bond in bonds if bond.is_link for one in bond.relations for p in points_of(one)}
    by_round = {
        name: list(dates) for name, dates in groupby(alignment.dates, key=lambda one: one.round)
    }
    found = []
    for name, dates in by_round.items():
        call_id, _, round_id = name.partition("/")
        call = catalogue.call_by_id[call_id]
        handling = sorted(
            (one for one in dates if one.milestone in HANDLING),
            key=lambda one: (one.on, one.milestone),
        )
        projects = [one for one in dates if one.milestone in PROJECT and _matters(one, linked)]
        if not handling and not projects:
            continue
        source = "–" if call.source is None else f"{call.source.url} ({call.source.seen_on or '–'})"
        revisions = sum(
            len(milestone.revisions)
            for one in call.rounds
            if one.id == round_id
            for milestone in one.milestones
        )
        version = Text(sv=f"ändringar: {revisions}", en=f"revisions: {revisions}")
        funder = catalogue.funder_of(call).name
        about = f"{funder}, {name}, {source}, {version.in_language(language)}"
        title = call.title.in_language(language)
        found.append(
            ChartRow(name, title, round_id, funder, about, tuple(handling), tuple(projects))
        )
    lanes = {funder.name: number for number, funder in enumerate(catalogue.funders)}
    found.sort(key=lambda row: (lanes[row.lane], (*row.dates, *row.projects)[0].on, row.name))
    yield from found


def _matters(one: RoundDate, linked: set[Point]) -> bool:
    """A start or end of projects is shown where it moves, or a link is about it.

    Others lie years ahead, and the rest would be drawn too small to read.
    """
    return one.on != one.before or Point(one.round, one.milestone, one.stage) in linked


def _pages(rows: Sequence[ChartRow]) -> Iterator[Page]:
    """One page if it can hold all, or else as many as it takes."""
    whole = sum(row.height for row in rows) + LANE * len({row.lane for row in rows})
    room = HEIGHT if whole <= HEIGHT else FIRST_HEIGHT
    page: list[ChartRow] = []
    height, lane = 0, ""
    for row in rows:
        more = row.height + (LANE if row.lane != lane else 0)
        if page and height + more > room:
            yield tuple(page)
            page, height, more, room = [], 0, row.height + LANE, HEIGHT
        page.append(row)
        height, lane = height + more, row.lane
    if page:
        yield tuple(page)
