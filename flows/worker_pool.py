"""Many pieces of work on several processes, here or on Dask: nothing is lost if one of them dies.

What comes back does not depend on how many there are, only when it does.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, NoReturn, Self, TypeVar

from models.errors import InputErrors, InputProblem

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCHES_PER_WORKER, _MOST_IN_BATCH = 8, 32

SECONDS_TO_CONNECT = 10
"""To Dask."""


@dataclass(frozen=True)
class Done(Generic[Result]):
    """The result of the item at ``index``; ``None`` if every process that tried it died."""

    index: int
    result: Result | None


@dataclass
class WorkerPool:
    """Processes that are started when they are first needed; with none, this one does the work.

    With one the work is done elsewhere, too, so that this process can hear Ctrl-C meanwhile.

    ``dask``: the address of a scheduler, whose workers are used instead. It gives the work of a
    worker that dies to another by itself, and waits for one where none is left.
    """

    workers: int = 0
    dask: str | None = None
    _executor: Executor | None = field(default=None, repr=False)
    _client: Any = field(default=None, repr=False)
    _given_up: tuple[type[Exception], ...] = field(default=(), repr=False)
    """What Dask answers for a piece of work that waited on several workers that died."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop(now=kind is not None)

    def run(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Done[Result]]:
        """Do ``work``, which must be importable, on every item; results come as they are ready.

        Raises:
            InputErrors: there is no Dask at the address, or no longer.
        """
        if self.dask is None and self.workers == 0:
            yield from (Done(index, work(item)) for index, item in enumerate(items))
            return
        left = dict(enumerate(items))
        # After a death the culprit is not known: first in batches, then singly, then alone.
        for size in (self._batch_size(len(items)), 1):
            for done in self._in_batches(work, dict(left), size):
                del left[done.index]
                yield done
            if not left:
                return
        for index, item in left.items():
            yield next(self._in_batches(work, {index: item}, 1), Done(index, None))

    def _in_batches(
        self, work: Callable[[Item], Result], items: dict[int, Item], size: int
    ) -> Iterator[Done[Result]]:
        """The results that come before a process dies or the way to Dask breaks, if so."""
        indices = list(items)
        batches = [indices[first : first + size] for first in range(0, len(indices), size)]
        running: dict[Future[list[Result]], list[int]] = {}
        try:
            executor = self._started()
            with _interrupts_for_this_process_alone():
                for batch in batches:
                    future = executor.submit(_each, work, [items[index] for index in batch])
                    running[future] = batch
            for future in as_completed(running):
                try:
                    results = future.result()
                except self._given_up:
                    continue
                yield from (
                    Done(index, result)
                    for index, result in zip(running[future], results, strict=True)
                )
        except (BrokenProcessPool, CancelledError):
            self._stop(now=True)

    def _batch_size(self, count: int) -> int:
        self._started()
        workers = self.workers if self._client is None else len(self._client.ncores()) or 1
        return max(1, min(_MOST_IN_BATCH, count // (workers * _BATCHES_PER_WORKER)))

    def _started(self) -> Executor:
        if self._executor is None and self.dask is not None:
            self._client, self._executor, self._given_up = _on_dask(self.dask)
        if self._executor is None:
            # Not forked: a copy of a process with threads of its own may hang.
            self._executor = ProcessPoolExecutor(
                self.workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_leave_interrupts_to_the_parent,
            )
        return self._executor

    def _stop(self, *, now: bool) -> None:
        executor, self._executor = self._executor, None
        client, self._client = self._client, None
        if executor is None:
            return
        if not isinstance(executor, ProcessPoolExecutor):
            if client.status == "running":
                executor.shutdown(wait=not now)
            client.close()
            return
        if now:
            # Python ends them by itself from 3.14 on (terminate_workers).
            processes = list((executor._processes or {}).values())  # noqa: SLF001  # said above
            for process in processes:
                process.terminate()
        executor.shutdown(wait=not now, cancel_futures=True)


def _each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(item) for item in items]


@contextmanager
def _interrupts_for_this_process_alone() -> Iterator[None]:
    """Processes started inside never hear Ctrl-C, not even before they ignore it themselves.

    This one hears it when all are started.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # Were it started inside, it would let the signal through again.
    multiprocessing.resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _on_dask(address: str) -> tuple[Any, Executor, tuple[type[Exception], ...]]:
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        _refuse(
            "dask-missing",
            ("Dask är inte installerat.", "Dask is not installed."),
            (
                "Installera det: uv pip install 'samspel[dask]'.",
                "Install it: uv pip install 'samspel[dask]'.",
            ),
        )
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]  # distributed has no types
            address, timeout=SECONDS_TO_CONNECT
        )
    except (OSError, ValueError) as error:
        _refuse(
            "dask-unreachable",
            (
                f"ingen Dask svarar på {address} ({error}).",
                f"no Dask answers at {address} ({error}).",
            ),
            (
                "Starta den med dask scheduler och dask worker, eller kör utan --dask.",
                "Start it with dask scheduler and dask worker, or run without --dask.",
            ),
        )
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
    except TimeoutError:
        client.close()
        _refuse(
            "dask-without-workers",
            (f"Dask på {address} har ingen arbetare.", f"Dask at {address} has no worker."),
            (f"Starta en: dask worker {address}.", f"Start one: dask worker {address}."),
        )
    return client, client.get_executor(pure=False), (KilledWorker,)


def _refuse(code: str, message: tuple[str, str], remedy: tuple[str, str]) -> NoReturn:
    raise InputErrors([InputProblem("--dask", None, "", code, *message, *remedy)])
