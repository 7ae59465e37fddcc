"""``python -m samspel``."""

from __future__ import annotations

from samspel.cli import main

main()
