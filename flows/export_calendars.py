"""The Prefect flow that writes the feeds of the calls in the store, those that say something new.

Entry point of deployments: ``flows.export_calendars.export_calendars``.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.feeds import KeptFeed, feeds_of, write_feed
from models.text import Language


@task(cache_policy=NO_CACHE, persist_result=False)
def export(out: Path, database: str, language: Language, now: datetime) -> list[KeptFeed]:
    """Write the feeds."""
    from store.catalogue import catalogue
    from store.opening import open_store

    with open_store(database) as store:
        feeds = [
            write_feed(store, feed, out, now=now, language=language)
            for feed in feeds_of(catalogue(store), (), language)
        ]
    return [one for one in feeds if one is not None and one.is_written]


@flow(name="export-calendars", persist_result=False)
def export_calendars(
    out: str,
    *,
    language: Language = "sv",
    database: str | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Write one feed of all calls and one per funder into a folder; gives the names of new ones."""
    moment = datetime.now(UTC) if now is None else now.astimezone(UTC)
    address = database or os.environ.get("SAMSPEL_DATABASE_URL") or ".samspel/samspel.db"
    written = export(Path(out), address, language, moment)
    create_table_artifact(
        key="feeds", table=[{"feed": one.name, "entries": len(one.events)} for one in written]
    )
    return [one.name for one in written]
