"""Projects, plans and alignments, kept in all their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from models.plan import Plan
from models.project import Project
from store.content import json_text, record_json, sha256
from store.numbering import Numbers
from store.store import Store
from store.tables.plans import KeptAlignment, KeptPlan, KeptProject


@dataclass(frozen=True)
class KeptVersion:
    """A version of a document: its canonical JSON and its fingerprint, and when it was kept."""

    content: str
    sha256: str
    kept_at: datetime


def keep_project(store: Store, project: Project, at: datetime) -> bool:
    """Keep a project, unless its last version says the same; whether it was kept."""
    with store.writing() as connection:
        return _keep(connection, KeptProject, "project", project.id, record_json(project), at)


def keep_plan(store: Store, plan: Plan, at: datetime) -> bool:
    """Keep a plan, unless the last one of its project is the same; whether it was kept."""
    with store.writing() as connection:
        return _keep(
            connection,
            KeptPlan,
            "project",
            plan.project,
            record_json(plan),
            at,
            as_of=plan.as_of,
            status=plan.status,
            inputs_sha256=plan.inputs_sha256,
        )


def keep_alignment(store: Store, scenario: str, result: Mapping[str, Any], at: datetime) -> bool:
    """Keep the result of a scenario (plain JSON), unless the last one is the same."""
    with store.writing() as connection:
        return _keep(connection, KeptAlignment, "scenario", scenario, json_text(result), at)


def last_project(store: Store, project: str) -> Project | None:
    """The newest version of a project."""
    versions = project_versions(store, project)
    return Project.model_validate_json(versions[-1].content) if versions else None


def last_plan(store: Store, project: str) -> Plan | None:
    """The newest plan of a project."""
    versions = plan_versions(store, project)
    return Plan.model_validate_json(versions[-1].content) if versions else None


def project_versions(store: Store, project: str) -> list[KeptVersion]:
    """All versions of a project, the newest last."""
    return _versions(store, KeptProject, KeptProject.project == project)


def plan_versions(store: Store, project: str) -> list[KeptVersion]:
    """All plans of a project, the newest last."""
    return _versions(store, KeptPlan, KeptPlan.project == project)


def alignment_versions(store: Store, scenario: str) -> list[KeptVersion]:
    """All results of a scenario, the newest last."""
    return _versions(store, KeptAlignment, KeptAlignment.scenario == scenario)


def project_names(store: Store) -> list[str]:
    """The projects that are kept."""
    with store.reading() as connection:
        return sorted(connection.scalars(select(KeptProject.project).distinct()))


_Kept = type[KeptProject] | type[KeptPlan] | type[KeptAlignment]


def _keep(
    connection: Connection,
    table: _Kept,
    column: str,
    name: str,
    content: str,
    at: datetime,
    **more: object,
) -> bool:
    fingerprint = sha256(content)
    last = connection.scalar(
        select(table.sha256)
        .where(getattr(table, column) == name)
        .order_by(table.id.desc())
        .limit(1)
    )
    if last == fingerprint:
        return False
    row = {column: name, "sha256": fingerprint, "content": content, "kept_at": at, **more}
    connection.execute(insert(table).values(id=Numbers(connection).next(table.id), **row))
    return True


def _versions(store: Store, table: _Kept, condition: Any) -> list[KeptVersion]:
    with store.reading() as connection:
        return [
            KeptVersion(row.content, row.sha256, row.kept_at)
            for row in connection.execute(
                select(table.content, table.sha256, table.kept_at)
                .where(condition)
                .order_by(table.id)
            )
        ]
