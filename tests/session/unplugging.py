"""A bout during which somebody pulls the plug again and again."""

from __future__ import annotations

import time
from typing import Any

from game.core.bout import Phase
from game.core.calibration import Calibration
from game.core.event import Paused, Reason, Resumed
from game.core.guard import COUNTDOWN_S, STABLE_S
from game.core.plan import Plan
from game.core.time import STEPS_PER_S
from game.session import LiveBout
from game.session.opening import open_session
from game.store.recording_files import read_recording
from game.store.store import Store
from input_devices.device import Device
from input_devices.sample import Flag, Kind, Sample
from tests.session.plugs import Plug
from tests.session.serial_board import Time

TURN_S = 0.2
"""From one sample to the next: the guard is patient for longer."""
PATIENCE_S = 10.0
"""On the wall: for one sample, or one device, to come back."""
NOTICED_S = 0.6
"""From the pull to the pause, bout time: the silence that the guard allows, and a turn."""
LONGEST_S = 15.0
"""From the plug to play, bout time."""


class Counted:
    """A device, and every fresh sample that has come from it."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self.fresh: list[Sample] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._device, name)

    def read(self) -> list[Sample]:
        samples = self._device.read()
        self.fresh += [sample for sample in samples if not sample.flags & Flag.HELD]
        return samples


class Player:
    """Stands there, and plays on whatever happens to the cable."""

    def __init__(self, plug: Plug, clock: Time, store: Store) -> None:
        self.plug, self.clock = plug, clock
        self.sent = 0
        self.device = Counted(plug.device)
        plug.device.start()
        self._until_identified()
        session = open_session(store, store.patient("guest"), Plan(), self.device, None, seed=1)
        self.session = session
        session.keep(self._calibration())
        self.live: LiveBout = session.open_bout("river_run/10-silver-rapids", clock())
        self.before = len(self.device.fresh)
        """Samples of before the bout."""

    def _until_identified(self) -> None:
        until_s = time.perf_counter() + PATIENCE_S
        while not (self.plug.device.identified and self.device.fresh):
            assert self.plug.device.refused is None, self.plug.device.refused
            assert time.perf_counter() < until_s, "it is never known"
            self._send()
            time.sleep(0.002)
            self.clock.go_on(TURN_S)
            self.device.read()

    def _calibration(self) -> Calibration:
        """Of somebody who could reach far beyond what the stand-in sways."""
        info = self.device.info
        reach = {"mm": 200.0, "deg": 45.0}.get(info.unit, 1.0)
        sample = self.device.fresh[-1]
        loads = {Kind.LOAD4: sum(sample.values) * 9.80665}
        if sample.kind is Kind.COP and len(sample.values) > 2:
            loads[Kind.COP] = sample.values[2]
        return Calibration(
            made_utc="2026-01-05T10:00:00Z", device_id=info.id, unit=info.unit,
            rest_x=0.0, rest_y=0.0, right=reach, left=reach, forward=reach, back=reach,
            body_load_n=loads.get(sample.kind),
        )  # fmt: skip

    def _send(self) -> None:
        self.plug.send(self.sent)
        self.plug.pump(self.clock())
        self.sent += 1

    def turn(self) -> None:
        """One more sample, sent and arrived; what is sent while nobody listens is sent again."""
        self.clock.go_on(TURN_S)
        known, until_s = len(self.device.fresh), time.perf_counter() + PATIENCE_S
        again_s = 0.0
        while len(self.device.fresh) == known:
            now_s = time.perf_counter()
            assert now_s < until_s, f"no sample comes back: {self.plug.device.state}"
            if now_s > again_s:
                self._send()
                again_s = now_s + 0.05
            self.live.advance(self.clock())
            time.sleep(0.0002)

    def go_on_without(self) -> None:
        """Time goes on, and nothing comes."""
        self.clock.go_on(TURN_S)
        self.plug.pump(self.clock())
        self.live.advance(self.clock())

    def until_playing(self) -> float:
        """Gives how long that took, bout time, s."""
        began_s = self.live.bout_s
        while self.live.bout.phase is not Phase.PLAYING:
            assert not self.live.ended
            assert self.live.bout_s - began_s < LONGEST_S, (
                f"it stays {self.live.bout.reason}: {self.device.fresh[-12:]}"
            )
            self.turn()
        return self.live.bout_s - began_s

    def lose_and_find(self) -> None:
        """Pull the plug in mid play, and put it in again."""
        for _ in range(2):
            self.turn()
        known = len(self.live.events)
        self.plug.unplug()
        pulled_s = self.live.bout_s
        while not (paused := _of(Paused, self.live.events[known:])):
            assert self.live.bout_s - pulled_s < NOTICED_S, "play goes on without a device"
            self.go_on_without()
        assert paused[0].reason is Reason.SILENT
        until_s = time.perf_counter() + PATIENCE_S
        while self.plug.device.state != "lost":
            assert time.perf_counter() < until_s, "that it is lost is never known"
            if self.live.bout_s - pulled_s < self.plug.silent_s:
                self.go_on_without()
            time.sleep(0.0005)
        assert self.live.bout.phase is Phase.WAITING
        self.plug.replug()
        assert self.until_playing() >= STABLE_S + COUNTDOWN_S - TURN_S
        assert _of(Resumed, self.live.events[known:])


def pulled(plug: Plug, clock: Time, store: Store, times: int) -> LiveBout:
    """A whole bout with so many pulls. Nothing that had come is missing from its recording."""
    player = Player(plug, clock, store)
    try:
        player.until_playing()
        for _ in range(times):
            player.lose_and_find()
        live = player.live
        live.stop()
        live.advance(clock() + 2 / STEPS_PER_S)
        player.session.close_bout(live)
    finally:
        plug.device.close()
        plug.end()
    kept = [taken.sample.values for taken in read_recording(live.recorder.folder).samples]
    heard = [sample.values for sample in player.device.fresh[player.before :]]
    assert len(heard) > 20 * times
    assert _in_order(heard, kept), "what had come before a cut is lost"
    pauses = [one for one in _of(Paused, live.events) if one.reason is Reason.SILENT]
    assert len(pauses) >= times
    return live


def _of(kind: type, events: list[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def _in_order(some: list[Any], among: list[Any]) -> bool:
    """Whether all of some stand among the others, in their order."""
    rest = iter(among)
    return all(any(_alike(one, other) for other in rest) for one in some)


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) < 1e-3 for a, b in zip(one, other, strict=True)
    )
