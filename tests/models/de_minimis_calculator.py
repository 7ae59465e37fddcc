"""The ledger of de minimis aid as worked examples ask about it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import yaml

from models.de_minimis.answer import answer
from models.de_minimis.ledger_file import read_ledger
from models.de_minimis.rooms import Question, UndertakingRoom
from models.errors import SamspelError
from models.money import decimal_text, parse_amount
from models.when import parse_date


def de_minimis(given: dict[str, Any]) -> dict[str, str]:
    """Facts: ``ledger`` (without its first line), and ``on``, ``amount``, ``kind``, ``assume``.

    Results: ``undertakings``, ``findings`` and ``assumptions`` by name; of each undertaking
    ``used``, ``room`` and so on, where there are several as ``ID STATE KIND used``.
    """
    content = yaml.safe_dump({"format": "samspel/ledger@1", **_plain(given["ledger"])})
    asked = given.get("amount")
    question = Question(
        on=parse_date(given["on"]),
        cents=None if asked is None else Fraction(parse_amount(asked)),
        regulation=given.get("kind", "general"),
        undertaking=given.get("undertaking"),
        member_state=given.get("member_state"),
        assumptions=given.get("assume", {}),
    )
    try:
        found = answer(read_ledger(content.encode(), "ledger.yaml"), question)
    except SamspelError as error:
        return {"refused": error.text.en}
    results = {
        "undertakings": ", ".join(dict.fromkeys(one.id for one in found.undertakings)),
        "findings": ", ".join(dict.fromkeys(one.rule for one in found.findings)),
        "assumptions": ", ".join(one.name for one in found.assumptions),
        "holds": "yes" if found.holds else "no",
    }
    for one in found.undertakings:
        several = len(found.undertakings) > 1
        before = f"{one.id} {one.member_state} {one.kind} " if several else ""
        results |= {f"{before}{name}": value for name, value in _results(one).items()}
    return results


def _plain(value: Any) -> Any:
    """The same facts with exact numbers as texts, which YAML can hold."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def _results(room: UndertakingRoom) -> dict[str, str]:
    return {
        "members": ", ".join(room.members),
        "ceiling": decimal_text(room.ceiling),
        "used": decimal_text(room.used),
        "room": decimal_text(room.room),
        "over": decimal_text(room.over),
        "fits": {True: "yes", False: "no", None: ""}[room.fits],
        "fits_from": str(room.fits_from or ""),
        "grows": ", ".join(f"{one.on} {decimal_text(one.room)}" for one in room.grows),
        "counted": ", ".join(str(one.granted) for one in room.grants),
        "counts_through": ", ".join(str(one.counts_through) for one in room.grants),
    }
