"""Faults of a project that show when all of it is read together."""

from __future__ import annotations

from typing import Any

import pytest

from models.project import Project
from tests.solver.building import call, cost, firm, uni

WITH_DKK = firm(de_minimis=[{"granted": "2024-01-01", "amount": 100, "currency": "DKK"}])


@pytest.mark.parametrize(
    ("facts", "path", "code"),
    [
        ({"costs": [cost("uni", 0)]}, ("costs",), "costs-sum-to-nothing"),
        (
            {"must": {"calls": ["b", "a"]}, "must_not": {"calls": ["a"]}},
            ("must", "calls", 1),
            "must-and-must-not",
        ),
        (
            {"partners": [uni(), WITH_DKK]},
            ("partners", 1, "de_minimis", 0, "currency"),
            "rate-missing",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(facts: dict[str, Any], path: Any, code: str) -> None:
    assert [(one.path, one.code) for one in _project(facts).flaws()] == [(path, code)]


def test_a_stated_rate_mends_the_missing_one() -> None:
    rates = {"DKK": {"rate": "7,46", "source": "ECB 2024-01-02"}}
    assert list(_project({"partners": [uni(), WITH_DKK], "rates": rates}).flaws()) == []


def test_a_project_without_faults_has_none() -> None:
    assert list(_project({"must": {"calls": [call("a")["id"]]}}).flaws()) == []


def _project(facts: dict[str, Any]) -> Project:
    return Project.model_validate(
        {
            "id": "project",
            "title": "Project",
            "as_of": "2025-01-10",
            "period": {"earliest_start": "2025-06-01", "latest_end": "2026-12-31", "months": 12},
            "partners": [uni(), firm()],
            "work_packages": [{"id": "wp1", "activity": "industrial_research", "months": [1, 12]}],
            "costs": [cost("uni", 100)],
        }
        | facts
    )
