"""How the last attempt went, for whoever asks: where an attempt came with less than a light to
follow, a small card offers to show it, and shows it for a while, low at the right, where no
exercise has anything. Play goes on beside it; nothing has to be looked at.

Beads tell how well it went, and whether it succeeded, in any exercise; a trace tells where the lean
was beside where it was to be. Source: clinical design R8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import pygame

from game.core.bout import Bout, Phase
from game.core.event import Event, LookedBack, Missed, Reached, Shown
from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.text import mark

SHOWN_S = 6.0
"""Long enough to look once; a pause holds it (ours)."""
OFFER = Place("show", 1744, 826, 272, 92)
X, Y, WIDE, HIGH = 1724.0, 717.0, 312.0, 330.0
"""Middle and size of the card, design units."""
FIELD_Y, REACH = 713.0, 96.0
"""Middle and half width of the trace."""
MOST = 1500
"""Points of a trace; more are thinned out."""
BEADS = 5
JUMP = 0.1
"""An aim that is so far from the one before is another one; reach units."""
Kind = Literal["plane", "side"]
TRACED: Mapping[str, Kind] = {
    "star_map": "plane",
    "fruit_shift": "plane",
    "treasure_sense": "plane",
    "pelvis_painter": "plane",
    "statue_stretch": "plane",
    "river_run": "side",
    "log_walk": "side",
    "storm_captain": "side",
}
"""By exercise: the lean around its target, or its distance to the side as time goes by. The others
ask for something else than a lean, and have beads alone."""
SHOW_ME, LAST_TRY = mark("Show me"), mark("Your last try")
INKS: Mapping[Theme, tuple[str, str, str, str]] = {
    "child": ("#7A4B66", "#C9A58C", "#C0392B", "#3E8E4F"),
    "adult": ("#C7D0D6", "#4B5F6D", "#F5A91E", "#8FBF7F"),
}
"""Of the ring, the band and the beads to come; of the trace; of what was reached."""
Point = tuple[float, float]


class LookBack:
    """What may be asked for in one bout, and what is shown of it."""

    def __init__(self, look: Look, bout: Bout) -> None:
        self._look, self._bout = look, bout
        self._kind = TRACED.get(bout.exercise.ID)
        self._trace: list[Point] = []
        self._target: Shown | None = None
        self._last: tuple[Reached | Missed, Sequence[Point], float] | None = None
        self._shown_for_s: float | None = None
        self._aim: Point = (0.0, 0.0)

    def fit(self, look: Look) -> None:
        """Another size of window."""
        self._look = look

    @property
    def offers(self) -> bool:
        """There is something to be shown."""
        return self._bout.can_look_back

    def wanted(self, action: Action, *, scanning: bool) -> bool:
        """Is it the wish to be shown? By its key, by the pointer on the sign, or in play by any
        key that chooses. scanning: one switch finds it on the card of the pause instead."""
        if not self.offers or (scanning and action.do is not Do.SHOW):
            return False
        if action.do in (Do.ANSWER, Do.OK):
            return not self._bout.waits_for_hand
        pointed = action.do is Do.CLICK and OFFER.holds(self._look, action)
        return action.do is Do.SHOW or pointed

    def feel(self, passed_s: float) -> None:
        """Once a frame; passed_s: of display time, which stands still with play."""
        if self._shown_for_s is not None:
            self._shown_for_s += passed_s
            if self._shown_for_s > SHOWN_S:
                self._shown_for_s = None
        control = self._bout.control
        if self._target is not None and control is not None and self._bout.phase is Phase.PLAYING:
            aim = self._bout.exercise.aim(self._bout.state)
            if math.hypot(aim.x - self._aim[0], aim.y - self._aim[1]) > JUMP:
                self._trace = []  # only the last way is told: what was found, not what was shown
            self._aim = (aim.x, aim.y)
            self._trace.append((control.x - aim.x, control.y - aim.y))

    def happen(self, event: Event) -> None:
        """Follow the attempts, and show what was asked for."""
        if isinstance(event, Shown):
            self._target, self._trace = event, []
        elif isinstance(event, Reached | Missed) and self._target is not None:
            thin = max(1, len(self._trace) // MOST)
            self._last = (event, self._trace[::thin], self._target.radius)
            self._target = None
        elif isinstance(event, LookedBack):
            self._shown_for_s = 0.0

    def draw(self, surface: pygame.Surface) -> None:
        """The card while it is shown, else the sign that offers it."""
        if self._shown_for_s is not None and self._last is not None:
            self._draw_card(surface, *self._last)
        elif self.offers and self._bout.phase is Phase.PLAYING:
            words = self._look.words(SHOW_ME)
            draw_button(surface, self._look, OFFER, words, lit=False, size=40)

    def _draw_card(
        self,
        surface: pygame.Surface,
        ended: Reached | Missed,
        trace: Sequence[Point],
        radius: float,
    ) -> None:
        look = self._look
        high = HIGH if self._kind else 150.0
        middle = Y + (HIGH - high) / 2
        put_sheet(surface, look, X, middle, WIDE, high, radius=30)
        title = look.words(LAST_TRY)
        write(
            surface, look, title, "paper_note", X, middle - high / 2 + 34, width=WIDE - 40, size=34
        )
        if self._kind == "plane":
            self._draw_plane(surface, trace, radius)
        elif self._kind == "side":
            self._draw_side(surface, trace, radius)
        self._draw_beads(surface, ended, middle + high / 2 - 42)

    def _draw_plane(self, surface: pygame.Surface, trace: Sequence[Point], radius: float) -> None:
        """The target as a ring, the way to it, and where it ended."""
        look, (ring, band, ink, _) = self._look, INKS[self._look.theme]
        farthest = max([radius * 1.6, *(max(abs(x), abs(y)) for x, y in trace)])
        size = REACH / farthest
        middle = look.at(X, FIELD_Y)
        pygame.draw.aacircle(surface, band, middle, look.px(radius * size))
        pygame.draw.aacircle(surface, ring, middle, look.px(radius * size), look.px(4))
        points = [look.at(X + x * size, FIELD_Y - y * size) for x, y in trace]
        self._draw_line(surface, points, ink)

    def _draw_side(self, surface: pygame.Surface, trace: Sequence[Point], radius: float) -> None:
        """Time goes up; the band is where the lean was to be."""
        look, (ring, band, ink, _) = self._look, INKS[self._look.theme]
        farthest = max([radius * 1.6, *(abs(x) for x, _ in trace)])
        size, top, foot = REACH / farthest, FIELD_Y - REACH, FIELD_Y + REACH
        left, right = look.at(X - radius * size, top), look.at(X + radius * size, foot)
        box = pygame.Rect(left, (right[0] - left[0], right[1] - left[1]))
        pygame.draw.rect(surface, band, box, border_radius=look.px(14))
        pygame.draw.rect(surface, ring, box, look.px(4), border_radius=look.px(14))
        steps = max(1, len(trace) - 1)
        points = [
            look.at(X + x * size, foot + (top - foot) * n / steps) for n, (x, _) in enumerate(trace)
        ]
        self._draw_line(surface, points, ink)

    def _draw_line(
        self, surface: pygame.Surface, points: Sequence[tuple[int, int]], ink: str
    ) -> None:
        if len(points) > 1:
            pygame.draw.lines(surface, ink, False, points, self._look.px(5))
            pygame.draw.aacircle(surface, ink, points[-1], self._look.px(10))

    def _draw_beads(self, surface: pygame.Surface, ended: Reached | Missed, y: float) -> None:
        """As many full ones as it went well; a reached one has a ring around all of them."""
        look, (ring, band, _, good) = self._look, INKS[self._look.theme]
        full = max(1, round(BEADS * ended.quality))
        if isinstance(ended, Reached):
            full = BEADS if ended.quality > 0.9 else max(3, full)
            left, top = look.at(X - 138, y - 27)
            right, foot = look.at(X + 138, y + 27)
            box = pygame.Rect(left, top, right - left, foot - top)
            pygame.draw.rect(surface, good, box, look.px(4), border_radius=look.px(27))
        for n in range(BEADS):
            place = look.at(X + 50 * (n - (BEADS - 1) / 2), y)
            pygame.draw.aacircle(surface, good if n < full else band, place, look.px(15))
            pygame.draw.aacircle(surface, ring, place, look.px(15), look.px(3))
