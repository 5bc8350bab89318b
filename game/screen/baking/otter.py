"""The otter from behind at any lean: the drawing `otter_back_centre.svg` turned joint by joint.

The face comes round the edge of the head as the head turns, so that a slow lean never jumps.
"""

from __future__ import annotations

import io
import re

import pygame

from game.screen.baking.element import SVG, window_open

BODY_DEG = 15.0
SCARF = {
    -1: "M-20,92 C-6,130 -16,140 -16,172 C4,178 2,172 12,178 C10,150 6,120 10,98Z",
    0: "M-20,92 C-30,130 -56,140 -64,172 C-44,178 -30,172 -20,178 C-6,150 6,120 10,98Z",
    1: "M-20,92 C-54,130 -96,140 -112,172 C-92,178 -62,172 -52,178 C-22,150 6,120 10,98Z",
}
HIDDEN_BELOW, TURNED_ABOVE = 0.10, 0.55
"""Leans between which the face comes into sight."""
HEAD_EDGE, CAP_EDGE = 100, 74
"""Where the head and the cap end sideways, in units of the drawing: there things vanish."""


def _between(paths: tuple[str, str], share: float) -> str:
    """One path with the numbers of two alike, mixed."""
    others = iter(re.findall(r"-?[\d.]+", paths[1]))

    def mixed(found: re.Match[str]) -> str:
        start = float(found.group())
        return f"{start + (float(next(others)) - start) * share:.1f}"

    return re.sub(r"-?[\d.]+", mixed, paths[0])


def _coming_round(edge: float, turned: float, side: int) -> str:
    """The transform of things that turn into sight round an edge."""
    if turned == 0:
        return 'transform="translate(9999,0)"'
    return f'transform="translate({side * edge * (1 - turned):.1f},0) scale({side * turned:.3f},1)"'


def leaning_otter(lean: float) -> bytes:
    """The drawing as SVG; lean from -1 (left) to 1 (right)."""
    side = -1 if lean < 0 else 1
    turned = (abs(lean) - HIDDEN_BELOW) / (TURNED_ABOVE - HIDDEN_BELOW)
    turned = min(1.0, max(0.0, turned))
    svg = (SVG / "otter_back_centre.svg").read_text(encoding="utf-8")
    svg = svg.replace("rotate(0 0 240)", f"rotate({BODY_DEG * lean:.2f} 0 240)")
    svg = svg.replace("rotate(-66)", f"rotate({-66 - 26 * lean:.2f})")
    svg = svg.replace("rotate(66)", f"rotate({66 - 26 * lean:.2f})")
    scarf = re.search(r"M-20,92 C-30.0?,130[^\"]*", svg)
    assert scarf is not None, "the scarf of the otter has another path"
    svg = svg.replace(scarf.group(), _between((SCARF[0], SCARF[side]), abs(lean)))
    svg = svg.replace(
        "translate(0,0) rotate(0.0)", f"translate({10 * lean:.1f},0) rotate({-5.25 * lean:.2f})"
    )
    svg = svg.replace("rotate(4)", f"rotate({4 * side * turned:.2f})")
    return _faced(svg, turned, side).encode()


def _faced(svg: str, turned: float, side: int) -> str:
    """The four turned groups of the head: muzzle, ear, cheek with eye, visor."""
    body, head = svg.split('<g transform="translate(', 3)[-1], svg
    start = svg.index(body)
    head = svg[start:]
    groups = head.split('transform="scale(1,1)"')
    assert len(groups) == 5, "the otter's head has other groups"
    muzzle = f'transform="translate({-60 * side * (1 - turned):.1f},0) scale({side},1)"'
    ear = f'transform="scale({side},1)"'
    cheek = _coming_round(HEAD_EDGE, turned, side)
    visor = _coming_round(CAP_EDGE, turned, side)
    far_ear = _far_ear(groups[2], turned, side)
    turns = (muzzle, ear, cheek, visor)
    joined = groups[0]
    for number, (turn, rest) in enumerate(zip(turns, groups[1:], strict=True)):
        if number == 1:
            joined = joined.removesuffix("<g ") + far_ear + "<g "
        joined += turn + rest
    return svg[:start] + joined


def _far_ear(ear: str, turned: float, side: int) -> str:
    """The other ear, which slips behind the head as the face comes round."""
    drawing = ear[ear.index(">") + 1 : ear.index("</g>")]
    return f'<g transform="translate({-60 * side * turned:.1f},0) scale({-side},1)">{drawing}</g>\n'


def otter_surface(lean: float, width: int) -> pygame.Surface:
    """The otter at twice a width in pixels, premultiplied, as `element.rasterised` gives."""
    window_open()
    size = (width * 2, round(width * 2 * 490 / 520))
    file = io.BytesIO(leaning_otter(lean))
    return pygame.image.load_sized_svg(file, size).convert_alpha().premul_alpha()
