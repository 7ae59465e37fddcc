"""A record of a source in several forms: each form is compared with itself alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OLD = ("source", "key")
_NEW = ("source", "form", "key")
_SEPARATOR = " ~ "
"""Between key and form where the tables know no forms: nothing is lost on the way down and up."""


def upgrade() -> None:
    """Give records a form; keys that carry one since a downgrade give it back."""
    _remake(_NEW)
    records = sa.table("source_records", sa.column("id"), sa.column("key"), sa.column("form"))
    connection = op.get_bind()
    for row in connection.execute(
        sa.select(records.c.id, records.c.key).where(records.c.key.contains(_SEPARATOR))
    ).all():
        key, _, form = row.key.rpartition(_SEPARATOR)
        connection.execute(
            sa.update(records).where(records.c.id == row.id).values(key=key, form=form)
        )


def downgrade() -> None:
    """Write the form into the key."""
    records = sa.table("source_records", sa.column("key"), sa.column("form"))
    op.execute(
        sa.update(records)
        .where(records.c.form != "")
        .values(key=records.c.key + _SEPARATOR + records.c.form)
    )
    _remake(_OLD)


def _remake(columns: tuple[str, ...]) -> None:
    """Make the table of records one with these columns, which are unique together."""
    if op.get_bind().dialect.name != "sqlite":
        old = "_".join(_OLD if columns == _NEW else _NEW)
        op.drop_constraint(f"uq_source_records_{old}", "source_records", type_="unique")
        if columns == _NEW:
            op.add_column(
                "source_records", sa.Column("form", sa.Text(), nullable=False, server_default="")
            )
            op.alter_column("source_records", "form", server_default=None)
        else:
            op.drop_column("source_records", "form")
        op.create_unique_constraint(
            f"uq_source_records_{'_'.join(columns)}", "source_records", list(columns)
        )
        return
    # SQLite changes no constraint of a table that stands, and other tables refer to this one: its
    # rows leave, and are back under the same numbers before the transaction ends.
    op.execute("PRAGMA defer_foreign_keys = ON")
    old = _rows(columns)
    op.execute(f"CREATE TEMPORARY TABLE kept_records AS SELECT {old} FROM source_records")  # noqa: S608  # names from here
    op.drop_table("source_records")
    op.create_table(
        "source_records",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in columns),
        sa.PrimaryKeyConstraint("id", name="pk_source_records"),
        sa.UniqueConstraint(*columns, name=f"uq_source_records_{'_'.join(columns)}"),
    )
    kept = ", ".join(["id", *columns])
    op.execute(f"INSERT INTO source_records ({kept}) SELECT {kept} FROM kept_records")  # noqa: S608  # as above
    op.execute("DROP TABLE kept_records")


def _rows(columns: tuple[str, ...]) -> str:
    """The columns of the old table under the names of the new one."""
    return ", ".join(["id", *("'' AS form" if name == "form" else name for name in columns)])
