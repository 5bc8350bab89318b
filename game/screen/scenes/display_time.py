"""Display time of a bout: it passes as the player sees it, and stands still while play is
paused."""

from __future__ import annotations

from game.core.bout import Bout, Phase

MOST_S = 0.1
"""Of one frame: after a longer one the pictures go on, and do not jump."""


class DisplayTime:
    """Seconds since the scene opened, without the pauses."""

    def __init__(self) -> None:
        self.s = 0.0
        self._last_s: float | None = None

    def go_on(self, now_s: float, bout: Bout) -> float:
        """Once a frame; the seconds by which it went on."""
        passed_s = 0.0 if self._last_s is None else min(MOST_S, now_s - self._last_s)
        self._last_s = now_s
        if bout.phase is Phase.WAITING and bout.played_steps:
            return 0.0
        self.s += passed_s
        return passed_s
