"""The events of an input node as a source of bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from input_devices.errors import DeviceError, SourceLost
from input_devices.evdev_events import EVENT
from input_devices.source import FdSource

EVENTS_A_READ = 64


def node_source(
    fd: int, path: str, axes_now: Callable[[], Sequence[int]], went_away: DeviceError
) -> tuple[FdSource, Sequence[int]]:
    """The events of an open node, and where its axes stand now, for only changes are told.

    path: of the node; empty if it has none, such as a pipe. axes_now: raises SourceLost when the
    device has gone.
    Raises `went_away`, with the node closed, when it went meanwhile.
    """
    source = FdSource(
        fd,
        path or "input node",
        chunk=EVENTS_A_READ * EVENT.size,
        still_there=lambda: not path or os.path.exists(path),
    )
    try:
        return source, axes_now()
    except SourceLost as problem:
        source.close()
        raise went_away from problem
