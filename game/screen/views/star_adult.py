"""Star Map for adults: the lean is read on a compass; words name the direction and the hold."""

from __future__ import annotations

import math

import pygame

from game.exercises.star_map import Level as StarLevel
from game.exercises.star_map import Phase, State
from game.figures import Figures
from game.screen.instruments import DwellRing
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.star_field import DIRECTIONS, Field, unit
from game.screen.views.star_guides import Chevrons
from game.screen.views.star_trace import Trace
from game.screen.views.veil import Veil
from game.text import mark

CENTRE, REACH = (960.0, 602.0), 286.0
BEZEL = 716
IVORY, QUIET, DONE = "#F2EBDB", "#C6D0D6", "#25B78C"
NAMES = (
    mark("Forward"),
    mark("Forward right"),
    mark("Right"),
    mark("Back right"),
    mark("Backward"),
    mark("Back left"),
    mark("Left"),
    mark("Forward left"),
)
"""Of the directions, clockwise from the front."""
READY = (mark("Ready"), mark("Lean and hold"))
RETURN = (mark("Middle"), mark("Back to the middle"))
HIDDEN = mark("Lean without the light")


class Compass:
    """The adult's picture."""

    def __init__(self, look: Look, level: StarLevel) -> None:
        self._look = look
        self.field = Field(look, *CENTRE, REACH)
        self._still = self._drawn_still()
        self._chevrons = Chevrons(look)
        self._player = self._drawn_player()
        self._veil = Veil()
        self._markers = [self._drawn_marker(k) for k in range(len(DIRECTIONS))]
        self._dot = vector(
            f'<circle r="11" fill="#0B1620" stroke="{DONE}" stroke-width="5"/>'
            '<path d="M-5 0L-1 4L5 -4" fill="none" stroke="#7FE3C2" stroke-width="3"/>',
            (-16, -16, 32, 32), look.scale,
        )  # fmt: skip
        self._home = vector(
            f'<circle r="{0.25 * REACH}" fill="none" stroke="{IVORY}" stroke-opacity="0.8" '
            'stroke-width="3.4" stroke-dasharray="2 9" stroke-linecap="round"/>',
            (-80, -80, 160, 160), look.scale,
        )  # fmt: skip
        self._rings: dict[int, DwellRing] = {}
        self._ring(level.dial.radius.value(level.clamp(level.d.start)))
        self._trace = Trace(look)
        self._reached: dict[str, float] = {}
        self._stars = level.plan.stars
        self._figures = Figures(look.words)

    def _drawn_still(self) -> pygame.Surface:
        """Everything that stands: sea, reach, rose, bezel, names of the directions."""
        look = self._look
        picture = look.pictures.layer("star_adult").copy()
        place = self.field.middle
        put_middle(picture, self._drawn_tint(), place)
        put_middle(picture, look.pictures.sprite("adult_rose", look.px(BEZEL)), place)
        put_middle(picture, self._drawn_reach(), place)
        bezel = look.pictures.sprite("adult_bezel", look.px(BEZEL))
        shade = bezel.copy()
        shade.fill((4, 9, 14, 190), special_flags=pygame.BLEND_RGBA_MULT)
        soft = pygame.transform.gaussian_blur(shade, max(1, look.px(7)))
        put_middle(picture, soft, (place[0] + look.px(3), place[1] + look.px(7)))
        put_middle(picture, bezel, place)
        self._write_still(picture)
        return picture

    def _write_still(self, picture: pygame.Surface) -> None:
        look = self._look
        line = look.letters.line
        names = (
            (NAMES[0], (960.0, 188.0), "centre"),
            (NAMES[4], (960.0, 1020.0), "centre"),
            (NAMES[6], (552.0, 602.0), "right"),
            (NAMES[2], (1368.0, 602.0), "left"),
        )
        for name, place, anchor in names:
            text = line(look.words(name), "medium", 54, IVORY, "#0C1822")
            put(picture, text, *look.at(*place), anchor)  # type: ignore[arg-type]
        sample = vector(
            '<path d="M0 0L108 0" stroke="#7CC6F2" stroke-width="6"/><circle cx="54" r="9" '
            'fill="#0B1620" stroke="#8FD0F5" stroke-width="4.4"/>',
            (-6, -16, 120, 32), look.scale,
        )  # fmt: skip
        picture.blit(sample, look.at(92, 978), special_flags=pygame.BLEND_PREMULTIPLIED)
        text = line(look.words("Your reach"), "medium", 54, IVORY)
        put(picture, text, *look.at(232, 994), "left")

    def _outline(self, far: float) -> str:
        corners = [unit(k) for k in range(len(DIRECTIONS))]
        return "M" + "L".join(f"{x * far:.1f} {y * far:.1f}" for x, y in corners) + "Z"

    def _drawn_tint(self) -> pygame.Surface:
        body = (
            '<defs><radialGradient id="t" gradientUnits="userSpaceOnUse" cx="0" cy="0" '
            f'r="{REACH}"><stop offset="0" stop-color="#56B4E9" stop-opacity="0.06"/>'
            '<stop offset="1" stop-color="#56B4E9" stop-opacity="0.30"/></radialGradient></defs>'
            f'<path d="{self._outline(REACH)}" fill="url(#t)"/>'
        )
        return vector(body, (-300, -300, 600, 600), self._look.scale)

    def _drawn_reach(self) -> pygame.Surface:
        body = "".join(
            f'<circle r="{REACH * share:.1f}" fill="none" stroke="{IVORY}" stroke-opacity="0.3" '
            'stroke-width="1.6" stroke-dasharray="1 5"/>'
            for share in (0.25, 0.5, 0.75)
        )
        line = f'<path d="{self._outline(REACH)}" fill="none" stroke-linejoin="round" '
        for tone, share, thick in (("#56B4E9", 0.10, 22), ("#56B4E9", 0.16, 12)):
            body += f'{line}stroke="{tone}" stroke-opacity="{share}" stroke-width="{thick}"/>'
        body += f'{line}stroke="#7CC6F2" stroke-width="4.6"/>'
        for k in range(len(DIRECTIONS)):
            x, y = unit(k)
            body += f'<circle cx="{x * REACH:.1f}" cy="{y * REACH:.1f}" r="8.5" fill="#0B1620" '
            body += 'stroke="#8FD0F5" stroke-width="4.2"/>'
        return vector(body, (-310, -310, 620, 620), self._look.scale)

    def _drawn_player(self) -> pygame.Surface:
        body = (
            '<circle r="25" fill="#0A141D" fill-opacity="0.7" stroke="#F5A91E" '
            'stroke-width="6.5"/><circle r="11" fill="#FFF6E2"/>'
        )
        return vector(body, (-32, -32, 64, 64), self._look.scale)

    def _drawn_marker(self, k: int) -> pygame.Surface:
        """The yellow marker on the bezel that names a direction by its place."""
        path = '<path d="M0 -363L21 -394L-21 -394Z" fill="#F6EC6A" stroke="#0A141D" '
        body = f'<g transform="rotate({45 * k})">{path}stroke-width="3"/></g>'
        x, y = unit(k)
        box = (x * 380 - 34, y * 380 - 34, 68.0, 68.0)
        return vector(body, box, self._look.scale)

    def _ring(self, radius: float) -> DwellRing:
        key = round(radius * REACH)
        if key not in self._rings:
            self._rings[key] = DwellRing(self._look, radius * REACH, 12, ticks=True)
        return self._rings[key]

    def shown(self, radius: float) -> None:
        """A target appeared: its ring is made ready."""
        self._ring(radius)

    def reached(self, x: float, y: float, label: str, t_s: float) -> None:
        """One dot is placed on the reach line."""
        self._reached.setdefault(label, t_s)

    def completed(self, t_s: float) -> bool:
        """There is no figure to complete."""
        return False

    def draw(
        self, surface: pygame.Surface, before: State, after: State, alpha: float, t_s: float
    ) -> None:
        surface.blit(self._still, (0, 0))
        place = self.field.light(before, after, alpha)
        for one in after.outcomes:
            if one.reached:  # also before the window changed
                self._reached.setdefault(one.label, -math.inf)
        self._draw_dots(surface, t_s)
        self._draw_target(surface, after)
        share = self._veil.share(after.light_seen, t_s)
        if share == 1:
            self._trace.draw(surface, place, t_s)
        else:
            self._trace.clear()
        star = after.star
        if star is not None:
            end = self.field.place(star.x, star.y)
            self._chevrons.draw(surface, self.field.middle, end, after, t_s)
        if share == 1:
            shine(surface, glow("#FFB640", self._look.px(80), 55), place)
            put_middle(surface, self._player, place)
        elif share > 0:
            put_middle(surface, faded(self._player, share), place)
        self._write(surface, after)

    def _draw_dots(self, surface: pygame.Surface, t_s: float) -> None:
        for label, since_s in self._reached.items():
            if t_s >= since_s + 0.1:
                x, y = unit(DIRECTIONS.index(label))
                far = REACH * self._look.scale
                middle = self.field.middle
                put_middle(surface, self._dot, (middle[0] + x * far, middle[1] + y * far))

    def _draw_target(self, surface: pygame.Surface, state: State) -> None:
        star = state.star
        if star is None or state.phase is Phase.RETURN:
            put_middle(surface, self._home, self.field.middle)
            return
        place = self.field.place(star.x, star.y)
        shine(surface, glow("#F0E442", self._look.px(140), 22), place)
        self._ring(star.radius).draw(surface, place, state.held_share if state.guided else 0.0)
        k = DIRECTIONS.index(star.label)
        x, y = unit(k)
        far, middle = 380 * self._look.scale, self.field.middle
        put_middle(surface, self._markers[k], (middle[0] + x * far, middle[1] + y * far))

    def _write(self, surface: pygame.Surface, state: State) -> None:
        look, line = self._look, self._look.letters.line
        star = state.star
        if star is None or state.phase is Phase.RETURN:
            loud, quiet = RETURN if star else READY
        else:
            loud = NAMES[DIRECTIONS.index(star.label)]
            quiet = READY[1] if state.guided else HIDDEN
        y = 316.0
        column = look.letters.column
        for drawn in column(look.words(loud), "medium", 112, 420, IVORY):
            put(surface, drawn, *look.at(96, y), "left")
            y += 114
        for drawn in column(look.words(quiet), "medium", 58, 460, QUIET):
            put(surface, drawn, *look.at(98, y - 20), "left")
            y += 66
        if star is not None and state.phase is Phase.REACH and state.guided:
            self._write_hold(surface, state.held_share * star.dwell_s, star.dwell_s)
        text = look.words("{n} of {all}", n=state.attempts, all=self._stars)
        put(surface, line(text, "medium", 54, QUIET), *look.at(1824, 994), "right")

    def _write_hold(self, surface: pygame.Surface, held_s: float, dwell_s: float) -> None:
        look, line = self._look, self._look.letters.line
        loud = look.words("{n} s", n=self._figures.number(held_s, 1))
        quiet = look.words("of {n} s", n=self._figures.number(dwell_s, 1))
        put(surface, line(loud, "regular", 150, IVORY), *look.at(1824, 336), "right")
        put(surface, line(quiet, "medium", 58, QUIET), *look.at(1824, 448), "right")
