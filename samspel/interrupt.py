"""Ctrl-C in long work: the first asks for the best so far, the second ends at once."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from models.text import Language, Text
from samspel.terminal import message

_HEARD = Text(
    sv="Avbryter och svarar med det bästa hittills; Ctrl-C en gång till slutar genast.",
    en="Stopping, with the best so far as the answer; Ctrl-C once more ends at once.",
)


@contextmanager
def interruptible(language: Language, seconds: float) -> Iterator[Callable[[], bool]]:
    """Yield what long work asks: whether the user has pressed Ctrl-C, or the seconds are over.

    The solver counts its own work, which is the same on every machine; the clock is a net under
    that for a machine that is slow or busy. Outside the main thread no signals are heard.
    """
    pressed = threading.Event()
    last = time.monotonic() + seconds

    def stop() -> bool:
        return pressed.is_set() or time.monotonic() >= last

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def heard(_number: int, _frame: Any) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, before)
        message(_HEARD.in_language(language))

    signal.signal(signal.SIGINT, heard)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
