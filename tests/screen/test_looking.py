"""Whoever connects a device waits before no window that stands still, is told how it goes, and can
leave at any time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.screen.actions import Action, Do
from game.screen.scenes.connect import Connect
from game.screen.scenes.phone import APPS, Phone
from game.screen.scenes.station import Station
from game.session.opening import begin_search
from game.session.search import Search
from input_devices.devices import DEVICES, make_device, parse
from input_devices.errors import DeviceError
from input_devices.evdev import NO_BOARD
from input_devices.liveness import Rule
from input_devices.network import ON_NO_NETWORK
from input_devices.reader import Link, Reader
from input_devices.system import System
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")
HERE = "192.168.0.7"
SERIAL = "serial:/dev/ttyACM0"


class Hidden(Search):
    """A device that is found, or refused, when the test wants it."""

    def __init__(self, uri: str, *given: object, **options: object) -> None:
        self.address, self.crew, self.notices = parse(uri), None, []
        self.left = False
        self.problem: DeviceError | None = None
        self.there = False

    def look(self, now_s: float) -> object:  # type: ignore[override]
        if self.problem is not None:
            raise self.problem
        if not self.there:
            return None
        device = make_device("keys:")
        device.open()
        return device

    def leave(self) -> None:
        self.left = True


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = Hands(data, device="mouse:")
    doors = hands.window.stage.doors
    doors.begin_search = Hidden
    doors.system = lambda: System("linux", (5, 66), here=HERE)
    yield hands
    hands.window.close()


def doors_of(hands: Hands) -> Station:
    return hands.window.stage.doors


def sought(hands: Hands) -> Hidden:
    search = doors_of(hands).search
    assert isinstance(search, Hidden)
    return search


def choose(hands: Hands, uri: str) -> None:
    """The device in the list, as if it were connected."""
    hands.window.go("connect")
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    move = scene._use(uri)
    if move is not None:
        hands.window._go(move)
    hands.wait(0.2, draw=True)


def test_a_device_that_takes_its_time_is_looked_for_in_sight_and_then_used(hands: Hands) -> None:
    choose(hands, SERIAL)
    assert hands.name == "Looking"
    hands.wait(30.0)
    assert hands.name == "Looking"
    sought(hands).there = True
    hands.wait(0.2, draw=True)
    assert hands.name == "Home"
    assert doors_of(hands).device.info.uri == "keys:"
    assert doors_of(hands).search is None


@pytest.mark.parametrize("do", [Do.BACK, Do.OK, Do.LEFT, Do.CLICK, Do.TYPE, Do.OVERLAY])
def test_any_key_leaves_what_is_looked_for(do: Do, hands: Hands) -> None:
    choose(hands, SERIAL)
    search = sought(hands)
    hands.window.ask(Action(Do.POINT))
    assert not search.left
    hands.window.ask(Action(do, text="q"))
    hands.wait(0.2, draw=True)
    assert (hands.name, search.left) == ("Connect", True)
    assert doors_of(hands).device.info.uri == "mouse:"


def test_what_cannot_be_used_leads_back_with_the_reason_and_the_steps(hands: Hands) -> None:
    choose(hands, SERIAL)
    sought(hands).problem = DeviceError("no-device", NO_BOARD)
    hands.wait(0.2, draw=True)
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    assert scene._help.problem is not None
    assert scene._help.problem.text == NO_BOARD
    assert scene._help.kind == "serial"
    assert doors_of(hands).device.info.uri == "mouse:"


def test_what_is_closed_to_this_account_is_told_where_one_looks_again(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = [DeviceError("no-permission", "Type: {command}", {"command": "sudo"})]
    monkeypatch.setattr(doors_of(hands), "closed", lambda: closed)
    hands.window.go("connect")
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    scene._chooser.point_at("again")
    hands.ask(Do.OK)
    assert scene._help.problem is not None
    assert scene._help.problem.text == "Type: sudo"


# a phone


def phone(hands: Hands, app: str) -> Phone:
    hands.window.go("phone")
    scene = hands.window.scene
    assert isinstance(scene, Phone)
    scene._chooser.point_at(app)
    hands.ask(Do.OK)
    return scene


@pytest.mark.parametrize("app", ["udp", "sensorlogger"])
def test_a_phone_is_listened_for_where_its_app_is_told_to_send(app: str, hands: Hands) -> None:
    phone(hands, app)
    where = sought(hands).address
    assert (where.scheme, where.text("bind")) == (app, HERE)
    hands.wait(200.0)
    assert hands.name == "Phone"
    sought(hands).there = True
    hands.wait(0.2, draw=True)
    assert hands.name == "Home"


def test_another_app_ends_listening_for_the_first(hands: Hands) -> None:
    scene = phone(hands, "udp")
    first = sought(hands)
    scene._chooser.point_at("sensorlogger")
    hands.ask(Do.OK)
    assert first.left
    assert sought(hands).address.scheme == "sensorlogger"
    hands.ask(Do.BACK)
    assert (hands.name, doors_of(hands).search) == ("Connect", None)


def test_where_phyphox_is_is_typed(hands: Hands) -> None:
    scene = phone(hands, "phyphox")
    assert doors_of(hands).search is None
    for letter in "42 x:80":
        hands.window.ask(Action(Do.TYPE, text=letter))
    hands.window.ask(Action(Do.TYPE, text="1"))
    hands.ask(Do.ERASE)
    assert scene._typed == "192.168.0.42:80"
    hands.ask(Do.OK)
    assert sought(hands).address.uri == "phyphox:192.168.0.42:80"


def test_without_a_network_nothing_is_listened_for(hands: Hands) -> None:
    doors_of(hands).system = lambda: System("linux")
    scene = phone(hands, "udp")
    assert doors_of(hands).search is None
    assert scene._problem is not None
    assert scene._problem.text == ON_NO_NETWORK


def test_every_app_is_a_device_of_the_network() -> None:
    assert {app for app in DEVICES if "phone" in DEVICES[app].title.lower()} == set(APPS)


# at the start, and what it costs


@pytest.mark.parametrize("options", [{}, {"patient": "guest"}])
def test_a_device_that_is_asked_for_and_not_there_is_told(
    options: dict[str, object], data: Path
) -> None:
    hands = Hands(data, device="serial:/dev/ttyNOPE", **options)
    hands.wait(0.2, draw=True)
    assert hands.name == "Connect"
    assert doors_of(hands).problem is not None
    scene = hands.window.scene
    assert isinstance(scene, Connect)
    hands.window._go(scene._use("keys:"))
    hands.wait(0.2)
    assert hands.name == ("SetUp" if options else "Home")
    hands.window.close()


class Slow(Reader):
    """A device whose opening takes its time."""

    def __init__(self, ends: threading.Event) -> None:
        self.info = make_device("wii:").info
        super().__init__(lambda: self._wait(ends), Rule(), name="slow", lost_text="Gone.")

    def _wait(self, ends: threading.Event) -> Link:
        ends.wait(10)
        raise DeviceError("no-device", NO_BOARD)


def test_to_open_and_to_leave_a_slow_device_holds_up_no_frame(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = threading.Event()
    monkeypatch.setattr("game.session.search.make_device", lambda *a, **k: Slow(ends))
    doors_of(hands).begin_search = begin_search
    waited: list[float] = []
    for _ in range(3):
        began_s = time.perf_counter()
        doors_of(hands).look_for(SERIAL)
        assert not doors_of(hands).arrived()
        doors_of(hands).stop_looking()
        waited.append(time.perf_counter() - began_s)
    ends.set()
    assert min(waited) < 1.0, "it was waited for"
