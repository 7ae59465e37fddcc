"""Ctrl-C that keeps the best: searches are stopped softly, and no new one begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any


class Interruption:
    """Knows the searches under way, and whether they were asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        self._under_way: list[Any] = []
        self._lock = Lock()

    def ask(self) -> None:
        """Stop every search under way."""
        with self._lock:
            self.asked = True
            for one in self._under_way:
                one.stop_search()

    @contextmanager
    def may_stop(self, wrapper: Any) -> Iterator[None]:
        """While a search runs: it may be stopped."""
        with self._lock:
            self._under_way.append(wrapper)
        try:
            yield
        finally:
            with self._lock:
                self._under_way.remove(wrapper)
