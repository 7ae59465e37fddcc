"""The upper panel of the Gantt chart: a lane per funder, a row per round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calendars.gantt_arrows import Arrow, Place, draw_arrow, walls
from calendars.gantt_drawing import (
    CALL,
    LANE,
    LEFT,
    LINE,
    RIGHT,
    SMALL,
    SOFT,
    WIDTH,
    Drawing,
    polyline,
)
from calendars.gantt_labels import Label, Placed, place
from calendars.gantt_marks import Mark, marks
from calendars.gantt_panel import FOOT, HEAD, draw_frame, draw_head, side_name
from calendars.gantt_scale import Scale, whole_months
from calendars.names import Names
from calendars.planned_rounds import LEVELS, PlannedRound, conflicting_rounds, planned_rounds
from calendars.report_wording import MONEY_LEVELS, label
from calendars.slack import Slack, slack_words, slacks
from models.money import kronor
from models.text import Language, Text
from models.vocabulary import MilestoneKind

BAR = 16
LABEL_LINE = 16
LANE_HEAD = 24
MOST_ARROWS = 6
"""With more than this, only the tightest arrow to each proof is drawn."""


@dataclass(frozen=True)
class _Row:
    """A round in its row: where it begins, its marks and their words."""

    round: PlannedRound
    marks: tuple[Mark, ...]
    labels: tuple[Placed, ...]
    top: float

    @property
    def bar(self) -> float:
        """The top of the bar."""
        return self.top + 12

    @property
    def middle(self) -> float:
        """The middle line of the bar, where the marks are."""
        return self.bar + BAR / 2

    def mark(self, kind: MilestoneKind) -> Mark | None:
        """The last mark of a kind."""
        return next((one for one in reversed(self.marks) if one.kind == kind), None)


def draw_rounds(drawing: Drawing, top: float, names: Names) -> float:
    """Draw the panel from ``top`` and return its bottom."""
    plan, language = names.plan, names.language
    title = Text(sv="Ansökan och beslut", en="Applications").in_language(language)
    rounds = (
        *planned_rounds(plan, names.catalogue),
        *conflicting_rounds(plan, names.project, names.catalogue),
    )
    if not rounds:
        none = Text(sv="Planen har inga ansökningar.", en="The plan has no applications.")
        drawing.words((0, top + 15), title, font_weight="700", font_size="15")
        drawing.words((0, top + 38), none.in_language(language))
        return top + 44
    scale = _scale(rounds, plan.as_of, language)
    draw_head(drawing, top, title, scale, language)
    bottom = top + HEAD
    found = slacks(rounds, plan)
    lanes = _lanes(rounds)
    arrows = _arrows(found, [one for lane in lanes for one in lane], scale, language)
    places: list[Place] = []
    for lane in lanes:
        _draw_lane_head(drawing, bottom, lane[0], language)
        bottom += LANE_HEAD
        for one in lane:
            behind = {scale.middle(plan.as_of): 1, **dict.fromkeys(walls(arrows, len(places)), 2)}
            row = _row(one, scale, bottom, found, language, behind)
            bottom = _draw_row(drawing, row, scale, names)
            places.append(Place(row.top, row.middle, bottom))
    draw_frame(drawing, (top + HEAD, bottom), scale, plan.as_of, language)
    for arrow in arrows:
        draw_arrow(drawing, arrow, places[arrow.decides], places[arrow.asks])
    return bottom + FOOT


def _scale(rounds: Sequence[PlannedRound], as_of: date, language: Language) -> Scale:
    days = [as_of]
    for one in rounds:
        for mark in marks(one, language, year=False):
            days += [mark.when.earliest, mark.when.latest]
    first, last = min(days), max(days)
    # Room to the right of the last mark for its words.
    return whole_months(first, last + (last - first) * 0.2, LEFT, RIGHT)


def _lanes(rounds: Iterable[PlannedRound]) -> list[list[PlannedRound]]:
    """The rounds of each funder by closing date; funders by level and name."""
    lanes: dict[tuple[int, str, str], list[PlannedRound]] = {}
    for one in rounds:
        key = (LEVELS.index(one.level), one.funder, one.funder_id)
        lanes.setdefault(key, []).append(one)
    return [sorted(lanes[key], key=_closes) for key in sorted(lanes)]


def _closes(one: PlannedRound) -> tuple[date, str]:
    return (date.max if one.submit_by is None else one.submit_by.earliest, one.name)


def _draw_lane_head(drawing: Drawing, top: float, one: PlannedRound, language: Language) -> None:
    level = label(MONEY_LEVELS, one.level, language)
    drawing.rect("lanes", (0, top + 2), (WIDTH, LANE_HEAD - 4), LANE)
    drawing.words((10, top + 16), one.funder, font_weight="700")
    drawing.words((WIDTH - 8, top + 16), level, font_size=str(SMALL), fill=SOFT, text_anchor="end")


def _row(
    one: PlannedRound,
    scale: Scale,
    top: float,
    found: Sequence[Slack],
    language: Language,
    behind: Mapping[float, int],
) -> _Row:
    drawn = marks(one, language, year=scale.first.year != scale.last.year)
    own = [slack for slack in found if slack.decides == one.name]
    least = min(own, key=lambda slack: slack.days, default=None)
    labels = []
    for mark in drawn:
        words = mark.words
        if mark.kind == "decision" and least is not None:
            words = f"{words} ({slack_words(least, language)})"
        labels.append(Label(scale.middle(mark.on), words))
    return _Row(one, drawn, place(labels, WIDTH, SMALL, behind, LEFT), top)


def _draw_row(drawing: Drawing, row: _Row, scale: Scale, names: Names) -> float:
    """Draw a row and return its bottom."""
    title = row.round.title.in_language(names.language)
    side = side_name(drawing, row.top + 4, title, _below_title(row.round, names))
    _draw_bars(drawing, row, scale, names.plan.as_of)
    words = row.bar + BAR + 4
    for placed in row.labels:
        baseline = words + placed.line * LABEL_LINE + 12
        x = placed.label.x
        drawing.path("marks", polyline([(x, row.middle), (x, baseline)]), SOFT, stroke_width="0.8")
        shift = 4 if placed.side == "start" else -4
        drawing.words(
            (x + shift, baseline),
            placed.label.text,
            font_size=str(SMALL),
            text_anchor=placed.side,
        )
    for mark in row.marks:
        drawing.mark(mark.kind, (scale.middle(mark.on), row.middle), exact=mark.when.is_exact)
    lines = max((placed.line + 1 for placed in row.labels), default=0)
    bottom = max(side, words + lines * LABEL_LINE) + 8
    drawing.path("lanes", polyline([(0, bottom), (RIGHT, bottom)]), LINE, stroke_width="0.6")
    return bottom


def _below_title(one: PlannedRound, names: Names) -> str:
    if one.application is None:
        text = Text(sv="i konflikten, inte vald", en="in the conflict, not chosen")
        return text.in_language(names.language)
    grant = kronor(one.application.grant, one.application.currency, names.language)
    synthetic = one.call is not None and one.call.synthetic
    made_up = Text(sv=" · SYNTETISK", en=" · SYNTHETIC").in_language(names.language)
    return f"{grant}{made_up}" if synthetic else grant


def _draw_bars(drawing: Drawing, row: _Row, scale: Scale, as_of: date) -> None:
    """The application window, the evaluation, and the periods of imprecise dates."""
    opens, decision = row.round.opens, row.mark("decision")
    deadline = next((mark for mark in row.marks if mark.kind == "deadline"), None)
    if deadline is not None:
        begin = min(as_of, deadline.on) if opens is None else opens.latest
        _draw_bar(drawing, row, scale, begin, deadline.on, CALL)
        if decision is not None and decision.when.earliest > deadline.on:
            _draw_bar(drawing, row, scale, deadline.on, decision.when.earliest, "url(#gantt-dots)")
    for mark in row.marks:
        if not mark.when.is_exact:
            _draw_bar(
                drawing, row, scale, mark.when.earliest, mark.when.latest, "url(#gantt-hatch)"
            )


def _draw_bar(
    drawing: Drawing, row: _Row, scale: Scale, first: date, last: date, fill: str
) -> None:
    left, right = scale.middle(first), scale.middle(last)
    stroke = CALL if fill != "url(#gantt-hatch)" else SOFT
    drawing.rect("bars", (left, row.bar), (right - left, BAR), fill, stroke)


def _arrows(
    found: Sequence[Slack], rounds: Sequence[PlannedRound], scale: Scale, language: Language
) -> Sequence[Arrow]:
    """Arrows between rounds in the order in which they stand."""
    row_of = {one.name: number for number, one in enumerate(rounds)}
    arrows = []
    for slack in _drawn(found):
        first, then = row_of[slack.decides], row_of[slack.asks]
        decision = _last(rounds[first], "decision", language)
        proof = _last(rounds[then], "proof_due", language)
        if decision is not None and proof is not None:
            ends = (scale.middle(decision.on), scale.middle(proof.on))
            arrows.append(Arrow(first, then, *ends, is_late=slack.days < 0))
    return arrows


def _drawn(found: Sequence[Slack]) -> Sequence[Slack]:
    """All of them or, where they are many, the tightest to each proof."""
    if len(found) <= MOST_ARROWS:
        return found
    tightest: dict[str, Slack] = {}
    for one in sorted(found, key=lambda one: one.days):
        tightest.setdefault(one.asks, one)
    return list(tightest.values())


def _last(one: PlannedRound, kind: MilestoneKind, language: Language) -> Mark | None:
    found = [mark for mark in marks(one, language, year=False) if mark.kind == kind]
    return found[-1] if found else None
