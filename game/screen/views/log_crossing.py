"""What both skins of Log Walk show alike: logs and rocks ahead, the lights on the log, and where a
hidden walk went."""

from __future__ import annotations

import math

import pygame

from game.core.ease import eased
from game.core.time import seconds
from game.exercises.log_walk import LIGHT_STEPS, Phase, State
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.log_lens import FARTHEST_S, Lens, Log, Sight, sight
from game.screen.views.log_wood import Tones, Wood

SOFT = 0.12
"""The walker is drawn no farther beside the log than this, whatever the lean; reach units."""
LIGHT_SIZES = 12
PRINT_STEP, MOST_PRINTS = 58.0, 15
PLANK_WIDE, PLANK_HIGH = 150.0, 470.0
"""Of the small picture of a hidden walk, design units; its edges are those of the log."""
PRINTS_S = 0.5


class Crossing:
    """The moving part of the picture that does not depend on who walks."""

    def __init__(self, look: Look, tones: Tones, spark: tuple[str, str]) -> None:
        """spark: tones of a light and of its heart."""
        self._look = look
        self.lens = Lens(look)
        self.wood = Wood(look, self.lens, tones)
        light, heart = spark
        shares = [(k + 1) / LIGHT_SIZES for k in range(LIGHT_SIZES)]
        self._light = [glow(light, max(2, look.px(64 * share)), 70) for share in shares]
        self._heart = [
            vector(_heart(heart), (-16, -16, 32, 32), look.scale * share) for share in shares
        ]
        self.sight = Sight((), ())

    def see(self, state: State, alpha: float) -> None:
        """The state of this frame, so far from the one before it."""
        self.sight = sight(state, min(1 - alpha, state.since))

    def draw(self, surface: pygame.Surface, state: State) -> None:
        """From far to near; the edge of a rock lies over the beginning of the log behind it."""
        things: list[tuple[float, Log | float, int]] = [
            (log.ends_s - 0.4, log, 0) for log in self.sight.logs
        ]
        rocks = enumerate(self.sight.rocks, state.attempts)
        things += [(middle_s, middle_s, number) for number, middle_s in rocks]
        for _, thing, number in sorted(things, key=lambda one: -one[0]):
            if isinstance(thing, Log):
                self.wood.draw_log(surface, thing)
            else:
                self.wood.draw_rock(surface, thing, number)

    def _lights(self) -> list[tuple[float, tuple[float, float]]]:
        """How far ahead, s, and where each light still lies, from far to near."""
        found = []
        for log in self.sight.logs:
            whole = seconds(LIGHT_STEPS)
            for k in range(1, math.ceil(log.stretch.hold_s / whole)):
                ahead = log.begins_s + k * whole
                if 0.02 < ahead < FARTHEST_S:
                    found.append((ahead, self.lens.place(log.middle(ahead), ahead, 10)))
        return sorted(found, reverse=True)

    def draw_lights(self, surface: pygame.Surface) -> None:
        """Those that still lie on the logs ahead."""
        for ahead, place in self._lights():
            k = max(0, min(LIGHT_SIZES - 1, round(self.lens.share(ahead) * LIGHT_SIZES) - 1))
            shine(surface, self._light[k], place)
            put_middle(surface, self._heart[k], place)

    def foot(self, before: State, after: State, alpha: float) -> tuple[float, float]:
        """Where the walker is drawn, reach units, and how far out of the middle they are in
        widths of the log, right above 0."""
        x = before.x + (after.x - before.x) * alpha
        middle = before.middle + (after.middle - before.middle) * alpha
        if after.phase is Phase.REST or after.stretch is None:
            return max(-1.05, min(1.05, x)), x
        beam, off = after.stretch.beam, x - middle
        if abs(off) > beam:
            off = math.copysign(beam + SOFT * math.tanh((abs(off) - beam) / SOFT), off)
        return middle + off, (x - middle) / (beam + SOFT)


class Prints:
    """After a walk out of sight: the log from above, and where on it the walker was."""

    def __init__(self, look: Look, tones: tuple[str, str, str, str], at: tuple[float, float]):
        """tones: of the log, its edge, a print on it, and one beside it. at: design units."""
        self._look, self._at = look, look.at(*at)
        wood, edge, on, beside = tones
        wide, high = PLANK_WIDE, PLANK_HIGH
        body = f'<rect x="{-wide / 2}" y="{-high / 2}" width="{wide}" height="{high}" rx="26" '
        body += f'fill="{wood}" stroke="{edge}" stroke-width="8"/>'
        self._plank = vector(body, (-wide / 2 - 8, -high / 2 - 8, wide + 16, high + 16), look.scale)
        dot = '<circle r="13" fill="{}" stroke="{}" stroke-width="4"/>'
        ring = '<circle r="12" fill="none" stroke="{}" stroke-width="7"/>'
        self._on = vector(dot.format(on, edge), (-18, -18, 36, 36), look.scale)
        self._beside = vector(ring.format(beside), (-18, -18, 36, 36), look.scale)
        self._since_s: float | None = None

    def draw(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """The last stretch, while the rest after it lasts."""
        shown = state.phase is Phase.REST and state.feedback == "terminal" and state.trail
        if not shown or state.stretch is None:
            self._since_s = None
            return
        if self._since_s is None:
            self._since_s = t_s
        put_middle(surface, self._plank, self._at)
        count = max(1, len(state.trail))
        come = math.ceil(count * eased((t_s - self._since_s) / PRINTS_S))
        for k, off in enumerate(state.trail[:come]):
            share = max(-1.9, min(1.9, off / state.stretch.beam))
            x = self._at[0] + self._look.px(PLANK_WIDE / 2) * share
            y = self._at[1] + self._look.px(PLANK_HIGH) * (0.5 - (k + 0.5) / count)
            put_middle(surface, self._on if abs(share) <= 1 else self._beside, (x, y))


def _heart(tone: str) -> str:
    return (
        f'<circle r="9" fill="{tone}"/><path d="M0 -15L3 -3L15 0L3 3L0 15L-3 3L-15 0L-3 -3Z" '
        f'fill="{tone}"/>'
    )
