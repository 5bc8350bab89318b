"""A board and a worn sensor in the window: added and taken away by hand, calibrated one after the
other, and told of when one of them is silent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.event import Paused, Reason, Unheard
from game.screen.actions import Do
from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.connect import ADD, REMOVE, SIMULATED, WORN, Connect
from game.screen.scenes.in_use import MOST, may_join, uris_of
from game.screen.scenes.pausing import WORN_SAYS
from game.screen.scenes.phone import Phone
from game.screen.scenes.play import Play
from game.screen.scenes.station import NOT_BESIDE, Station
from game.session.search import Search
from input_devices.device import Device
from input_devices.devices import make_device, parse
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")
BOARD = "sim:adult?rate=100"
STEERED_BY_SENSOR, STEERED_BY_BOARD = "storm_captain/01-first-swell", "star_map/01-first-light"


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = Hands(data, device=BOARD)
    yield hands
    hands.window.close()


@pytest.fixture
def both(data: Path) -> Iterator[Hands]:
    hands = Hands(data, device=BOARD, beside=(WORN,))
    yield hands
    hands.window.close()


def doors_of(hands: Hands) -> Station:
    doors = hands.window.stage.doors
    assert isinstance(doors, Station)
    return doors


def keys(hands: Hands) -> list[str]:
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    return [place.key for place in scene._chooser.places]


def choose(hands: Hands, key: str) -> None:
    """By the arrows and the main key, as a hand would."""
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    scene._chooser._at = keys(hands).index(key)
    hands.ask(Do.OK)


def test_a_sensor_is_added_beside_the_board_and_taken_away_again(hands: Hands) -> None:
    hands.window.go("connect")
    choose(hands, ADD + WORN)
    assert hands.name == "Home"
    assert uris_of(doors_of(hands).device) == (BOARD, WORN)
    hands.window.go("connect")
    hands.wait(0.2, draw=True)
    assert {REMOVE + BOARD, REMOVE + WORN} <= set(keys(hands))
    assert not [key for key in keys(hands) if key[0] == ADD]
    choose(hands, REMOVE + BOARD)
    assert hands.name == "Connect"
    assert uris_of(doors_of(hands).device) == (WORN,)
    assert not [key for key in keys(hands) if key[0] == REMOVE]


def test_whoever_chooses_a_row_uses_that_device_alone(both: Hands) -> None:
    both.window.go("connect")
    choose(both, WORN)
    assert both.name == "Home"
    assert uris_of(doors_of(both).device) == (WORN,)


def test_two_named_at_the_start_are_both_in_use(both: Hands) -> None:
    assert uris_of(doors_of(both).device) == (BOARD, WORN)


def test_what_cannot_stand_beside_is_refused_and_nothing_changes(hands: Hands) -> None:
    doors = doors_of(hands)
    doors.look_for("sim:cp12?seed=9", beside=True)
    assert not doors.arrived()
    assert doors.problem == NOT_BESIDE
    assert uris_of(doors.device) == (BOARD,)
    hands.wait(0.2)
    assert doors.device.read()


@pytest.mark.parametrize(
    ("uri", "offered"),
    [
        (WORN, True),
        ("motion:", True),
        ("serial:/dev/ttyACM0", True),
        ("wii:", False),  # a second board
        (SIMULATED, False),
        ("mouse:", False),
        ("keys:", False),
        (BOARD, False),  # in use
    ],
)
def test_only_what_may_fit_is_offered_beside_a_board(hands: Hands, uri: str, offered: bool) -> None:
    assert may_join(doors_of(hands).device, uri) is offered


def test_nothing_is_offered_beside_a_pointer_or_beside_two(data: Path, both: Hands) -> None:
    assert not [uri for uri in (WORN, "wii:", "motion:") if may_join(doors_of(both).device, uri)]
    assert len(uris_of(doors_of(both).device)) == MOST
    doors_of(both).take("mouse:")
    assert not [uri for uri in (WORN, "wii:", "motion:") if may_join(doors_of(both).device, uri)]


class Heard(Search):
    """A phone that is there at once."""

    def __init__(self, uri: str, *given: object, **options: object) -> None:
        self.address, self.crew, self.notices = parse(uri), None, []

    def look(self, now_s: float) -> Device:
        phone = make_device("sim:adult?as=tilt")
        phone.open()
        return phone

    def leave(self) -> None:
        pass


@pytest.mark.parametrize(("before", "after"), [(BOARD, 2), ("mouse:", 1)])
def test_a_phone_is_worn_beside_the_board_and_takes_the_place_of_a_pointer(
    hands: Hands, before: str, after: int
) -> None:
    doors_of(hands).take(before)
    doors_of(hands).begin_search = Heard
    hands.window.go("phone")
    scene = hands.window.scene
    assert isinstance(scene, Phone)
    scene._look_for("udp:8000")
    hands.wait(0.2)
    in_use = uris_of(doors_of(hands).device)
    assert len(in_use) == after
    assert in_use[-1] == WORN
    assert (BOARD in in_use) is (after == 2)


def begun(hands: Hands) -> Any:
    doors_of(hands).come(hands.window.stage, "guest")
    return hands.window.stage.here.session


def test_both_are_calibrated_one_after_the_other(both: Hands) -> None:
    session = begun(both)
    both.window.go("calibrate")
    seen = []
    for _ in range(2):
        scene = both.window.scene
        assert isinstance(scene, Calibrate)
        seen.append(scene._number)
        for _ in range(400):
            both.wait(0.5)
            if both.window.scene is not scene:
                break
    assert seen == [0, 1]
    assert session.kit.uncalibrated() is None
    assert not isinstance(both.window.scene, Calibrate)
    for number, unit in ((0, "mm"), (1, "deg")):
        found = session.kit.calibration(number)
        assert (found.unit, found.own) == (unit, True)


def playing(hands: Hands, level: str) -> Play:
    session = begun(hands)
    for number in range(len(session.kit.infos)):
        session.keep(session.typical_calibration("test", number))
    visit = hands.window.stage.here
    visit.begun, visit.level_id = True, level
    hands.window.go("play")
    hands.wait(8.0)
    scene = hands.window.scene
    assert isinstance(scene, Play)
    assert scene.live.bout.phase is Phase.PLAYING
    return scene


def mute(hands: Hands, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(doors_of(hands).device.devices[number], "read", lambda: [])


def test_a_silent_sensor_that_steers_is_named_on_the_card(
    both: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = playing(both, STEERED_BY_SENSOR)
    mute(both, monkeypatch, 1)
    both.wait(1.0, draw=True)
    assert [e.reason for e in scene.live.events if isinstance(e, Paused)] == [Reason.SILENT]
    assert scene.live.bout.danger_from == 1
    assert Reason.SILENT in WORN_SAYS


def test_a_silent_board_pauses_what_the_sensor_steers(
    both: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = playing(both, STEERED_BY_SENSOR)
    mute(both, monkeypatch, 0)
    both.wait(1.0, draw=True)
    assert [e.reason for e in scene.live.events if isinstance(e, Paused)] == [Reason.SILENT]
    assert scene.live.bout.danger_from == 0


def test_a_silent_sensor_that_only_records_is_told_of_and_play_goes_on(
    both: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = playing(both, STEERED_BY_BOARD)
    mute(both, monkeypatch, 1)
    both.wait(2.0, draw=True)
    assert [event for event in scene.live.events if isinstance(event, Unheard)]
    assert scene._notice.lines == ("The worn sensor is silent",)
    assert scene.live.bout.phase is Phase.PLAYING
