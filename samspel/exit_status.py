"""What the exit status of a command says."""

from __future__ import annotations

from collections.abc import Mapping

OK = 0
FINDINGS = 1
BAD_INPUT = 2
UNEXPECTED = 70
"""A fault of Samspel itself (EX_SOFTWARE in BSD's ``sysexits.h``)."""
INTERRUPTED = 130
"""Stopped by the user: what shells report, and what Typer makes of it."""

OF_PLAN: Mapping[str, int] = {"feasible": OK, "infeasible": 1, "undecided": 3}
"""By the status of a plan; ``infeasible`` is proven."""

OF_ALIGNMENT: Mapping[str, int] = {"aligned": OK, "impossible": 1, "undecided": 3}
"""By the status of an alignment; ``impossible`` is proven."""
