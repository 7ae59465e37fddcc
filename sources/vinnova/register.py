"""Files of the register as calls. A round (ansökningsomgång) is what one applies to: our call.

One file may hold the answer to one of the three requests, or all three under ``program``,
``utlysningar`` and ``ansokningsomgangar``. Contact persons are dropped before anything is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO, NoReturn

from models.call import Call, Milestone, Round, Source
from models.call_conditions import ProjectLimits
from models.catalogue import Programme
from models.publication import Publication, PublishedCall, RawRecord
from models.text import Text
from models.vocabulary import MilestoneKind
from sources.faults import RecordFault, missing, refuse_file, wrong_kind
from sources.json_records import read_json, records_in
from sources.names import identifier
from sources.one_by_one import read_each
from sources.plain_text import plain_text
from sources.swedish_funders import ASSUMED_BASIS, VINNOVA, legal_bases
from sources.vinnova.local_times import STOCKHOLM, local_time

SOURCE = "vinnova"

PERSONAL = ("KontaktLista",)
"""Fields that name people."""

_KIND_BY_FIELD: Mapping[str, MilestoneKind] = {
    "Oppningsdatum": "opens",
    "Stangningsdatum": "deadline",
    "UppskattatBeslutsdatum": "decision",
}
_ROUND = "DiarienummerUtlysning"
_CALL = "DiarienummerProgram"


def read_vinnova(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The rounds of a file of the register as calls; files of only programmes or calls give none.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    found = records_in(
        read_json(stream, file), file, "program", "utlysningar", "ansokningsomgangar"
    )
    if found and not any(isinstance(one, Mapping) and "Diarienummer" in one for one in found):
        _refuse_form(file)
    records = [_without_persons(record) for record in found]
    register = _Register.of(records)
    rounds = [record for record in records if not isinstance(record, Mapping) or _ROUND in record]
    return read_each(rounds, SOURCE, observed_at, key=_number, read=register.call_of)


def _refuse_form(file: str) -> NoReturn:
    refuse_file(
        file,
        "file-form-unknown",
        Text(
            sv="ingen post i filen har fältet 'Diarienummer', som registrets alla poster har.",
            en="no record of the file has the field 'Diarienummer', which all of the register do.",
        ),
        Text(
            sv="Är det rätt fil, och rätt källa?", en="Is it the right file, and the right source?"
        ),
    )


def _without_persons(record: Any) -> Any:
    if isinstance(record, Mapping):
        return {
            name: _without_persons(value) for name, value in record.items() if name not in PERSONAL
        }
    if isinstance(record, list):
        return [_without_persons(one) for one in record]
    return record


def _number(record: Mapping[str, Any]) -> str:
    number = record.get("Diarienummer")
    if not isinstance(number, str) or not number.strip():
        raise missing("Diarienummer")
    return number.strip()


@dataclass(frozen=True)
class _Register:
    """Programmes and calls by number, as far as the file holds them."""

    programmes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calls: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: list[Any]) -> _Register:
        known = [one for one in records if isinstance(one, Mapping) and one.get("Diarienummer")]
        calls = {str(one["Diarienummer"]): one for one in known if _CALL in one}
        programmes = {
            str(one["Diarienummer"]): one for one in known if _CALL not in one and _ROUND not in one
        }
        return cls(programmes, calls)

    def call_of(self, record: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
        number = _number(record)
        stated = {name: local_time(record, name) for name in _KIND_BY_FIELD}
        milestones = tuple(self._milestones(record, stated))
        if not milestones:
            raise _without_dates()
        parent = self.calls.get(str(record.get(_ROUND) or ""), {})
        programme = self._programme(parent)
        deadline = stated["Stangningsdatum"]
        title = _title(record)
        call = Call(
            id=identifier(f"vinnova-{number}"),
            funder=VINNOVA.id,
            programme=None if programme is None else programme.id,
            title=title,
            source=_page(record),
            note=Text(
                sv="Belopp och stödnivå står bara i utlysningens text.",
                en="Sums and rates stand only in the text of the call.",
            ),
            visibility="public" if _is_public(record) else "invited",
            legal_basis=legal_bases(VINNOVA, None if deadline is None else deadline[0]),
            project=ProjectLimits(
                earliest_start=_day(record, "TidigastProjektstart"),
                latest_start=_day(record, "SenastProjektstart"),
                latest_end=_day(record, "SenastProjektslut"),
            ),
            rounds=(
                Round(
                    id="1",
                    certainty="planned" if deadline is None else "confirmed",
                    milestones=milestones,
                ),
            ),
        )
        return PublishedCall(
            raw=raw,
            call=call,
            funder=VINNOVA,
            programme=programme,
            native_ids=tuple(
                str(one)
                for one in (number, record.get(_ROUND), parent.get(_CALL))
                if one is not None
            ),
            claims={"legal_basis": ASSUMED_BASIS},
            provenance={
                f"rounds/1/{kind}": str(record[name])
                for name, kind in _KIND_BY_FIELD.items()
                if stated[name] is not None
            },
            silent=frozenset({"budget", "grant", "rates"})
            | (frozenset({"programme"}) if programme is None else frozenset()),
        )

    def _milestones(
        self, record: Mapping[str, Any], stated: Mapping[str, Any]
    ) -> Iterator[Milestone]:
        for name, kind in _KIND_BY_FIELD.items():
            if stated[name] is None:
                continue
            day, clock = stated[name]
            at = day if clock is None else f"{day.isoformat()}T{clock.isoformat('minutes')}"
            yield Milestone(
                kind=kind,
                at=at,
                zone=None if clock is None else STOCKHOLM,
                # The register itself calls the day of decision an estimate.
                certainty="planned" if kind == "decision" else None,
            )
        year = record.get("AnnonseringslägeÅr")
        if stated["Oppningsdatum"] is None and isinstance(year, int) and year > 1900:
            yield Milestone(kind="opens", at={"year": str(year)}, certainty="planned")

    def _programme(self, call: Mapping[str, Any]) -> Programme | None:
        number = call.get(_CALL)
        if not isinstance(number, str):
            return None
        known = self.programmes.get(number)
        name = Text(sv=f"Program {number}", en=f"Programme {number}")
        return Programme(
            id=identifier(f"vinnova-{number}"),
            funder=VINNOVA.id,
            name=name if known is None else _title(known),
        )


def _title(record: Mapping[str, Any]) -> Text:
    swedish, english = (_words(record.get(name)) for name in ("Titel", "TitelEngelska"))
    if not swedish:
        raise missing("Titel")
    is_translated = english.strip("x") != ""
    return Text(sv=swedish, en=english if is_translated else swedish)


def _words(value: Any) -> str:
    return plain_text(value) if isinstance(value, str) else ""


def _is_public(record: Mapping[str, Any]) -> bool:
    value = record.get("Publik", 1)
    if value not in (0, 1):
        raise wrong_kind("Publik", value, Text(sv="0 eller 1", en="0 or 1"))
    return bool(value)


def _day(record: Mapping[str, Any], name: str) -> date | None:
    found = local_time(record, name)
    return None if found is None else found[0]


def _page(record: Mapping[str, Any]) -> Source | None:
    links = record.get("LankLista")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, Mapping) and isinstance(link.get("URL"), str):
            return Source(url=link["URL"])
    return None


def _without_dates() -> RecordFault:
    return RecordFault(
        "record-without-dates",
        Text(sv="omgången har inget datum än.", en="the round has no date yet."),
        Text(
            sv="Inget behöver göras: den läses in när registret har ett datum.",
            en="Nothing needs to be done: it is read when the register has a date.",
        ),
    )
