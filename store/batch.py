"""A batch of publications: compared with what is known in a few queries, written in a few more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from models.call import Call
from models.publication import Publication, PublishedCall, RawRecord, Refusal, Unread
from models.text import Text
from store.content import call_json, json_text, mapping_json, storable, without_days_of_reading
from store.known_records import (
    CONTRADICTED,
    KnownRecord,
    Name,
    known_records,
    write_timelines,
)
from store.numbering import Numbers
from store.summary import ImportSummary
from store.tables.published import Payload, Reading, RefusedPayload, SourceRecord
from store.timeline import Outcome
from store.versions import Versions


class Batch:
    """One batch. ``calls`` are the calls of the readings that it has added, by their numbers."""

    def __init__(
        self,
        connection: Connection,
        numbers: Numbers,
        versions: Versions,
        summary: ImportSummary,
        *,
        reread: bool,
    ) -> None:
        self.calls: dict[int, Call] = {}
        self._connection = connection
        self._numbers = numbers
        self._versions = versions
        self._summary = summary
        self._reread = reread
        self._records: dict[Name, KnownRecord] = {}
        self._touched: set[int] = set()
        self._payloads: list[dict[str, Any]] = []
        self._readings: list[dict[str, Any]] = []
        self._refusals: dict[tuple[int, str, datetime | None], dict[str, Any]] = {}
        self._read_now: set[int] = set()

    def take(self, source: str, publications: Sequence[Publication | Unread]) -> set[int]:
        """Take the publications in, and give the records whose calls may be others now."""
        for one in publications:
            if one.raw.source != source:
                raise ValueError(f"a record of {one.raw.source} in an import of {source}")
        keys = dict.fromkeys(_name(one.raw) for one in publications)
        self._records = known_records(self._connection, source, keys)
        for one in publications:
            self._take(one)
        self._write(source, [self._records[key] for key in keys])
        return self._touched

    def _take(self, one: Publication | Unread) -> None:
        raw, summary = one.raw, self._summary
        record = self._record(_name(raw))
        known_until = record.timeline.latest.last if record.timeline.latest else None
        found = self._found(one, record)
        is_refused = raw.sha256 in record.refused if found is None else isinstance(found, Refusal)
        if (raw.sha256, raw.observed_at) in record.contradictions:
            self._count("contradicted", is_refused=is_refused)
            return
        outcome = record.timeline.observe(raw.sha256, raw.observed_at)
        is_late = known_until is not None and raw.observed_at < known_until
        self._count(outcome, is_refused=is_refused)
        if outcome in ("new", "changed"):
            summary.late += is_late
            self._touched.add(record.id)
        elif is_late and outcome == "unchanged":
            # It may have been seen earlier than was known: the history is longer by that.
            self._touched.add(record.id)
        if found is not None and raw.sha256 not in record.payloads:
            self._keep(record, raw)
            self._read(found, record)
        elif found is not None and self._reread:
            self._read_again(found, record)
        if outcome == "contradicted":
            record.contradictions.add((raw.sha256, raw.observed_at))
            payload = record.payloads[raw.sha256]
            self._refuse(payload, raw, CONTRADICTED, _TWICE, _TWICE_REMEDY)

    def _found(self, one: Publication | Unread, record: KnownRecord) -> Publication | None:
        """What a record is read as; ``None`` where it need not be, since its words are known."""
        if not isinstance(one, Unread):
            return one
        return one.read() if self._reread or one.raw.sha256 not in record.payloads else None

    def _count(self, outcome: Outcome, *, is_refused: bool) -> None:
        summary = self._summary
        summary.read += 1
        if is_refused or outcome == "contradicted":
            summary.refused += 1
        elif outcome == "new":
            summary.new += 1
        elif outcome == "changed":
            summary.changed += 1
        else:
            summary.unchanged += 1

    def _record(self, name: Name) -> KnownRecord:
        if name not in self._records:
            id_ = self._numbers.next(SourceRecord.id)
            self._records[name] = KnownRecord(id_, *name, is_new=True)
        return self._records[name]

    def _keep(self, record: KnownRecord, raw: RawRecord) -> None:
        id_ = self._numbers.next(Payload.id)
        record.payloads[raw.sha256] = id_
        self._payloads.append(
            {"id": id_, "record_id": record.id, "sha256": raw.sha256, "content": raw.payload}
        )

    def _read(self, one: Publication, record: KnownRecord, number: int = 1) -> None:
        payload = record.payloads[one.raw.sha256]
        if isinstance(one, Refusal):
            record.refused.add(one.raw.sha256)
            self._refuse(payload, one.raw, one.code, one.message, one.remedy)
            return
        record.refused.discard(one.raw.sha256)
        id_ = self._numbers.next(Reading.id)
        self.calls[id_] = one.call
        self._read_now.add(payload)
        self._readings.append(
            {
                "id": id_,
                "payload_id": payload,
                "number": number,
                "call": one.call.id,
                "content": call_json(one.call),
                "funder_id": self._versions.of_funder(one.funder),
                "programme_id": self._versions.of_programme(one.programme),
                "native_ids": json_text([storable(name) for name in one.native_ids]),
                "claims": mapping_json(one.claims),
                "provenance": mapping_json(one.provenance),
                "silent": json_text(sorted(one.silent)),
            }
        )

    def _refuse(self, payload: int, raw: RawRecord, code: str, message: Text, remedy: Text) -> None:
        self._refusals[_key(payload, code, raw.observed_at)] = {
            "payload_id": payload,
            "code": storable(code),
            "observed_at": raw.observed_at,
            "message_sv": storable(message.sv),
            "message_en": storable(message.en),
            "remedy_sv": storable(remedy.sv),
            "remedy_en": storable(remedy.en),
        }

    def _read_again(self, one: Publication, record: KnownRecord) -> None:
        """Add the reading if it differs from the last, or the refusal if there is no reading."""
        payload = record.payloads[one.raw.sha256]
        if payload in self._read_now:
            return
        last = self._connection.execute(
            select(Reading.number, Reading.content)
            .where(Reading.payload_id == payload)
            .order_by(Reading.number.desc())
            .limit(1)
        ).one_or_none()
        if isinstance(one, Refusal):
            if last is None:
                self._read(one, record)
            return
        if last is not None and _says_the_same(one, last.content):
            return
        self._summary.reread += 1
        self._summary.has_written = True
        self._touched.add(record.id)
        # The refusal was about the reader, which has learnt to read this.
        self._connection.execute(
            delete(RefusedPayload).where(
                RefusedPayload.payload_id == payload, RefusedPayload.code != CONTRADICTED
            )
        )
        self._read(one, record, number=1 if last is None else last.number + 1)

    def _write(self, source: str, records: Sequence[KnownRecord]) -> None:
        connection = self._connection
        new = [one for one in records if one.is_new]
        if new:
            connection.execute(
                insert(SourceRecord),
                [{"id": one.id, "source": source, "form": one.form, "key": one.key} for one in new],
            )
        if self._payloads:
            connection.execute(insert(Payload), self._payloads)
        if self._readings:
            connection.execute(insert(Reading), self._readings)
        refusals = self._refusals_to_write()
        if refusals:
            connection.execute(insert(RefusedPayload), refusals)
        periods = write_timelines(connection, self._numbers, records)
        if new or self._payloads or self._readings or refusals or periods:
            self._summary.has_written = True

    def _refusals_to_write(self) -> list[dict[str, Any]]:
        """Those that are not known: what is refused again is no news."""
        if not self._refusals:
            return []
        payloads = {row["payload_id"] for row in self._refusals.values()}
        known = {
            _key(row.payload_id, row.code, row.observed_at)
            for row in self._connection.execute(
                select(
                    RefusedPayload.payload_id, RefusedPayload.code, RefusedPayload.observed_at
                ).where(RefusedPayload.payload_id.in_(payloads))
            )
        }
        return [row for key, row in self._refusals.items() if key not in known]


def _name(raw: RawRecord) -> Name:
    return storable(raw.form), storable(raw.key)


def _says_the_same(one: PublishedCall, content: str) -> bool:
    return without_days_of_reading(call_json(one.call)) == without_days_of_reading(content)


def _key(payload: int, code: str, at: datetime) -> tuple[int, str, datetime | None]:
    """A refusal stands once for a payload; that two contradict each other, once for each time."""
    return payload, code, at if code == CONTRADICTED else None


_TWICE = Text(
    sv="källan gav posten i två olika lydelser på samma gång; den som kom först gäller.",
    en="the source gave the record in two different wordings at once; the first one stands.",
)
_TWICE_REMEDY = Text(
    sv="Jämför de två lydelserna hos källan, och läs in källan igen när den är rättad.",
    en="Compare the two at the source, and import the source again once it is put right.",
)
