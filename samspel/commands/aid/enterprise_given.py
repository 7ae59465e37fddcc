"""The enterprise that ``samspel aid size`` was asked about: a file, or figures in options."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

from flows.read_files import read_content
from models.enterprise import EURO, Accounts, Enterprise, EnterpriseFile, Holding
from models.enterprise_file import read_enterprise
from models.money import Minor
from models.vocabulary import Size
from samspel.commands.aid.checked import Checked

_THE_ENTERPRISE = "enterprise"
_PUBLIC_BODIES = "public-bodies"


@dataclass(frozen=True)
class Given:
    """The options as written; figures of one accounting year after another."""

    headcount: tuple[str, ...] = ()
    turnover: tuple[str, ...] = ()
    balance: tuple[str, ...] = ()
    public_share: str | None = None
    status_before: str | None = None
    currency: str = EURO
    per_euro: str | None = None


def enterprise_given(
    path: Path | None, options: Given, on: date, checked: Checked
) -> EnterpriseFile:
    """The enterprise of a file, or the one whose figures stand in options.

    The accounting years of options are the calendar years that ended before the day.

    Raises:
        InputErrors: every fault of the file, or of all options.
    """
    if path is not None:
        if options != Given():
            checked.fault(
                "ENTERPRISE",
                "file-and-figures",
                ("ange en fil eller siffror, inte båda.", "give a file or figures, not both."),
                ("Skriv allt i filen.", "Write all in the file."),
            )
        checked.refuse_faults()
        return read_enterprise(read_content(path), str(path))
    _check_counts(options, checked)
    status = checked.one_of("--status-before", options.status_before, get_args(Size))
    public = checked.share("--public-share", options.public_share)
    rate = checked.positive("--per-euro", options.per_euro)
    if options.currency != EURO and rate is None:
        checked.fault(
            "--per-euro",
            "rate-missing",
            (
                f"beloppen är i {options.currency}, men ingen kurs mot euron är given.",
                f"the sums are in {options.currency}, but no rate to the euro is given.",
            ),
            ("Ange --per-euro.", "Give --per-euro."),
        )
    figures = [
        (
            checked.headcount("--headcount", heads),
            checked.amount("--turnover", turnover),
            checked.amount("--balance", balance),
        )
        for heads, turnover, balance in zip(
            options.headcount, options.turnover, options.balance, strict=False
        )
    ]
    checked.refuse_faults()
    last_year = on.year - len(figures)
    periods = tuple(
        Accounts(
            ends=date(last_year + index + 1, 1, 1) - timedelta(days=1),
            headcount=heads,
            turnover=Minor(turnover),
            balance=Minor(balance),
        )
        for index, (heads, turnover, balance) in enumerate(figures)
    )
    return _alone(periods, public, status, options.currency, rate)


def _check_counts(options: Given, checked: Checked) -> None:
    counts = {len(options.headcount), len(options.turnover), len(options.balance)}
    if counts == {0} or len(counts) > 1:
        checked.fault(
            "--headcount",
            "figures-missing",
            (
                "ange en fil, eller --headcount, --turnover och --balance lika många gånger.",
                "give a file, or --headcount, --turnover and --balance the same number of times.",
            ),
            ("Det äldsta räkenskapsåret först.", "The oldest accounting year first."),
        )


def _alone(
    periods: tuple[Accounts, ...],
    public: Decimal | None,
    status: Size | None,
    currency: str,
    rate: Decimal | None,
) -> EnterpriseFile:
    enterprises = [Enterprise(id=_THE_ENTERPRISE, periods=periods)]
    holdings = []
    if public is not None:
        enterprises.append(Enterprise(id=_PUBLIC_BODIES, kind="public_body"))
        holdings.append(Holding(owner=_PUBLIC_BODIES, firm=_THE_ENTERPRISE, capital=public))
    return EnterpriseFile(
        enterprise=_THE_ENTERPRISE,
        currency=currency,
        per_euro=rate,
        status_before=status,
        enterprises=tuple(enterprises),
        holdings=tuple(holdings),
    )
