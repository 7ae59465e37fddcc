"""Funders and programmes in the words of publications, each wording once."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from models.catalogue import Funder, Programme
from store.content import record_json, sha256
from store.numbering import Numbers
from store.tables.published import FunderVersion, ProgrammeVersion


class Versions:
    """The wordings that an import has met: few, though thousands of records repeat them."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._funders: dict[str, int] = {}
        self._programmes: dict[str, int] = {}

    def of_funder(self, funder: Funder) -> int:
        """The number of this wording of a funder; a new wording is kept."""
        content = record_json(funder)
        if content not in self._funders:
            fingerprint = sha256(content)
            found = self._connection.scalar(
                select(FunderVersion.id).where(
                    FunderVersion.funder == funder.id, FunderVersion.sha256 == fingerprint
                )
            )
            if found is None:
                found = self._numbers.next(FunderVersion.id)
                self._connection.execute(
                    insert(FunderVersion).values(
                        id=found, funder=funder.id, sha256=fingerprint, content=content
                    )
                )
            self._funders[content] = found
        return self._funders[content]

    def of_programme(self, programme: Programme | None) -> int | None:
        """The number of this wording of a programme; a new wording is kept."""
        if programme is None:
            return None
        content = record_json(programme)
        if content not in self._programmes:
            fingerprint = sha256(content)
            found = self._connection.scalar(
                select(ProgrammeVersion.id).where(
                    ProgrammeVersion.programme == programme.id,
                    ProgrammeVersion.sha256 == fingerprint,
                )
            )
            if found is None:
                found = self._numbers.next(ProgrammeVersion.id)
                self._connection.execute(
                    insert(ProgrammeVersion).values(
                        id=found, programme=programme.id, sha256=fingerprint, content=content
                    )
                )
            self._programmes[content] = found
        return self._programmes[content]
