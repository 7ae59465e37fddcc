"""The answer of ``samspel aid de-minimis`` for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.de_minimis.answer import Answer
from models.de_minimis.rooms import CountedGrant, UndertakingRoom
from models.finding import Severity
from models.money import kronor
from models.text import Language, Text
from samspel.commands.aid.answers import reason_lines


def de_minimis_text(found: Answer, language: Language) -> str:
    """Each undertaking with its room and its reasons; then findings, errors first; assumptions."""
    lines = [_said(_HEADING, language).format(on=found.on), ""]
    if not found.undertakings:
        lines += [_said(_NOBODY, language), ""]
    for one in found.undertakings:
        lines += [*_undertaking(one, language), ""]
    for severity, words in _SEVERITIES.items():
        for finding in found.findings:
            if finding.severity == severity:
                said = finding.message.in_language(language)
                lines.append(f"{_said(words, language)}: {said} ({finding.reference})")
    for used in found.assumptions:
        said = used.message.in_language(language)
        lines.append(f"{_said(_ASSUMPTION, language)} {used.name}={used.value}: {said}")
    return "\n".join(lines) + "\n"


_HEADING = Text(
    sv="Stöd av mindre betydelse, läget {on}", en="De minimis aid, the position on {on}"
)
_NOBODY = Text(
    sv="Filen har inget företag att svara för.", en="The file has no undertaking to answer for."
)
_SGEI = Text(
    sv="tjänster av allmänt ekonomiskt intresse", en="services of general economic interest"
)
_ROWS: Mapping[str, Text] = {
    "ceiling": Text(sv="Tak", en="Ceiling"),
    "used": Text(sv="Använt", en="Used"),
    "room": Text(sv="Utrymme", en="Room"),
}
_THROUGH = Text(sv="räknas till och med {day}", en="counts through {day}")
_PLANNED = Text(sv="planerat", en="planned")
_GROWS = Text(sv="Utrymmet växer", en="The room grows")
_WHY = Text(sv="Skäl", en="Reasons")
_ASSUMPTION = Text(sv="Antagande", en="Assumption")
_SEVERITIES: Mapping[Severity, Text] = {
    "error": Text(sv="Fel", en="Error"),
    "warning": Text(sv="Varning", en="Warning"),
    "info": Text(sv="Upplysning", en="Note"),
}


def _undertaking(room: UndertakingRoom, language: Language) -> Iterator[str]:
    members = "" if len(room.members) == 1 else f": {', '.join(room.members)}"
    sgei = f", {_said(_SGEI, language)}" if room.kind == "sgei" else ""
    yield f"{room.id} ({room.member_state}{sgei}){members}"
    for name, words in _ROWS.items():
        yield f"  {_said(words, language):<10} {_euro(getattr(room, name), language)}"
    for grant in room.grants:
        yield _grant(grant, language)
    if room.grows:
        yield f"  {_said(_GROWS, language)}:"
    for one in room.grows:
        yield f"  {one.on} {_euro(one.room, language)}"
    yield f"  {_said(_WHY, language)}:"
    yield from reason_lines(room.reasons, language)


def _grant(grant: CountedGrant, language: Language) -> str:
    parts = [_said(_THROUGH, language).format(day=grant.counts_through)]
    if grant.planned:
        parts.insert(0, _said(_PLANNED, language))
    if grant.currency != "EUR":
        written = kronor(grant.amount, grant.currency, language)
        rate = f"{grant.rate}".replace(".", "," if language == "sv" else ".")
        parts.insert(0, f"{written}, 1 EUR = {rate} {grant.currency}")
    who = grant.undertaking + (f" ({grant.by})" if grant.by else "")
    return (
        f"  {grant.granted} {_euro(grant.gross_grant_equivalent, language)}  {who}: "
        f"{'; '.join(parts)}"
    )


def _euro(cents: int, language: Language) -> str:
    return f"{kronor(cents, 'EUR', language):>16}"


def _said(text: Text, language: Language) -> str:
    return text.in_language(language)
