"""``samspel calls show``: one call with its dates, its terms and where it was read."""

from __future__ import annotations

from samspel.commands.calls.call_options import CallId
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def show(
    id: CallId,  # noqa: A002  # the name that the help shows
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print a call."""
    from samspel.call_details_words import details_document, details_lines
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from samspel.unknown_call import unknown_call
    from store.details import call_details

    with opened_store() as store:
        found = call_details(store, id)
        if found is None:
            raise unknown_call(store, id)
    if json:
        answer(json_text(details_document(found)))
    else:
        answer("".join(f"{line}\n" for line in details_lines(found, spoken(lang))))
    return OK
