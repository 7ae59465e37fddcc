"""``samspel calls history``: what moved in a call, when it was seen, and whether too late."""

from __future__ import annotations

from samspel.commands.calls.call_options import CallId
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def history(
    id: CallId,  # noqa: A002  # the name that the help shows
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the changes of a call by when they were seen."""
    from samspel.exit_status import OK
    from samspel.history_words import history_document, history_lines
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from samspel.unknown_call import unknown_call
    from store.history import history as history_of

    with opened_store() as store:
        rows = history_of(store, id)
        if not rows:
            raise unknown_call(store, id)
    if json:
        answer(json_text(history_document(id, rows)))
    else:
        answer("".join(f"{line}\n" for line in history_lines(rows, spoken(lang))))
    return OK
