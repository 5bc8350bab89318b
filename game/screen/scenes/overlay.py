"""The therapist's overlay, over play, by one key: the centre of pressure, the dial, the counts,
the delay, the keys."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import pygame

from game.core.pose import GRAVITY_M_S2
from game.screen.look import Look
from game.screen.scene import Stage
from game.screen.scenes.device_names import device_name
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.session import LiveBout
from game.text import mark

TRACE_S = 8.0
LATE_MS = 150
"""Above this the therapist is warned. Source: clinical design, hazard H21."""
KEYS: Sequence[tuple[str, str]] = (
    ("+  -", mark("harder, easier")),
    (mark("Space"), mark("pause")),
    ("R", mark("rest now")),
    (mark("Page down"), mark("skip")),
    ("E", mark("mark")),
    ("N", mark("note")),
    ("X", mark("stop the visit")),
    (mark("Tab"), mark("close")),
)
LEFT, RIGHT = 1370, 1880
VALUE_W = 228


class Overlay:
    """A narrow panel at the right, in small letters: the patient does not need it."""

    def __init__(self, stage: Stage, live: LiveBout) -> None:
        self._stage, self._live = stage, live
        self.open = False
        self._trace: deque[tuple[float, float, float]] = deque()

    def toggle(self) -> None:
        """Open it, or close it."""
        self.open = not self.open

    def feel(self, now_s: float) -> None:
        """Keep the lean of now for the trace."""
        control = self._live.bout.control
        if control is not None:
            self._trace.append((now_s, control.x, control.y))
        while self._trace and self._trace[0][0] < now_s - TRACE_S:
            self._trace.popleft()

    def draw(self, surface: pygame.Surface) -> None:
        """The panel, if it is open."""
        if not self.open:
            return
        look = self._stage.look
        put_sheet(surface, look, (LEFT + RIGHT) / 2, 540, RIGHT - LEFT, 1020, radius=30)
        self._draw_trace(surface, look)
        y = 470.0
        for name, value in self._readings(look):
            write(surface, look, name, "paper_note", LEFT + 36, y, anchor="left", size=28)
            write(
                surface, look, value, "paper_note", RIGHT - 36, y,
                anchor="right", width=VALUE_W, size=28, shrink=True,
            )  # fmt: skip
            y += 39
        y += 14
        for key, words in KEYS:
            write(
                surface, look, look.words(key), "paper_note", LEFT + 36, y, anchor="left", size=26
            )
            words = look.words(words)
            write(surface, look, words, "paper_note", LEFT + 176, y, anchor="left", size=26)
            y += 34

    def _readings(self, look: Look) -> list[tuple[str, str]]:
        from game.figures import Figures

        words, figures, bout = look.words, Figures(look.words), self._live.bout
        load = bout.pose.load_n if bout.pose is not None else None
        kg = "-" if load is None else f"{figures.number(load / GRAVITY_M_S2, 1)} kg"
        ages = sorted(self._live.ages_s[-240:])
        late = f"{1000 * ages[len(ages) // 2]:.0f} ms" if ages else "-"
        state, info = bout.state, self._stage.here.session.device.info
        link = self._live.link.summary()
        rate = f"{link.rate_hz:.0f} / s" if link.rate_hz else "-"
        return [
            (words("Load"), kg),
            (words("Difficulty"), f"{100 * state.d:.0f} %  >  {100 * state.pending_d:.0f} %"),
            (words("Attempts"), f"{state.attempts} / {state.planned}"),
            (words("Reached"), f"{state.successes}"),
            (words("Samples"), rate),
            (words("Delay"), late),
            (words("Device"), device_name(words, info.uri)),
        ]

    def _draw_trace(self, surface: pygame.Surface, look: Look) -> None:
        """The lean of the last seconds in own reach, the newest brightest."""
        child = look.theme == "child"
        line, grid = ("#C0392B", "#B99A8C") if child else ("#F5A91E", "#4B5F6D")
        x0, y0, reach = (LEFT + RIGHT) / 2, 245.0, 165.0
        middle = look.at(x0, y0)
        for share in (0.5, 1.0):
            pygame.draw.aacircle(surface, grid, middle, look.px(reach * share), look.px(2))
        left, right = look.at(x0 - reach, y0), look.at(x0 + reach, y0)
        pygame.draw.line(surface, grid, left, right, look.px(1.5))
        top, foot = look.at(x0, y0 - reach), look.at(x0, y0 + reach)
        pygame.draw.line(surface, grid, top, foot, look.px(1.5))
        points = [look.at(x0 + x * reach, y0 - y * reach) for _, x, y in self._trace]
        if len(points) > 1:
            pygame.draw.aalines(surface, line, False, points)
            pygame.draw.aacircle(surface, line, points[-1], look.px(9))
