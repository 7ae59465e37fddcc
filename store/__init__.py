"""What was published and planned, kept in SQLite or PostgreSQL; the only importer of SQLAlchemy."""
