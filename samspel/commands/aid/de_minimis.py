"""``samspel aid de-minimis``: the room for de minimis aid, and whether a sum would fit in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspel.commands.aid.aid_options import Currency, On
from samspel.language import both
from samspel.options import Assume, Json, Lang, Parameters

if TYPE_CHECKING:
    from models.de_minimis.ledger import Ledger
    from models.de_minimis.rooms import Question

LedgerFile = Annotated[
    Path,
    typer.Argument(
        metavar="LEDGER",
        show_default=False,
        help=both(
            "Registret över stöden (YAML, JSON, CSV eller Excel).",
            "The ledger of the aid (YAML, JSON, CSV or Excel).",
        ),
    ),
]
Sum = Annotated[
    str | None,
    typer.Option(
        "--amount",
        metavar="X",
        show_default=False,
        help=both(
            "Ryms det här beloppet? Slutstatus 0 ja, 1 nej.",
            "Would this sum fit? Exit status 0 yes, 1 no.",
        ),
    ),
]
OfKind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="general|sgei",
        help=both(
            "Slag av stöd: allmänt, eller till tjänster av allmänt ekonomiskt intresse.",
            "Kind of aid: general, or for services of general economic interest.",
        ),
    ),
]
Undertaking = Annotated[
    str | None,
    typer.Option(
        "--undertaking",
        metavar="ID",
        show_default=False,
        help=both(
            "Bara det här företaget med dem det hör ihop med.",
            "Only this undertaking with those it belongs with.",
        ),
    ),
]
MemberState = Annotated[
    str | None,
    typer.Option(
        "--member-state",
        metavar="SE",
        show_default=False,
        help=both("Bara stöd av den medlemsstaten.", "Only aid of this Member State."),
    ),
]


def de_minimis(
    ledger: LedgerFile,
    *,
    on: On,
    amount: Sum = None,
    currency: Currency = "EUR",
    kind: OfKind = "general",
    undertaking: Undertaking = None,
    member_state: MemberState = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the room of each undertaking; 1 if the sum, or what was granted, does not fit."""
    from flows.law import law
    from flows.read_files import read_content
    from models.de_minimis.answer import answer
    from models.de_minimis.ledger_file import read_ledger
    from models.de_minimis.regulation import REGULATIONS
    from models.de_minimis.rooms import Question
    from samspel import terminal
    from samspel.commands.aid.checked import Checked
    from samspel.commands.aid.de_minimis_answer import de_minimis_text
    from samspel.exit_status import FINDINGS, OK
    from samspel.language import spoken

    checked = Checked()
    day, asked = checked.day("--on", on), checked.amount("--amount", amount)
    regulation = checked.one_of("--kind", kind, REGULATIONS)
    assumed = checked.assumptions(assume or ())
    if member_state is not None and not re.fullmatch("[A-Z]{2}", member_state):
        checked.fault(
            "--member-state",
            "member-state-form",
            (f"{member_state!r} är ingen landskod.", f"{member_state!r} is no country code."),
            ("Skriv två stora bokstäver, som SE.", "Write two capital letters, such as SE."),
        )
    checked.refuse_faults()
    with law(parameters):
        held = read_ledger(read_content(ledger), str(ledger))
        question = Question(
            on=day,
            cents=None if asked is None else _in_euro(asked, currency, held, str(ledger)),
            regulation=regulation,
            undertaking=undertaking,
            member_state=member_state,
            assumptions=assumed,
        )
        with _remedy_after_expiry(question):
            found = answer(held, question)
    if json:
        document = found.model_dump(mode="json", exclude_none=True)
        terminal.answer(terminal.json_text(document))
    else:
        terminal.answer(de_minimis_text(found, spoken(lang)))
    return OK if found.holds else FINDINGS


def _in_euro(minor: int, currency: str, ledger: Ledger, file: str) -> Fraction:
    from samspel.commands.aid.checked import refuse

    rate = ledger.rate(currency)
    if rate is None:
        row = f"rates: {{{currency}: 11.20}}"
        refuse(
            "--currency",
            "rate-missing",
            (f"{file} har ingen kurs för {currency}.", f"{file} has no rate for {currency}."),
            (
                f"Skriv {row} i filen ({currency} för en euro), eller ge beloppet i euro.",
                f"Write {row} in the file ({currency} for one euro), or give the sum in euro.",
            ),
        )
    return minor / Fraction(rate)


@contextmanager
def _remedy_after_expiry(question: Question) -> Iterator[None]:
    """Say how to go on, where a day is refused because the regulation has expired.

    Raises:
        InputErrors: the refusal, with its remedy.
        OutsideKnownDatesError: the day lies before the regulation.
    """
    from models.de_minimis.regulation import first_known_day
    from models.errors import OutsideKnownDatesError
    from samspel.commands.aid.checked import refuse

    try:
        yield
    except OutsideKnownDatesError as error:
        if question.on < first_known_day(question.regulation):
            raise
        refuse(
            "--on",
            "law-expired",
            (error.text.sv, error.text.en),
            (
                "Räkna vidare med det sista kända taket: --assume law.after_expiry=unchanged.",
                "Go on with the last known ceiling: --assume law.after_expiry=unchanged.",
            ),
        )
