"""What follows of a plan, in short: changes since last time, chances, refusals, other plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calendars.names import Names
from models.money import percent
from models.plan import Alternative, Plan
from models.refusal import Refusal
from models.risk import Simulation
from models.text import Text

MOST_UNCHOSEN = 6
"""With more calls than this the rest stand in the plan's file."""


@dataclass(frozen=True)
class Block:
    """A heading and the lines under it."""

    title: Text
    lines: tuple[Text, ...]


def consequences(names: Names) -> Iterator[Block]:
    """The blocks that have something to say."""
    plan = names.plan
    for title, lines in (
        (_CHANGES, [one.message for one in plan.changes_from_previous]),
        (_RISK, list(_risk(names))),
        (_REFUSALS, [_refusal(one) for one in plan.if_refused]),
        (_ALTERNATIVES, [_alternative(one) for one in plan.alternatives]),
        (_UNCHOSEN, list(_unchosen(plan))),
        (_BINDING, [one.message for one in plan.binding if one.wish is not None]),
    ):
        if lines:
            yield Block(title, tuple(lines))


_CHANGES = Text(sv="Ändrat sedan förra planen", en="Changed since the last plan")
_RISK = Text(sv="Hur säkert är det?", en="How sure is it?")
_REFUSALS = Text(sv="Om någon säger nej", en="If somebody says no")
_ALTERNATIVES = Text(sv="Andra planer", en="Other plans")
_UNCHOSEN = Text(sv="Varför inte de andra utlysningarna?", en="Why not the other calls?")
_BINDING = Text(sv="Vad som skulle ge mer", en="What would give more")


def _risk(names: Names) -> Iterator[Text]:
    risk = names.plan.risk
    if risk is None or not risk.applications:
        return
    yield risk.message
    if risk.lowest:
        yield Text(
            sv="Chansen är minst så stor: alla svar prövades inte.",
            en="The chance is at least that: not every combination of answers was examined.",
        )
    if risk.simulation is not None:
        yield from _simulated(risk.simulation, names)


def _simulated(simulation: Simulation, names: Names) -> Iterator[Text]:
    in_time = simulation.financed_in_time
    yield Text(
        sv=f"Med osäkra datum dragna på måfå är hela projektet finansierat i tid i "
        f"{percent(in_time)} av fallen.",
        en=f"With uncertain dates drawn at random the whole project is financed in time in "
        f"{percent(in_time, 'en')} of the cases.",
    )
    for proof in simulation.proofs:
        if proof.in_time < 1:
            source, call = names.source(proof.source), names.subject(proof.call)
            yield Text(
                sv=f"Intyget om pengarna från {source} är i tid till {call} i "
                f"{percent(proof.in_time)} av fallen.",
                en=f"The proof of the money from {source} is in time for {call} in "
                f"{percent(proof.in_time, 'en')} of the cases.",
            )
    delay = simulation.start_delay
    if delay is not None and delay.chance_of_any > 0:
        yield Text(
            sv=f"Starten blir senare än planerat i {percent(delay.chance_of_any)} av fallen; i "
            f"nio fall av tio högst {delay.p90} dagar.",
            en=f"The start is later than planned in {percent(delay.chance_of_any, 'en')} of the "
            f"cases; in nine cases of ten by at most {delay.p90} days.",
        )


def _refusal(one: Refusal) -> Text:
    chance_sv, chance_en = percent(one.chance_of_no), percent(one.chance_of_no, "en")
    begun_sv, begun_en = "", ""
    if one.after_start and one.status == "feasible":
        begun_sv = " Det förutsätter att arbetet inte har börjat innan svaret kommer."
        begun_en = " That presupposes that work has not begun before the answer comes."
    when_sv = "" if one.refused_on is None else f", besked {one.refused_on}"
    when_en = "" if one.refused_on is None else f", answer {one.refused_on}"
    return Text(
        sv=f"{one.title.sv} (risk för nej {chance_sv}{when_sv}): {one.message.sv}{begun_sv}",
        en=f"{one.title.en} (risk of a no {chance_en}{when_en}): {one.message.en}{begun_en}",
    )


def _alternative(one: Alternative) -> Text:
    calls = ", ".join(f"{each.call}/{each.round}" for each in one.applications) or "–"
    gives_up = one.gives_up.message
    return Text(
        sv=f"{one.label.sv}: {calls}. {gives_up.sv}",
        en=f"{one.label.en}: {calls}. {gives_up.en}",
    )


def _unchosen(plan: Plan) -> Iterator[Text]:
    for one in plan.unchosen[:MOST_UNCHOSEN]:
        yield Text(
            sv=_titled(one.title.sv, one.message.sv), en=_titled(one.title.en, one.message.en)
        )
    left = len(plan.unchosen) - MOST_UNCHOSEN
    if left > 0:
        yield Text(
            sv=f"… och {left} till; se unchosen i plan.json.",
            en=f"… and {left} more; see unchosen in plan.json.",
        )


def _titled(title: str, message: str) -> str:
    """The message after its title, unless it begins with that itself."""
    return message if message.startswith(title) else f"{title}: {message}"
