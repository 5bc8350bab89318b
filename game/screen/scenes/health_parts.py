"""What the pages of a board's health share: the sign before a finding, the words beside the basins,
the quiet column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.core.board import Board
from game.figures import Figures
from game.screen.board_picture import BoardPicture, corner_place
from game.screen.lettering import put
from game.screen.level_picture import LevelPicture
from game.screen.look import Look
from game.screen.palette import GREEN, ORANGE, SKY, VERMILION
from game.screen.scenes.board_watch import BoardWatch
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import hand, write
from game.screen.stroke import put_middle, vector
from input_devices.health import Health
from input_devices.verdict import Severity

BOARD = (640.0, 604.0)
COLUMN, COLUMN_W = 1545.0, 600.0
COLUMN_TOP, COLUMN_H = 322.0, 564.0
ROW_Y, ROW_H = 958.0, 100.0
"""Of the buttons: captions stand below them."""
LINE_H = 60.0
FRONT_Y = 230.0
HEAD = (960.0, 160.0, 1770.0, 236.0)
SIGN = (185.0, 160.0)
SAYS_X, SAYS_W = 290.0, 1490.0
TONES: dict[Severity, str] = {
    Severity.GOOD: GREEN,
    Severity.KNOW: SKY,
    Severity.MEND: ORANGE,
    Severity.STOP: VERMILION,
}
DRAWN: dict[Severity, str] = {
    Severity.GOOD: '<path d="M-25 2L-7 21 27 -19" fill="none" stroke-width="11" {line}/>',
    Severity.KNOW: '<g stroke="none" fill="#10202A"><circle cx="-24" r="7"/><circle r="7"/>'
    '<circle cx="24" r="7"/></g>',
    Severity.MEND: '<path d="M0 -28V8" stroke-width="12" {line}/><circle cy="29" r="7.5" '
    'fill="#10202A" stroke="none"/>',
    Severity.STOP: '<path d="M-19 -19L19 19M19 -19L-19 19" stroke-width="12" {line}/>',
}
"""A tick, three dots, an exclamation mark, a cross: shape says what colour says."""


class Pictures:
    """The board or the level of one page."""

    def __init__(self) -> None:
        self._board, self._level = BoardPicture(), LevelPicture()

    def draw(
        self,
        surface: pygame.Surface,
        look: Look,
        watch: BoardWatch,
        now_s: float,
        marked: Sequence[int],
        *,
        weight_shown: bool,
    ) -> None:
        """In the place of the page; inside left is left in every language. weight_shown: in kg;
        else in shares of the whole."""
        middle = look.at(*BOARD)
        if not watch.corners:
            self._level.settle(watch.place, now_s)
            self._level.draw(surface, look, middle)
            return
        loads_kg = watch.loads_kg or (0.0,) * 4
        self._board.settle(loads_kg, watch.place, now_s)
        there = watch.place is not None
        self._board.draw(surface, look, middle, marked=marked, floats=there)
        how = hand(look, "paper_note")
        front = look.letters.on_sheet(look.words("Front"), how.face, 32, how.colour)
        put(surface, front, middle[0], middle[1] - look.px(FRONT_Y))
        for at, said in enumerate(loads_said(look, watch, weight_shown=weight_shown)):
            how = hand(look, "paper_title")
            picture = look.letters.on_sheet(said, how.face, 50, how.colour)
            put(surface, picture, *corner_place(look, middle, at))


def loads_said(look: Look, watch: BoardWatch, *, weight_shown: bool) -> list[str]:
    """Beside each basin: kilograms, or the share of the whole."""
    figures, loads_kg = Figures(look.words), watch.loads_kg
    if loads_kg is None:
        return ["\N{EN DASH}"] * 4
    if weight_shown:
        return [f"{figures.number(kg, 1)} kg" for kg in loads_kg]
    whole = sum(loads_kg)
    if watch.place is None or whole <= 0:
        return [figures.share(0.0)] * 4
    return [figures.share(round(max(0.0, kg) / whole, 2)) for kg in loads_kg]


@lru_cache(maxsize=8)
def _sign(scale: float, severity: Severity) -> pygame.Surface:
    line = 'stroke="#10202A" stroke-linecap="round" stroke-linejoin="round"'
    body = (
        '<circle cy="6" r="62" fill="#050B11" fill-opacity="0.35"/>'
        f'<circle r="60" fill="{TONES[severity]}" stroke="#FFF8E8" stroke-width="5"/>'
        f"<g>{DRAWN[severity].format(line=line)}</g>"
    )
    return vector(body, (-72, -70, 144, 146), scale)


def draw_head(surface: pygame.Surface, look: Look, severity: Severity, says: str, do: str) -> None:
    """What is most worth knowing, large, and what to do."""
    put_sheet(surface, look, *HEAD)
    put_middle(surface, _sign(look.scale, severity), look.at(*SIGN))
    write(
        surface, look, says, "paper_title", SAYS_X, 116 if do else 160,
        anchor="left", width=SAYS_W, size=66, shrink=True,
    )  # fmt: skip
    write(
        surface, look, do, "paper", SAYS_X, 208,
        anchor="left", width=SAYS_W, size=42, shrink=True,
    )  # fmt: skip


Row = tuple[str, str]


def draw_column(surface: pygame.Surface, look: Look, title: str, rows: Sequence[Row]) -> None:
    """Names at the left, what is told at the right."""
    put_sheet(surface, look, COLUMN, COLUMN_TOP + COLUMN_H / 2, COLUMN_W, COLUMN_H)
    left, right = COLUMN - COLUMN_W / 2 + 38, COLUMN + COLUMN_W / 2 - 38
    write(
        surface, look, title, "paper_title", left, COLUMN_TOP + 58,
        anchor="left", width=COLUMN_W - 76, size=44, shrink=True,
    )  # fmt: skip
    for place, (name, said) in enumerate(rows):
        y = COLUMN_TOP + 128 + LINE_H * place
        write(
            surface, look, name, "paper_note", left, y,
            anchor="left", width=290, size=34, shrink=True,
        )  # fmt: skip
        write(
            surface, look, said, "paper_note", right, y,
            anchor="right", width=250, size=34, shrink=True,
        )  # fmt: skip


def rows_of(look: Look, watch: BoardWatch, *, weight_shown: bool) -> list[Row]:
    """How the device sends, and what is kept of it."""
    words, figures, health = look.words, Figures(look.words), watch.health
    rows = _measured(look, watch, weight_shown=weight_shown)
    if health is not None:
        rows += _link(look, health)
        if health.battery is not None:
            rows.append((words("Batteries"), figures.share(health.battery)))
        if health.temperature_c is not None:
            rows.append((words("Warmth"), f"{figures.number(health.temperature_c)} °C"))
    return [*rows, *_kept(look, watch.board)] if watch.weighs else rows


def _measured(look: Look, watch: BoardWatch, *, weight_shown: bool) -> list[Row]:
    words, figures, lean = look.words, Figures(look.words), watch.lean_deg
    if lean is not None:
        right, forward = (f"{figures.number(one, 1)}°" for one in lean)
        return [(words("To the right"), right), (words("Forward"), forward)]
    if watch.load_kg is not None and weight_shown:
        return [(words("Altogether"), f"{figures.number(watch.load_kg, 1)} kg")]
    return []


def _link(look: Look, health: Health) -> list[Row]:
    words, figures, link = look.words, Figures(look.words), health.link
    rate = "\N{EN DASH}" if link.rate_hz is None else f"{figures.number(link.rate_hz)} / s"
    jitter = "\N{EN DASH}" if link.jitter_ms is None else f"{figures.number(link.jitter_ms, 1)} ms"
    return [
        (words("Rate"), rate),
        (words("Jitter"), jitter),
        (words("Gaps"), figures.number(link.gaps)),
        (words("Lost"), figures.number(link.lost)),
    ]


def _kept(look: Look, board: Board) -> list[Row]:
    words, figures = look.words, Figures(look.words)
    never = words("never")
    zero = never if board.zero is None else figures.short_date(board.zero.made_utc)
    rows = [(words("Zeroed"), zero)]
    if board.gain is not None:
        rows.append((words("Factor"), figures.number(board.gain.factor, 3)))
    return rows
