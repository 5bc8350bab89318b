"""Spreads the jobs of a study over all cores, or over a Dask cluster, in an order that changes no
result."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any, TypeVar

from game.core.errors import SetupError

J = TypeVar("J")
R = TypeVar("R")

FEW_JOBS = 2
"""So few are done at once here: starting a process takes longer (ours)."""
REACH_CLUSTER_S = 10


def each(
    work: Callable[[J], R],
    jobs: Sequence[J],
    *,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[R]:
    """What `work` makes of each job, in the order of the jobs.

    work: a function of a module, and jobs: plain values, so that both can travel to another
    process. scheduler: address of a Dask cluster, whose workers have this package too; None uses
    the cores of this machine. done: called as each job ends, for a progress bar. Raises SetupError
    for a cluster that cannot be reached.
    """
    cores = free_cores()
    if scheduler is None and (cores == 1 or len(jobs) <= FEW_JOBS):
        return [_told(work(job), done) for job in jobs]
    with _cluster(scheduler) if scheduler else _cores(cores) as crew:
        with _interrupts_held_back():
            futures = [crew.submit(work, job) for job in jobs]
        for _ in as_completed(futures):
            done()
        return [future.result() for future in futures]


def _told(result: R, done: Callable[[], None]) -> R:
    done()
    return result


def free_cores() -> int:
    """Those that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches this process after the block, and never those that are started in it: they
    inherit what is held back, and would each answer with a traceback."""
    hold = getattr(signal, "pthread_sigmask", None)
    if hold is None:  # Windows
        yield
        return
    before = hold(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        hold(signal.SIG_SETMASK, before)


@contextmanager
def _cores(cores: int) -> Iterator[Executor]:
    # spawn: a forked copy of a program with threads may hang
    context = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(cores, mp_context=context) as crew:
        try:
            yield crew
        except BaseException:
            # nobody waits for the jobs in hand
            for worker in set(multiprocessing.active_children()) - others:
                worker.terminate()
            crew.shutdown(cancel_futures=True)
            raise


@contextmanager
def _cluster(scheduler: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise SetupError(
            "--scheduler needs Dask. Install it with: pip install 'steady-isles[cluster]'"
        ) from None
    try:
        make: Any = Client  # untyped
        client = make(scheduler, timeout=REACH_CLUSTER_S)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no answer"
        raise SetupError(
            f"--scheduler {scheduler}: cannot be reached ({reason}). Start it, or leave it out."
        ) from None
    with client:
        yield _Executor(client)


class _Executor(Executor):
    """A Dask client in the form of the standard library's executors."""

    def __init__(self, client: Any) -> None:
        self._inner = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        future: Future[R] = self._inner.submit(fn, *args, **kwargs)
        return future
