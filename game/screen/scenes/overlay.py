"""The therapist's panel, over play, by one key: the lean, the dial and who holds it, what the coach
did and why, the device.

It is the therapist's: at the right, beside what the player looks at and above the prompt. The dial
can be read from 2 m on a small screen, the rest on one of 24 inches (clinical design 9.2).
"""

from __future__ import annotations

from collections import deque

import pygame

from game.coach.move import Move
from game.core.event import Shown
from game.core.feedback import feedback_of
from game.core.lane import Lane, lane_of
from game.core.pose import GRAVITY_M_S2
from game.core.telling import told_of
from game.figures import Figures
from game.screen.look import Look
from game.screen.scene import Stage
from game.screen.scenes.device_names import device_names
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.verdict_words import verdict_says
from game.screen.scenes.writing import write
from game.session import LiveBout
from game.session.board_onlooker import BoardOnlooker
from game.text import mark
from input_devices.verdict import Verdict

TRACE_S = 8.0
LATE_MS = 150
"""Above this the therapist is warned. Source: clinical design, hazard H21."""
MOVES = 3
LEFT, RIGHT, TOP, FOOT = 1400, 1900, 20, 905
INSET = 30
INNER_W = RIGHT - LEFT - 2 * INSET
DIAL_W, NAME_W, VALUE_W = 200.0, 200.0, 230.0
DIAL, LINE, SMALL = 60.0, 34.0, 26.0
"""Sizes of letters."""
DEVICE_Y, GAP = 794, 4
"""Where the lines of the device begin, and what stays free above them."""
HELD = mark("held by the limits")
SIDES: tuple[tuple[Lane, str], ...] = (("left", mark("Left")), ("right", mark("Right")))


class Overlay:
    """A panel at the right. Whether it is open outlasts the bout."""

    def __init__(self, stage: Stage, live: LiveBout) -> None:
        self._stage, self._live = stage, live
        self._trace: deque[tuple[float, float, float]] = deque()
        self._moves: deque[tuple[Move, float]] = deque(maxlen=MOVES)
        self._noticed = 0
        onlookers = stage.here.session.onlookers
        self._listening = [one for one in onlookers if isinstance(one, BoardOnlooker)]
        self._wrong: Verdict | None = None

    def toggle(self) -> None:
        """Open it, or close it."""
        self._stage.panel_open = not self._stage.panel_open

    def feel(self, now_s: float) -> None:
        """Keep the lean of now for the trace, and where the limits of now leave the coach."""
        low, high = self._live.bout.dial_bounds
        for move in self._live.moves[self._noticed :]:
            self._moves.append((move, max(low, min(move.d, high))))
        self._noticed = len(self._live.moves)
        control = self._live.bout.control
        if control is not None:
            self._trace.append((now_s, control.x, control.y))
        while self._trace and self._trace[0][0] < now_s - TRACE_S:
            self._trace.popleft()
        if self._stage.panel_open:
            self._wrong = next((one.wrong(now_s) for one in self._listening), None)

    def draw(self, surface: pygame.Surface) -> None:
        """The panel, if it is open."""
        if not self._stage.panel_open:
            return
        look = self._stage.look.near
        middle, high = ((LEFT + RIGHT) / 2, (TOP + FOOT) / 2), FOOT - TOP
        put_sheet(surface, look, *middle, RIGHT - LEFT, high, radius=30)
        self._draw_trace(surface, look)
        self._draw_dial(surface, look)
        look = look.turned(middle[0])
        y = 336.0
        for name, value in self._readings(look):
            _line(surface, look, name, value, y, LINE)
            y += 41
        self._draw_moves(surface, look, y + 14)
        self._draw_device(surface, look, DEVICE_Y)
        keys = look.words("Tab: close. F1: all keys")
        write(surface, look, keys, "paper_note", LEFT + INSET, 872, anchor="left", size=SMALL)

    # the dial

    def _draw_dial(self, surface: pygame.Surface, look: Look) -> None:
        """The difficulty in force and the next one, large; below, whether the coach may move it."""
        bout = self._live.bout
        now, ahead = _percent(bout.state.d), _percent(bout.state.pending_d)
        x = RIGHT - INSET - DIAL_W / 2
        lines = (look.words("Difficulty"), look.words("locked") if bout.dial_locked else "")
        for words, y in zip(lines, (76, 268), strict=True):
            write(surface, look, words, "paper_note", x, y, width=DIAL_W, size=LINE, shrink=True)
        write(surface, look, now, "paper_title", x, 142, width=DIAL_W, size=DIAL)
        if now != ahead:
            write(surface, look, f"> {ahead}", "paper_title", x, 208, width=DIAL_W, size=46)

    def _readings(self, look: Look) -> list[tuple[str, str]]:
        """Limits, sides and success: what the coach works with."""
        words, bout = look.words, self._live.bout
        state, (low, high) = bout.state, bout.dial_bounds
        low, high = max(low, bout.level.clamp(0.0)), min(high, bout.level.clamp(1.0))
        pace = bout.level.limits.pace
        wished = self._stage.here.patient.target_success
        success = state.successes / state.attempts if state.attempts else None
        reached = "-" if success is None else _percent(success)
        return [
            (words("Limits"), f"{_percent(low)} - {_percent(high)}"),
            *[(words(name), _percent(d)) for name, d in self._sides()],
            (words("Attempts"), f"{state.attempts} / {state.planned}"),
            (words("Reached"), f"{state.successes} ({reached})"),
            (words("Wished"), _percent(wished)),
            *([(words("Pace"), _percent(pace))] if pace < 1 else []),
            *self._feedback(look),
        ]

    def _feedback(self, look: Look) -> list[tuple[str, str]]:
        """Share of the attempts that is to be shown all the time, and how many were so far; where
        some are not."""
        feedback = feedback_of(self._live.bout.level)
        if not feedback.fades:
            return []
        told = told_of(self._live.events)
        share = _percent(feedback.shown_share)
        return [(look.words("All shown"), f"{share} ({told.concurrent} / {told.attempts})")]

    def _sides(self) -> list[tuple[str, float]]:
        """The difficulty last played on each side, where a side is weak."""
        if self._stage.here.patient.affected_side == "none":
            return []
        last = {lane_of(e.label): e.d for e in self._live.events if isinstance(e, Shown)}
        return [(name, last[lane]) for lane, name in SIDES if lane in last]

    # the coach

    def _draw_moves(self, surface: pygame.Surface, look: Look, y: float) -> None:
        """The last moves with their reasons, the newest first, as many as there is room for."""
        nowhere = pygame.Surface((1, 1))
        for move, d in reversed(self._moves):
            values = {name: f"{value:g}" for name, value in move.values.items()}
            reason = look.words(move.reason, **values)
            text = look.words("{what}: {said}", what=_percent(d), said=reason)
            text = text if d == move.d else f"{text} ({look.words(HELD)})"
            for place in (nowhere, surface):
                end = write(
                    place, look, text, "paper_note", LEFT + INSET, y,
                    anchor="left", width=INNER_W, size=SMALL,
                )  # fmt: skip
                if end > DEVICE_Y - GAP:
                    return
            y = end + 8

    # the device

    def _draw_device(self, surface: pygame.Surface, look: Look, y: float) -> None:
        """Load, rate and delay in one line, the name in another, or what is wrong with it."""
        words, bout, link = look.words, self._live.bout, self._live.link.summary()
        load = bout.pose.load_n if bout.pose is not None else None
        kg = "-" if load is None else f"{Figures(words).number(load / GRAVITY_M_S2, 1)} kg"
        ages = sorted(self._live.ages_s[-240:])
        late_ms = 1000 * ages[len(ages) // 2] if ages else 0.0
        rate = f"{link.rate_hz:.0f} / s" if link.rate_hz else "-"
        _line(
            surface,
            look,
            f"{kg} \N{MIDDLE DOT} {rate}",
            f"{late_ms:.0f} ms",
            y,
            SMALL,
            late_ms > LATE_MS,
        )
        infos = self._stage.here.session.kit.infos
        name = device_names(words, [info.uri for info in infos])
        if self._wrong is not None:
            name = f"! {verdict_says(words, self._wrong)}"
        write(
            surface, look, name, "paper_note", LEFT + INSET, y + 38,
            anchor="left", width=INNER_W, size=SMALL, shrink=True,
        )  # fmt: skip

    def _draw_trace(self, surface: pygame.Surface, look: Look) -> None:
        """The lean of the last seconds in own reach, the newest brightest."""
        child = look.theme == "child"
        line, grid = ("#C0392B", "#B99A8C") if child else ("#F5A91E", "#4B5F6D")
        x0, y0, reach = LEFT + 146.0, 168.0, 116.0
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


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _line(
    surface: pygame.Surface,
    look: Look,
    name: str,
    value: str,
    y: float,
    size: float,
    warns: bool = False,
) -> None:
    """A name at the left, its value at the right; a warning stands on a mark of its own too."""
    left, right = LEFT + INSET, RIGHT - INSET
    value = f"! {value}" if warns else value
    write(surface, look, name, "paper_note", left, y, anchor="left", width=NAME_W, size=size)
    write(surface, look, value, "paper_note", right, y, anchor="right", width=VALUE_W, size=size)
