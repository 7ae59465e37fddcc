"""Dates that are not certain or not exact are named, so that people know what the plan rests on."""

from __future__ import annotations

from collections.abc import Iterator

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import MILESTONES, call, listed, terms_of
from models.text import Text

ID = "dates.certainty"
TITLE = Text(sv="Säkra datum", en="Certain dates")
REFERENCE = "The dates of each call"


def check(case: Case) -> list[Finding]:
    """A warning for conditional rounds; a note for planned and for imprecise dates."""
    return [finding for chosen in case.chosen for finding in _of_round(chosen)]


def _of_round(chosen: Chosen) -> Iterator[Finding]:
    uncertain = [
        milestone
        for milestone in chosen.round.milestones
        if chosen.round.certainty_of(milestone) in ("planned", "conditional")
    ]
    imprecise = chosen.dates.imprecise
    if not uncertain and not imprecise:
        return
    conditional = chosen.dates.certainty == "conditional"
    parts = []
    if uncertain:
        kinds = listed(MILESTONES[one.kind] for one in uncertain)
        parts.append(
            Text(
                sv=f"{'Villkorade' if conditional else 'Planerade'}: {kinds.sv}.",
                en=f"{'Conditional' if conditional else 'Planned'}: {kinds.en}.",
            )
        )
    if imprecise:
        spans = listed(
            Text(
                sv=f"{MILESTONES[one.kind].sv} {one.when.words().sv}",
                en=f"{MILESTONES[one.kind].en} {one.when.words().en}",
            )
            for one in imprecise
        )
        parts.append(Text(sv=f"Ungefärliga: {spans.sv}.", en=f"Imprecise: {spans.en}."))
    yield Finding(
        rule=ID,
        severity="warning" if conditional else "info",
        subjects=(chosen.name,),
        numbers={
            "uncertain": ", ".join(one.kind for one in uncertain),
            "imprecise": ", ".join(one.kind for one in imprecise),
        },
        message=Text(
            sv=f"{call(chosen).sv} har datum som inte är slutgiltiga. "
            f"{' '.join(part.sv for part in parts)}",
            en=f"{call(chosen).en} has dates that are not final. "
            f"{' '.join(part.en for part in parts)}",
        ),
        reference=terms_of(chosen),
        assumption="dates.reading" if conditional or imprecise else None,
    )
