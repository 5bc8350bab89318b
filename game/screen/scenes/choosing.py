"""Choosing among a few large things: arrows, mouse, gamepad and one switch all move the same focus.

Leaning chooses between two only, by holding: `Leaning`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from game.core.control import Control
from game.screen.actions import Action, Do
from game.screen.look import Look

LEAN_SHARE = 0.45
"""Reach units sideways that mean a choice."""
CENTRE_SHARE = 0.25
ARM_S = 0.6
"""A lean counts only after the person stood in the middle for so long, so that nobody chooses on
arrival."""

WAYS = {Do.LEFT: (-1, 0), Do.RIGHT: (1, 0), Do.UP: (0, -1), Do.DOWN: (0, 1)}


class Place(msgspec.Struct, frozen=True):
    """One thing to choose, and where it stands, design units: middle, width, height."""

    key: str
    x: float
    y: float
    width: float
    height: float

    def holds(self, look: Look, action: Action) -> bool:
        """Is the pointer of the action on it?"""
        left, top = look.corner(self.x - self.width / 2, self.y - self.height / 2, self.width)
        right, foot = left + look.px(self.width), top + look.px(self.height)
        return left <= action.x <= right and top <= action.y <= foot


class Chooser:
    """Which of the places is in focus."""

    def __init__(self, places: Sequence[Place], focus: str | None = None) -> None:
        self.places = tuple(places)
        keys = [place.key for place in self.places]
        self._at = keys.index(focus) if focus in keys else 0
        self._scanned_s: float | None = None

    @property
    def focus(self) -> str | None:
        """The key in focus; None where there is nothing to choose."""
        return self.places[self._at].key if self.places else None

    def place(self, key: str) -> Place:
        """The place of a key."""
        return next(place for place in self.places if place.key == key)

    def offer(self, places: Sequence[Place]) -> None:
        """Other places; the focus stays on its key where it still exists."""
        focus, self.places = self.focus, tuple(places)
        keys = [place.key for place in self.places]
        self._at = keys.index(focus) if focus in keys else 0

    def take(self, action: Action, look: Look) -> str | None:
        """Move the focus; gives the key that was chosen, if one was."""
        if action.do in WAYS:
            right, down = WAYS[action.do]
            # the focus goes where the arrow points, wherever a menu begins
            self._step(right if look.axis is None else -right, down)
        elif action.do in (Do.POINT, Do.CLICK):
            under = [i for i, place in enumerate(self.places) if place.holds(look, action)]
            if under:
                self._at = under[-1]
                return self.focus if action.do is Do.CLICK else None
        elif action.do is Do.OK:
            self._scanned_s = None  # what comes after a choice is offered for its whole time
            return self.focus
        return None

    def point_at(self, key: str) -> None:
        """Move the focus to a key, as when somebody begins to lean towards it."""
        self._at = next(i for i, place in enumerate(self.places) if place.key == key)

    def scan(
        self, now_s: float, every_s: float | None, among: Collection[str] | None = None
    ) -> None:
        """One switch: move on every so many seconds; None: nobody scans. among: the keys that one
        can choose; None for all."""
        if every_s is None or self._scanned_s is None:
            self._scanned_s = now_s
        if every_s is not None and self.places and now_s - self._scanned_s >= every_s:
            self._scanned_s = now_s
            round_trip = [(self._at + i) % len(self.places) for i in range(1, len(self.places) + 1)]
            self._at = next(
                (i for i in round_trip if among is None or self.places[i].key in among), self._at
            )

    def _step(self, right: int, down: int) -> None:
        """To the nearest place that way; what lies straight ahead is nearer than what lies
        aside."""
        here = self.places[self._at] if self.places else None
        if here is None:
            return
        best: tuple[float, int] | None = None
        for i, place in enumerate(self.places):
            dx, dy = place.x - here.x, place.y - here.y
            ahead, aside = dx * right + dy * down, abs(dx * down) + abs(dy * right)
            if ahead > 1 and (best is None or ahead + 2.2 * aside < best[0]):
                best = (ahead + 2.2 * aside, i)
        if best is not None:
            self._at = best[1]


class Leaning:
    """Two choices by leaning: fills while the lean is held, drains at the same speed when it
    ends."""

    def __init__(self) -> None:
        self.left = self.right = 0.0
        """Shares of the dwell, 0 to 1."""
        self._armed_s = 0.0
        self._last_s: float | None = None

    def feel(self, control: Control | None, now_s: float, dwell_s: float) -> str | None:
        """The lean as it is now; gives 'left' or 'right' once, when it was held for `dwell_s`."""
        passed = 0.0 if self._last_s is None else min(0.1, now_s - self._last_s)
        self._last_s = now_s
        x = control.x if control is not None else 0.0
        if self._armed_s < ARM_S:
            self._armed_s = self._armed_s + passed if control and abs(x) < CENTRE_SHARE else 0.0
            x = 0.0
        part = passed / dwell_s
        self.left = _towards(self.left, x <= -LEAN_SHARE, part)
        self.right = _towards(self.right, x >= LEAN_SHARE, part)
        if max(self.left, self.right) < 1.0:
            return None
        chosen = "left" if self.left >= 1.0 else "right"
        self.left = self.right = self._armed_s = 0.0
        return chosen


def _towards(share: float, held: bool, part: float) -> float:
    return min(1.0, share + part) if held else max(0.0, share - part)
