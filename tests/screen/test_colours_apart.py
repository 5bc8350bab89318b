"""Who lacks one kind of cone tells apart what must be told apart: by shape, place or light."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.access import Access
from game.core.time import steps
from game.exercises import EXERCISES
from game.exercises.library import find_level, level_ids
from game.screen.look import Look, Theme
from game.screen.scenes.settings_parts import GROUND, bars, switch
from game.screen.scenes.showing import view_of
from game.screen.scenes.sign_pictures import SHAPES, sign_picture
from game.screen.seeing import Seen, look_of
from game.screen.sound import Sound
from tests.screen.colour_vision import (
    DEFICIENCIES,
    contrast_seen,
    light_seen,
    luminance_seen,
    shares_of,
)

SIZE = (960, 540)
THEMES: tuple[Theme, ...] = get_args(Theme)
SEEN_BY = (None, *DEFICIENCIES)
LIGHT_RATIO = 1.5
"""Two fills of one shape are told apart by their light from here on (ours)."""
PART = 0.08
"""Of the area of both: so much must differ in shape or in light."""
OUTLINED = 3.0
"""Source: clinical design 9.3, 3:1 for things."""


def look(theme: Theme, *, contrast: bool = False) -> Look:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)
    access = Access(contrast=contrast, calm=True)
    return look_of(Seen(SIZE, SIZE, theme, "en", access), Sound(lambda: 0.0))


# the matrices


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_greys_stay_grey_and_white_stays_white(deficiency: str) -> None:
    """Each row sums to 1, as far as six decimals do."""
    assert DEFICIENCIES[deficiency].sum(1) == pytest.approx([1, 1, 1], abs=2e-6)
    for share in (0.0, 0.2, 0.5, 1.0):
        grey = np.full(3, share)
        assert light_seen(grey, deficiency) == pytest.approx(light_seen(grey, None), abs=1e-5)


def test_each_lacks_what_its_name_says() -> None:
    """Red is dark to protanopes; red and green meet for both who lack one of their cones, blue and
    green for who lacks the short one."""
    red, green = np.array([1.0, 0, 0]), np.array([0, 0.5, 0])
    assert luminance_seen(red, "protanopia") < 0.6 * luminance_seen(red, None)
    for deficiency in ("protanopia", "deuteranopia"):
        chroma = [_chroma(one, deficiency) for one in (red, green)]
        full = [_chroma(one, None) for one in (red, green)]
        assert abs(chroma[0] - chroma[1]) < 0.35 * abs(full[0] - full[1])
    blue, teal = np.array([0.0, 0.4, 1.0]), np.array([0.0, 0.6, 0.5])
    near = [light_seen(one, "tritanopia") for one in (blue, teal)]
    far = [light_seen(one, None) for one in (blue, teal)]
    assert np.linalg.norm(near[0] - near[1]) < 0.5 * np.linalg.norm(far[0] - far[1])


def _chroma(shares: Any, deficiency: str | None) -> float:
    """Red against green."""
    light = light_seen(shares, deficiency)
    return float((light[0] - light[1]) / light.sum())


# what must be told apart


def part_apart(
    one: pygame.Surface, other: pygame.Surface, deficiency: str | None, behind: str = "#3A4A58"
) -> float:
    """The share of their common area in which two pictures differ by shape, or by light of at
    least `LIGHT_RATIO`; middle on middle, on a ground."""
    size = (
        max(one.get_width(), other.get_width()),
        max(one.get_height(), other.get_height()),
    )
    seen, covers = [], []
    for picture in (one, other):
        ground = pygame.Surface(size)
        ground.fill(behind)
        place = picture.get_rect(center=(size[0] // 2, size[1] // 2))
        ground.blit(picture, place, None, pygame.BLEND_PREMULTIPLIED)
        seen.append(shares_of(ground))
        cover = np.zeros(size, bool)
        alpha = pygame.surfarray.array_alpha(picture) > 127
        cover[place.left : place.right, place.top : place.bottom] = alpha
        covers.append(cover)
    either = covers[0] | covers[1]
    light = contrast_seen(seen[0], seen[1], deficiency) >= LIGHT_RATIO
    return float((light & either).sum() / either.sum())


def sprites(first: str, second: str, width: int = 120) -> Callable[[Look], tuple[Any, Any]]:
    return lambda look: (look.pictures.sprite(first, width), look.pictures.sprite(second, width))


PAIRS: dict[str, Callable[[Look], tuple[Any, Any]]] = {
    "a sign to answer, one to pass": lambda look: (
        sign_picture(look, "go"), sign_picture(look, "no_go"),
    ),
    "a turn to the left, one to the right": lambda look: (
        sign_picture(look, "left"), sign_picture(look, "right"),
    ),
    "a setting that is on, and off": lambda look: (
        switch(1.0, look.theme, True), switch(1.0, look.theme, False),
    ),
    "half of a setting, and all": lambda look: (
        bars(1.0, look.theme, 3, 6, False), bars(1.0, look.theme, 6, 6, False),
    ),
    "a light that is lit, and not yet": sprites("lantern_lit", "lantern_unlit"),
    "a chick that was fed, and not yet": sprites("flamingo_chick_fed", "flamingo_chick"),
    "a lily that is open, and its bud": sprites("lake_lily", "lake_bud"),
    "a chest that was found, and not yet": sprites("treasure_open", "treasure_chest"),
    "an apple and a pear": sprites("fruit_apple", "fruit_pear"),
    "an orange and a plum": sprites("fruit_orange", "fruit_plum"),
    "something to collect, and a rock": sprites("river_star", "river_rock"),
}  # fmt: skip
"""What means something else, and may stand in the same place."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("deficiency", SEEN_BY)
def test_what_means_something_else_differs_in_shape_or_light(
    theme: Theme, name: str, deficiency: str | None
) -> None:
    one, other = PAIRS[name](look(theme))
    behind = GROUND[theme] if "setting" in name else "#3A4A58"
    assert part_apart(one, other, deficiency, behind) >= PART, name


def test_all_signs_of_a_second_task_differ_from_each_other() -> None:
    child = look("child")
    signs = {name: sign_picture(child, name) for name in SHAPES if SHAPES[name]}
    names = sorted(signs)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            for deficiency in SEEN_BY:
                apart = part_apart(signs[one], signs[other], deficiency)
                assert apart >= 0.03, (one, other, deficiency, apart)


# in play


def two_ways(look: Look, exercise: str) -> tuple[Any, Any]:
    """The same moment of one level, played as it asks and the other way round."""
    import msgspec

    rules = EXERCISES[exercise]
    level = find_level(next(one for one in level_ids() if one.startswith(f"{exercise}/05-"))).level
    pictures = []
    for way in (1, -1):
        view = view_of(exercise, look, level)
        before = after = rules.start(level, 3)
        for _ in range(steps(9.0)):
            aim = rules.aim(after)
            turned = msgspec.structs.replace(aim, x=way * aim.x, y=way * aim.y)
            before, (after, _) = after, rules.step(after, turned)
        picture = pygame.Surface(SIZE).convert()
        view.draw(picture, before, after, 1.0, 9.0)
        pictures.append(shares_of(picture))
    return pictures[0], pictures[1]


LEANT = [name for name, one in EXERCISES.items() if one.CARD.scored]


@pytest.mark.slow
@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("exercise", LEANT)
def test_where_one_is_and_how_it_goes_is_seen_by_light_alone(
    exercise: str, theme: Theme, contrast: bool
) -> None:
    """Where the two pictures differ there is the avatar in one and what lies behind it in the
    other: some of its outline stands apart by 3:1, and whoever lacks a cone loses little of it."""
    one, other = two_ways(look(theme, contrast=contrast), exercise)
    differs = np.abs(one - other).max(-1) > 0.12
    if differs.sum() < 200:
        pytest.skip("it asks for no lean, and both ways look alike")
    full = float(np.percentile(contrast_seen(one[differs], other[differs], None), 95))
    assert full >= OUTLINED
    for deficiency in DEFICIENCIES:
        seen = float(np.percentile(contrast_seen(one[differs], other[differs], deficiency), 95))
        assert seen >= max(OUTLINED, 0.75 * full), deficiency
