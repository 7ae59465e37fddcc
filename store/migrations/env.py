"""Runs migrations on the connection that was handed over; Alembic calls it by its path."""

from __future__ import annotations

from alembic import context

from store.tables.all_tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
