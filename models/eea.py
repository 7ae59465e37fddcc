"""Which states the European Economic Area consists of.

A fact and no legal value: it stands in no article on aid that was read, and it is given without
dates. States that have left are not in it, so that they never make a bonus, not even for the past.
"""

from __future__ import annotations

EEA_STATES = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
        *("IS", "LI", "NO"),
    )
)
"""ISO codes of the Member States of the Union and of Iceland, Liechtenstein and Norway."""
