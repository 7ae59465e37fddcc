"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_PACKED = sa.LargeBinary()


def upgrade() -> None:
    """Make all tables."""
    _published()
    _current_calls()
    _plans()
    _feeds()


def downgrade() -> None:
    """Remove all tables."""
    for name in (
        "feed_entries",
        "alignments",
        "plans",
        "projects",
        "milestones",
        "calls",
        "import_runs",
        "refused_payloads",
        "readings",
        "programme_versions",
        "funder_versions",
        "revisions",
        "payloads",
        "source_records",
    ):
        op.drop_table(name)


def _published() -> None:
    op.create_table(
        "source_records",
        _number("id"),
        _text("source"),
        _text("key"),
        sa.PrimaryKeyConstraint("id", name="pk_source_records"),
        sa.UniqueConstraint("source", "key", name="uq_source_records_source_key"),
    )
    op.create_table(
        "payloads",
        _number("id"),
        _number("record_id"),
        _text("sha256"),
        sa.Column("content", _PACKED, nullable=False),
        _reference("payloads", "record_id", "source_records"),
        sa.PrimaryKeyConstraint("id", name="pk_payloads"),
        sa.UniqueConstraint("record_id", "sha256", name="uq_payloads_record_id_sha256"),
    )
    op.create_table(
        "revisions",
        _number("id"),
        _number("record_id"),
        sa.Column("payload_id", sa.Integer(), nullable=True),
        sa.Column("first_seen", _MOMENT, nullable=False),
        sa.Column("last_seen", _MOMENT, nullable=False),
        _reference("revisions", "payload_id", "payloads"),
        _reference("revisions", "record_id", "source_records"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("record_id", "first_seen", name="uq_revisions_record_id_first_seen"),
    )
    op.create_index("ix_revisions_first_seen", "revisions", ["first_seen"])
    op.create_index("ix_revisions_payload_id", "revisions", ["payload_id"])
    for what in ("funder", "programme"):
        table = f"{what}_versions"
        op.create_table(
            table,
            _number("id"),
            _text(what),
            _text("sha256"),
            _text("content"),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint(what, "sha256", name=f"uq_{table}_{what}_sha256"),
        )
    op.create_table(
        "readings",
        _number("id"),
        _number("payload_id"),
        _number("number"),
        _text("call"),
        _text("content"),
        _number("funder_id"),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        _text("native_ids"),
        _text("claims"),
        _text("provenance"),
        _text("silent"),
        _reference("readings", "funder_id", "funder_versions"),
        _reference("readings", "payload_id", "payloads"),
        _reference("readings", "programme_id", "programme_versions"),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.UniqueConstraint("payload_id", "number", name="uq_readings_payload_id_number"),
    )
    op.create_index("ix_readings_call", "readings", ["call"])
    op.create_table(
        "refused_payloads",
        _number("payload_id"),
        _text("code"),
        sa.Column("observed_at", _MOMENT, nullable=False),
        _text("message_sv"),
        _text("message_en"),
        _text("remedy_sv"),
        _text("remedy_en"),
        _reference("refused_payloads", "payload_id", "payloads"),
        sa.PrimaryKeyConstraint("payload_id", "code", "observed_at", name="pk_refused_payloads"),
    )
    op.create_table(
        "import_runs",
        _number("id"),
        _text("source"),
        sa.Column("observed_at", _MOMENT, nullable=False),
        _number("read"),
        _number("new"),
        _number("changed"),
        _number("unchanged"),
        _number("refused"),
        _number("removed"),
        sa.PrimaryKeyConstraint("id", name="pk_import_runs"),
    )


def _current_calls() -> None:
    op.create_table(
        "calls",
        _text("id"),
        _number("reading_id"),
        _text("funder"),
        sa.Column("programme", sa.Text(), nullable=True),
        _text("funder_words"),
        _text("programme_words"),
        _text("title_sv"),
        _text("title_en"),
        _text("words"),
        _text("visibility"),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("claimed_status", sa.Text(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("published", _MOMENT, nullable=False),
        _reference("calls", "reading_id", "readings"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
    )
    op.create_index("ix_calls_funder", "calls", ["funder"])
    op.create_index("ix_calls_programme", "calls", ["programme"])
    op.create_table(
        "milestones",
        _text("call"),
        _text("round"),
        _text("kind"),
        _number("stage"),
        _number("number"),
        sa.Column("earliest", sa.Date(), nullable=False),
        sa.Column("latest", sa.Date(), nullable=False),
        _text("at"),
        sa.Column("zone", sa.Text(), nullable=True),
        _text("certainty"),
        sa.Column("closes", sa.Boolean(), nullable=False),
        _reference("milestones", "call", "calls"),
        sa.PrimaryKeyConstraint("call", "round", "kind", "stage", "number", name="pk_milestones"),
    )
    op.create_index("ix_milestones_kind_earliest", "milestones", ["kind", "earliest"])
    op.create_index("ix_milestones_kind_latest", "milestones", ["kind", "latest"])


def _plans() -> None:
    of_plan = (
        sa.Column("as_of", sa.Date(), nullable=False),
        _text("status"),
        _text("inputs_sha256"),
    )
    for table, name, more in (
        ("projects", "project", ()),
        ("plans", "project", of_plan),
        ("alignments", "scenario", ()),
    ):
        op.create_table(
            table,
            _number("id"),
            _text(name),
            _text("sha256"),
            _text("content"),
            sa.Column("kept_at", _MOMENT, nullable=False),
            *more,
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )
        op.create_index(f"ix_{table}_{name}_id", table, [name, "id"])


def _feeds() -> None:
    op.create_table(
        "feed_entries",
        _text("feed"),
        _text("uid"),
        _number("sequence"),
        _text("content_hash"),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("feed", "uid", name="pk_feed_entries"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")
