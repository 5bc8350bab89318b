"""The figures of `bench` that need the real window: delay from byte to frame, and memory."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import msgspec

from game.commands.own_time import own_s
from game.core.calibration import Calibration
from game.headless import VirtualClock
from game.screen.demonstration import Autopilot
from game.screen.scenes.play import Play as PlayScene
from game.screen.window import Options, Window
from game.session.live_bout import LiveBout

LEVEL = "river_run/05-otter-turn"
COUNT_IN_S = 6.0
WARM_UP_S = 480.0
SMALL = (640, 360)

ARRIVE_S = 10.0
"""A board that has not said who it is by then is not there."""


class Play(msgspec.Struct, frozen=True):
    """What was seen of some seconds of play in the window."""

    ages_s: list[float]
    """Of the newest sample behind each drawn frame."""
    frames_s: list[float]
    """What each frame took, without waiting for the next or for other programs."""
    samples: int
    lost: int
    """Samples that the device counted and that did not come, and those nobody read in time."""

    def and_then(self, other: Play) -> Play:
        """Both, one after the other."""
        return Play(
            self.ages_s + other.ages_s,
            self.frames_s + other.frames_s,
            self.samples + other.samples,
            self.lost + other.lost,
        )


class Sleeper:
    """Sleeps, and counts for how long."""

    def __init__(self) -> None:
        self.slept_s = 0.0

    def __call__(self, length_s: float) -> None:
        began = own_s()
        time.sleep(length_s)
        self.slept_s += own_s() - began


def played(uri: str, for_s: float) -> Play:
    """Play with a device at 1920 x 1080, after the count-in; the clock and the frames are real."""
    sleep = Sleeper()
    with tempfile.TemporaryDirectory() as data:
        options = Options(folder=Path(data), device=uri, size=(1920, 1080), patient="guest", seed=1)
        window = Window(options, sleep=sleep)
        window.load()
        try:
            play = Play([], [], 0, 0)
            until_s = time.perf_counter() + for_s + COUNT_IN_S
            while (left_s := until_s - time.perf_counter()) > COUNT_IN_S:
                play = play.and_then(_bout(window, sleep, left_s))  # a bout ends sooner or later
            return play
        finally:
            window.close()


def _bout(window: Window, sleep: Sleeper, most_s: float) -> Play:
    """One bout, after its count-in."""
    live, device = _begun(window), window.stage.here.session.device
    until_s = time.perf_counter() + most_s
    _frames_until(window, sleep, time.perf_counter() + COUNT_IN_S)
    before, ages, dropped = live.link.summary(), len(live.ages_s), device.dropped
    frames_s = _frames_until(window, sleep, until_s)
    after = live.link.summary()
    lost = after.lost - before.lost + device.dropped - dropped
    return Play(live.ages_s[ages:], frames_s, after.n - before.n, lost)


def _begun(window: Window) -> LiveBout:
    """A bout of the level, for somebody who was calibrated as typical."""
    until = time.perf_counter() + ARRIVE_S
    while window.stage.visit is None and time.perf_counter() < until:
        window.frame()
    visit = window.stage.here
    visit.session.keep(_centred(visit.session.device.info.id))
    visit.level_id = LEVEL
    window.go("play")
    scene = window.scene
    assert isinstance(scene, PlayScene), scene
    return scene.live


def _frames_until(window: Window, sleep: Sleeper, until_s: float) -> list[float]:
    """What each frame of play took, as long as it goes on."""
    frames_s: list[float] = []
    scene = window.scene
    while time.perf_counter() < until_s and window.scene is scene:
        began, slept_s = own_s(), sleep.slept_s
        if not window.frame():
            break
        frames_s.append(own_s() - began - (sleep.slept_s - slept_s))
    return frames_s


def _centred(device_id: str) -> Calibration:
    """Somebody who stands in the middle of the board and weighs 60 kg."""
    return Calibration(
        made_utc="",
        device_id=device_id,
        unit="mm",
        rest_x=0.0,
        rest_y=0.0,
        right=50.0,
        left=50.0,
        forward=50.0,
        back=50.0,
        body_load_n=588.4,
    )


def growth_mb(minutes: float) -> float:
    """How much the process grew over so many simulated minutes of visits in the window, MB."""
    clock = VirtualClock(now=1000.0)

    def sleep(length_s: float) -> None:
        clock.now += length_s

    with tempfile.TemporaryDirectory() as data:
        options = Options(
            folder=Path(data), device="sim:adult?rate=100", size=SMALL, patient="guest", seed=1
        )
        window = Window(options, clock=clock, sleep=sleep)
        pilot = Autopilot(window)
        window.load()
        try:
            _run_until(window, pilot, clock, clock.now + WARM_UP_S)
            before_mb = _resident_mb()
            _run_until(window, pilot, clock, clock.now + 60 * minutes)
            return _resident_mb() - before_mb
        finally:
            window.close()


def _run_until(window: Window, pilot: Autopilot, clock: VirtualClock, until_s: float) -> None:
    while clock.now < until_s and window.frame():
        pilot.look(clock.now)


def _resident_mb() -> float:
    """Memory in use now where the system says so, else the most that ever was."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
