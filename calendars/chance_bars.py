"""The chances of a plan as bars: that the money comes, suffices, and is proved in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calendars.names import Names
from models.text import Text


@dataclass(frozen=True)
class ChanceBar:
    """One bar. ``is_weak`` marks a call that everything hangs on: no other plan without it."""

    label: str
    share: Decimal
    is_weak: bool = False
    is_known: bool = True

    @property
    def width(self) -> str:
        """Its length where certainty is 100."""
        return f"{(self.share * 100).quantize(Decimal('0.1')):f}"


def chance_bars(names: Names) -> tuple[ChanceBar, ...]:
    """The bars from the whole to the parts; none where the plan says nothing of chances."""
    return tuple(_bars(names))


def _bars(names: Names) -> Iterator[ChanceBar]:
    risk, language = names.plan.risk, names.language
    if risk is None or not risk.applications:
        return
    yield ChanceBar(_FINANCED.in_language(language), risk.financed)
    yield ChanceBar(_ALL.in_language(language), risk.all_granted)
    if risk.simulation is not None:
        yield ChanceBar(_IN_TIME.in_language(language), risk.simulation.financed_in_time)
    weak = set(risk.single_points_of_failure)
    for one in risk.applications:
        yield ChanceBar(
            _CALL.in_language(language).format(one.title.in_language(language)),
            one.chance,
            is_weak=one.call in weak,
            is_known=one.known,
        )
    for proof in () if risk.simulation is None else risk.simulation.proofs:
        label = _PROOF.in_language(language)
        yield ChanceBar(
            label.format(names.source(proof.source), names.subject(proof.call)), proof.in_time
        )


_FINANCED = Text(
    sv="Hela projektet blir finansierat utan ny ansökan",
    en="The whole project is financed without a new application",
)
_ALL = Text(sv="Alla ansökningar beviljas", en="Every application is granted")
_IN_TIME = Text(
    sv="Hela projektet blir finansierat i tid", en="The whole project is financed in time"
)
_CALL = Text(sv="Ansökan till {} beviljas", en="The application to {} is granted")
_PROOF = Text(
    sv="Intyget om pengarna från {} kommer i tid till {}",
    en="The proof of the money from {} is in time for {}",
)
