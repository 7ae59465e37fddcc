"""The words about values that pass a limit: too large, too short, too many decimals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.reading.shown import shortened, shown, written
from models.reading.wording import Wording
from models.text import Text


@dataclass(frozen=True)
class Limit:
    """A kind of limit: where pydantic tells its value, and sentences with places for values."""

    key: str
    code: str
    message: Text
    remedy: Text

    def passed_by(self, value: Any, context: Mapping[str, Any]) -> Wording:
        """The words about a value that passes the limit; ``context`` is that of the error."""
        found, limit = shown(value), shortened(written(context.get(self.key)))
        return Wording(
            self.code,
            Text(
                sv=self.message.sv.format(found=found.sv, limit=limit),
                en=self.message.en.format(found=found.en, limit=limit),
            ),
            Text(sv=self.remedy.sv.format(limit=limit), en=self.remedy.en.format(limit=limit)),
        )


LIMITS: dict[str, Limit] = {
    "greater_than": Limit(
        "gt",
        "value-too-small",
        Text(
            sv="{found} är inte större än `{limit}`.", en="{found} is not greater than `{limit}`."
        ),
        Text(sv="Skriv ett värde större än `{limit}`.", en="Write a value greater than `{limit}`."),
    ),
    "greater_than_equal": Limit(
        "ge",
        "value-too-small",
        Text(sv="{found} är mindre än `{limit}`.", en="{found} is less than `{limit}`."),
        Text(sv="Skriv `{limit}` eller mer.", en="Write `{limit}` or more."),
    ),
    "less_than": Limit(
        "lt",
        "value-too-large",
        Text(sv="{found} är inte mindre än `{limit}`.", en="{found} is not less than `{limit}`."),
        Text(sv="Skriv ett värde mindre än `{limit}`.", en="Write a value less than `{limit}`."),
    ),
    "less_than_equal": Limit(
        "le",
        "value-too-large",
        Text(sv="{found} är större än `{limit}`.", en="{found} is greater than `{limit}`."),
        Text(sv="Skriv `{limit}` eller mindre.", en="Write `{limit}` or less."),
    ),
    "multiple_of": Limit(
        "multiple_of",
        "value-not-a-multiple",
        Text(
            sv="{found} är ingen multipel av `{limit}`.",
            en="{found} is not a multiple of `{limit}`.",
        ),
        Text(sv="Skriv en multipel av `{limit}`.", en="Write a multiple of `{limit}`."),
    ),
    "too_short": Limit(
        "min_length",
        "too-few-values",
        Text(
            sv="{found} står här, men minst {limit} krävs.",
            en="{found} stands here, but at least {limit} must.",
        ),
        Text(sv="Lägg till det som saknas.", en="Add what is missing."),
    ),
    "too_long": Limit(
        "max_length",
        "too-many-items",
        Text(
            sv="{found} står här, men högst {limit} får stå här.",
            en="{found} stands here, but at most {limit} may.",
        ),
        Text(sv="Ta bort det som är för mycket.", en="Remove what is too much."),
    ),
    "string_too_short": Limit(
        "min_length",
        "text-too-short",
        Text(
            sv="{found} är för kort; minsta längd är {limit} tecken.",
            en="{found} is too short; the least length in characters is {limit}.",
        ),
        Text(sv="Skriv en längre text.", en="Write a longer text."),
    ),
    "string_too_long": Limit(
        "max_length",
        "text-too-long",
        Text(
            sv="{found} är för lång; största längd är {limit} tecken.",
            en="{found} is too long; the greatest length in characters is {limit}.",
        ),
        Text(sv="Korta texten.", en="Shorten the text."),
    ),
    "decimal_max_digits": Limit(
        "max_digits",
        "too-many-digits",
        Text(sv="{found} har fler än {limit} siffror.", en="{found} has more than {limit} digits."),
        Text(
            sv="Avrunda talet, eller se efter om det är rätt.",
            en="Round the number, or check that it is right.",
        ),
    ),
    "decimal_max_places": Limit(
        "decimal_places",
        "too-many-decimals",
        Text(
            sv="{found} har fler än {limit} decimaler.",
            en="{found} has more than {limit} decimals.",
        ),
        Text(sv="Avrunda till högst {limit} decimaler.", en="Round to at most {limit} decimals."),
    ),
    "decimal_whole_digits": Limit(
        "whole_digits",
        "too-many-digits",
        Text(
            sv="{found} har fler än {limit} siffror före decimalpunkten.",
            en="{found} has more than {limit} digits before the decimal point.",
        ),
        Text(sv="Se efter om talet är rätt.", en="Check that the number is right."),
    ),
    "timezone_aware": Limit(
        "",
        "zone-missing",
        Text(sv="{found} saknar tidszon.", en="{found} has no time zone."),
        Text(
            sv="Lägg till förskjutningen från UTC, till exempel `2027-03-01T14:00+01:00`.",
            en="Add the offset from UTC, for example `2027-03-01T14:00+01:00`.",
        ),
    ),
    "timezone_naive": Limit(
        "",
        "zone-not-expected",
        Text(
            sv="{found} har en tidszon, men ska här stå utan.",
            en="{found} has a time zone, but must stand without one here.",
        ),
        Text(
            sv="Skriv till exempel `2027-03-01T14:00`.", en="Write for example `2027-03-01T14:00`."
        ),
    ),
}
"""By the error types of pydantic."""
