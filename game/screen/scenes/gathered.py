"""What came of play, as a picture: stars, fish and shells in an arc for the child, figures for
the adult."""

from __future__ import annotations

import math

import pygame

from game.screen.look import Look
from game.screen.scenes.writing import write
from game.screen.stroke import glow, put_middle, shine

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
