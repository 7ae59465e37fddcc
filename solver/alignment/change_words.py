"""Each change that makes an alignment possible, as a sentence with its values before and after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.alignment.case import AlignmentCase, Bond, Choice, Panel, Place, Point, WeekLimit
from models.finding import Change
from models.mention import MILESTONES, days, listed
from models.text import Text
from solver.alignment.cause_words import named
from solver.alignment.causes import Cause
from solver.alignment.loosening import Bound, shown


def looser(case: AlignmentCase, index: int, bound: Bound, wider: int) -> Change:
    """A bound of a link or rule made wider."""
    bond = case.bonds[index]
    name, more = named(case, Cause(bond=index)), days(wider)
    before, after = shown(bond, bound, 0), shown(bond, bound, wider)
    everywhere = Text(sv="", en="")
    if not bond.is_link:
        everywhere = Text(
            sv=" Regeln gäller då så för alla omgångar som den omfattar.",
            en=" The rule then holds so for all rounds that it is about.",
        )
    return _change(
        f"links.{bond.id}" if bond.is_link else bond.reference or bond.id,
        before,
        after,
        f"Lätta {name.sv} med {more.sv} ({before} → {after}).{everywhere.sv}",
        f"Loosen {name.en} by {more.en} ({before} → {after}).{everywhere.en}",
    )


def dropped(bond: Bond) -> Change:
    """A link that is no longer required."""
    return _change(
        f"links.{bond.id}",
        "required",
        "",
        f"Släpp kravet på länken {bond.id}.",
        f"Give up the demand of link {bond.id}.",
    )


def freer(place: Place, before: date, after: date, by: int, *, later: bool) -> Change:
    """One milestone that may stand beyond what freedom allows."""
    what, round_, more, side = MILESTONES[place.point.milestone], place.point.round, days(by), _side
    return _change(
        f"freedom.{round_}:{place.point.milestone}",
        before.isoformat(),
        after.isoformat(),
        f"Låt {round_}:s {what.sv} stå {more.sv} {side(later).sv} än nu är tillåtet, {after} i "
        f"stället för {before}.",
        f"Let {round_}'s {what.en} stand {more.en} {side(later).en} than is allowed now, {after} "
        f"instead of {before}.",
    )


def freer_round(round_: str, edge: int, by: int, *, later: bool) -> Change:
    """A window that may move as a whole, further than freedom allows."""
    more, side, after = days(by), _side(later), edge + by if later else edge - by
    return _change(
        f"freedom.{round_}",
        f"{edge:+d}",
        f"{after:+d}",
        f"Låt hela {round_} flyttas {more.sv} {side.sv} än nu är tillåtet, {after:+d} dagar från i "
        f"dag i stället för {edge:+d}.",
        f"Let the whole of {round_} move {more.en} {side.en} than is allowed now, {after:+d} days "
        f"from today's dates instead of {edge:+d}.",
    )


def broken(round_: str) -> Change:
    """A window that need not move as a whole."""
    return _change(
        f"freedom.{round_}.keep_window",
        "true",
        "false",
        f"Låt datumen i {round_} flyttas olika långt.",
        f"Let the dates of {round_} move by different numbers of days.",
    )


def more_evaluators(panel: Panel, more: int) -> Change:
    """A larger panel."""
    before, after = panel.capacity, panel.capacity + more
    return _change(
        f"rules.panels.{panel.id}.capacity",
        str(before),
        str(after),
        f"Ge panelen {panel.id} {after} bedömare i stället för {before}.",
        f"Give panel {panel.id} {after} evaluators instead of {before}.",
    )


def more_deadlines(limit: WeekLimit, more: int) -> Change:
    """A higher limit per week."""
    before, after = limit.most, limit.most + more
    return _change(
        "rules.deadlines_per_week.max",
        str(before),
        str(after),
        f"Tillåt {after} sista ansökningsdagar i veckan för {limit.who.sv} i stället för {before}.",
        f"Allow {after} deadlines a week for {limit.who.en} instead of {before}.",
    )


def another_date(
    choice: Choice, now: Mapping[Point, date], then: Mapping[Point, date], by: int, *, later: bool
) -> Change:
    """A board with one more set of dates."""
    before, after, more, side = _dates(now), _dates(then), days(by), _side(later)
    return _change(
        f"choices.{choice.round}",
        before.sv,
        after.sv,
        f"Ge nämnden för {choice.round} fler datum att välja på: {after.sv}, {more.sv} {side.sv} "
        f"än {before.sv}.",
        f"Give the board of {choice.round} more dates to choose from: {after.en}, {more.en} "
        f"{side.en} than {before.en}.",
    )


def _dates(way: Mapping[Point, date]) -> Text:
    return listed(
        Text(
            sv=f"{MILESTONES[point.milestone].sv} {on}", en=f"{MILESTONES[point.milestone].en} {on}"
        )
        for point, on in way.items()
    )


def _side(later: bool) -> Text:  # noqa: FBT001  # which of two sides
    return Text(sv="senare", en="later") if later else Text(sv="tidigare", en="earlier")


def _change(what: str, before: str, after: str, sv: str, en: str) -> Change:
    facts = {"what": what, "from": before, "to": after, "message": Text(sv=sv, en=en)}
    return Change.model_validate(facts)
