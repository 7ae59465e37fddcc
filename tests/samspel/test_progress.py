"""Long work shows how far it has come, on a terminal and after two seconds only."""

from __future__ import annotations

import io
import sys
import time
from dataclasses import dataclass

import pytest

from models.text import Text
from samspel import progress


@dataclass
class Step:
    """A stage as the solver reports it."""

    stage: Text
    done: int
    total: int


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


STEP = Step(Text(sv="bygger modellen", en="building the model"), 1, 3)


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, seconds: float) -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "SECONDS_WITHOUT", 0.05)
    with progress.shown_progress("sv") as tell:
        tell(STEP)
        time.sleep(seconds)
    return stream.getvalue()


def test_long_work_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bygger modellen" in shown(monkeypatch, Terminal(), 0.4)


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "modellen" not in shown(monkeypatch, Terminal(), 0)


def test_a_file_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.4) == ""
