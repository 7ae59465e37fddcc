"""``samspel store info``: where the store is, its sources and the number of everything."""

from __future__ import annotations

from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def info(json: Json = False, lang: Lang = None) -> int:
    """Print the address, the sources and the rows of each table."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from samspel.store_words import info_document, info_lines
    from store.info import info as info_of

    with opened_store() as store:
        found = info_of(store)
    if json:
        answer(json_text(info_document(found)))
    else:
        answer("".join(f"{line}\n" for line in info_lines(found, spoken(lang))))
    return OK
