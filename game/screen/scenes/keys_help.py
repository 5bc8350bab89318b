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
    ("F11", mark("full screen")),
)


def draw_keys(surface: pygame.Surface, look: Look) -> None:
    """A large card with every key."""
    look = look.near.turned()
    put_sheet(surface, look, 960, 540, 1620, 1050)
    write(surface, look, look.words("Keys"), "paper_title", 960, 110)
    y = 192.0
    for key, words in KEYS:
        write(surface, look, look.words(key), "paper_title", 560, y, anchor="right", size=38)
        write(surface, look, look.words(words), "paper_note", 620, y, anchor="left", size=36)
        y += 49
