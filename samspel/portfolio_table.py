"""The answer for a portfolio as text on a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from models.money import kronor, percent
from models.portfolio import Competition, PlannedProject, Portfolio, PotUse
from models.text import Language, Text

MOST_ROWS = 60
"""Projects shown; all stand in the file."""


def portfolio_table(portfolio: Portfolio, language: Language) -> str:
    """One line per project, then the common budgets, sums and reasons; ends with a newline."""
    blocks = [
        list(_head(portfolio, language)),
        list(_projects(portfolio.projects, language)),
        list(_reasons(portfolio.projects, language)),
        list(_pots(portfolio.pots, language)),
        [line for one in portfolio.competition for line in _competition(one, language)],
    ]
    text = "\n\n".join("\n".join(map(_clean, block)) for block in blocks if block)
    return f"{text}\n"


_STATUS = {
    "feasible": Text(sv="genomförbart", en="feasible"),
    "infeasible": Text(sv="ej genomförbart", en="infeasible"),
    "undecided": Text(sv="oavgjort", en="undecided"),
}
_WAITS = Text(sv="ryms inte", en="no room")
_HEADINGS = (
    Text(sv="Projekt", en="Project"),
    Text(sv="Svar", en="Answer"),
    Text(sv="Tid", en="Time"),
    Text(sv="Kostnad", en="Cost"),
    Text(sv="Bidrag", en="Grants"),
    Text(sv="Eget och privat", en="Own and private"),
)
_POT_HEADINGS = (
    Text(sv="Budget", en="Budget"),
    Text(sv="Finns", en="There is"),
    Text(sv="Söks", en="Wanted"),
    Text(sv="Fördelat", en="Granted"),
    Text(sv="Kvar", en="Left"),
)


def _head(portfolio: Portfolio, language: Language) -> Iterator[str]:
    counts = portfolio.counts
    parts = [
        (counts.feasible, _STATUS["feasible"], Text(sv="genomförbara", en="feasible")),
        (counts.infeasible, _STATUS["infeasible"], Text(sv="ej genomförbara", en="infeasible")),
        (counts.undecided, _STATUS["undecided"], Text(sv="oavgjorda", en="undecided")),
    ]
    told = ", ".join(
        f"{count} {(one if count == 1 else many).in_language(language)}"
        for count, one, many in parts
        if count
    )
    total = len(portfolio.projects)
    yield f"{total} projekt: {told}" if language == "sv" else f"{total} projects: {told}"
    for sums in portfolio.sums:
        costs, grants, own = (
            kronor(minor, sums.currency, language)
            for minor in (sums.costs, sums.grants, sums.own_and_private)
        )
        yield (
            f"De genomförbara kostar {costs}: {grants} i bidrag, {own} eget och privat"
            if language == "sv"
            else f"The feasible ones cost {costs}: {grants} in grants, {own} own and private"
        )


def _projects(projects: Sequence[PlannedProject], language: Language) -> Iterator[str]:
    rows = [
        (
            one.project,
            (_WAITS if one.waits else _STATUS[one.status]).in_language(language)
            + ("" if one.proven else " (?)"),
            "–" if one.start is None else f"{one.start} – {one.end}",
            kronor(one.costs, one.currency, language),
            *(
                kronor(minor, one.currency, language) if one.status == "feasible" else "–"
                for minor in (one.grants, one.own_and_private)
            ),
        )
        for one in projects[:MOST_ROWS]
    ]
    yield from _table([one.in_language(language) for one in _HEADINGS], rows, texts=3)
    more = len(projects) - MOST_ROWS
    if more > 0:
        yield f"… och {more} till" if language == "sv" else f"… and {more} more"


def _reasons(projects: Sequence[PlannedProject], language: Language) -> Iterator[str]:
    """For each project that is not feasible the demands that stand in its way."""
    shown = [one for one in projects if one.reasons][:MOST_ROWS]
    if shown:
        yield "Vad som står i vägen" if language == "sv" else "What stands in the way"
    for one in shown:
        yield f"  {one.project}"
        for missing in one.missing:
            yield f"    {missing.in_language(language)}"
        for reason in one.reasons:
            yield f"    – {reason.message.in_language(language)}"


def _pots(pots: Sequence[PotUse], language: Language) -> Iterator[str]:
    if not pots:
        return
    rows = [
        (
            one.pot.partition(":")[2],
            *(
                kronor(minor, one.currency, language)
                for minor in (one.amount, one.wanted, one.granted, one.left)
            ),
        )
        for one in pots
    ]
    yield from _table([one.in_language(language) for one in _POT_HEADINGS], rows, texts=1)


def _competition(one: Competition, language: Language) -> Iterator[str]:
    pots = ", ".join(name.partition(":")[2] for name in one.pots)
    own, least = (
        kronor(minor, one.currency, language)
        for minor in (one.own_and_private, one.least_own_and_private)
    )
    apart = Fraction(one.own_and_private - one.least_own_and_private, one.own_and_private or 1)
    gap = f" ({percent(round(apart, 4), language)})" if apart else ""
    if language == "sv":
        yield f"{one.projects} projekt delar på {pots}, som inte räcker till allas bästa planer:"
        yield f"  {one.feasible} kan finansieras tillsammans, bevisat högst {one.most_feasible}"
        yield f"  eget och privat {own}, bevisat minst {least}{gap}"
    else:
        yield f"{one.projects} projects share {pots}, too little for everyone's best plan:"
        yield f"  {one.feasible} can be financed together, proven at most {one.most_feasible}"
        yield f"  own and private {own}, proven at least {least}{gap}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], texts: int) -> Iterator[str]:
    """Columns as wide as they must be; the first ``texts`` to the left, amounts to the right."""
    widths = [max(len(row[place]) for row in (headings, *rows)) for place in range(len(headings))]
    for row in (headings, *rows):
        cells = [
            cell.ljust(width) if place < texts else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _clean(line: str) -> str:
    """Without control characters from the input, which a terminal might obey."""
    return "".join(one for one in line if unicodedata.category(one) != "Cc")
