"""The fingerprint of what an answer was computed from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from models.catalogue import Catalogue
from models.parameter import extra_sha256
from models.plan import Plan
from models.project import Project


def inputs_sha256(
    project: Project,
    catalogue: Catalogue,
    *,
    previous: Plan | None = None,
    search: Mapping[str, int] | None = None,
) -> str:
    """SHA-256 of all that a plan follows from.

    That is the project (its assumptions, day and wishes included), the catalogue (with the rates of
    exchange that were filled in), extra legal parameters where some hold, what a ``previous`` plan
    chose, and the settings of the ``search`` that are not the usual ones. The order of funders,
    programmes and calls in the files does not matter, nor what else was asked about the plan.
    """
    data: dict[str, Any] = {
        "project": project.model_dump(mode="json", by_alias=True),
        "catalogue": catalogue.model_dump(mode="json", by_alias=True),
    }
    for name in ("funders", "programmes", "calls"):
        data["catalogue"][name] = sorted(data["catalogue"][name], key=_id)
    if (extra := extra_sha256()) is not None:
        data["parameters"] = extra
    if previous is not None:
        # Only what was chosen: the plan of a plan of a plan would else never be the same again.
        data["previous"] = previous.model_dump(mode="json", by_alias=True, include=_CHOSEN)
    if search:
        data["search"] = dict(search)
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


_CHOSEN = {"start", "end", "applications", "matrix"}


def _id(entry: dict[str, Any]) -> str:
    return str(entry["id"])
