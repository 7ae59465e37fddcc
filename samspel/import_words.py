"""What an import did, in words and as a document."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models.text import Language

if TYPE_CHECKING:
    from store.summary import ImportSummary

_ROWS = (
    ("read", "lästa poster", "records read"),
    ("new", "nya", "new"),
    ("changed", "ändrade", "changed"),
    ("unchanged", "oförändrade", "unchanged"),
    ("refused", "gick inte att läsa", "could not be read"),
    ("removed", "borta hos utgivaren", "gone at the publisher"),
    ("late", "äldre än det som redan var känt", "older than what was known"),
)
_ALWAYS = ("read", "new", "changed", "unchanged", "refused")


def summary_text(summary: ImportSummary, language: Language) -> str:
    """One line a count; what is seldom is only told when it happened."""
    lines = [f"{summary.source}:"]
    for name, swedish, english in _ROWS:
        count = getattr(summary, name)
        if count or name in _ALWAYS:
            lines.append(f"  {count:>7} {english if language == 'en' else swedish}")
    if summary.refused:
        lines.append(
            "Why: samspel calls problems" if language == "en" else "Varför: samspel calls problems"
        )
    return "".join(f"{line}\n" for line in lines)


def summary_document(summary: ImportSummary) -> dict[str, Any]:
    """The counts for machines."""
    return asdict(summary)
