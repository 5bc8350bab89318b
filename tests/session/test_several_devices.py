"""A board and a worn sensor in one visit: each exercise is steered by what it needs, both are
recorded on one time line, and everything plays again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.core.bout import Phase
from game.core.errors import SetupError
from game.core.event import Ended, Paused, Reason, Resumed
from game.core.plan import Plan
from game.headless import VirtualClock
from game.headless import visit as play_visit
from game.measures.bouts import bout_panel, path_of
from game.report.trust import signal_of
from game.session import LiveBout, Session
from game.session.opening import open_session
from game.session.opening_together import open_devices, refuse_addresses
from game.session.planned_ahead import missing, refuse_plan
from game.store.recording_files import read_recording
from game.store.store import Store
from game.store.summary import summary_of
from game.text import Words
from input_devices.device import Device
from input_devices.errors import AddressError, DeviceError
from input_devices.sample import Kind, Sample
from input_devices.together import Together
from tests.session.serial_board import Board, sib1
from tests.session.test_live_bout import first, go_on, replays_equal
from tests.session.test_replay import _something
from tests.store import made_up

BOARD, SENSOR = "sim:cp12?rate=60&seed=4", "sim:cp12?as=tilt&rate=50"
ON_BOARD, WITH_SENSOR = "star_map/01-first-light", "storm_captain/01-first-swell"


class Muffled:
    """A device that says nothing while it is muffled; what it would have said is lost."""

    def __init__(self, device: Any) -> None:
        self._device, self.muffled = device, False

    def read(self) -> list[Sample]:
        samples: list[Sample] = self._device.read()
        return [] if self.muffled else samples

    def __getattr__(self, name: str) -> Any:
        return getattr(self._device, name)


class Visit:
    """One simulated person on a board, with a sensor at the pelvis."""

    def __init__(self, store: Store, uris: tuple[str, ...] = (BOARD, SENSOR)) -> None:
        self.clock = VirtualClock()
        opened, crew = open_devices(uris, self.clock, seed=3)
        assert crew is not None
        assert isinstance(opened, Together)
        self.person = crew.people[0]
        self.parts = [Muffled(device) for device in opened.devices]
        self.device = Together(self.parts)
        self.session = Session(
            store.patient("guest"),
            Plan(probe=None, bouts=2),
            self.device,
            store,
            utc=lambda: made_up.UTC,
            seed=11,
            suffix="t1",
            stand_in=self.person,
        )
        for info in self.session.kit.infos:
            body: Any = "pelvis" if info.unit == "deg" else "board"
            self.session.keep(self.person.profile.calibration(made_up.UTC, info.id, body=body))

    def playing(self, level: str) -> LiveBout:
        """In play, as soon as somebody has stood there steadily."""
        live = self.session.open_bout(level, self.clock())
        go_on(live, self.clock, 7.0)
        assert live.bout.phase is Phase.PLAYING
        return live

    def ended(self, live: LiveBout) -> Path:
        live.stop()
        go_on(live, self.clock, 0.1)
        self.session.close_bout(live)
        return live.recorder.folder


@pytest.fixture
def visit(store: Store) -> Iterator[Visit]:
    made = Visit(store)
    yield made
    made.device.close()


@pytest.mark.parametrize(("level", "steers"), [(ON_BOARD, 0), (WITH_SENSOR, 1)])
def test_both_are_recorded_on_one_time_line_whichever_steers(
    visit: Visit, level: str, steers: int
) -> None:
    live = visit.playing(level)
    go_on(live, visit.clock, 20.0)
    recording = read_recording(visit.ended(live))
    header = recording.header
    assert header.geometry.device == steers
    assert [one.geometry.device for one in header.beside] == [1 - steers]
    times = [taken.t_s for taken in recording.samples]
    assert times == sorted(times)
    kinds = {taken.sample.device: taken.sample.kind for taken in recording.samples}
    assert kinds == {0: Kind.LOAD4, 1: Kind.TILT}
    for number, rate_hz in ((0, 60), (1, 50)):
        own = [taken for taken in recording.samples if taken.sample.device == number]
        assert len(own) == pytest.approx(27 * rate_hz, rel=0.05)
    assert replays_equal(recording.folder)


@pytest.mark.parametrize("order", [(BOARD, SENSOR), (SENSOR, BOARD)])
def test_the_same_device_steers_whichever_was_named_first(
    store: Store, order: tuple[str, ...]
) -> None:
    visit = Visit(store, order)
    live = visit.session.open_bout(WITH_SENSOR, visit.clock())
    assert live.header.device.kind is Kind.TILT
    visit.ended(live)
    live = visit.session.open_bout(ON_BOARD, visit.clock())
    assert live.header.device.kind is Kind.LOAD4
    visit.ended(live)


def test_who_steps_off_the_board_pauses_play_while_the_sensor_steers(visit: Visit) -> None:
    live = visit.playing(WITH_SENSOR)
    visit.person.on_board = False
    paused = first(go_on(live, visit.clock, 1.0), Paused)
    assert paused.reason is Reason.STEPPED_OFF
    visit.person.on_board = True
    assert first(go_on(live, visit.clock, 8.0), Resumed)
    assert replays_equal(visit.ended(live))


@pytest.mark.parametrize("silent", [0, 1])
def test_each_device_lost_and_back_while_the_other_goes_on(visit: Visit, silent: int) -> None:
    live = visit.playing(WITH_SENSOR)
    visit.parts[silent].muffled = True
    happened = go_on(live, visit.clock, 3.0)
    assert first(happened, Paused).reason is Reason.SILENT
    assert live.bout.danger_from == silent
    visit.parts[silent].muffled = False
    assert first(go_on(live, visit.clock, 8.0), Resumed)
    recording = read_recording(visit.ended(live))
    heard = [taken.t_s for taken in recording.samples if taken.sample.device == 1 - silent]
    gaps = [b - a for a, b in pairwise(heard)]
    assert max(gaps) < 0.1
    assert replays_equal(recording.folder)


def test_a_silent_sensor_that_only_records_stops_nothing(visit: Visit) -> None:
    live = visit.playing(ON_BOARD)
    visit.parts[1].muffled = True
    assert first(go_on(live, visit.clock, 5.0), Paused) is None
    assert replays_equal(visit.ended(live))


@pytest.mark.parametrize("level", [ON_BOARD, WITH_SENSOR])
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_a_wild_bout_with_two_devices_replays_to_the_same_events(
    visit: Visit, level: str, seed: int
) -> None:
    live = visit.session.open_bout(level, visit.clock())
    source = random.Random(f"{level} {seed}")
    for _ in range(25):
        part = source.choice(visit.parts)
        part.muffled = not part.muffled and source.random() < 0.3
        _something(source, live, visit.person, visit.clock)
        go_on(live, visit.clock, source.uniform(0.1, 3.0))
    folder = visit.ended(live)
    assert any(isinstance(event, Ended) for event in live.events)
    assert replays_equal(folder)


@pytest.mark.parametrize(("level", "steers"), [(ON_BOARD, 0), (WITH_SENSOR, 1)])
def test_measures_are_taken_from_the_device_they_belong_to_as_if_it_had_been_alone(
    visit: Visit, level: str, steers: int
) -> None:
    live = visit.playing(level)
    go_on(live, visit.clock, 40.0)
    recording = read_recording(visit.ended(live))
    header, events = recording.header, recording.events
    on_board, worn = header.seen_by("mm"), header.seen_by("deg")
    alone = {
        number: [one for one in recording.samples if one.sample.device == number]
        for number in (0, 1)
    }
    both = bout_panel(header, recording.samples, events)
    assert both is not None
    assert both == bout_panel(on_board, alone[0], events)
    for seen, number in ((on_board, 0), (worn, 1)):
        trace = path_of(recording.samples, seen.geometry)
        one = path_of(alone[number], seen.geometry)
        assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(trace, one, strict=True))
    summary = summary_of(header, events, recording.samples)
    assert summary.link.rate_hz == pytest.approx((60, 50)[steers], rel=0.05)
    assert summary.sides == summary_of(header, events, alone[steers]).sides
    signal = signal_of(visit.session.store.bouts("guest"), [recording])
    assert signal is not None
    assert set(signal.devices) == {"simulated person", "simulated sensor"}
    by_board = summary_of(on_board, events, alone[0]).signs
    assert summary.signs.near_step_offs == by_board.near_step_offs
    assert summary.signs.stumbles == by_board.stumbles


@pytest.mark.parametrize("steered", [0, 1])
def test_a_recorded_bout_is_a_device_again_or_both_of_them(
    visit: Visit, store: Store, steered: int
) -> None:
    live = visit.playing((ON_BOARD, WITH_SENSOR)[steered])
    go_on(live, visit.clock, 5.0)
    recording = read_recording(visit.ended(live))
    uri, clock = f"replay:{recording.folder}", VirtualClock()
    alone, _ = open_devices((uri,), clock, seed=1)
    assert alone.info.unit == ("mm", "deg")[steered]
    assert {one.device for one in played_to_its_end(alone, clock)} == {0}
    both, _ = open_devices((f"{uri}?device=0", f"{uri}?device=1"), clock, seed=1)
    samples = played_to_its_end(both, clock)
    recorded = [(one.sample.device, one.sample.values) for one in recording.samples]
    assert [(one.device, one.values) for one in samples] == recorded
    again = open_session(store, store.patient("guest"), Plan(), both, None, seed=1)
    header = recording.header
    for number, unit in enumerate(("mm", "deg")):
        assert again.kit.calibration(number) == header.seen_by(unit).calibration
    again.close("stopped")


def played_to_its_end(device: Device, clock: VirtualClock) -> list[Sample]:
    samples = []
    while not device.finished:
        clock.wait()
        samples += device.read()
    return samples


def test_a_device_that_was_not_recorded_is_refused_with_those_that_were(visit: Visit) -> None:
    folder = visit.ended(visit.playing(ON_BOARD))
    with pytest.raises(AddressError, match="Recorded: 0, 1"):
        open_devices((f"replay:{folder}?device=3",), VirtualClock(), seed=1)


def test_where_the_plans_next_cannot_be_played_the_player_chooses_in_its_place(
    make_visit: Any,
) -> None:
    plan = Plan(levels=("flamingo_garden/01-first-feather", WITH_SENSOR), bouts=2, probe=None)
    session, _ = make_visit("sim:cp12?as=tilt", plan=plan)
    choices = session.choices()
    assert WITH_SENSOR.partition("/")[0] in {level.partition("/")[0] for level in choices}
    assert not [level for level in choices if level.startswith("flamingo_garden")]
    assert missing(plan, session.kit.infos, Words.load()) == "a balance board"
    with pytest.raises(SetupError, match="flamingo_garden/01-first-feather takes a balance board"):
        refuse_plan(plan, session.kit.infos)
    board, _ = make_visit("sim:cp12", plan=plan)
    assert board.choices() == [plan.levels[0]]
    assert missing(plan, board.kit.infos, Words.load()) == ""


@pytest.mark.slow
def test_a_whole_visit_with_a_sensor_that_is_asked_how_it_sits_replays_bout_by_bout(
    store: Store,
) -> None:
    clock = VirtualClock()
    device, crew = open_devices(("sim:cp12?rate=60", "sim:cp12?as=acc_gyro"), clock, seed=3)
    assert crew is not None
    plan = Plan(levels=(WITH_SENSOR, ON_BOARD), bouts=2)
    session = open_session(store, store.patient("guest"), plan, device, crew.people[0], 3)
    said: list[str] = []
    play_visit(session, clock, said.append)
    assert [one for one in said if one.startswith("Now the")] == [
        "Now the board: simulated person.",
        "Now the worn sensor: simulated sensor.",
    ]
    assert [one.level for one in session.played] == [plan.probe, WITH_SENSOR, ON_BOARD]
    assert [one.row.device_id for one in session.played] == [
        "sim:cp12",
        "sim:cp12/acc_gyro",
        "sim:cp12",
    ]
    for one in session.played:
        assert one.ended == "done"
        assert replays_equal(store.folder.root / one.row.folder)


def test_no_bout_begins_before_every_device_is_calibrated(store: Store) -> None:
    visit = Visit(store)
    visit.session.kit.keep(None, 0)
    assert visit.session.kit.uncalibrated() == 0
    with pytest.raises(SetupError, match="No calibration"):
        visit.session.open_bout(WITH_SENSOR, visit.clock())


def test_what_neither_can_do_is_refused_with_what_it_takes(store: Store) -> None:
    visit = Visit(store, ("sim:cp12?as=tilt", "sim:cp12?as=acc_gyro"))
    with pytest.raises(SetupError, match=r"simulated sensor.*It takes a balance board"):
        visit.session.open_bout("flamingo_garden/01-first-feather", visit.clock())
    offered = {level.partition("/")[0] for level in visit.session.choices()}
    assert "flamingo_garden" not in offered
    assert "storm_captain" in offered


@pytest.mark.parametrize(
    ("uris", "said"),
    [
        (("sim:cp12", "sim:cp12"), "named twice"),
        (("sim:cp12", "sim:cp12?rate=100"), "named twice"),
        (("sim:cp12", "sim:adult?as=tilt"), "one person"),
        (("sim:cp12", "mouse:"), "measures nothing"),
        (("wii:", "wii:?gain=1.1"), "named twice"),
    ],
)
def test_devices_that_cannot_stand_beside_each_other_are_refused_before_any_is_opened(
    uris: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SetupError, match=said):
        refuse_addresses(uris)


def test_an_unknown_second_device_is_refused_before_the_first_is_opened() -> None:
    with pytest.raises(AddressError, match="unknown device"):
        refuse_addresses(("sim:cp12", "wiii:"))


def test_two_boards_are_refused() -> None:
    with pytest.raises(SetupError, match="two boards"):
        open_devices(("sim:cp12", "signal:sway"), VirtualClock(), seed=1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("serial:/dev/no-such-port", "no-such-port"),  # cannot be opened
        ("sim:cp12", "two boards"),  # is seen to be one once it is open
    ],
)
def test_where_the_second_is_refused_the_first_is_closed_again(other: str, said: str) -> None:
    """A port takes one listener at a time: had it stayed open, the last call would be refused."""
    board = Board(sib1)
    board.start()
    try:
        uri = f"serial:{board.name}"
        with pytest.raises((DeviceError, SetupError), match=said):
            open_devices((uri, other), seed=1)
        device, _ = open_devices((uri,), seed=1)
        device.close()
    finally:
        board.unplug()
