"""Projects, plans and alignments: each in all its versions, the latest last."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Table


class KeptProject(Table):
    """A version of a project, as canonical JSON."""

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_project_id", "project", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    project: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[str]
    kept_at: Mapped[datetime]


class KeptPlan(Table):
    """A plan of a project, as canonical JSON."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_project_id", "project", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    project: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[str]
    kept_at: Mapped[datetime]
    as_of: Mapped[date]
    status: Mapped[str]
    inputs_sha256: Mapped[str]


class KeptAlignment(Table):
    """A result of aligning calls, as canonical JSON, by the name of its scenario."""

    __tablename__ = "alignments"
    __table_args__ = (Index("ix_alignments_scenario_id", "scenario", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    scenario: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[str]
    kept_at: Mapped[datetime]
