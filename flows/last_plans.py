"""Plans and projects as the last complete run left them; a killed one may have kept others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from models.plan import Plan
from models.project import Project

if TYPE_CHECKING:
    from store.kept import KeptVersion
    from store.store import Store


def plan_at(store: Store, project: str, at: datetime | None) -> Plan | None:
    """The last plan of a project at a moment; ``None`` before the first run."""
    from store.kept import plan_versions

    content = _content_at(plan_versions(store, project), at)
    return None if content is None else Plan.model_validate_json(content)


def project_at(store: Store, project: str, at: datetime | None) -> Project | None:
    """The project as that plan was made for."""
    from store.kept import project_versions

    content = _content_at(project_versions(store, project), at)
    return None if content is None else Project.model_validate_json(content)


def _content_at(versions: Iterable[KeptVersion], at: datetime | None) -> str | None:
    known = [one.content for one in versions if at is not None and one.kept_at <= at]
    return known[-1] if known else None
