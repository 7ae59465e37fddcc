"""The change report of a nightly run for programs (format ``samspel/change-report@1``)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from flows.nightly_report import ChangeReport, PlanRun
from models.money import decimal_text
from models.text import Text

if TYPE_CHECKING:
    from store.change import ChangeRow


def report_json(report: ChangeReport) -> str:
    """The report for programs; the same run gives the same bytes."""
    document = {
        "format": "samspel/change-report@1",
        "since": None if report.since is None else report.since.isoformat(),
        "now": report.now.isoformat(),
        "sources": [_plain(asdict(one)) for one in report.sources],
        "changes": [_change_document(one) for one in report.changes],
        "plans": [_plan_document(one) for one in report.plans],
        "untouched": report.untouched,
        "troubles": [_plain(one) for one in report.troubles],
        "feeds": [asdict(one) for one in report.feeds],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _change_document(one: ChangeRow) -> dict[str, Any]:
    return {
        "call": one.call,
        "kind": one.kind,
        "seen_at": one.seen_at.isoformat(),
        "round": one.round,
        "milestone": one.milestone,
        "stage": one.stage,
        "path": one.path,
        "before": one.value_before if one.before is None else one.before.in_file(),
        "after": one.value_after if one.after is None else one.after.in_file(),
        "was_past": one.was_past,
    }


def _plan_document(one: PlanRun) -> dict[str, Any]:
    totals = one.plan.totals
    return {
        "project": one.project.id,
        "status": one.plan.status,
        "status_before": None if one.before is None else one.before.status,
        "calls": [f"{app.call}/{app.round}" for app in one.plan.applications],
        "calls_before": []
        if one.before is None
        else [f"{app.call}/{app.round}" for app in one.before.applications],
        "own_and_private": None
        if totals is None
        else decimal_text(totals.own_cash + totals.private),
        "repair": [change.message.model_dump() for change in one.plan.repairs[0].changes]
        if one.plan.repairs
        else [],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value.model_dump()
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value
