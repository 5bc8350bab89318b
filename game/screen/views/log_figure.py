"""Somebody who walks the log, seen from behind: leaning as the player leans, one step after
another."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from game.screen.stroke import Box, faded, vector


class Figure:
    """Every pose is drawn once."""

    def __init__(
        self,
        drawn: Callable[[float, int], str],
        box: Box,
        scale: float,
        *,
        poses: int,
        pace_s: float,
        swing: float,
    ) -> None:
        """drawn: the figure at a lean, -1 to 1, with a foot up: -1 left, 0 none, 1 right. poses: to
        either side. pace_s: of two steps. swing: a foot is up beyond this share of a step."""
        self._poses = {
            (pose, step): vector(drawn(pose / poses, step), box, scale)
            for pose in range(-poses, poses + 1)
            for step in (-1, 0, 1)
        }
        self._foot = (-box[0] * scale, -box[1] * scale)
        self._most, self._pace_s, self._swing = poses, pace_s, swing

    def draw(
        self,
        surface: pygame.Surface,
        place: tuple[float, float],
        lean: float,
        walked_s: float,
        sight: float,
    ) -> None:
        """place: of the feet, window pixels. lean: -1 to 1. walked_s: the walk so far; the steps
        follow. sight: 0 hidden to 1."""
        if sight <= 0:
            return
        pose = round(max(-1.0, min(1.0, lean)) * self._most)
        swing = math.sin(2 * math.pi * walked_s / self._pace_s)
        step = 1 if swing > self._swing else -1 if swing < -self._swing else 0
        picture = self._poses[pose, step]
        x, y = place[0] - self._foot[0], place[1] - self._foot[1]
        shown = picture if sight >= 1 else faded(picture, sight)
        surface.blit(shown, (round(x), round(y)), special_flags=pygame.BLEND_PREMULTIPLIED)
