"""What a visit has brought is shown at its end, calmly: living things, a page of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pygame
import pytest

from game.exercises.library import level_ids
from game.screen.look import Look
from game.screen.scenes.celebrating import FROM_Y, RISE_S, TO_Y, draw_lanterns
from game.screen.scenes.farewell import Farewell
from game.screen.scenes.log import AFTER_S, FADE_S, draw_filled
from game.screen.scenes.result import Result
from game.screen.scenes.sailed import came_today, chapter_filled, place_of
from tests.screen.hands import Hands
from tests.screen.sailing import ashore, sail

pytestmark = pytest.mark.usefixtures("no_loudspeaker")
STARS = [one for one in level_ids() if one.startswith("star_map/")]


@pytest.fixture(params=["child", "adult"])
def hands(data: Path, request: pytest.FixtureRequest) -> Iterator[Hands]:
    hands = ashore(data, request.param)
    yield hands
    hands.window.close()


def test_what_came_today_is_shown_when_the_dose_is_done(hands: Hands) -> None:
    sail(hands, STARS[0])
    visit, theme = hands.window.stage.here, hands.window.stage.look.theme
    new = came_today(visit, theme)
    assert list(new) == ["balance_bay"]
    for reason, shown in (("stopped", {}), ("done", new)):
        visit.reason = reason
        scene = Farewell(hands.window.stage)
        assert scene._came == shown
        scene.draw(hands.window.surface, hands.clock() + 6.0)
    hands.wait(0.1, draw=True)


def test_the_card_knows_the_lights_of_its_chapter(hands: Hands) -> None:
    visit = hands.window.stage.here
    before = place_of(visit, "star_map")
    assert before is not None
    assert not any(before.chapter.lit)
    sail(hands, STARS[0])
    after = place_of(visit, "star_map")
    assert after is not None
    assert after.chapter.lit == (True, False, False, False, False)
    visit.level_id = STARS[1]
    hands.window.go("card")
    hands.wait(0.1, draw=True)
    assert hands.name == "ExerciseCard"


def test_the_bout_that_lights_the_last_lamp_of_a_chapter_is_told_of_once(hands: Hands) -> None:
    visit = hands.window.stage.here
    for level_id in STARS[:4]:
        sail(hands, level_id)
        assert chapter_filled(visit) is None
    sail(hands, STARS[4])
    assert chapter_filled(visit) == 1
    hands.window.go("result")
    hands.wait(AFTER_S + FADE_S + 0.5)
    hands.wait(0.1, draw=True)
    assert isinstance(hands.window.scene, Result)
    sail(hands, STARS[4])
    assert chapter_filled(visit) is None


def picture(hands: Hands, paint: Callable[[pygame.Surface], None]) -> bytes:
    surface = pygame.Surface(hands.window.surface.get_size())
    paint(surface)
    return pygame.image.tobytes(surface, "RGB")


def test_lanterns_rise_slowly_and_stand_still_in_calm_mode(hands: Hands) -> None:
    def lanterns(look: Look, t_s: float) -> bytes:
        return picture(hands, lambda surface: draw_lanterns(surface, look, t_s))

    look = hands.window.stage.look
    calm = msgspec.structs.replace(look, calm=True)
    assert lanterns(look, 4.0) != lanterns(look, 6.0)
    assert lanterns(calm, 4.0) == lanterns(calm, 6.0)
    assert (FROM_Y - TO_Y) / RISE_S < 1080 / 3  # one screen in 3 s at the fastest


def test_a_page_fades_in_after_what_was_gathered(hands: Hands) -> None:
    look = hands.window.stage.look

    def page(t_s: float) -> bytes:
        return picture(hands, lambda surface: draw_filled(surface, look, 1, (960, 540), t_s))

    assert not any(page(AFTER_S - 0.1))
    steps = [sum(page(AFTER_S + share * FADE_S)) for share in (0.3, 0.6, 1.0)]
    assert steps == sorted(steps)
    assert len(set(steps)) == 3
