"""Who may try a password again, and when. Pure: the time comes as an argument.

Counted for the name and for the address apart, so that neither many names from one place nor one
name from many places gets more tries. Five are free; each further one waits twice as long, up to a
quarter of an hour (ours; NIST SP 800-63B 5.2.2 asks for a limit, and for at most 100 in a row).
"""

from __future__ import annotations

import msgspec

FREE = 5
FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 900.0
FORGOTTEN_S = 3600.0
"""After so long without a try an address or a name begins anew."""
MOST = 10_000
"""Names and addresses that are remembered; the oldest are forgotten first."""


class _Tries(msgspec.Struct):
    failed: int = 0
    last_s: float = 0.0

    def wait_s(self, now_s: float) -> float:
        if self.failed < FREE:
            return 0.0
        pause = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(self.failed - FREE, 20))
        return max(0.0, self.last_s + pause - now_s)


class Throttle:
    """Of one console."""

    def __init__(self) -> None:
        self._tries: dict[str, _Tries] = {}

    def wait_s(self, now_s: float, *keys: str) -> float:
        """How long the next try must wait, s; 0 for not at all. keys: of the name and of the
        address."""
        return max((self._of(key, now_s).wait_s(now_s) for key in keys), default=0.0)

    def failed(self, now_s: float, *keys: str) -> None:
        """A try was in vain."""
        for key in keys:
            tries = self._of(key, now_s)
            tries.failed += 1
            tries.last_s = now_s
            self._tries.pop(key, None)
            self._tries[key] = tries
        while len(self._tries) > MOST:
            del self._tries[next(iter(self._tries))]

    def succeeded(self, *keys: str) -> None:
        """Begin anew."""
        for key in keys:
            self._tries.pop(key, None)

    def _of(self, key: str, now_s: float) -> _Tries:
        tries = self._tries.get(key)
        if tries is None or now_s - tries.last_s > FORGOTTEN_S:
            return _Tries()
        return tries
