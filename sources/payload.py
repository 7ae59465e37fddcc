"""The one form in which a record is kept, so that equal records have equal fingerprints."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.publication import RawRecord


def raw_record(
    source: str, key: str, record: Any, observed_at: datetime, form: str = ""
) -> RawRecord:
    """A record out of parsed JSON: keys sorted, no spaces, text as it is."""
    text = json.dumps(
        record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
    return RawRecord(source, key, observed_at, text.encode(errors="surrogatepass"), form)


def nameless_record(source: str, record: Any, observed_at: datetime, form: str = "") -> RawRecord:
    """A record that has no key of its own: named by its content, not by its place in a file."""
    raw = raw_record(source, "refused", record, observed_at, form)
    return replace(raw, key=f"refused-{raw.sha256[:16]}")
