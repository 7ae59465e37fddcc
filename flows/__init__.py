"""Thin Prefect flows over the plain functions; the only importer of prefect."""
