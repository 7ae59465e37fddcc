"""The least changes that make a project feasible, each tried by planning the changed project."""

from __future__ import annotations

from solver.repairs.search import Repairs, repairs

__all__ = ["Repairs", "repairs"]
