"""Links, rules and reasons for moves, named in words by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Text

_NAMES: Mapping[str, Text] = {
    "order": Text(sv="ordningen mellan datumen i {0}", en="the order of the dates of {0}"),
    "window": Text(sv="kravet på ansökningstidens längd för {0}", en="the least window of {0}"),
    "duration": Text(
        sv="regeln om handläggningstiden för {1}", en="the rule on the handling time of {1}"
    ),
    "project": Text(sv="exempelprojektet {0}", en="the example project {0}"),
    "day": Text(sv="ett datum som inte är tillåtet i {0}", en="a date of {0} that is not allowed"),
    "panel": Text(sv="panelen {0}", en="panel {0}"),
    "rigid": Text(sv="{0}:s hela fönster", en="the whole window of {0}"),
    "choice": Text(sv="nämndens datum för {0}", en="the board's dates of {0}"),
}
_WEEK = Text(sv="gränsen per vecka för {0}", en="the limit per week of {0}")
_WEEK_OF_ALL = Text(
    sv="gränsen per vecka för alla finansiärer", en="the limit per week of all funders"
)
_TRIED = Text(sv="flytten som prövas", en="the move tried out")


def bond_name(id_: str) -> Text:
    """A link by its own name, a rule or another reason in words; the start of a sentence or not.

    Ids are those of bonds and of reasons: ``window:call/round``, ``panel:experts``. A link's id has
    no colon.
    """
    kind, colon, rest = id_.partition(":")
    if id_ == "what-if":
        return _TRIED
    if not colon:
        return Text(sv=f"länken {id_}", en=f"link {id_}")
    if kind in ("deadlines_per_week", "week"):
        return _WEEK_OF_ALL if rest == "all" else _filled(_WEEK, [rest])
    words = _NAMES.get(kind)
    return Text(sv=id_, en=id_) if words is None else _filled(words, rest.split(":", 1))


def _filled(words: Text, parts: list[str]) -> Text:
    return Text(sv=words.sv.format(*parts), en=words.en.format(*parts))
