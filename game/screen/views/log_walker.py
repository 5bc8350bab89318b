"""The walker on the log, seen from behind: a quiet figure with a long balancing pole, which tips
as the player leans."""

from __future__ import annotations

import math

from game.screen.look import Look
from game.screen.views.log_figure import Figure

POSES = 8
"""To either side."""
TILT_DEG, POLE_DEG = 9.0, -12.0
"""At a whole lean out: of the figure, and of the pole against it, as one would."""
BOX = (-330.0, -390.0, 660.0, 410.0)
"""Of the drawing, the feet in the middle at 0, 0."""
PACE_S = 1.5

DEFS = (
    '<defs><linearGradient id="a" gradientUnits="userSpaceOnUse" x1="-46" y1="-120" x2="46" '
    'y2="-150"><stop offset="0" stop-color="#131C25"/><stop offset="0.62" stop-color="#2A3945"/>'
    '<stop offset="1" stop-color="#6F6A62"/></linearGradient>'
    '<linearGradient id="l" gradientUnits="userSpaceOnUse" x1="-30" y1="-60" x2="34" y2="-60">'
    '<stop offset="0" stop-color="#0E161E"/><stop offset="1" stop-color="#39454D"/>'
    '</linearGradient><linearGradient id="k" gradientUnits="userSpaceOnUse" x1="-26" y1="-300" '
    'x2="28" y2="-320"><stop offset="0" stop-color="#22282D"/><stop offset="0.7" '
    'stop-color="#3C444A"/><stop offset="1" stop-color="#8C8474"/></linearGradient>'
    '<linearGradient id="b" gradientUnits="userSpaceOnUse" x1="-310" y1="0" x2="310" y2="0">'
    '<stop offset="0" stop-color="#C9A25C"/><stop offset="0.5" stop-color="#8C6B3E"/>'
    '<stop offset="1" stop-color="#F3DFA8"/></linearGradient></defs>'
)
RIM = "#F3DDB2"


def _stroke(path: str, tone: str, width: float, share: float = 1.0) -> str:
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<path d="{path}" {style} stroke="{tone}" stroke-width="{width}" '
        f'stroke-opacity="{share}"/>'
    )


def _leg(way: int, up: bool) -> str:
    lift = 13 if up else 0
    x = 15 * way
    drawn = _stroke(f"M{x} -150Q{x + 3 * way} -80 {x} {-18 - lift}", "url(#l)", 26)
    if way > 0:
        drawn += _stroke(f"M{x + 11} -146Q{x + 14} -80 {x + 11} {-20 - lift}", RIM, 2.6, 0.5)
    return drawn + _stroke(f"M{x - 5} {-9 - lift}L{x + 5} {-9 - lift}", "#0B1218", 22)


def _coat() -> str:
    """Shoulders, back, and a hem that falls to the knees."""
    return (
        '<path d="M-50 -108C-50 -160 -56 -214 -46 -250C-34 -268 -16 -272 0 -272C16 -272 34 -268 '
        '46 -250C56 -214 50 -160 50 -108C24 -96 -24 -96 -50 -108Z" fill="url(#a)"/>'
        + _stroke("M0 -262L0 -104", "#0D151D", 2.6, 0.7)
        + _stroke("M46 -248C55 -212 49 -160 49 -112", RIM, 4.4, 0.8)
        + _stroke("M16 -270C28 -268 38 -262 44 -252", RIM, 4, 0.75)
    )


def _head() -> str:
    """Neck, ears and hair."""
    return (
        '<path d="M-16 -264L16 -264L14 -296L-14 -296Z" fill="#6A5040"/>'
        '<ellipse cx="-31" cy="-314" rx="7" ry="11" fill="#7E5F4A"/>'
        '<ellipse cx="31" cy="-314" rx="7" ry="11" fill="#C79F7C"/>'
        '<path d="M-31 -318C-33 -350 -18 -362 0 -362C18 -362 33 -350 31 -318C30 -296 20 -286 0 '
        '-284C-20 -286 -30 -296 -31 -318Z" fill="url(#k)"/>'
        + _stroke("M15 -358C28 -352 32 -336 30 -314", RIM, 4, 0.8)
        + _stroke("M-30 -276Q0 -262 30 -276", "#8A4A3C", 17)
        + _stroke("M-30 -279Q0 -265 30 -279", "#B5654C", 8)
    )


def _pole(lean: float) -> str:
    """In both hands at the height of the hips; its ends hang a little."""
    turn = (POLE_DEG - TILT_DEG) * lean
    sag = "M-312 14Q0 -16 312 14"
    arms = ""
    for way in (-1, 1):
        rise = way * 78 * math.sin(math.radians(turn))
        hand = (way * 80, -176 + rise)
        path = f"M{way * 44} -246Q{way * 76} -216 {hand[0]} {hand[1]:.1f}"
        arms += _stroke(path, "#131C25", 25) + _stroke(path, "#24323D", 17)
        if way > 0:
            arms += _stroke(f"M52 -246Q86 -216 {hand[0] + 9} {hand[1] - 4:.1f}", RIM, 3.2, 0.7)
        arms += f'<circle cx="{hand[0]}" cy="{hand[1]:.1f}" r="11" fill="#A97F5E"/>'
    pole = (
        f'<g transform="translate(0 -176) rotate({turn:.2f})">'
        + _stroke(sag, "#0B1218", 11, 0.5)
        + _stroke(sag, "url(#b)", 7)
        + '<circle cx="-312" cy="14" r="8" fill="#DDBF86"/>'
        + '<circle cx="312" cy="14" r="8" fill="#F6E7BE"/></g>'
    )
    return pole + arms


def walker(lean: float, step: int) -> str:
    """The whole drawing. lean: -1 to 1; step: which foot is up."""
    tilt = TILT_DEG * lean
    legs = f"{_leg(-1, step < 0)}{_leg(1, step > 0)}"
    return f'{DEFS}<g transform="rotate({tilt:.2f})">{legs}{_coat()}{_head()}{_pole(lean)}</g>'


def figure_of_walker(look: Look, high: float) -> Figure:
    """The walker. high: design units."""
    scale = look.scale * high / 365
    return Figure(walker, BOX, scale, poses=POSES, pace_s=PACE_S, swing=0.4)
