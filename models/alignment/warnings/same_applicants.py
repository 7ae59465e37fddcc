"""Calls that the same applicants look at: hidden windows, and decisions too late to be match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.alignment.proof_day import proof_day
from models.alignment.warnings.dated_round import DatedRound
from models.assumptions_set import Assumptions
from models.call import Call
from models.catalogue import Catalogue
from models.finding import Finding, Number
from models.mention import days
from models.text import Text
from models.workdays import working_days_before

_Window = tuple[date, date, DatedRound]


@dataclass(frozen=True)
class _Hidden:
    inner: _Window
    outer: DatedRound

    @property
    def days(self) -> int:
        return (self.inner[1] - self.inner[0]).days


@dataclass(frozen=True)
class _Late:
    giving: DatedRound
    asking: DatedRound
    decision: date
    due: date

    @property
    def days(self) -> int:
        return (self.decision - self.due).days


def hidden_windows(rounds: Iterable[DatedRound]) -> Iterator[Finding]:
    """Windows that open after and close before another funder's for the same applicants.

    Each is told beside the tightest that hides it; one finding per hiding round and funder whose
    rounds it hides, with their number and the shortest of them.
    """
    windows = _by_opening(rounds)
    groups: dict[tuple[str, str], list[_Hidden]] = {}
    for window in windows:
        opens, deadline, inner = window
        hiding = [
            (last - first, outer.name, outer)
            for first, last, outer in windows
            if first < opens
            and deadline < last
            and outer.listed.funder.id != inner.listed.funder.id
            and _for_the_same(inner.listed.call, outer.listed.call)
        ]
        if hiding:
            outer = min(hiding, key=lambda one: one[:2])[2]
            key = (inner.listed.funder.id, outer.name)
            groups.setdefault(key, []).append(_Hidden(window, outer))
    for group in groups.values():
        shortest = min(group, key=lambda one: (one.days, one.inner[2].name))
        opens, deadline, inner = shortest.inner
        others = [one.inner[2].name for one in group if one is not shortest]
        numbers: dict[str, Number] = {"days": shortest.days}
        if others:
            numbers["rounds"] = len(group)
        yield Finding(
            rule="window.hidden",
            severity="warning",
            subjects=(inner.name, shortest.outer.name, *others),
            numbers=numbers,
            message=_hidden_words(shortest, len(others)),
        )


def decisions_after_proof(
    rounds: Iterable[DatedRound], catalogue: Catalogue, assumptions: Assumptions
) -> Iterator[Finding]:
    """Money that could be match to a Union programme's call, but is decided after its proof.

    Told where both are open at once, so that one project would apply to both. One finding for all
    rounds of one funder towards those of another that want the match proved in one month, with
    their numbers and the worst pair.
    """
    windows = _by_opening(rounds)
    groups: dict[tuple[str, str, int, int], list[_Late]] = {}
    for opens, deadline, asking in windows:
        due = _proof_due(asking, catalogue, assumptions)
        if due is None or catalogue.union_funds_of(asking.listed.call) == "none":
            continue
        for first, last, giving in windows:
            if first > deadline:
                break
            decision = giving.decision
            if last < opens or decision is None or decision <= due:
                continue
            if _may_be_match(giving.listed.call, asking.listed.call, catalogue):
                funders = giving.listed.funder.id, asking.listed.funder.id
                late = _Late(giving, asking, decision, due)
                groups.setdefault((*funders, due.year, due.month), []).append(late)
    for group in groups.values():
        yield _too_late(group)


def _too_late(group: Sequence[_Late]) -> Finding:
    worst = min(group, key=lambda one: (-one.days, one.giving.name, one.asking.name))
    giving = dict.fromkeys(one.giving.name for one in group)
    asking = dict.fromkeys(one.asking.name for one in group)
    names = dict.fromkeys((worst.giving.name, worst.asking.name, *giving, *asking))
    numbers: dict[str, Number] = {"days_late": worst.days}
    if len(group) > 1:
        numbers |= {"pairs": len(group), "giving": len(giving), "asking": len(asking)}
    return Finding(
        rule="match.decision_after_proof",
        severity="warning",
        subjects=tuple(names),
        numbers=numbers,
        message=_late_words(worst, group, len(giving), len(asking)),
    )


def _late_words(worst: _Late, group: Sequence[_Late], giving: int, asking: int) -> Text:
    late = days(worst.days)
    pair = Text(
        sv=f"{worst.giving.name} beslutas {worst.decision}, {late.sv} efter att "
        f"{worst.asking.name} vill ha medfinansieringen styrkt ({worst.due}).",
        en=f"{worst.giving.name} is decided {worst.decision}, {late.en} after "
        f"{worst.asking.name} wants the match proved ({worst.due}).",
    )
    if len(group) == 1:
        return pair
    one, other = worst.giving.listed.funder.name, worst.asking.listed.funder.name
    first, last = min(late.due for late in group), max(late.due for late in group)
    span = f"{first}" if first == last else f"{first}–{last}"
    return Text(
        sv=f"{_rounds(giving).sv} hos {one} beslutas för sent för att styrka medfinansieringen i "
        f"{_rounds(asking).sv} hos {other}, som vill ha den styrkt {span} ({len(group)} par). "
        f"Värst: {pair.sv}",
        en=f"{_rounds(giving).en} of {one} are decided too late to prove the match of "
        f"{_rounds(asking).en} of {other}, due {span} ({len(group)} pairs). Worst: {pair.en}",
    )


def _hidden_words(shortest: _Hidden, others: int) -> Text:
    opens, deadline, inner = shortest.inner
    name, funder = shortest.outer.name, shortest.outer.listed.funder.name
    if not others:
        return Text(
            sv=f"{inner.name} ({opens}–{deadline}) ligger helt inom {name} från {funder}, som "
            "vänder sig till samma sökande.",
            en=f"{inner.name} ({opens}–{deadline}) lies wholly within {name} of {funder}, which "
            "is for the same applicants.",
        )
    who, all_of = inner.listed.funder.name, _rounds(others + 1)
    return Text(
        sv=f"{all_of.sv} hos {who} ligger helt inom {name} från {funder}, som vänder sig till "
        f"samma sökande. Kortast: {inner.name} ({opens}–{deadline}).",
        en=f"{all_of.en} of {who} lie wholly within {name} of {funder}, which is for the same "
        f"applicants. Shortest: {inner.name} ({opens}–{deadline}).",
    )


def _rounds(count: int) -> Text:
    one = count == 1
    return Text(
        sv="1 omgång" if one else f"{count} omgångar", en="1 round" if one else f"{count} rounds"
    )


def _by_opening(rounds: Iterable[DatedRound]) -> Sequence[_Window]:
    found = [(*one.window, one) for one in rounds if one.window is not None]
    return sorted(found, key=lambda one: (one[0], one[1], one[2].name))


def _for_the_same(one: Call, other: Call) -> bool:
    return (
        bool(set(one.eligible.partners) & set(other.eligible.partners))
        and bool(set(one.eligible.activities) & set(other.eligible.activities))
        and _same_region(one.eligible.regions, other.eligible.regions)
    )


def _same_region(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def _may_be_match(giving: Call, asking: Call, catalogue: Catalogue) -> bool:
    return (
        catalogue.union_funds_of(giving) == "none"
        and giving.combine.union_funds != "refused"
        and _for_the_same(giving, asking)
    )


def _proof_due(asking: DatedRound, catalogue: Catalogue, assumptions: Assumptions) -> date | None:
    due = proof_day(asking.listed)
    if due is None or not due.is_stated:
        return None
    return working_days_before(
        asking.dates[due.anchor] - timedelta(days=due.days),
        due.working_days,
        catalogue.funder_of(asking.listed.call).holidays,
        eves_are_holidays=assumptions.eves_are_holidays,
    )
