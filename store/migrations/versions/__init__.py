"""The migrations in order: ``rNNNN_what.py``."""
