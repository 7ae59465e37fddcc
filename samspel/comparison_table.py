"""The terms of several calls as a matrix on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from string import ascii_uppercase

from models.call_comparison import CallComparison, ComparedTopic
from models.text import Language, Text

_WIDTH = 60
_YES = Text(sv="ja", en="yes")


def comparison_table(comparison: CallComparison, language: Language) -> str:
    """A column per call, a row per term, and what they come to; ends with a newline."""
    lines = [*_heading(comparison, language), ""]
    for topic in comparison.topics:
        lines += _topic(topic, comparison, language)
    lines += ["", *_sums(comparison, language)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _heading(comparison: CallComparison, language: Language) -> Iterator[str]:
    for number, one in enumerate(comparison.calls):
        yield f"{_letter(number)}  {one.id}  {one.title.in_language(language)} ({one.funder})"
    yield ""
    letters = (_letter(number) for number in range(len(comparison.calls)))
    yield f"{'':{_WIDTH}}" + "".join(f"{each:>5}" for each in letters)


def _topic(topic: ComparedTopic, comparison: CallComparison, language: Language) -> Iterator[str]:
    yield topic.title.in_language(language)
    for term in topic.terms:
        cells = [
            _YES.in_language(language)
            if one.id in term.calls
            else "?"
            if one.id in topic.unstated
            else "–"
            for one in comparison.calls
        ]
        yield from _row(term.text.in_language(language), cells)
    if not topic.terms:
        silent = "ingen uppgift" if language == "sv" else "nothing is said"
        yield from _row(silent, ["?"] * len(comparison.calls))


def _row(text: str, cells: list[str]) -> Iterator[str]:
    """A term, over several lines where it is long, with its cells on the last one."""
    *above, last = textwrap.wrap(text, _WIDTH - 2) or [""]
    yield from (f"  {line}" for line in above)
    yield f"  {last:{_WIDTH - 2}}" + "".join(f"{cell:>5}" for cell in cells)


def _sums(comparison: CallComparison, language: Language) -> Iterator[str]:
    sv = language == "sv"
    yield (
        f"Lika för alla: {comparison.shared} villkor."
        if sv
        else f"The same for all: {comparison.shared} terms."
    )
    for number, one in enumerate(comparison.calls):
        more = f"{_letter(number)} {one.id}: {one.extra}"
        yield f"{more} som inte alla har." if sv else f"{more} that not all have."
    if any(topic.unstated for topic in comparison.topics):
        yield (
            "? betyder att katalogen inte säger något om det; läs utlysningstexten."
            if sv
            else "? means that the catalogue says nothing about it; read the text of the call."
        )


def _letter(number: int) -> str:
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)
