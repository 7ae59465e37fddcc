"""An alignment told on a terminal: the verdict, the moves, the links, the projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.alignment.alignment import Alignment, Move
from models.alignment.bond_names import bond_name
from models.catalogue import Catalogue
from models.mention import MILESTONES, listed
from models.text import Language, Text

MOST_MOVES = 40
"""Moves that are told of; the files have them all."""


def alignment_summary(alignment: Alignment, catalogue: Catalogue, language: Language) -> str:
    """The answer in lines."""
    lines = [_verdict(alignment).in_language(language)]
    lines += _errors(alignment, language)
    lines += _why_not(alignment, language)
    if alignment.status != "impossible":
        lines += _moves(alignment, catalogue, language)
        lines += _links(alignment, language)
    lines += _projects(alignment, language)
    lines += _tried(alignment, language)
    if alignment.warnings:
        count = len(alignment.warnings)
        one = count == 1
        told = Text(
            sv=f"{count} {'varning' if one else 'varningar'}; se rapporten.",
            en=f"{count} {'warning' if one else 'warnings'}; see the report.",
        )
        lines += ["", told.in_language(language)]
    return "\n".join(lines)


def _verdict(alignment: Alignment) -> Text:
    totals = alignment.totals
    if alignment.status == "impossible":
        return Text(
            sv="OMÖJLIGT: kraven går inte ihop (bevisat).",
            en="IMPOSSIBLE: the demands conflict (proven).",
        )
    if alignment.status == "undecided":
        return Text(sv="OAVGJORT.", en="UNDECIDED.")
    if not alignment.moves:
        return Text(
            sv="SAMORDNAT: inget datum behöver flyttas.", en="ALIGNED: no date needs to move."
        )
    sure = _SURE if alignment.proven else _UNSURE
    return Text(
        sv=f"SAMORDNAT: {totals.rounds_moved} "
        f"{'omgång' if totals.rounds_moved == 1 else 'omgångar'} flyttas, {totals.shift_days} "
        f"vägda dagar ({sure.sv}); önskemål {totals.weight_satisfied} av {totals.weight_possible} "
        f"(före: {totals.weight_before}).",
        en=f"ALIGNED: {totals.rounds_moved} "
        f"{'round moves' if totals.rounds_moved == 1 else 'rounds move'}, {totals.shift_days} "
        f"weighted days ({sure.en}); wishes {totals.weight_satisfied} of {totals.weight_possible} "
        f"(before: {totals.weight_before}).",
    )


_ANSWERS = {
    "feasible": Text(sv="går", en="yes"),
    "infeasible": Text(sv="går inte", en="no"),
    "undecided": Text(sv="oavgjort", en="undecided"),
}
_SURE = Text(sv="bevisat bäst", en="proven best")
_UNSURE = Text(sv="inte bevisat bäst", en="not proven best")


def _errors(alignment: Alignment, language: Language) -> Iterator[str]:
    for one in alignment.warnings:
        if one.severity == "error":
            yield f"  {one.message.in_language(language)}"


def _why_not(alignment: Alignment, language: Language) -> Iterator[str]:
    for conflict in alignment.conflicts:
        yield ""
        if conflict.message is not None:
            yield conflict.message.in_language(language)
        for demand in conflict.demands:
            yield f"  – {demand.message.in_language(language)}"
    if alignment.repairs:
        yield ""
        yield (
            "Minsta ändringar som löser det:"
            if language == "sv"
            else "Least changes that solve it:"
        )
    for repair in alignment.repairs:
        yield "  – " + " ".join(one.message.in_language(language) for one in repair.changes)


def _moves(alignment: Alignment, catalogue: Catalogue, language: Language) -> Iterator[str]:
    by_round: dict[str, list[Move]] = {}
    for move in alignment.moves:
        by_round.setdefault(move.round, []).append(move)
    shown = 0
    for name, moves in by_round.items():
        if shown >= MOST_MOVES:
            left = len(alignment.moves) - shown
            yield f"… och {left} flyttar till." if language == "sv" else f"… and {left} more moves."
            return
        call = catalogue.call_by_id[name.split("/")[0]]
        funder = catalogue.funder_of(call).name
        yield ""
        yield f"{name} – {call.title.in_language(language)} ({funder})"
        for move in moves:
            what = MILESTONES[move.milestone].in_language(language)
            stage = "" if move.stage is None else f" {move.stage}"
            why = _named(move.reasons).in_language(language)
            yield f"  {what + stage:<22} {move.from_} → {move.to}  {move.days:+d}  {why}"
            shown += 1


def _links(alignment: Alignment, language: Language) -> Iterator[str]:
    if not alignment.links:
        return
    words = {
        (True, True): Text(sv="håller som före", en="holds as before"),
        (False, True): Text(sv="vunnen", en="won"),
        (True, False): Text(sv="FÖRLORAD", en="LOST"),
        (False, False): Text(sv="håller inte", en="does not hold"),
    }
    yield ""
    yield "Länkar" if language == "sv" else "Links"
    for link in alignment.links:
        state = words[link.before, link.satisfied].in_language(language)
        slack = "" if link.slack_days is None else f", {link.slack_days:+d} d"
        worth = ("krav" if language == "sv" else "required") if link.required else f"{link.weight}"
        yield f"  {link.id} ({worth}): {state}{slack}"


def _projects(alignment: Alignment, language: Language) -> Iterator[str]:
    if not alignment.archetypes:
        return
    before = sum(one.before == "feasible" for one in alignment.archetypes)
    after = sum(one.after == "feasible" for one in alignment.archetypes)
    total = len(alignment.archetypes)
    yield ""
    if language == "sv":
        yield f"Exempelprojekt som går att finansiera: {before} av {total}, sedan {after}"
    else:
        yield f"Example projects that can be financed: {before} of {total}, then {after}"
    for one in alignment.archetypes:
        name = one.project if one.title is None else one.title.in_language(language)
        by = f" ← {', '.join(one.made_by)}" if one.made_by else ""
        words = [_ANSWERS[state].in_language(language) for state in (one.before, one.after)]
        yield f"  {name}: {words[0]} → {words[1]}{by}"
        if one.why_not and one.after != "feasible":
            yield f"    {one.why_not[0].in_language(language)}"


def _tried(alignment: Alignment, language: Language) -> Iterator[str]:
    for one in alignment.what_if:
        what = MILESTONES[one.milestone].in_language(language)
        yield ""
        wins, breaks = _named(one.wins), _named(one.breaks)
        told = Text(
            sv=f"Prövad flytt: {one.round} {what} {one.days:+d} dagar. Ensam vinner den "
            f"{wins.sv} och bryter {breaks.sv}.",
            en=f"Tried move: {one.round} {what} {one.days:+d} days. Alone it wins {wins.en} "
            f"and breaks {breaks.en}.",
        )
        yield told.in_language(language)


def _named(ids: Iterable[str]) -> Text:
    """Links and rules in words, instead of their ids."""
    names = [bond_name(one) for one in ids]
    return listed(names) if names else Text(sv="–", en="–")
