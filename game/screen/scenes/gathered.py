"""What came of play, as a picture: stars, fish and shells in an arc for the child, figures for
the adult."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.scenes.writing import write
from game.screen.stroke import glow, put_middle, shine, vector

ORDER = ("shell", "star", "star", "fish", "star", "star", "star", "fish", "star", "star", "shell")
MOST = len(ORDER)
RISE_S, BETWEEN_S = 0.45, 0.09


def draw_arc(surface: pygame.Surface, look: Look, count: int, t_s: float) -> None:
    """Treasures rise into an arc one after another. count: how many; t_s: since the scene began."""
    count = min(count, MOST)
    for i in range(count):
        share = (i + 0.5) / count if count < MOST else i / (MOST - 1)
        spread = min(1.0, count / MOST + 0.25)
        turn = math.pi * (0.5 + (0.5 - share) * 0.92 * spread)
        x, y = 960 + 318 * math.cos(turn), 535 - 182 * math.sin(turn)
        risen = min(1.0, max(0.0, (t_s - 0.3 - BETWEEN_S * i) / RISE_S))
        if risen <= 0:
            continue
        eased = 1 - (1 - risen) ** 3
        bob = 0 if look.calm else 5 * math.sin(1.9 * t_s + 0.9 * i)
        place = look.at(x, y + (1 - eased) * 150 + bob)
        name = ORDER[i] if count == MOST else ORDER[1 + i % (MOST - 2)]
        if name == "star":
            shine(surface, glow("#FFC25A", look.px(74), 34), place)
        size = (72 if name == "fish" else 68) * (0.6 + 0.4 * eased)
        angle = 90 - math.degrees(turn) if name != "fish" else 0
        put_middle(surface, look.pictures.sprite(name, look.px(size), angle=-angle * 0.4), place)


def minutes(look: Look, seconds: float) -> str:
    """A length of time in words: seconds below two minutes, else minutes."""
    if seconds < 120:
        return look.words.count("{n} second", "{n} seconds", round(seconds))
    return look.words.count("{n} minute", "{n} minutes", round(seconds / 60))


def draw_figures(
    surface: pygame.Surface, look: Look, successes: int, attempts: int, active_s: float
) -> None:
    """Successes of attempts, and the time of play: in the middle, large."""
    figure = look.words("{n} of {all}", n=successes, all=attempts)
    write(surface, look, figure, "number", 960, 520)
    write(surface, look, look.words("reached"), "lead", 960, 640)
    write(surface, look, minutes(look, active_s), "body", 960, 730)


class Tally:
    """A row of small rings for the adult: those that were reached are filled and ticked."""

    def __init__(self, look: Look, n: int, *, y: float = 832.0) -> None:
        self._look, self._n, self._y = look, n, y
        ring = '<circle r="15" fill="none" stroke="#6C7C87" stroke-width="4"/>'
        tick = (
            '<circle r="17" fill="#25B78C"/><path d="M-8 0L-2 7L9 -6" fill="none" '
            'stroke="#0D1822" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>'
        )
        box = (-20.0, -20.0, 40.0, 40.0)
        self._open, self._done = vector(ring, box, look.scale), vector(tick, box, look.scale)

    def draw(self, surface: pygame.Surface, done: int, t_s: float) -> None:
        """done: how many were reached. t_s: display time."""
        step = min(52.0, 620.0 / self._n)
        left = 960 - step * (self._n - 1) / 2
        for i in range(self._n):
            picture = self._done if i < done else self._open
            put_middle(surface, picture, self._look.at(left + step * i, self._y))
