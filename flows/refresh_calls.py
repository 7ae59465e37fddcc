"""The Prefect flow that imports one source. Entry point: ``flows.refresh_calls.refresh_calls``."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.call_import import ImportRequest, import_calls


@task(cache_policy=NO_CACHE, persist_result=False, retries=3, retry_delay_seconds=[10, 60, 300])
def take(request: ImportRequest, database: str) -> dict[str, Any]:
    """Fetch the source and take it into the store, all of it or nothing."""
    from store.opening import open_store

    with open_store(database) as store:
        return asdict(import_calls(store, request))


@flow(name="refresh-calls", persist_result=False)
def refresh_calls(
    source: str,
    places: list[str] | None = None,
    *,
    complete: bool = False,
    database: str | None = None,
    now: datetime | None = None,
) -> dict[str, Any]:
    """Import a source; the parameters are those of ``samspel calls import``."""
    request = ImportRequest(
        source=source,
        places=tuple(places or ()),
        observed_at=datetime.now(UTC) if now is None else now.astimezone(UTC),
        complete=complete,
    )
    address = database or os.environ.get("SAMSPEL_DATABASE_URL") or ".samspel/samspel.db"
    counts = take(request, address)
    create_table_artifact(key=f"import-{source}", table=[counts])
    return counts
