"""Three tries in a row that do not work out: a card that asks, blames nobody and waits for
nobody."""

from __future__ import annotations

import os

import msgspec
import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.command import OfferPause
from game.core.event import (
    DialBounded,
    DialLocked,
    DialMoved,
    Missed,
    Paused,
    PauseOffered,
    Resumed,
)
from game.screen.actions import Action, Do
from game.screen.scenes.asking import AfterBout
from game.screen.scenes.break_card import ALONE_S, CHOICES, SAYS, SHAKE_S, SHAKING, BreakCard
from game.screen.scenes.farewell import Farewell
from game.screen.scenes.rest import Rest
from game.screen.window import Window
from tests.screen.bouts import LEVEL, ask, begin, happened, offered, press, wait, wait_for
from tests.session.test_live_bout import replays_equal

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


def test_an_offered_pause_stops_play_and_has_three_calm_choices(window: Window) -> None:
    scene = offered(window)
    assert scene.live.bout.phase is Phase.WAITING
    assert [place.key for place in scene._break._chooser.places] == list(CHOICES)


def test_easier_moves_the_dial_down_and_play_waits_for_a_stance_and_the_countdown(
    window: Window,
) -> None:
    scene = offered(window)
    before = scene.live.bout.state.pending_d
    wait(window, 1.1)
    ask(window, Do.RIGHT, Do.RIGHT, Do.OK)
    moved = happened(scene, DialMoved)[-1]
    assert isinstance(moved, DialMoved)
    assert (moved.by, moved.before) == ("player", before)
    assert moved.after == pytest.approx(before - 0.15)
    chosen_step = moved.step
    wait(window, 6.0)
    assert (happened(scene, Resumed)[-1].step - chosen_step) / 120 >= 3.0
    assert scene.live._coach is not None
    assert scene.live._coach.d == pytest.approx(moved.after)


def test_whoever_shakes_it_out_has_a_short_break_first(window: Window) -> None:
    scene = offered(window)
    wait(window, 1.1)
    ask(window, Do.OK)
    wait(window, SHAKE_S - 1)
    assert scene.live.bout.waits_for_hand
    wait(window, 8.0)
    assert happened(scene, Resumed)


def test_somebody_alone_need_not_choose(window: Window) -> None:
    scene = offered(window)
    wait(window, ALONE_S - 1)
    assert scene.live.bout.waits_for_hand
    wait(window, 8.0)
    assert happened(scene, Resumed)


def rest_by_hand(window: Window, *keys: Do) -> None:
    """A rest is wanted, and how it was is answered: not tired, no pain."""
    ask(window, *keys)
    wait(window, 1.0)
    assert isinstance(window.scene, AfterBout)
    for _ in window.scene.questions:
        ask(window, Do.RIGHT, Do.OK)


def test_rest_leads_to_the_rest_by_way_of_how_it_was(window: Window) -> None:
    offered(window)
    wait(window, 1.1)
    rest_by_hand(window, Do.RIGHT, Do.OK)
    assert isinstance(window.scene, Rest)
    assert window.stage.here.level_id == LEVEL


@pytest.mark.slow
def test_no_number_of_rests_by_hand_plays_past_the_cap(window: Window) -> None:
    session = window.stage.here.session
    session.caring.dose = msgspec.structs.replace(
        session.caring.dose, bouts=20, session_min=0.15, cap_min=0.15
    )
    for bout in range(3):
        begin(window)
        wait(window, 1.0 + 2 * bout)
        rest_by_hand(window, Do.REST)
        if isinstance(window.scene, Farewell):
            break
        assert isinstance(window.scene, Rest)
    kept = session.store.session(session.id)
    assert len(kept.after_bouts) == len(session.played) == 3
    assert isinstance(window.scene, Farewell)
    assert [prompt.advice for prompt in kept.prompts] == ["stop"]


def test_pain_ends_the_visit_also_where_a_rest_was_wanted(window: Window) -> None:
    begin(window)
    ask(window, Do.REST)
    wait(window, 1.0)
    ask(window, Do.RIGHT, Do.OK, *[Do.RIGHT] * 9, Do.OK, Do.SKIP)
    assert isinstance(window.scene, Farewell)
    assert window.stage.here.reason == "pain"


def test_a_hand_that_pauses_as_the_card_comes_keeps_its_pause(window: Window) -> None:
    scene = begin(window)
    scene.live.ask(OfferPause(3))
    ask(window, Do.PAUSE)
    assert happened(scene, PauseOffered)
    wait(window, ALONE_S + 5)
    assert scene.live.bout.waits_for_hand
    assert not happened(scene, Resumed)


def test_one_switch_can_choose_on_the_card(window: Window) -> None:
    scene = offered(window)
    ask(window, Do.SCAN)
    seen = set()
    for _ in range(60):
        wait(window, 0.1)
        seen.add(scene._break._chooser.focus)
    assert seen == set(CHOICES)
    ask(window, Do.OK)
    assert scene._break.shaking or not scene._break.open


def test_a_pause_that_was_meant_for_play_is_a_pause_until_a_hand_lifts_it(window: Window) -> None:
    scene = offered(window)
    press(window, pygame.K_SPACE)
    assert not scene._break.open
    wait(window, ALONE_S + 5)
    assert scene.live.bout.waits_for_hand


def test_easier_is_offered_only_where_it_can_be_had(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.LOCK)
    scene.live.ask(OfferPause(3))
    wait(window, 0.2)
    assert [place.key for place in scene._break._chooser.places] == ["shake", "rest"]


@pytest.mark.slow
def test_the_card_comes_once_for_every_three_failures_and_all_of_it_replays_byte_for_byte(
    window: Window,
) -> None:
    scene = begin(window)
    ask(window, Do.DIAL_UP, Do.NO_HARDER, Do.LOCK, Do.UNDO, Do.UNDO, Do.UNDO, Do.NO_HARDER)
    wait_for(window, scene, lambda: scene._break.open)
    assert len(happened(scene, Missed)) == 3
    wait(window, 1.1)
    ask(window, Do.RIGHT, Do.RIGHT, Do.OK)
    wait_for(window, scene, lambda: scene.live.ended)
    assert len(happened(scene, Missed)) == 5
    assert len(happened(scene, PauseOffered)) == 1
    wait(window, 2.0)
    kinds = {type(event) for event in scene.live.events}
    assert {Paused, Resumed, DialLocked, DialBounded, DialMoved} <= kinds
    assert replays_equal(scene.live.recorder.folder)


def test_the_card_is_short_and_drawn_in_any_state(window: Window) -> None:
    for text in [*SAYS["child"], *SHAKING, *CHOICES.values()]:
        assert len(text.split()) <= 7
    card = BreakCard()
    pictures = set()
    for easier in (True, False):
        card.ask(10.0, easier=easier)
        card.draw(window.surface, window.stage.look, 10.0)
        pictures.add(pygame.image.tobytes(window.surface, "RGB"))
    card.advance(12.0, None)
    card.take(Action(Do.OK), window.stage.look, 12.0)
    card.draw(window.surface, window.stage.look, 12.0)
    pictures.add(pygame.image.tobytes(window.surface, "RGB"))
    assert len(pictures) == 3
