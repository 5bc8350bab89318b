"""The small picture of River Run: the game itself, some seconds into a bout played well."""

from __future__ import annotations

import numpy as np
import pygame

from game.core.level import Dial
from game.core.span import Span
from game.exercises import river_run
from game.screen.baking.brush import HEIGHT, WIDTH, FloatArray
from game.screen.baking.element import window_open
from game.screen.lettering import Lettering
from game.screen.look import Look
from game.screen.pictures import Pictures
from game.screen.sound import Sound
from game.screen.views.river_run import RiverRun
from game.text import Words

LEVEL = river_run.Level(
    d=Dial(start=0.3),
    dial=river_run.Spans(
        speed=Span(0.05, 0.3),
        half_width=Span(0.45, 0.3),
        curve_hz=Span(0.06, 0.2),
        look_ahead_s=Span(6, 5),
        gain=Span(1, 1),
    ),
)
SEED, PLAYED_STEPS = 5, 1_600
GOAL_GONE_S = 8.0
BOX = (270, 150, 1650, 1056)
SIZE = (768, 504)


def river_card() -> FloatArray:
    """768 x 504 pixels of the child's river, without its words and lanterns."""
    window_open()
    pygame.font.init()
    words = Words.load()
    look = Look(
        WIDTH, HEIGHT, "child", words, Pictures(WIDTH, HEIGHT), Lettering(1.0), Sound(lambda: 0.0)
    )
    before = after = river_run.start(LEVEL, SEED)
    for _ in range(PLAYED_STEPS):
        before, (after, _) = after, river_run.step(after, river_run.aim(after))
    surface = pygame.Surface((WIDTH, HEIGHT))
    view = RiverRun(look, LEVEL)
    for t_s in (0.0, GOAL_GONE_S):
        view.draw(surface, before, after, 0.5, t_s)
    left, top, right, bottom = BOX
    part = surface.subsurface((left, top, right - left, bottom - top))
    small = pygame.transform.smoothscale(part, SIZE)
    pixels = pygame.surfarray.array3d(small).transpose(1, 0, 2)
    return np.asarray(pixels / 255, np.float32)
