"""What is heard can be read: every cue, at most two lines, quietly, and where nothing else is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import pygame
import pytest

from game.core.access import Access
from game.exercises import EXERCISES
from game.screen.actions import Action, Do
from game.screen.caption_plate import (
    GAP,
    HIGH,
    INKS,
    INSET,
    OPAQUE,
    SIGN_WIDE,
    WIDEST,
    Corner,
    in_play,
)
from game.screen.captioning import (
    CAPTIONS,
    COMES_S,
    GOES_S,
    LEAST_S,
    LONGEST,
    MOST_LINES,
    STALE_S,
    STANDS_S,
    UNWRITTEN,
    Captions,
)
from game.screen.contrast import contrast, luminance, luminance_of
from game.screen.look import Theme
from game.screen.sound import CUES, Sound
from game.screen.stroke import colour
from game.screen.window import Window
from game.text import Words, languages
from tests.screen.bouts import begin, wait
from tests.screen.hands import Clock, Hands

FRAME_S = 1 / 60


def frames(captions: Captions, from_s: float, length_s: float) -> list[list[tuple[str, float]]]:
    """What stands in every frame of a while."""
    seen = []
    for n in range(round(length_s / FRAME_S)):
        captions.advance(from_s + n * FRAME_S)
        standing = captions.standing(from_s + n * FRAME_S)
        seen.append([(one.text, one.strength) for one in standing])
    return seen


def test_every_cue_has_its_words_or_a_reason_to_have_none() -> None:
    assert set(CAPTIONS) | set(UNWRITTEN) == set(CUES)
    assert not set(CAPTIONS) & set(UNWRITTEN)
    assert all(len(reason) > 20 for reason in UNWRITTEN.values())


@pytest.mark.parametrize("language", languages())
def test_no_caption_is_longer_than_a_line_in_any_language(language: str) -> None:
    words = Words.load(language)
    assert not [text for text in CAPTIONS.values() if len(words(text)) > LONGEST]


def test_a_caption_comes_at_once_and_goes_softly_once_it_could_be_read() -> None:
    captions = Captions()
    captions.hear("chime", 10.0)
    strengths = [line[0][1] if line else 0.0 for line in frames(captions, 10.0, 5.0)]
    full = [n for n, strength in enumerate(strengths) if strength > 0.99]
    assert full[0] * FRAME_S <= COMES_S + 0.05
    assert len(full) * FRAME_S >= STANDS_S - COMES_S - 0.1
    assert strengths[-1] == 0.0
    steps = [abs(b - a) for a, b in pairwise(strengths)]
    assert max(steps) <= 0.12


def test_a_cue_that_comes_again_and_again_changes_nothing_but_how_long_it_stands() -> None:
    captions, seen = Captions(), []
    for beat in range(12):
        captions.hear("drum_left" if beat % 2 else "drum_right", 10.0 + beat / 2)
        seen += frames(captions, 10.0 + beat / 2, 0.5)
    assert {len(lines) for lines in seen} == {1}
    assert {text for lines in seen for text, _ in lines} == {CAPTIONS["drum_left"]}
    strengths = [lines[0][1] for lines in seen[round(COMES_S / FRAME_S) + 2 :]]
    assert min(strengths) > 0.99


def test_two_stand_at_once_and_a_third_waits_until_one_could_be_read() -> None:
    captions = Captions()
    for cue in ("chime", "pause", "resume"):
        captions.hear(cue, 10.0)
    seen = frames(captions, 10.0, 6.0)
    assert max(len(lines) for lines in seen) == MOST_LINES
    texts = [{text for text, _ in lines} for lines in seen]
    third = next(n for n, one in enumerate(texts) if CAPTIONS["resume"] in one)
    assert LEAST_S <= third * FRAME_S <= STALE_S
    assert sum(CAPTIONS["pause"] in one for one in texts) * FRAME_S >= STANDS_S


def test_what_is_no_news_any_more_is_not_shown() -> None:
    captions = Captions()
    for cue in ("chime", "pause", "resume", "splash", "wood"):
        captions.hear(cue, 10.0)
    shown = {text for lines in frames(captions, 10.0, 12.0) for text, _ in lines}
    assert CAPTIONS["wood"] not in shown
    assert frames(captions, 30.0, 0.1)[-1] == []


def test_what_nobody_can_hear_is_said_all_the_same() -> None:
    clock = Clock()
    sound = Sound(clock)  # never opened: a computer without sound
    sound.volumes = msgspec.structs.replace(sound.volumes, cues=0)
    sound.play("chime")
    sound.play("chime")
    clock.now_s += 1.0
    sound.play("pause")
    assert sound.heard() == ["chime", "pause"]
    assert sound.heard() == []


def box(corner: Corner, slot: int) -> pygame.Rect:
    """The room that a plate takes at most, with letters as large as usual, design units."""
    wide = WIDEST + SIGN_WIDE + 2 * INSET
    left = corner.x - wide / 2 if corner.centred else corner.x
    middle = corner.y + (-1 if corner.up else 1) * (HIGH + GAP) * slot
    return pygame.Rect(left, middle - HIGH / 2, wide, HIGH)


@pytest.mark.parametrize("theme", ["child", "adult"])
@pytest.mark.parametrize("exercise", list(EXERCISES))
def test_both_lines_stand_within_the_picture_at_its_left(exercise: str, theme: Theme) -> None:
    for blind in (False, True):
        for card in (False, True):
            corner = in_play(exercise, theme, blind=blind, card=card)
            for slot in range(MOST_LINES):
                assert pygame.Rect(0, 0, 1920, 1080).contains(box(corner, slot))
                assert card or box(corner, slot).right < 700  # who plays is in the middle


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_words_stand_out_on_their_plate_whatever_lies_below(theme: Theme) -> None:
    ground, ink = INKS[theme]
    for below in (0.0, 1.0):
        behind = luminance(OPAQUE * colour(ground) + (1 - OPAQUE) * below)
        assert contrast(behind, np.array(luminance_of(ink))) >= 7.0


@pytest.fixture
def hands(data: Path, no_loudspeaker: None) -> Hands:
    return Hands(data, device="mouse:")


def area(hands: Hands) -> bytes:
    """The foot of the picture, in the middle, where menus have their captions."""
    window = hands.window
    left, top = window.stage.look.at(700, 1006)
    room = window.surface.subsurface((left, top, window.stage.look.px(520), 16))
    return pygame.image.tobytes(room, "RGB")


@pytest.mark.parametrize("wanted", [True, False])
def test_captions_are_on_by_default_and_off_for_who_wants_none(hands: Hands, wanted: bool) -> None:
    window = hands.window
    hands.wait(2.0, draw=True)
    assert Access().captions
    if not wanted:
        wishes = window.stage.wishes
        access = msgspec.structs.replace(wishes.access, captions=False)
        window.stage.suit(msgspec.structs.replace(wishes, access=access))
        hands.wait(0.5, draw=True)
    before = area(hands)
    window.sound.play("chime")
    hands.wait(1.0, draw=True)
    assert (area(hands) != before) is wanted
    hands.wait(STANDS_S + GOES_S, draw=True)
    assert area(hands) == before
    window.close()


def test_a_pause_in_play_is_read_at_the_place_of_its_picture(window: Window) -> None:
    scene = begin(window)
    assert scene.captions_at == in_play("river_run", "child", blind=False, card=False)
    window.ask(Action(Do.PAUSE))
    wait(window, 0.3)
    said = {one.text for one in window._captions.standing(window.stage.clock())}
    assert CAPTIONS["pause"] in said
