"""How the money of a plan was reckoned to come in, and who has to lend, in sentences."""

from __future__ import annotations

from decimal import Decimal

from calendars.amounts import whole_amount
from calendars.names import Names
from calendars.report_wording import counted
from models.liquidity import Liquidity, PaymentRow
from models.money import percent
from models.text import Text


def lowest_words(found: Liquidity, names: Names) -> str:
    """The lowest balance and what has to be borrowed for it."""
    low = {lang: whole_amount(-found.low, found.currency, lang) for lang in ("sv", "en")}
    bridge = {lang: whole_amount(found.bridge, found.currency, lang) for lang in ("sv", "en")}
    if found.low >= 0:
        said = Text(
            sv="Projektet behöver aldrig ligga ute med pengar.",
            en="The project never has to lay out money.",
        )
    elif found.bridge <= 0:
        said = Text(
            sv=f"Som mest ligger projektet ute med {low['sv']}, i månaden från {found.low_on}. "
            "Parternas egna pengar räcker till det.",
            en=f"At most the project has laid out {low['en']}, in the month from {found.low_on}. "
            "The partners' own money covers that.",
        )
    else:
        said = Text(
            sv=f"Som mest ligger projektet ute med {low['sv']}, i månaden från {found.low_on}. "
            f"Utöver sina egna pengar behöver parterna låna {bridge['sv']}.",
            en=f"At most the project has laid out {low['en']}, in the month from {found.low_on}. "
            f"Beyond their own money the partners need to borrow {bridge['en']}.",
        )
    return said.in_language(names.language)


def payment_words(one: PaymentRow, names: Names) -> str:
    """How a source pays, and whether the call says so."""
    parts = [_begins(one), _goes_on(one)]
    if one.assumptions:
        parts.append(
            Text(
                sv="Utlysningen anger inte allt detta; resten är antaget.",
                en="The call does not say all of this; the rest is assumed.",
            )
        )
    return " ".join(part.in_language(names.language) for part in parts)


def _begins(one: PaymentRow) -> Text:
    share = Decimal(one.share)
    sv, en = percent(share), percent(share, "en")
    if one.kind == "advance":
        return Text(sv=f"{sv} i förskott vid beslutet.", en=f"{en} in advance at the decision.")
    if one.kind == "prefinancing":
        return Text(
            sv=f"{sv} i förskott när avtalet är slutet.",
            en=f"{en} in advance when the agreement is signed.",
        )
    return Text(sv="Betalas i efterhand.", en="Paid afterwards.")


def _goes_on(one: PaymentRow) -> Text:
    days, months = one.lag_days, one.lag_months
    month = Text(sv="månad", en="month"), Text(sv="månader", en="months")
    day = Text(sv="dag", en="day"), Text(sv="dagar", en="days")
    often = _often(one.every_months)
    if months or not days:
        later = Text(sv=counted(months, *month, "sv"), en=counted(months, *month, "en"))
    else:
        later = Text(sv=counted(days, *day, "sv"), en=counted(days, *day, "en"))
    if not months and not days:
        return Text(
            sv=f"Kostnader redovisas {often.sv} och betalas genast.",
            en=f"Costs are claimed {often.en} and paid at once.",
        )
    return Text(
        sv=f"Kostnader redovisas {often.sv} och betalas {later.sv} därefter.",
        en=f"Costs are claimed {often.en} and paid {later.en} afterwards.",
    )


def _often(months: int) -> Text:
    if months == 1:
        return Text(sv="varje månad", en="every month")
    if months == 2:
        return Text(sv="varannan månad", en="every other month")
    if months <= 12:
        return Text(sv=f"var {_ORDINALS[months - 3]} månad", en=f"every {months} months")
    return Text(sv=f"med {months} månaders mellanrum", en=f"every {months} months")


_ORDINALS = (
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
)
