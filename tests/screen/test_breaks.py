"""Three tries in a row that do not work out: a card that asks, blames nobody and waits for nobody;
and the therapist's hand on the dial, with a way back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.command import LockDial, OfferPause
from game.core.event import (
    DialBounded,
    DialLocked,
    DialMoved,
    Event,
    Missed,
    Paused,
    PauseOffered,
    Resumed,
)
from game.core.patient import Patient
from game.screen.actions import Action, Do
from game.screen.scenes.asking import AfterBout
from game.screen.scenes.break_card import ALONE_S, CHOICES, SAYS, SHAKE_S, SHAKING, BreakCard
from game.screen.scenes.farewell import Farewell
from game.screen.scenes.play import Play
from game.screen.scenes.rest import Rest
from game.screen.scenes.studio import Clock
from game.screen.window import Options, Window
from tests.session.test_live_bout import replays_equal

pytestmark = pytest.mark.usefixtures("no_loudspeaker")

LEVEL = "river_run/03-willow-bow"
MOST_S = 90


@pytest.fixture
def window(data: Path) -> Iterator[Window]:
    """Somebody at a level whose dial stays where it is, so that there is always something easier,
    with a mouse that nobody moves: the boat goes straight on, and no bend is kept."""
    clock = Clock()
    options = Options(folder=data, device="mouse:", size=(640, 360), theme="child", seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.store.add_patient(Patient(alias="Mika"))
    window.stage.doors.come(window.stage, "Mika")
    session = window.stage.here.session
    session.keep(session.typical_calibration("test"))
    session.plan = msgspec.structs.replace(session.plan, adapt="fixed")
    wait(window, 0.5)
    yield window
    window.close()


def wait(window: Window, length_s: float) -> None:
    """Let time pass, undrawn; what the window hears of being shown must not change that."""
    until = window.stage.clock() + length_s
    while window.stage.clock() < until:
        window.hidden = True
        window.frame()


def begin(window: Window) -> Play:
    window.stage.here.level_id = LEVEL
    window.go("play")
    assert isinstance(window.scene, Play)
    window.scene.live.ask(LockDial(False))  # so that the player may have it easier
    wait(window, 6.0)
    assert window.scene.live.bout.phase is Phase.PLAYING
    return window.scene


def offered(window: Window) -> Play:
    """The card, without the failures; how it comes by them, one long bout below tells."""
    scene = begin(window)
    scene.live.ask(OfferPause(3))
    wait(window, 0.2)
    assert scene._break.open
    return scene


def wait_for(window: Window, scene: Play, what: Callable[[], bool]) -> None:
    for _ in range(MOST_S * 10):
        if what():
            break
        wait(window, 0.1)
    assert what()


def happened(scene: Play, kind: type[Event]) -> list[Event]:
    return [event for event in scene.live.events if isinstance(event, kind)]


def ask(window: Window, *wishes: Do) -> None:
    for do in wishes:
        window.ask(Action(do))
        wait(window, 0.1)


def press(window: Window, key: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=""))
    wait(window, 0.1)


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


def test_a_prescribed_lock_holds_against_the_player_until_the_therapist_lifts_it(
    window: Window,
) -> None:
    window.stage.here.level_id = LEVEL
    window.go("play")
    wait(window, 6.0)
    scene = window.scene
    assert isinstance(scene, Play)
    assert scene.live.bout.dial_locked
    assert scene._notice[0] == ()  # the panel says so; a player needs no word of it
    scene.live.ask(OfferPause(3))
    wait(window, 0.2)
    assert [place.key for place in scene._break._chooser.places] == ["shake", "rest"]
    press(window, pygame.K_SPACE)
    ask(window, Do.LOCK)
    assert not scene.live.bout.dial_locked
    assert scene._can_be_easier()


def test_two_changes_in_one_frame_add_up_and_each_is_taken_back_alone(window: Window) -> None:
    scene = begin(window)
    bout = scene.live.bout
    before = bout.state.pending_d
    window.ask(Action(Do.DIAL_UP))
    window.ask(Action(Do.DIAL_UP))
    wait(window, 0.1)
    assert bout.state.pending_d == pytest.approx(before + 0.10)
    ask(window, Do.UNDO)
    assert bout.state.pending_d == pytest.approx(before + 0.05)
    ask(window, Do.UNDO)
    assert bout.state.pending_d == pytest.approx(before)
    window.ask(Action(Do.LOCK))
    window.ask(Action(Do.LOCK))
    wait(window, 0.1)
    assert not bout.dial_locked


def test_a_lock_and_limits_say_that_they_hold_for_this_visit(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.NO_HARDER)
    assert scene._notice[0][0].endswith("this visit")
    ask(window, Do.LOCK)
    d = round(100 * scene.live.bout.state.pending_d)
    said = scene._notice[0][0].replace("\N{NO-BREAK SPACE}", " ")
    assert "locked" in said
    assert f"{d} %" in said
    assert said.endswith("this visit")


def test_every_change_of_the_dial_is_told_and_can_be_taken_back(window: Window) -> None:
    scene = begin(window)
    bout = scene.live.bout
    before = (bout.state.pending_d, bout.dial_locked, bout.dial_bounds)
    for do, kind in (
        (Do.DIAL_UP, DialMoved),
        (Do.NO_HARDER, DialBounded),
        (Do.NO_EASIER, DialBounded),
        (Do.DIAL_DOWN, DialMoved),
        (Do.LOCK, DialLocked),
    ):
        count = len(happened(scene, kind))
        scene._notice = ((), 0.0)
        ask(window, do)
        assert len(happened(scene, kind)) > count
        assert scene._notice[0][-1] == "U: undo"
    assert bout.dial_locked
    assert bout.dial_bounds == (bout.state.d, bout.state.d)
    ask(window, *[Do.UNDO] * 5)
    assert (bout.state.pending_d, bout.dial_locked, bout.dial_bounds) == (
        pytest.approx(before[0]),
        *before[1:],
    )


def test_a_limit_is_lifted_by_its_own_key(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.NO_HARDER, Do.NO_EASIER, Do.NO_HARDER, Do.NO_EASIER)
    assert scene.live.bout.dial_bounds == (0.0, 1.0)


@pytest.mark.slow
def test_the_panel_stays_open_from_bout_to_bout_and_draws(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.OVERLAY, Do.NO_HARDER, Do.LOCK)
    window.hidden = False
    window.frame()
    with_panel = pygame.image.tobytes(window.surface.subsurface((500, 10, 120, 280)), "RGB")
    ask(window, Do.SKIP)
    assert begin(window) is not scene
    assert window.stage.panel_open
    ask(window, Do.OVERLAY)
    window.hidden = False
    window.frame()
    without = pygame.image.tobytes(window.surface.subsurface((500, 10, 120, 280)), "RGB")
    assert with_panel != without


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
    card.advance(12.0, scanning=False)
    card.take(Action(Do.OK), window.stage.look, 12.0)
    card.draw(window.surface, window.stage.look, 12.0)
    pictures.add(pygame.image.tobytes(window.surface, "RGB"))
    assert len(pictures) == 3
