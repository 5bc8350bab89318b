"""The fox that crosses the log, seen from behind: it leans as the player leans, arms out and tail
the other way, and walks by itself."""

from __future__ import annotations

import math

from game.screen.look import Look
from game.screen.views.log_figure import Figure

POSES = 7
"""To either side."""
TILT_DEG, HEAD_DEG = 15.0, -9.0
"""At a whole lean out; the head stays nearly upright."""
BOX = (-230.0, -400.0, 460.0, 430.0)
"""Of the drawing, the foot in the middle at 0, 0."""
PACE_S = 1.1
"""Two steps of the walk."""

DEFS = (
    '<defs><linearGradient id="f" gradientUnits="userSpaceOnUse" x1="-80" y1="-60" x2="90" '
    'y2="-200"><stop offset="0" stop-color="#A8452C"/><stop offset="0.5" stop-color="#E07A38"/>'
    '<stop offset="1" stop-color="#FFB562"/></linearGradient>'
    '<linearGradient id="h" gradientUnits="userSpaceOnUse" x1="-90" y1="-200" x2="80" y2="-310">'
    '<stop offset="0" stop-color="#B4502F"/><stop offset="0.55" stop-color="#EC8A42"/>'
    '<stop offset="1" stop-color="#FFC373"/></linearGradient>'
    '<linearGradient id="v" gradientUnits="userSpaceOnUse" x1="-60" y1="-80" x2="70" y2="-180">'
    '<stop offset="0" stop-color="#1D5F6E"/><stop offset="0.6" stop-color="#2F8F95"/>'
    '<stop offset="1" stop-color="#6CC7B8"/></linearGradient>'
    '<linearGradient id="p" gradientUnits="userSpaceOnUse" x1="-50" y1="-90" x2="50" y2="-190">'
    '<stop offset="0" stop-color="#8A4A38"/><stop offset="0.6" stop-color="#C9824E"/>'
    '<stop offset="1" stop-color="#F0B876"/></linearGradient>'
    '<linearGradient id="c" gradientUnits="userSpaceOnUse" x1="-40" y1="0" x2="40" y2="-60">'
    '<stop offset="0" stop-color="#E6C9A6"/><stop offset="1" stop-color="#FFF6E2"/>'
    "</linearGradient></defs>"
)
RIM = "#FFE3A6"


def _stroke(path: str, tone: str, width: float, share: float = 1.0) -> str:
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<path d="{path}" {style} stroke="{tone}" stroke-width="{width}" '
        f'stroke-opacity="{share}"/>'
    )


def _boot(way: int, up: bool) -> str:
    lift = 20 if up else 0
    x = 25 * way
    leg = _stroke(f"M{x} -74L{x + 2 * way} {-26 - lift}", "#7A3A30", 25)
    leg += _stroke(f"M{x + 5} -74L{x + 5 + 2 * way} {-26 - lift}", "#C4673C", 9, 0.7)
    sole = (
        f'<path d="M{x - 23} {-4 - lift}Q{x - 25} {-36 - lift} {x} {-38 - lift}Q{x + 25} '
        f'{-36 - lift} {x + 23} {-4 - lift}Q{x} {8 - lift} {x - 23} {-4 - lift}Z" '
    )
    boot = sole + 'fill="#3A2A3E"/>'
    boot += _stroke(
        f"M{x + 8} {-34 - lift}Q{x + 21} {-32 - lift} {x + 19} {-8 - lift}", RIM, 4, 0.6
    )
    return leg + boot


def _tail(lean: float) -> str:
    """Swings out to the other side, high enough to see."""
    out = -lean
    tip_x, tip_y = 118 * out + 44 * (1 - abs(out)), -176 + 34 * abs(out)
    base = "M0 -86"
    bend_x = 96 * out + 70 * (1 - abs(out))
    path = f"{base}C{bend_x * 0.6:.1f} -40 {bend_x * 1.3:.1f} -62 {tip_x:.1f} {tip_y:.1f}"
    body = _stroke(path, "#7E3427", 66) + _stroke(path, "#D8703A", 57)
    body += _stroke(path, "#F29A50", 30, 0.75)
    angle = math.degrees(math.atan2(tip_y + 62, tip_x - bend_x * 1.3)) + 90
    tip = (
        f'<g transform="translate({tip_x:.1f} {tip_y:.1f}) rotate({angle:.1f})">'
        '<path d="M-29 10C-34 -14 -20 -44 0 -58C20 -44 34 -14 29 10Q16 -2 10 12Q0 -4 -9 12Q-17 -2 '
        '-29 10Z" fill="url(#c)"/></g>'
    )
    return body + tip


def _arms(lean: float) -> str:
    """Out to both sides; the far one rises with the lean."""
    drawn = ""
    for way in (-1, 1):
        rise = 40 * lean * way
        hand = (way * (136 - 8 * abs(lean)), -176 - rise)
        path = f"M{way * 46} -164Q{way * 92} {-150 - 0.4 * rise} {hand[0]:.1f} {hand[1]:.1f}"
        drawn += _stroke(path, "#8E3D2A", 31) + _stroke(path, "#E07F3E", 25)
        drawn += f'<circle cx="{hand[0]:.1f}" cy="{hand[1]:.1f}" r="18" fill="#3A2A3E"/>'
        drawn += _stroke(f"M{way * 44} -166Q{way * 58} {-158} {way * 74} {-157 - 0.3 * rise}",
                         "#23707C", 34)  # fmt: skip
    return drawn


def _trunk() -> str:
    """Fur, waistcoat and a small pack with a rolled blanket."""
    return (
        '<path d="M-56 -78C-66 -128 -58 -178 -30 -194C-10 -204 10 -204 30 -194C58 -178 66 -128 '
        '56 -78C34 -58 -34 -58 -56 -78Z" fill="url(#f)"/>'
        '<path d="M-58 -104C-62 -140 -56 -180 -30 -194C-10 -204 10 -204 30 -194C56 -180 62 -140 '
        '58 -104C34 -90 -34 -90 -58 -104Z" fill="url(#v)"/>'
        + _stroke("M55 -116C59 -146 52 -178 32 -192", RIM, 5, 0.75)
        + '<rect x="-37" y="-182" width="74" height="76" rx="20" fill="url(#p)"/>'
        '<path d="M-37 -150Q0 -128 37 -150L37 -162Q37 -182 17 -182L-17 -182Q-37 -182 -37 -162Z" '
        'fill="#A9613F"/>'
        + _stroke("M0 -140L0 -128", "#FFE3A6", 7)
        + _stroke("M33 -170Q38 -150 34 -118", RIM, 4, 0.6)
        + _stroke("M-36 -194L36 -194", "#7E2F3C", 27)
        + _stroke("M-36 -197L36 -197", "#D2564C", 17)
        + _stroke("M-20 -206L-20 -184M20 -206L20 -184", "#7E2F3C", 4)
    )


def _head() -> str:
    """Ears up, tufts at the cheeks, a red scarf."""
    drawn = ""
    for way in (-1, 1):
        drawn += (
            f'<path d="M{20 * way} -296Q{40 * way} -372 {74 * way} -378Q{90 * way} -330 '
            f'{72 * way} -262Z" fill="url(#h)"/>'
            f'<path d="M{52 * way} -352Q{62 * way} -374 {74 * way} -378Q{84 * way} -350 '
            f'{81 * way} -322Q{66 * way} -330 {52 * way} -352Z" fill="#4A2A36"/>'
        )
    drawn += (
        '<path d="M0 -318C52 -318 84 -290 86 -254Q112 -244 104 -222Q90 -220 82 -224Q62 -200 0 -200'
        'Q-62 -200 -82 -224Q-90 -220 -104 -222Q-112 -244 -86 -254C-84 -290 -52 -318 0 -318Z" '
        'fill="url(#h)"/>'
        '<path d="M86 -252Q112 -244 104 -222Q90 -220 80 -226ZM-86 -252Q-112 -244 -104 -222Q-90 '
        '-220 -80 -226Z" fill="url(#c)"/>'
    )
    drawn += _stroke("M20 -315C56 -310 80 -288 85 -258", RIM, 6, 0.85)
    drawn += _stroke("M76 -374Q88 -336 76 -282", RIM, 4, 0.8)
    drawn += _stroke("M-4 -296Q4 -284 0 -270", "#B4502F", 4, 0.5)
    return drawn


def fox(lean: float, step: int) -> str:
    """The whole drawing. lean: -1 to 1; step: which boot is up."""
    tilt, nod = TILT_DEG * lean, HEAD_DEG * lean
    upper = (
        f'<g transform="rotate({tilt:.2f})">{_tail(lean)}{_arms(lean)}{_trunk()}'
        f'<g transform="translate(0 -204) rotate({nod:.2f}) translate(0 204)">{_head()}</g></g>'
    )
    legs = f'<g transform="rotate({0.55 * tilt:.2f})">{_boot(-1, step < 0)}{_boot(1, step > 0)}</g>'
    return DEFS + legs + upper


def figure_of_fox(look: Look, high: float) -> Figure:
    """The fox. high: design units."""
    scale = look.scale * high / 380
    return Figure(fox, BOX, scale, poses=POSES, pace_s=PACE_S, swing=0.35)
