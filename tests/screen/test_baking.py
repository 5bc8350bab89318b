"""The painted layers: all there, small enough, of the right shape."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.screen.baking import brush, layers
from game.screen.baking.element import Element
from game.screen.baking.otter import leaning_otter
from game.screen.baking.saving import LAYERS_FOLDER, MOST_BYTES, dithered, encoded, save
from game.screen.pictures import ASSETS
from game.screen.places import ISLANDS

MOST_ASSETS_BYTES = 30 * 1024 * 1024
FULL_SCREENS = ("map", "home", "rest", "result", "quiet", "card")


@pytest.mark.parametrize("name", sorted(layers()))
def test_every_layer_is_baked_and_small(name: str) -> None:
    path = LAYERS_FOLDER / f"{name}.webp"
    assert path.is_file(), f"bake it: python -m game.screen.baking {name}"
    assert path.stat().st_size <= MOST_BYTES


def test_all_assets_together_stay_below_30_megabytes() -> None:
    assert sum(path.stat().st_size for path in ASSETS.rglob("*")) < MOST_ASSETS_BYTES


@pytest.mark.parametrize("name", FULL_SCREENS)
def test_full_screens_of_the_child_are_opaque_and_large(name: str) -> None:
    picture = pygame.image.load(LAYERS_FOLDER / f"child_{name}.webp")
    assert picture.get_size() == (1920, 1080)
    assert picture.get_masks()[3] == 0


def test_islands_lie_within_the_map_with_their_names() -> None:
    for isle in ISLANDS.values():
        assert isle.width / 2 <= isle.x + 20 <= 1960 - isle.width / 2
        assert isle.y < isle.label_y < 1080


def test_dither_keeps_the_mean_of_a_colour_between_two_steps() -> None:
    flat = np.full((64, 64, 3), 100.4 / 255, np.float32)
    assert dithered(flat).mean() == pytest.approx(100.4, abs=0.05)


def test_the_same_painting_gives_the_same_file(tmp_path: Path) -> None:
    alpha = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (32, 1))
    soft = Element(alpha[..., None] * brush.rgb("#FFC94F"), alpha)
    first, second = (save(soft, name, tmp_path).read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_picture_too_rich_is_saved_more_coarsely() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    assert len(encoded(noise, 25_000)) <= 25_000
    with pytest.raises(ValueError, match="smaller or calmer"):
        encoded(noise, 1_000)


def test_light_never_burns_out_and_shade_never_turns_negative() -> None:
    canvas = brush.blank(80, 60) + np.float32(0.9)
    for _ in range(5):
        brush.glow(canvas, 40, 30, 30, "#FFFFFF")
        brush.shade(canvas, 10, 10, 30, "#000000", 1.0)
    assert canvas.min() >= 0
    assert canvas.max() <= 1


def test_the_otter_turns_its_face_into_the_lean() -> None:
    left, right = leaning_otter(-1.0).decode(), leaning_otter(1.0).decode()
    assert "scale(-1.000,1)" in left
    assert "scale(-1.000,1)" not in right
    assert "rotate(-15.00 0 240)" in left
    assert "rotate(15.00 0 240)" in right
