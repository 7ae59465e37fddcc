"""What a link asks, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from models.alignment.links import (
    ApartLink,
    DecisionBeforeProofLink,
    LagLink,
    Link,
    MilestoneOf,
    NearLink,
    OverlapLink,
    SameWeekLink,
)
from models.alignment.proof_day import ProofDay, proof_day
from models.alignment.rounds import ListedRound
from models.mention import MILESTONES
from models.text import Text


def link_words(link: Link, rounds: Mapping[str, ListedRound]) -> Text:
    """One sentence with the numbers and, where the link has one, its reason."""
    words = _sentence(link, rounds)
    if link.why is None:
        return words
    return Text(sv=f"{words.sv} {link.why.sv}", en=f"{words.en} {link.why.en}")


def _sentence(link: Link, rounds: Mapping[str, ListedRound]) -> Text:
    match link:
        case LagLink():
            return _lag(link)
        case DecisionBeforeProofLink():
            due = proof_day(rounds[link.then])
            return _before_proof(link, _proof_words(due))
        case OverlapLink():
            return Text(
                sv=f"{_listed(link.rounds).sv} ska vara öppna samtidigt i minst {link.min_days} "
                "dagar.",
                en=f"{_listed(link.rounds).en} are to be open at once for at least "
                f"{link.min_days} days.",
            )
        case ApartLink():
            what = MILESTONES[link.milestone]
            return Text(
                sv=f"{_listed(link.rounds).sv} ska ha {what.sv} med minst {link.min_days} dagars "
                "mellanrum.",
                en=f"{_listed(link.rounds).en} are to have their {what.en} at least "
                f"{link.min_days} days apart.",
            )
        case SameWeekLink():
            what = MILESTONES[link.milestone]
            return Text(
                sv=f"{_listed(link.rounds).sv} ska ha {what.sv} i samma vecka.",
                en=f"{_listed(link.rounds).en} are to have their {what.en} in the same week.",
            )
        case NearLink():
            what = MILESTONES[link.milestone]
            if link.max_days == 0:
                return Text(
                    sv=f"{_listed(link.rounds).sv} ska ha {what.sv} samma dag.",
                    en=f"{_listed(link.rounds).en} are to have their {what.en} on the same day.",
                )
            return Text(
                sv=f"{_listed(link.rounds).sv} ska ha {what.sv} inom {link.max_days} dagar från "
                "varandra.",
                en=f"{_listed(link.rounds).en} are to have their {what.en} within "
                f"{link.max_days} days of each other.",
            )


def _before_proof(link: DecisionBeforeProofLink, due: Text) -> Text:
    margin = link.margin_working_days
    before_sv = "när" if margin == 0 else f"minst {margin} arbetsdagar innan"
    before_en = "when" if margin == 0 else f"at least {margin} working days before"
    return Text(
        sv=f"{link.first} ska vara beslutad {before_sv} {link.then} vill ha medfinansieringen "
        f"styrkt ({due.sv}).",
        en=f"{link.first} is to be decided {before_en} {link.then} wants the match proved "
        f"({due.en}).",
    )


def _lag(link: LagLink) -> Text:
    first, then = _end(link.first), _end(link.then)
    if link.min_days is not None and link.max_days is not None:
        return Text(
            sv=f"Från {first.sv} till {then.sv} ska det gå {link.min_days}–{link.max_days} dagar.",
            en=f"From {first.en} to {then.en} there are to be {link.min_days}–{link.max_days} "
            "days.",
        )
    least = link.max_days is None
    bound = link.min_days if least else link.max_days
    return Text(
        sv=f"Från {first.sv} till {then.sv} ska det gå {'minst' if least else 'högst'} {bound} "
        "dagar.",
        en=f"From {first.en} to {then.en} there are to be at {'least' if least else 'most'} "
        f"{bound} days.",
    )


def _end(end: MilestoneOf) -> Text:
    what = MILESTONES[end.milestone]
    stage = f" {end.stage}" if end.stage is not None else ""
    return Text(
        sv=f"{what.sv}{f' steg{stage}' if stage else ''} i {end.round}",
        en=f"the {what.en}{f' of stage{stage}' if stage else ''} of {end.round}",
    )


def _proof_words(due: ProofDay | None) -> Text:
    if due is None:
        return Text(sv="dag okänd", en="day unknown")
    what = MILESTONES[due.anchor.milestone]
    if not due.is_stated:
        return Text(
            sv="utlysningen anger inget; räknat mot sista ansökningsdag",
            en="the call states nothing; counted against the deadline",
        )
    if due.working_days:
        return Text(
            sv=f"{due.working_days} arbetsdagar före {what.sv}",
            en=f"{due.working_days} working days before the {what.en}",
        )
    if due.days:
        return Text(
            sv=f"{due.days} dagar före {what.sv}", en=f"{due.days} days before the {what.en}"
        )
    return Text(sv=f"senast vid {what.sv}", en=f"by the {what.en}")


def _listed(names: Iterable[str]) -> Text:
    *before, last = names
    return Text(sv=f"{', '.join(before)} och {last}", en=f"{', '.join(before)} and {last}")
