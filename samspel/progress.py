"""How far long work has come, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from flows.stage import Stage
from models.text import Language, Text

SECONDS_WITHOUT = 2.0
"""Work that is done sooner shows nothing."""

_FIRST = Text(sv="Läser och förbereder", en="Reading and preparing")


@contextmanager
def shown_progress(language: Language) -> Iterator[Callable[[Stage], None]]:
    """Yield what long work calls with each of its stages."""
    if not sys.stderr.isatty():
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(_FIRST.in_language(language), total=None)

    def show(now: Stage) -> None:
        words = now.stage.in_language(language)
        bar.update(task, description=words, completed=now.done, total=now.total or None)

    timer = Timer(SECONDS_WITHOUT, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield show
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _unseen(now: Stage) -> None:
    """Tell nobody: standard error is a file, and files want no moving bars."""
