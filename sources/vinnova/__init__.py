"""Vinnova's keyless register: programmes, calls, and rounds, which carry the dates."""
