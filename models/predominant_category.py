"""Of which kind a research project predominantly is: GBER article 4(1)(i)(i)–(iii)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.parameter import parameter
from models.reason import Reason
from models.text import Text
from models.wording import activity_words

ResearchCategory = Literal[
    "fundamental_research", "industrial_research", "experimental_development"
]


@dataclass(frozen=True)
class ResearchCosts:
    """Eligible costs by kind of work, in minor units; together above nought."""

    fundamental: int = 0
    industrial: int = 0
    experimental: int = 0


@dataclass(frozen=True)
class Predominant:
    """The kind that decides the threshold; ``assumption`` where no kind has more than half."""

    category: ResearchCategory
    reason: Reason
    assumption: str | None = None


def predominant_category(costs: ResearchCosts, on: date, no_majority: str) -> Predominant:
    """The kind with more than half of the eligible costs.

    Industrial research counts fundamental and industrial together. Where nothing has more than
    half, ``no_majority`` decides, the value of the assumption ``gber.4.no_predominant_part``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    more_than = parameter("gber/article_4/research/predominance").at(on)
    fundamental, experimental = costs.fundamental, costs.experimental
    not_experimental = fundamental + costs.industrial
    half = more_than.share * (not_experimental + experimental)
    parts: tuple[tuple[ResearchCategory, int], ...] = (
        ("fundamental_research", fundamental),
        ("industrial_research", not_experimental),
        ("experimental_development", experimental),
    )
    for category, part in parts:
        if part > half:
            words = activity_words(category)
            text = Text(
                sv=f"Mer än hälften av kostnaderna är {words.sv}.",
                en=f"More than half of the costs are for {words.en}.",
            )
            return Predominant(category, Reason(text, more_than.reference))
    lowest = no_majority == "lowest"
    category = "experimental_development" if lowest else "industrial_research"
    words = activity_words(category)
    text = Text(
        sv=f"Ingen del är mer än hälften av kostnaderna; projektet räknas som {words.sv}.",
        en=f"No part is more than half of the costs; the project is counted as {words.en}.",
    )
    return Predominant(category, Reason(text, more_than.reference), "gber.4.no_predominant_part")
