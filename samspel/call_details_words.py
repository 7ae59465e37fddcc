"""One call, as lines for people and as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.call import Call, Milestone, Round
from models.mention import MILESTONES
from models.money import kronor, percent
from models.text import Language
from samspel.store_words import moment
from store.details import CallDetails


def details_lines(one: CallDetails, language: Language) -> Iterator[str]:
    """Title, funder, terms, the rounds with their dates and what those were before, and origin."""
    sv = language == "sv"
    call = one.call
    yield f"{call.id}  {call.title.in_language(language)}"
    programme = f", {one.programme.name.in_language(language)}" if one.programme else ""
    yield f"  {one.funder.name}{programme}"
    if one.removed:
        yield "  Borttagen ur källan." if sv else "  Removed from its source."
    if call.visibility == "invited":
        yield "  Bara för inbjudna." if sv else "  By invitation only."
    if call.note is not None:
        yield f"  {call.note.in_language(language)}"
    yield from _terms(call, one.funder.currency, language)
    for each in call.rounds:
        yield from _round(each, language)
    for name, claim in one.claims.items():
        yield (f"  Källan uppger {name}: {claim}" if sv else f"  The source claims {name}: {claim}")
    if call.source is not None:
        yield f"  {call.source.url}"
    seen = f"{moment(one.first_seen)}–{moment(one.last_seen)}"
    origin = f"{one.source} {one.key}"
    yield f"  {origin}, sedd så {seen}" if sv else f"  {origin}, seen so {seen}"


def details_document(one: CallDetails) -> dict[str, Any]:
    """Everything for machines: the call as in files, and what its record said beside it."""
    return {
        "call": one.call.model_dump(mode="json", by_alias=True),
        "funder": one.funder.model_dump(mode="json", by_alias=True),
        "programme": one.programme.model_dump(mode="json", by_alias=True)
        if one.programme
        else None,
        "native_ids": list(one.native_ids),
        "claims": dict(one.claims),
        "provenance": dict(one.provenance),
        "source": one.source,
        "key": one.key,
        "first_seen": one.first_seen.isoformat(),
        "last_seen": one.last_seen.isoformat(),
        "removed": one.removed,
    }


def _terms(call: Call, currency: str, language: Language) -> Iterator[str]:
    sv = language == "sv"
    if call.budget is not None:
        total = kronor(call.budget.amount, call.budget.currency, language)
        shared = "" if call.budget.pot is None else f" ({call.budget.pot})"
        yield f"  Budget: {total}{shared}"
    low, high = call.grant.min, call.grant.max
    if low is not None or high is not None:
        shown = "–".join(
            kronor(each, currency, language) if each is not None else "" for each in (low, high)
        )
        yield f"  Bidrag: {shown}" if sv else f"  Grant: {shown}"
    if call.rates.project < 1:
        share = percent(call.rates.project, language)
        yield f"  Högst {share} av kostnaderna" if sv else f"  At most {share} of the costs"


def _round(one: Round, language: Language) -> Iterator[str]:
    title = f"  {one.title.in_language(language)}" if one.title else ""
    yield f"  {one.id}{title}"
    for milestone in one.milestones:
        name = MILESTONES[milestone.kind].in_language(language)
        if milestone.stage is not None:
            name += f", {'steg' if language == 'sv' else 'stage'} {milestone.stage}"
        certainty = one.certainty_of(milestone)
        sure = "" if certainty == "confirmed" else f"  [{certainty}]"
        yield f"    {name:<28} {_date(milestone, language)}{sure}"


def _date(milestone: Milestone, language: Language) -> str:
    now = milestone.when.words().in_language(language)
    zone = f" {milestone.when.zone}" if milestone.when.zone else ""
    before = ", ".join(
        each.when.words().in_language(language)
        for each in reversed(milestone.revisions)
        if each.certainty is None
    )
    if not before:
        return now + zone
    return f"{now}{zone}  ({'tidigare' if language == 'sv' else 'formerly'} {before})"
