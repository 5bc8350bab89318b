"""The clock of a device: a counter that wraps, as seconds that go on."""

from __future__ import annotations


class DeviceClock:
    """A u32 counter of microseconds as seconds that go on across its wrap, every 71.58 min."""

    def __init__(self) -> None:
        self._last_us: int | None = None
        self._total_us = 0

    def restart(self) -> None:
        """The board started again: its clock too."""
        self._last_us = None

    def seconds(self, t_us: int) -> float:
        """The time at `t_us`; what comes a little out of order is told a little earlier."""
        if self._last_us is None:
            self._total_us = t_us
        else:
            self._total_us += (t_us - self._last_us + 2**31) % 2**32 - 2**31
        self._last_us = t_us
        return self._total_us / 1e6
