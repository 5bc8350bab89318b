"""The words of an exercise's card grow for whoever reads them larger, and none is cut."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pygame
import pytest

from game.core.access import Access
from game.exercises import EXERCISES
from game.screen.actions import Do
from game.screen.lettering import Lettering
from game.screen.look import Look, Theme
from game.screen.scenes.card import TEXT_HIGH, TEXT_TOP, TEXT_W, ExerciseCard
from game.screen.scenes.card_pages import TEXT_EM, Part, draw_parts, pages_of
from game.session.refusing import said_needs
from game.text import Words, languages
from tests.screen import viewing
from tests.screen.hands import Hands
from tests.screen.viewing import THEMES

SCORED = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
GROWTH = 1.6
"""At least so much larger are words that are wanted twice as large."""


def look(theme: Theme, language: str, times: float) -> Look:
    plain = viewing.look(theme)
    letters = Lettering(plain.letters.scale, times)
    return msgspec.structs.replace(plain, words=Words.load(language), letters=letters)


def parts_of(look: Look, exercise: str) -> tuple[Part, ...]:
    words, card = look.words, EXERCISES[exercise].CARD
    return (
        (words("It trains"), words(card.trains)),
        (words("How to stand"), words(card.stand)),
        (words("You need"), said_needs(card.needs, words)),
        (words("When to stop"), words(card.stop)),
    )


@pytest.mark.few(3)
@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("theme", THEMES)
def test_words_wanted_twice_as_large_are_much_larger_and_fit(theme: Theme, language: str) -> None:
    drawn, large = look(theme, language, 1.0), look(theme, language, 2.0)
    surface = pygame.Surface((1, 1))
    for exercise in SCORED:
        parts = parts_of(drawn, exercise)
        one, many = (pages_of(here, parts, TEXT_W, TEXT_HIGH) for here in (drawn, large))
        assert len(one.parts) == 1
        assert one.em <= TEXT_EM
        assert many.em >= GROWTH * one.em, exercise
        assert [part for page in many.parts for part in page] == list(parts)
        for here, pages in ((drawn, one), (large, many)):
            for page in pages.parts:
                end = draw_parts(surface, here, page, pages.em, 0, TEXT_TOP, TEXT_W)
                assert end <= TEXT_TOP + TEXT_HIGH, exercise


@pytest.mark.usefixtures("no_loudspeaker")
def test_every_page_is_reached_and_start_stays_in_reach(data: Path) -> None:
    hands = Hands(data)
    try:
        stage = hands.window.stage
        stage.doors.come(stage, "guest")
        stage.suit(msgspec.structs.replace(stage.wishes, access=Access(text=2.0)))
        session = stage.here.session
        session.keep(session.typical_calibration("test"))
        stage.here.level_id = "still_lake/01-dawn-mirror"
        hands.window.go("card")
        hands.wait(0.2, draw=True)
        scene = hands.window.scene
        assert isinstance(scene, ExerciseCard)
        assert len(scene.pages) > 1
        seen = [scene.open_page]
        hands.ask(Do.LEFT)
        for _ in scene.pages[1:]:
            hands.ask(Do.OK)
            seen.append(scene.open_page)
        assert sorted(seen) == sorted(scene.pages)
        hands.ask(Do.RIGHT)
        hands.ask(Do.OK)
        assert hands.window.scene.playing
    finally:
        hands.window.close()
