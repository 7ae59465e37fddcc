"""The answer to a question about a ledger: rooms, reasons, findings and assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.assumption import ASSUMPTIONS
from models.de_minimis.findings import findings
from models.de_minimis.ledger import Ledger
from models.de_minimis.reasons import reasons
from models.de_minimis.regulation import validity
from models.de_minimis.rooms import AFTER_EXPIRY, Question, UndertakingRoom, cents_up, rooms
from models.finding import Finding
from models.money import Amount, Minor
from models.plan import AssumptionUsed
from models.vocabulary import Date, Record


class Answer(Record):
    """``amount`` is the sum that was asked about, in euro; its fields are those of the JSON."""

    on: Date
    amount: Amount | None = None
    undertakings: tuple[UndertakingRoom, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[AssumptionUsed, ...]

    @property
    def holds(self) -> bool:
        """Whether the sum fits everywhere, and nothing has been granted above a ceiling."""
        return not any(one.severity == "error" for one in self.findings)


def answer(ledger: Ledger, question: Question) -> Answer:
    """The room of each single undertaking of a ledger without flaws, and what there is to say.

    Raises:
        InputErrors: the undertaking asked about is not in the ledger.
        OutsideKnownDatesError: no ceiling is known for the day.
    """
    found = rooms(ledger, question)
    return Answer(
        on=question.on,
        amount=None if question.cents is None else Minor(cents_up(question.cents)),
        undertakings=tuple(
            one.model_copy(update={"reasons": reasons(one, ledger.links, question)})
            for one in found
        ),
        findings=tuple(finding for one in found for finding in findings(one, question)),
        assumptions=tuple(_assumptions(ledger, question, found)),
    )


def _assumptions(
    ledger: Ledger, question: Question, found: Sequence[UndertakingRoom]
) -> Iterator[AssumptionUsed]:
    """Those of de minimis aid on which the rooms rest, and that the law stays as it was."""
    for name in ("de_minimis.anniversary_day", "de_minimis.indirect_votes"):
        known, value = ASSUMPTIONS[name], question.assumption(name)
        others = {known.default, *known.alternatives} - {value}
        if any(_rooms_if(ledger, question, name, other) != found for other in sorted(others)):
            yield _used(name, value, known.default)
    carried_on = any(
        validity(one.kind, question.on, question.terms.after_expiry).phase == "expired"
        for one in found
    )
    if carried_on:
        yield _used("law.after_expiry", question.terms.after_expiry, AFTER_EXPIRY)


def _rooms_if(
    ledger: Ledger, question: Question, name: str, value: str
) -> tuple[UndertakingRoom, ...]:
    return rooms(ledger, replace(question, assumptions={**question.assumptions, name: value}))


def _used(name: str, value: str, default: str) -> AssumptionUsed:
    message = ASSUMPTIONS[name].message
    return AssumptionUsed(
        name=name, value=value, default=default, rests_on_it=True, message=message
    )
