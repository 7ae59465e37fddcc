"""``samspel calls problems``: records that could not be read as calls, and what they need."""

from __future__ import annotations

from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def problems(json: Json = False, lang: Lang = None) -> int:
    """Print what is refused as things stand now; it is for the reader and no failure."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from samspel.problem_words import problem_lines, problems_document
    from store.problems import problems as problems_of

    with opened_store() as store:
        found = problems_of(store)
    if json:
        answer(json_text(problems_document(found)))
    else:
        answer("".join(f"{line}\n" for line in problem_lines(found, spoken(lang))))
    return OK
