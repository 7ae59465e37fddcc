"""``samspel calls list``: the calls that are open on a day, by funder, programme and words."""

from __future__ import annotations

from samspel.commands.calls.call_options import (
    FunderName,
    OnDay,
    OpenOn,
    ProgrammeName,
    Status,
    Words,
)
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def list_(
    *,
    open_on: OpenOn = None,
    status: Status = None,
    funder: FunderName = None,
    programme: ProgrammeName = None,
    text: Words = None,
    today: OnDay = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the calls that fit, by deadline."""
    from datetime import datetime

    from samspel import given
    from samspel.call_words import list_document, list_lines
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from store.listing import CallFilter, list_calls

    opening = given.day(open_on, "--open-on")
    day = opening or given.day(today) or datetime.now().astimezone().date()
    wanted = CallFilter(
        on=day,
        status="open" if opening is not None else status,
        funder=funder,
        programme=programme,
        text=text,
    )
    with opened_store() as store:
        rows = list_calls(store, wanted)
    if json:
        answer(json_text(list_document(day, rows)))
    else:
        answer("".join(f"{line}\n" for line in list_lines(day, rows, spoken(lang))))
    return OK
