"""However large the words are wanted, captions leave alone what a scene has to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.core.access import Access
from game.exercises.library import level_ids
from game.screen.caption_plate import MENU, draw_captions
from game.screen.captioning import CAPTIONS, MOST_LINES, Standing
from game.screen.look import Look
from game.screen.scene import Scene
from game.screen.scenes.asking import CHOSEN, OPEN
from game.screen.scenes.card import WITH_MORE
from game.screen.scenes.choosing import Place
from game.screen.scenes.set_up import SAFE
from game.screen.scenes.studio import ALIAS, Studio

SIZE = (960, 540)
LEVEL = "river_run/"
LONGEST = max(CAPTIONS.values(), key=len)
CHOICES = {"card": WITH_MORE, "set_up": (SAFE,), "check_in": (CHOSEN, OPEN)}
"""Scenes whose buttons reach far down."""


@pytest.fixture(params=["de", "he"])
def studio(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Studio]:
    """Somebody is here who reads large."""
    studio = Studio(tmp_path, SIZE, "child", request.param, access=Access(text=2.0))
    stage = studio.window.stage
    stage.doors.come(stage, ALIAS)
    yield studio
    studio.close()


def covered(scene: Scene) -> pygame.Rect:
    """Where two captions stand, window pixels."""
    look = scene.stage.look.turned() if scene.menu else scene.stage.look
    sheet = pygame.Surface(SIZE, pygame.SRCALPHA)
    standing = [Standing(slot, LONGEST, 1.0) for slot in range(MOST_LINES)]
    draw_captions(sheet, look, scene.captions_at or MENU, standing)
    return sheet.get_bounding_rect()


def room(look: Look, place: Place) -> pygame.Rect:
    """A button, window pixels."""
    left, top = look.corner(place.x - place.width / 2, place.y - place.height / 2, place.width)
    return pygame.Rect(left, top, look.px(place.width), look.px(place.height))


@pytest.mark.few(3)
@pytest.mark.parametrize("name", list(CHOICES))
def test_captions_cover_no_button_however_large_they_are(studio: Studio, name: str) -> None:
    stage = studio.window.stage
    if name == "card":
        stage.here.level_id = next(one for one in level_ids() if one.startswith(LEVEL))
    studio.go(name)  # type: ignore[arg-type]
    scene = studio.window.scene
    plates = covered(scene)
    assert plates.width > 100
    assert plates.height > 40
    assert studio.window.surface.get_rect().contains(plates)
    assert not [place.key for place in CHOICES[name] if plates.colliderect(room(scene.look, place))]
