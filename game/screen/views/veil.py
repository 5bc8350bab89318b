"""How the own lean goes out of sight, and comes back: softly, whatever the rules say from step to
step."""

from __future__ import annotations

VEIL_S = 0.4
"""From in sight to hidden, where nothing else is said."""


class Veil:
    """How much of the own lean, or of whatever comes and goes, is in sight."""

    def __init__(self, length_s: float = VEIL_S, share: float = 1.0) -> None:
        """length_s: from hidden to in sight. share: at the beginning."""
        self._length_s, self._share, self._at_s = length_s, share, 0.0

    def share(self, seen: bool, t_s: float) -> float:
        """0 hidden to 1 in sight, now. seen: what the rules say; t_s: display time."""
        passed_s, self._at_s = t_s - self._at_s, t_s
        change = max(0.0, passed_s) / self._length_s
        self._share = min(1.0, self._share + change) if seen else max(0.0, self._share - change)
        return self._share
