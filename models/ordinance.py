"""Swedish ordinances that grant aid under the GBER but use less than it allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from models.parameter import DatedValue, parameter

Ordinance = Literal["sfs_2015_208", "sfs_2022_1379", "sfs_2022_1467", "sfs_2022_1468"]
"""Vinnova's ordinance, the Union funds', regional investment aid, regional business support."""

ORDINANCES: tuple[Ordinance, ...] = get_args(Ordinance)

_NOT_USED: Mapping[Ordinance, str] = {
    "sfs_2022_1379": "sfs_2022_1379/chapter_3/assisted_area_additions_not_used",
    "sfs_2022_1467": "sfs_2022_1467/section_15/assisted_area_additions_not_used",
    "sfs_2022_1468": "sfs_2022_1468/section_12/assisted_area_additions_not_used",
}


def without_area_addition(ordinance: Ordinance | None, article: str, on: date) -> DatedValue | None:
    """The provision by which an ordinance leaves an article's assisted-area addition unused.

    ``None`` when the addition may be used; ``article`` is named as in the ids of
    parameters (``article_22``).

    Raises:
        OutsideKnownDatesError: what the ordinance said on the day is not known.
    """
    if ordinance is None or ordinance not in _NOT_USED:
        return None
    articles = parameter(_NOT_USED[ordinance]).at(on)
    return articles if article.removeprefix("article_") in articles.names else None
