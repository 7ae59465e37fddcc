"""Whether an enterprise is micro, small, medium or large: GBER Annex I."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from models.aid_intensity import joined_references
from models.enterprise import Accounts, EnterpriseFile
from models.enterprise_relations import Relations, in_euro
from models.errors import SamspelError
from models.expiry_warning import expiry_warning
from models.gber_validity import gber_validity
from models.money import MINOR_UNITS, kronor, percent
from models.parameter import parameter
from models.reason import Reason
from models.size_words import SIZE_WORDS
from models.text import Language, Text
from models.vocabulary import Size

SIZES: tuple[Size, ...] = ("micro", "small", "medium", "large")
"""From the smallest to the largest."""


class AccountsMissingError(SamspelError):
    """The figures of an investor are needed, and the file has none."""


@dataclass(frozen=True)
class Figures:
    """Annual work units and cents (EUR), with linked enterprises and partners counted in."""

    headcount: Fraction
    turnover: Fraction
    balance: Fraction


@dataclass(frozen=True)
class PeriodSize:
    """What an accounting period's figures alone would make of the enterprise."""

    ends: date
    figures: Figures
    size: Size


@dataclass(frozen=True)
class SizeFound:
    """The size class, and how it was found."""

    size: Size
    periods: tuple[PeriodSize, ...]
    linked: tuple[str, ...]
    partners: tuple[tuple[str, Decimal], ...]
    reasons: tuple[Reason, ...]
    reference: str
    warning: Text | None = None
    assumption: str | None = None


def enterprise_size(file: EnterpriseFile, on: date, after_expiry: str) -> SizeFound:
    """The size class of the enterprise for aid granted on a day.

    ``file`` has no flaws. ``after_expiry`` is the value of the assumption ``law.after_expiry``.
    The owners in the file are taken to be the same for all accounting periods.

    Raises:
        AccountsMissingError: an investor turns out to be linked or a partner and has no accounts.
        OutsideKnownDatesError: no value is known for the day.
    """
    validity = gber_validity(on, after_expiry)
    relations = Relations(file, validity.judged_on)
    linked = tuple(sorted(relations.linked - {file.enterprise}))
    partners = tuple(sorted(relations.partners.items()))
    reasons = list(_relation_reasons(linked, partners, validity.judged_on))
    public = _public_reason(relations)
    if public is None:
        periods = _periods(relations)
        size = _status(file.status_before, periods, validity.judged_on)
        reasons += _figure_reasons(periods, size, file.status_before, validity.judged_on)
    else:
        reasons.append(public)
        periods, size = (), "large"
    references = [one.reference for one in reasons]
    warning = expiry_warning(validity, on)
    if warning is not None:
        references.append(warning.reference)
    return SizeFound(
        size=size,
        periods=periods,
        linked=linked,
        partners=partners,
        reasons=tuple(reasons),
        reference=joined_references(references),
        warning=None if warning is None else warning.text,
        assumption=None if warning is None else warning.assumption,
    )


_ANNEX = "gber/annex_i"


def _public_reason(relations: Relations) -> Reason | None:
    limit = parameter(f"{_ANNEX}/article_3/public").at(relations.on)
    share = relations.public_share
    if share < limit.share:
        return None
    text = Text(
        sv=f"Offentliga organ kontrollerar {percent(share)} av företaget, som därför är stort "
        f"(gränsen är {percent(limit.share)}).",
        en=f"Public bodies control {percent(share, 'en')} of the enterprise, which therefore is "
        f"large (the limit is {percent(limit.share, 'en')}).",
    )
    return Reason(text, limit.reference)


def _periods(relations: Relations) -> tuple[PeriodSize, ...]:
    own = sorted(_accounts(relations, relations.file.enterprise), key=lambda one: one.ends)
    found = []
    for period in own:
        figures = _total(relations, period.ends)
        found.append(PeriodSize(period.ends, figures, size_by_figures(figures, relations.on)))
    return tuple(found)


def size_by_figures(figures: Figures, on: date) -> Size:
    """The class that figures alone give (Annex I article 2).

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    for size in SIZES[:-1]:
        folder = f"{_ANNEX}/article_2/{size}"
        below = parameter(f"{folder}/headcount").at(on).count
        turnover = parameter(f"{folder}/turnover").at(on).minor
        balance = parameter(f"{folder}/balance").at(on).minor
        if figures.headcount < below and (
            figures.turnover <= turnover or figures.balance <= balance
        ):
            return size
    return "large"


def _total(relations: Relations, ends: date) -> Figures:
    """The group in full, and of each partner and those linked to it a part (article 6)."""
    counted = [(name, Fraction(1)) for name in sorted(relations.linked)]
    for partner, share in sorted(relations.partners.items()):
        counted += [(name, Fraction(share)) for name in sorted(relations.group_of(partner))]
    headcount = turnover = balance = Fraction(0)
    for name, part in counted:
        if relations.file.by_id[name].is_enterprise:
            one = _latest(_accounts(relations, name), ends)
            headcount += part * Fraction(one.headcount)
            turnover += part * in_euro(one.turnover, relations.file)
            balance += part * in_euro(one.balance, relations.file)
    return Figures(headcount, turnover, balance)


def _accounts(relations: Relations, name: str) -> Sequence[Accounts]:
    periods = relations.file.by_id[name].periods
    if not periods:
        raise AccountsMissingError(
            Text(
                sv=f"{name} räknas med som anknutet företag eller partnerföretag, men har inga "
                "räkenskaper. Skriv dess periods.",
                en=f"{name} counts as a linked or partner enterprise but has no accounts. Write "
                "its periods.",
            )
        )
    return periods


def _latest(periods: Sequence[Accounts], ends: date) -> Accounts:
    """The latest accounts that had ended by a day, or else the earliest there are."""
    ordered = sorted(periods, key=lambda one: one.ends)
    ended = [one for one in ordered if one.ends <= ends]
    return ended[-1] if ended else ordered[0]


def _status(before: Size | None, periods: Sequence[PeriodSize], on: date) -> Size:
    """The class after the last period: it changes only when enough periods in a row say so."""
    needed = parameter(f"{_ANNEX}/article_4/accounting_periods").at(on).count
    ranks = [SIZES.index(one.size) for one in periods]
    status = ranks[0] if before is None else SIZES.index(before)
    for last in range(needed, len(ranks) + 1):
        recent = ranks[last - needed : last]
        if min(recent) > status:
            status = min(recent)
        elif max(recent) < status:
            status = max(recent)
    return SIZES[status]


def _relation_reasons(
    linked: Sequence[str], partners: Sequence[tuple[str, Decimal]], on: date
) -> list[Reason]:
    reasons = []
    if linked:
        names = ", ".join(linked)
        text = Text(
            sv=f"Anknutna företag räknas med helt: {names}.",
            en=f"Linked enterprises count in full: {names}.",
        )
        reference = parameter(f"{_ANNEX}/article_3/linked").at(on).reference
        reasons.append(Reason(text, reference))
    if partners:
        sv = ", ".join(f"{name} {percent(share)}" for name, share in partners)
        en = ", ".join(f"{name} {percent(share, 'en')}" for name, share in partners)
        text = Text(
            sv=f"Partnerföretag räknas med i proportion: {sv}.",
            en=f"Partner enterprises count pro rata: {en}.",
        )
        reference = parameter(f"{_ANNEX}/article_3/partner").at(on).reference
        reasons.append(Reason(text, reference))
    return reasons


def _figure_reasons(
    periods: Sequence[PeriodSize], size: Size, before: Size | None, on: date
) -> list[Reason]:
    reasons = [_of_period(one, on) for one in periods]
    alone = periods[-1].size
    started_at = periods[0].size if before is None else before
    if alone != size or started_at != size:
        rule = parameter(f"{_ANNEX}/article_4/accounting_periods").at(on)
        now, words = SIZE_WORDS[size], SIZE_WORDS[started_at]
        text = Text(
            sv=f"Storleksklassen ändras först efter {rule.count} räkenskapsperioder i följd: "
            f"från {words.sv} till {now.sv}.",
            en=f"The size class changes only after {rule.count} accounting periods in a row: "
            f"from {words.en} to {now.en}.",
        )
        reasons.append(Reason(text, rule.reference))
    return reasons


def _of_period(one: PeriodSize, on: date) -> Reason:
    size: Size = "medium" if one.size == "large" else one.size
    reference = parameter(f"{_ANNEX}/article_2/{size}/headcount").at(on).reference
    words = SIZE_WORDS[one.size]
    figures = one.figures
    sums_sv = [_money(minor, "sv") for minor in (figures.turnover, figures.balance)]
    sums_en = [_money(minor, "en") for minor in (figures.turnover, figures.balance)]
    text = Text(
        sv=f"Perioden till {one.ends}: {_count(figures.headcount, 'sv')} årsarbetskrafter, "
        f"omsättning {sums_sv[0]}, balansomslutning {sums_sv[1]}: {words.sv}.",
        en=f"The period to {one.ends}: {_count(figures.headcount, 'en')} annual work units, "
        f"turnover {sums_en[0]}, balance sheet total {sums_en[1]}: {words.en}.",
    )
    return Reason(text, reference)


def _money(cents: Fraction, language: Language) -> str:
    """Whole euro."""
    return kronor(int(cents // MINOR_UNITS) * MINOR_UNITS, "EUR", language)


def _count(headcount: Fraction, language: Language) -> str:
    """At most two decimals."""
    exact = Decimal(headcount.numerator) / headcount.denominator
    text = format(round(exact, 2).normalize(), "f")
    return text.replace(".", ",") if language == "sv" else text
