"""``samspel store migrate``: make the tables of the store, or bring them up to date."""

from __future__ import annotations

from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def migrate(json: Json = False, lang: Lang = None) -> int:
    """Make or change the tables and say where."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.settings import store_address
    from store.opening import migrate as migrate_store
    from store.schema import HEAD

    with migrate_store(store_address()) as store:
        where = store.address
    if json:
        answer(json_text({"address": where, "schema": HEAD}))
    elif spoken(lang) == "sv":
        answer(f"{where} har nu tabeller av version {HEAD}.\n")
    else:
        answer(f"{where} now has tables of version {HEAD}.\n")
    return OK
