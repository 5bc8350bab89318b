"""Outlines of things that grow: smooth lines, tubes around them, shades from top to foot."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

Place = tuple[float, float]


def mixed(a: Place, b: Place, share: float) -> Place:
    """So far from the one place to the other."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def gradient(name: str, top: float, foot: float, *tones: str) -> str:
    """SVG: a shade of these tones from one height to another."""
    stops = "".join(
        f'<stop offset="{k / (len(tones) - 1)}" stop-color="{tone}"/>'
        for k, tone in enumerate(tones)
    )
    box = f'gradientUnits="userSpaceOnUse" x1="0" y1="{top}" x2="0" y2="{foot}"'
    return f'<defs><linearGradient id="{name}" {box}>{stops}</linearGradient></defs>'


def curve(points: tuple[Place, ...], count: int = 28) -> list[Place]:
    """A smooth line through points (Catmull-Rom)."""
    grown = np.array([2 * np.array(points[0]) - points[1], *points,
                      2 * np.array(points[-1]) - points[-2]], float)  # fmt: skip
    line: list[Place] = []
    for k in range(count + 1):
        t = min(k / count * (len(points) - 1), len(points) - 1 - 1e-9)
        i, u = int(t), t - int(t)
        a, b, c, d = grown[i : i + 4]
        x, y = 0.5 * (
            2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * (b - c) + d - a) * u**3
        )
        line.append((float(x), float(y)))
    return line


def tube(line: list[Place], start: float, end: float, aside: float = 0.0) -> str:
    """An outline around a line whose half width goes from start to end; aside moves it across."""
    left, right = [], []
    directions = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    directions.append(directions[-1])
    for k, ((x, y), (dx, dy)) in enumerate(zip(line, directions, strict=True)):
        half = start + (end - start) * k / (len(line) - 1)
        long = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / long, dx / long
        x, y = x + nx * half * aside, y + ny * half * aside
        left.append(f"{x + nx * half:.1f} {y + ny * half:.1f}")
        right.append(f"{x - nx * half:.1f} {y - ny * half:.1f}")
    return "M" + "L".join([*left, *reversed(right)]) + "Z"
