"""The flamingo, seen from the front: it shifts its weight as the player does, draws up one leg,
bows to feed, and bends with the sway. All its parts are drawn once; a frame puts them together."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.core.ease import eased
from game.screen.look import Look
from game.screen.stroke import vector
from game.screen.views.flamingo_outline import Place, curve, gradient, mixed, tube
from game.screen.views.flamingo_pond import draw_bent

WIDE, HIGH = 640.0, 720.0
"""Of the sheet that the bird is put together on, design units; its foot in the middle of the lower
edge."""
HIP_Y, LEG = 416.0, 150.0
"""Where the legs begin, from the top of the sheet, and the length of each of their two parts."""
FOOT_X, HIP_X = 46.0, 30.0
LIFT_FROM, LIFT_TO = 0.3, 0.7
"""Shift of the weight over which a leg is drawn up: at 0.7 the other side carries 15 %."""
LEG_STEPS = 14
TURNS = (1.0, 0.72, 0.42, 0.16)
BOWS = 8
MIRROR = 0.5
RIM = "#FFE6B4"
UPRIGHT = ((4, 352), (-62, 296), (-78, 222), (-26, 152), (30, 116))
BOWED = ((8, 346), (60, 270), (128, 238), (196, 262), (228, 322))


def lifted(shift: float) -> float:
    """How far the leg is drawn up. shift: of the weight, -1 left to 1 right."""
    return eased((abs(shift) - LIFT_FROM) / (LIFT_TO - LIFT_FROM))


class Flamingo:
    """The bird. turn: -1 to 1, which way the head looks; bow: 0 to 1, how deep."""

    def __init__(self, look: Look) -> None:
        self._look = look
        size = (look.px(WIDE), look.px(HIGH))
        self._sheet = pygame.Surface(size, pygame.SRCALPHA)
        self._water = pygame.Surface((size[0], round(0.44 * size[1])), pygame.SRCALPHA)
        self._fade = self._drawn_fade()
        self._body = vector(_body(), (-WIDE / 2, 0, WIDE, HIGH), look.scale)
        self._necks = [self._neck(turn, 0.0) for turn in TURNS]
        self._bows = [self._neck(1.0, k / (BOWS - 1)) for k in range(1, BOWS)]
        self._stands = [self._leg(k / LEG_STEPS, stands=True) for k in range(LEG_STEPS + 1)]
        self._lifts = [self._leg(k / LEG_STEPS, stands=False) for k in range(LEG_STEPS + 1)]

    def _neck(self, turn: float, bow: float) -> tuple[pygame.Surface, pygame.Surface]:
        picture = vector(_neck(turn, bow), (-WIDE / 2, 0, WIDE, HIGH), self._look.scale)
        return picture, pygame.transform.flip(picture, True, False)

    def _leg(self, shift: float, *, stands: bool) -> tuple[pygame.Surface, pygame.Surface]:
        """On the right side, and mirrored on the left."""
        body = _standing_leg(shift) if stands else _lifted_leg(shift)
        picture = vector(body, (-160, HIP_Y - 20, 320, HIGH - HIP_Y + 20), self._look.scale)
        return picture, pygame.transform.flip(picture, True, False)

    def _drawn_fade(self) -> pygame.Surface:
        """How much of the mirror picture is left, from the foot down."""
        wide, high = self._water.get_size()
        share = 0.42 * (1 - np.linspace(0, 1, high)) ** 1.3
        rows = np.repeat((255 * share).astype(np.uint8)[:, None, None], 4, 2)
        pixels = np.ascontiguousarray(np.broadcast_to(rows, (high, wide, 4)))
        return pygame.image.frombuffer(pixels.tobytes(), (wide, high), "RGBA").convert_alpha()

    def compose(self, shift: float, turn: float, bow: float) -> None:
        """Put the parts of this frame together. shift: of the weight, -1 left to 1 right."""
        self._sheet.fill((0, 0, 0, 0))
        step = round(min(1.0, abs(shift)) * LEG_STEPS)
        to_left = shift < 0
        self._put_leg(self._lifts[step][not to_left])
        self._put_leg(self._stands[step][to_left])
        for part in (self._body, self._neck_now(turn, bow)):
            self._sheet.blit(part, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _put_leg(self, leg: pygame.Surface) -> None:
        place = (self._sheet.get_width() // 2 - leg.get_width() // 2, self._look.px(HIP_Y - 20))
        self._sheet.blit(leg, place, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _neck_now(self, turn: float, bow: float) -> pygame.Surface:
        to_left = turn < 0
        deep = round(bow * (BOWS - 1))
        if deep:
            return self._bows[deep - 1][to_left]
        near = min(range(len(TURNS)), key=lambda k: abs(TURNS[k] - abs(turn)))
        return self._necks[near][to_left]

    def draw(self, surface: pygame.Surface, foot: Place, tip_px: float) -> None:
        """foot: where the middle between the feet of the sheet stands, window pixels."""
        draw_bent(surface, self._sheet, foot, tip_px)

    def draw_mirror(self, surface: pygame.Surface, foot: Place, tip_px: float, t_s: float) -> None:
        """Its mirror picture on the water, softly moved."""
        wide, high = self._sheet.get_size()
        self._water.fill((0, 0, 0, 0))
        band = max(2, self._look.px(4))
        still = 0.0 if self._look.calm else t_s
        for y in range(0, self._water.get_height(), band):
            up = y / MIRROR / high
            wave = self._look.px(3) * math.sin(y * 0.09 + 1.6 * still) * (0.3 + up)
            x = round(tip_px * up * math.sqrt(up) + wave)
            source = (0, round(high - y / MIRROR - band), wide, band)
            self._water.blit(self._sheet, (x, y), source)
        self._water.blit(self._fade, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        corner = (round(foot[0] - wide / 2), round(foot[1]))
        surface.blit(self._water, corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def beak(self, foot: Place, turn: float, bow: float) -> Place:
        """Where the tip of the beak is, window pixels."""
        x, y = mixed(UPRIGHT[-1], BOWED[-1], bow)
        scale = self._look.scale
        return foot[0] + turn * (x + 50) * scale, foot[1] - (HIGH - y - 36) * scale


def _body() -> str:
    """A plump egg with two folded wings, lit from behind."""
    body = gradient("b", 230, 452, "#FFC0A2", "#F6858A", "#E45C77", "#B83C66")
    body += gradient("w", 254, 440, "#FF9C93", "#E65673", "#A9345F")
    egg = "M0 232C92 232 152 296 144 366C136 424 74 456 0 456C-74 456 -136 424 -144 366"
    egg += "C-152 296 -92 232 0 232Z"
    body += '<path d="M-40 440L-12 488L0 446L14 490L42 440Z" fill="#D04C6E"/>'
    body += f'<path d="{egg}" fill="url(#b)"/>'
    body += '<path d="M0 262C58 264 92 312 86 366C78 414 40 436 0 436C-40 436 -78 414 -86 366'
    body += 'C-92 312 -58 264 0 262Z" fill="#FFC9B2" fill-opacity="0.42"/>'
    for row, (y, wide, count) in enumerate(((378, 68, 5), (406, 52, 4))):
        for k in range(count):
            x = (k - (count - 1) / 2) * wide * 2 / count
            arc = f"M{x - 13:.1f} {y}Q{x:.1f} {y + 17} {x + 13:.1f} {y}"
            body += f'<path d="{arc}" fill="none" stroke="#FFE4D2" stroke-opacity='
            body += f'"{0.75 - 0.12 * row}" stroke-width="4.5" stroke-linecap="round"/>'
    return body + _wing(1) + _wing(-1) + _body_rim()


def _wing(side: int) -> str:
    wing = "M78 262C140 270 178 326 166 388C160 424 132 448 104 446C92 444 88 436 92 424"
    wing += "C112 384 118 320 78 262Z"
    body = f'<g transform="scale({side} 1)"><path d="{wing}" fill="url(#w)"/>'
    for a, b in (((112, 300), (150, 330)), ((116, 338), (160, 366)), ((110, 378), (158, 404))):
        arc = f"M{a[0]} {a[1]}Q{b[0] - 6} {a[1] + 2} {b[0]} {b[1]}"
        body += f'<path d="{arc}" fill="none" stroke="#FFC2B4" stroke-opacity="0.7" '
        body += 'stroke-width="5" stroke-linecap="round"/>'
    body += '<path d="M104 446C118 420 136 404 166 388C160 424 132 448 104 446Z" fill="#5B2A50" '
    return body + 'fill-opacity="0.75"/></g>'


def _body_rim() -> str:
    line = 'fill="none" stroke-linecap="round"'
    return "".join(
        f'<path d="M{side * 44} 239C{side * 104} 254 {side * 150} 300 {side * 167} 362" {line} '
        f'stroke="{RIM}" stroke-opacity="0.85" stroke-width="6"/>'
        for side in (-1, 1)
    )


def _neck(turn: float, bow: float) -> str:
    points = tuple(mixed(a, b, bow) for a, b in zip(UPRIGHT, BOWED, strict=True))
    line = [(x * turn, y) for x, y in curve(points)]
    body = gradient("n", 90, 390, "#FFA79A", "#F47C84", "#F28A8F", "#F7A9A2")
    foot = f'cx="{line[0][0]:.1f}" cy="{line[0][1]:.1f}"'
    body += f'<path d="{tube(line[4:], 33, 24.5)}" fill="#C9446A" fill-opacity="0.55"/>'
    body += f'<circle {foot} r="36" fill="url(#n)"/><path d="{tube(line, 36, 21)}" fill="url(#n)"/>'
    near = [(x + 9 * turn, y - 4) for x, y in line[6:]]
    for wide, share in ((13, 0.18), (9, 0.22), (5, 0.3)):
        light = tube(near, 0.35 * wide, 0.6 * wide)
        body += f'<path d="{light}" fill="#FFDCC4" fill-opacity="{share}"/>'
    for k, (x, y) in enumerate(((-22, 346), (4, 352), (30, 346))):
        across = line[0][0] + (x - 4) * (1 if k % 2 else turn)
        body += f'<path d="M{across - 11:.1f} {y}q11 16 22 0" fill="none" stroke="#FFE4D2" '
        body += 'stroke-opacity="0.7" stroke-width="4.5" stroke-linecap="round"/>'
    end, angle = line[-1], 18 + 74 * bow
    place = f"translate({end[0] + 8 * turn:.1f} {end[1]:.1f})"
    return body + f'<g transform="{place} scale({turn} 1) rotate({angle})">{_head()}</g>'


def _head() -> str:
    body = gradient("h", -48, 40, "#FFB7A0", "#F57F86", "#E4607A")
    beak = "M30 -14C58 -18 82 -2 88 22C92 40 84 60 70 64C72 48 66 36 50 30C40 26 30 22 24 16Z"
    body += f'<path d="{beak}" fill="#FFE9D6"/>'
    body += '<path d="M86 18C94 40 86 62 70 66C74 50 68 38 58 33C68 26 78 20 86 18Z" '
    body += 'fill="#3D2A44"/><path d="M34 12C48 14 58 20 64 28" fill="none" stroke="#C98C86" '
    body += 'stroke-width="3.4" stroke-linecap="round"/>'
    body += '<ellipse cx="0" cy="0" rx="45" ry="40" fill="url(#h)"/>'
    body += '<path d="M-36 -20C-20 -40 14 -44 34 -24" fill="none" stroke="#FFE6B4" '
    body += 'stroke-width="6" stroke-linecap="round" stroke-opacity="0.9"/>'
    body += '<ellipse cx="2" cy="18" rx="13" ry="8" fill="#E2476C" fill-opacity="0.4"/>'
    body += '<circle cx="14" cy="-6" r="14.5" fill="#FFF6EA"/><circle cx="17" cy="-5" r="10.5" '
    body += 'fill="#3A2440"/><circle cx="20.5" cy="-9" r="4" fill="#FFFFFF"/>'
    body += '<circle cx="14" cy="-1" r="2" fill="#FFFFFF" fill-opacity="0.8"/>'
    for k in range(6):
        body += f'<g transform="translate(-26 -32) rotate({60 * k})"><ellipse cx="0" cy="-12" '
        body += 'rx="8" ry="13" fill="#FFF7EC" stroke="#F3C6C0" stroke-width="1.6"/></g>'
    return body + '<circle cx="-26" cy="-32" r="7.5" fill="#FFC94F"/>'


def _limb(points: list[Place]) -> str:
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    body = f'<path d="{path}" {style} stroke="#B23A62" stroke-width="19"/>'
    body += f'<path d="{path}" {style} stroke="#F0788A" stroke-width="12"/>'
    joint = points[1]
    body += f'<circle cx="{joint[0]:.1f}" cy="{joint[1]:.1f}" r="14" fill="#D8537A"/>'
    return body + f'<circle cx="{joint[0] - 3:.1f}" cy="{joint[1] - 4:.1f}" r="6" fill="#FFA9A6"/>'


def _standing_leg(shift: float) -> str:
    """On the right: the foot comes under the middle as the weight goes over it."""
    foot = FOOT_X * (1 - shift)
    hip = HIP_X * (1 - 0.45 * shift)
    knee = (hip + foot) / 2 + 6
    return _limb([(hip, HIP_Y), (knee, HIP_Y + LEG), (foot, HIGH - 4)])


def _lifted_leg(shift: float) -> str:
    """On the right while the weight goes to the left: drawn up, its foot behind the other knee."""
    up = lifted(shift)
    hip = HIP_X * (1 + 0.2 * shift)
    ground = FOOT_X * (1 + shift)
    knee_angle, shank = math.radians(34 * up), math.radians(-78 * up)
    knee = (hip + LEG * math.sin(knee_angle), HIP_Y + LEG * math.cos(knee_angle))
    hanging = (knee[0] + LEG * math.sin(shank), knee[1] + LEG * math.cos(shank))
    foot = mixed((ground, HIGH - 4), hanging, min(1.0, 1.6 * up))
    knee = mixed(((hip + ground) / 2 + 6, HIP_Y + LEG), knee, min(1.0, 1.6 * up))
    body = _limb([(hip, HIP_Y), knee, foot])
    if up < 0.25:
        return body
    turn = math.degrees(math.atan2(foot[1] - knee[1], foot[0] - knee[0])) - 90
    web = "M-5 -4L-20 30C-10 26 -4 26 0 34C4 26 10 26 20 30L5 -4Z"
    place = f"translate({foot[0]:.1f} {foot[1]:.1f}) rotate({turn:.1f})"
    style = 'fill="#E0607E" stroke="#B23A62" stroke-width="3" stroke-linejoin="round"'
    return f'<g transform="{place}"><path d="{web}" {style}/></g>{body}'
