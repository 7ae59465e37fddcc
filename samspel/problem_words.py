"""Records that were refused, as lines for people and as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.text import Language
from samspel.store_words import moment
from store.problems import Problem

_MOST_SHOWN = 400
"""Characters of a record in the document: enough to recognise it by."""


def problem_lines(found: Sequence[Problem], language: Language) -> Iterator[str]:
    """Each record with its fault, and what to do below; then a count."""
    for one in found:
        yield f"{one.source} {one.key}: {one.message.in_language(language)}"
        yield f"    {one.remedy.in_language(language)}   [{one.code}, {moment(one.observed_at)}]"
    count = len(found)
    if language == "sv":
        records = "post" if count == 1 else "poster"
        yield f"{count} {records} gick inte att läsa." if count else "Alla poster gick att läsa."
    else:
        records = "record was" if count == 1 else "records were"
        yield f"{count} {records} refused." if count else "Every record could be read."


def problems_document(found: Sequence[Problem]) -> dict[str, Any]:
    """The same for machines, with the beginning of each record."""
    return {
        "problems": [
            {
                "source": one.source,
                "key": one.key,
                "sha256": one.sha256,
                "observed_at": one.observed_at.isoformat(),
                "code": one.code,
                "message": one.message.model_dump(),
                "remedy": one.remedy.model_dump(),
                "record": one.payload.decode("utf-8", "backslashreplace")[:_MOST_SHOWN],
            }
            for one in found
        ]
    }
