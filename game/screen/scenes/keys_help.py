"""The therapist's keys, on any screen, by F1."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.screen.look import Look
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.text import mark

KEYS: Sequence[tuple[str, str]] = (
    (mark("Esc or space"), mark("pause; on other screens: back, choose")),
    (mark("Arrows, Enter"), mark("choose")),
    ("+   -", mark("harder, easier; on a card: another level")),
    ("L", mark("lock the difficulty, or let the coach move it again")),
    ("H   J", mark("not harder than now; not easier than now; again: lift it")),
    ("U", mark("take back the last change of the difficulty")),
    (mark("Page down"), mark("skip: the bout, the rest, the question")),
    ("R", mark("rest now")),
    ("E   N", mark("mark this moment; write a note")),
    (mark("A or Enter"), mark("answer a sign of the second task")),
    (mark("S or Enter"), mark("show how the last attempt went, where that is hidden")),
    ("X", mark("end the visit, by way of the check-out")),
    ("T", mark("play with typical reach, marked as such")),
    (mark("Tab"), mark("the therapist's panel, in play")),
    ("F2", mark("connect a board, from home")),
    ("F3", mark("one switch: choices offer themselves")),
    ("F4", mark("settings: text, contrast, sound, pace")),
    ("F5", mark("how well the board is; zero it")),
    ("F11", mark("full screen")),
)


WIDE, HIGH = 1620.0, 1050.0
"""The sheet, in the middle of the screen, design units."""
FIRST_Y, LAST_Y = 182.0, 1000.0
"""Of the rows; below the last one the sheet goes on as far as above the title."""
KEY_X, SAID_X = 540.0, 590.0
KEY_W, SAID_W = 380.0, 1130.0
SIZE = 36


def rows() -> Sequence[tuple[float, str, str]]:
    """How high each row stands, design units, its key, and what that does."""
    step = (LAST_Y - FIRST_Y) / (len(KEYS) - 1)
    return [(FIRST_Y + k * step, key, said) for k, (key, said) in enumerate(KEYS)]


def draw_keys(surface: pygame.Surface, look: Look) -> None:
    """A large card with every key."""
    look = look.near.turned()
    put_sheet(surface, look, 960, 540, WIDE, HIGH)
    write(surface, look, look.words("Keys"), "paper_title", 960, 106)
    for y, key, said in rows():
        write(
            surface, look, look.words(key), "paper_title", KEY_X, y,
            anchor="right", width=KEY_W, size=SIZE, shrink=True,
        )  # fmt: skip
        write(
            surface, look, look.words(said), "paper_note", SAID_X, y,
            anchor="left", width=SAID_W, size=SIZE, shrink=True,
        )  # fmt: skip
