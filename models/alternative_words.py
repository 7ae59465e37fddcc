"""What another plan gives up beside the plan itself, in numbers and in words."""

from __future__ import annotations

from decimal import Decimal

from models.choice import GivesUp
from models.mention import days
from models.money import kronor, percent, share_text
from models.text import Text


def gives_up(
    *,
    own_money_more: int,
    applications_more: int,
    start_later_days: int,
    chance: Decimal,
    other_chance: Decimal,
    currency: str,
) -> GivesUp:
    """``chance`` is the plan's chance that all say yes, ``other_chance`` that of the other plan."""
    lower = (chance - other_chance).quantize(Decimal("0.0001"))
    losses: list[Text] = []
    gains: list[Text] = []
    if own_money_more:
        money = abs(own_money_more)
        word_sv, word_en = ("mer", "more") if own_money_more > 0 else ("mindre", "less")
        (losses if own_money_more > 0 else gains).append(
            Text(
                sv=f"{kronor(money, currency)} {word_sv} egna och privata pengar",
                en=f"{kronor(money, currency, 'en')} {word_en} own and private money",
            )
        )
    if applications_more:
        (losses if applications_more > 0 else gains).append(_applications(applications_more))
    if start_later_days:
        count = days(abs(start_later_days))
        later = start_later_days > 0
        (losses if later else gains).append(
            Text(
                sv=f"start {count.sv} {'senare' if later else 'tidigare'}",
                en=f"start {count.en} {'later' if later else 'earlier'}",
            )
        )
    if lower:
        (losses if lower > 0 else gains).append(
            Text(
                sv=f"{'lägre' if lower > 0 else 'högre'} chans att alla säger ja "
                f"({percent(other_chance)} mot {percent(chance)})",
                en=f"a {'lower' if lower > 0 else 'higher'} chance that all say yes "
                f"({percent(other_chance, 'en')} against {percent(chance, 'en')})",
            )
        )
    return GivesUp(
        own_money_more=own_money_more,
        applications_more=applications_more,
        start_later_days=start_later_days,
        chance_lower=f"-{share_text(-lower)}" if lower < 0 else share_text(lower),
        message=_sentence(gains, losses),
    )


def _applications(more: int) -> Text:
    count = abs(more)
    noun_sv = "ansökan" if count == 1 else "ansökningar"
    noun_en = "application" if count == 1 else "applications"
    return Text(
        sv=f"{count} {noun_sv} {'till' if more > 0 else 'färre'}",
        en=f"{count} {'more' if more > 0 else 'fewer'} {noun_en}",
    )


def _sentence(gains: list[Text], losses: list[Text]) -> Text:
    if not gains and not losses:
        return Text(sv="Likvärdig, med andra omgångar.", en="As good, with other rounds.")
    parts_sv, parts_en = [], []
    if gains:
        parts_sv.append("Ger " + ", ".join(one.sv for one in gains) + ".")
        parts_en.append("Gives " + ", ".join(one.en for one in gains) + ".")
    if losses:
        parts_sv.append("Till priset av " + ", ".join(one.sv for one in losses) + ".")
        parts_en.append("At the price of " + ", ".join(one.en for one in losses) + ".")
    return Text(sv=" ".join(parts_sv), en=" ".join(parts_en))
