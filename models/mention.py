"""How findings name calls, sources, work and sums in their sentences, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from models.case import Case, Chosen
from models.money import kronor, percent
from models.text import Text
from models.vocabulary import MilestoneKind, Size

SIZES: Mapping[Size, Text] = {
    "micro": Text(sv="mikroföretag", en="micro"),
    "small": Text(sv="litet", en="small"),
    "medium": Text(sv="medelstort", en="medium-sized"),
    "large": Text(sv="stort", en="large"),
}

MILESTONES: Mapping[MilestoneKind, Text] = {
    "announced": Text(sv="utannonsering", en="announcement"),
    "opens": Text(sv="öppning", en="opening"),
    "deadline": Text(sv="sista ansökningsdag", en="deadline"),
    "stage_result": Text(sv="besked efter första steget", en="result of the stage"),
    "committee": Text(sv="beredning i nämnd", en="committee"),
    "decision": Text(sv="beslut", en="decision"),
    "agreement": Text(sv="avtal", en="agreement"),
    "proof_due": Text(sv="intyg om medfinansiering", en="proof of match"),
    "earliest_start": Text(sv="tidigaste start", en="earliest start"),
    "latest_start": Text(sv="senaste start", en="latest start"),
    "latest_end": Text(sv="senaste slut", en="latest end"),
    "report_due": Text(sv="rapport", en="report"),
}


def amount(minor: int, currency: str) -> Text:
    """A sum in minor units: ``1 234 567 kr``."""
    return Text(sv=kronor(minor, currency, "sv"), en=kronor(minor, currency, "en"))


def share(value: Decimal | Fraction) -> Text:
    """A share: ``12,5 %``."""
    return Text(sv=percent(value, "sv"), en=percent(value, "en"))


def days(count: int) -> Text:
    """A number of days: ``1 dag``, ``18 dagar``."""
    return Text(
        sv=f"{count} dag" if count == 1 else f"{count} dagar",
        en=f"{count} day" if count == 1 else f"{count} days",
    )


def listed(names: Iterable[Text]) -> Text:
    """Names with commas between them."""
    found = list(names)
    return Text(sv=", ".join(one.sv for one in found), en=", ".join(one.en for one in found))


def call(chosen: Chosen) -> Text:
    """The call's title and its funder."""
    title, funder = chosen.call.title, chosen.funder.name
    return Text(sv=f"{title.sv} ({funder})", en=f"{title.en} ({funder})")


def source(case: Case, name: str) -> Text:
    """A source of the funding matrix: a call, a promise, or a partner's own money or work."""
    chosen = case.chosen_by_source.get(name)
    if chosen is not None:
        return call(chosen)
    contribution = case.contribution_by_source.get(name)
    if contribution is not None:
        return Text(sv=contribution.from_, en=contribution.from_)
    kind, _, partner_id = name.partition(":")
    partner = case.project.partner_by_id.get(partner_id)
    who = partner_id if partner is None else partner.name
    if kind == "own":
        return Text(sv=f"egna pengar från {who}", en=f"own cash of {who}")
    return Text(sv=f"naturainsats från {who}", en=f"in-kind work of {who}")


def work_package(case: Case, work_package_id: str) -> Text:
    """A work package by its title, or by its id where it has none."""
    package = case.project.work_package_by_id.get(work_package_id)
    if package is None or package.title is None:
        return Text(sv=work_package_id, en=work_package_id)
    return Text(
        sv=f"{package.title.sv} ({work_package_id})", en=f"{package.title.en} ({work_package_id})"
    )


def terms_of(chosen: Chosen) -> str:
    """Where the call's own terms were read."""
    read_at = chosen.call.source
    return f"Call {chosen.call.id}" if read_at is None else f"Call {chosen.call.id}, {read_at.url}"
