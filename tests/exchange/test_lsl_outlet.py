"""What a visit streams: nothing missing, at the right time, and nobody named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.core.command import Mark
from game.core.errors import SetupError
from game.core.patient import Patient
from game.exchange.lsl_outlet import LslOutlet, load_pylsl
from game.exchange.lsl_streams import marker_of, streams_of
from game.headless import VirtualClock
from game.session import Session
from game.store.recording_files import read_recording
from input_devices.device import Info
from input_devices.devices import make_device
from tests.session.test_live_bout import begin, go_on, replays_equal

ROOT = Path(__file__).parents[2]
LEVEL = "star_map/01-first-light"
AHEAD_S = 1000.0
ALIAS = "otter7"
NOTE = "Mrs Example held the rail"


class Described:
    """A tree of names and values, as the library's."""

    def __init__(self) -> None:
        self.children: list[tuple[str, Any]] = []

    def append_child(self, name: str) -> Described:
        self.children.append((name, Described()))
        child: Described = self.children[-1][1]
        return child

    def append_child_value(self, name: str, value: str) -> None:
        self.children.append((name, value))

    def plain(self) -> list[Any]:
        return [(n, v if isinstance(v, str) else v.plain()) for n, v in self.children]


class FakeInfo:
    def __init__(self, *told: Any) -> None:
        self.told = told
        self._desc = Described()

    def desc(self) -> Described:
        return self._desc


class FakeOutlet:
    def __init__(self, info: FakeInfo, *, max_buffered: int) -> None:
        self.info = info
        self.sent: list[tuple[list[Any], float]] = []
        self.of: FakePylsl | None = None

    def push_sample(self, values: list[Any], stamp: float) -> None:
        if self.of is not None and self.of.fails:
            raise RuntimeError("the network has gone")
        self.sent.append((values, stamp))


class FakePylsl:
    """The library on the clock of a test, AHEAD_S ahead of it."""

    IRREGULAR_RATE, cf_string, cf_float32 = 0.0, 3, 1
    StreamInfo = FakeInfo

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.fails = False
        self.outlets: dict[str, FakeOutlet] = {}

    def local_clock(self) -> float:
        return self._clock() + AHEAD_S

    def StreamOutlet(self, info: FakeInfo, *, max_buffered: int) -> FakeOutlet:
        outlet = FakeOutlet(info, max_buffered=max_buffered)
        outlet.of = self
        self.outlets[info.told[0]] = outlet
        return outlet


def streamed(
    make_visit: Any, uri: str = "sim:adult?as=load4&rate=100"
) -> tuple[FakePylsl, LslOutlet, Session, VirtualClock]:
    session, clock = make_visit(uri, patient=Patient(alias=ALIAS))
    pylsl = FakePylsl(clock)
    outlet = LslOutlet(session.id, [session.info], clock, pylsl)
    session.onlookers.append(outlet)
    return pylsl, outlet, session, clock


def play(session: Session, clock: VirtualClock, for_s: float = 12.0) -> Any:
    live = begin(session, clock, LEVEL)
    go_on(live, clock, for_s)
    live.ask(Mark(NOTE))
    go_on(live, clock, 0.5)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    return live


def end(session: Session, outlet: LslOutlet) -> None:
    """The visit is over, and all that was told has been sent."""
    session.close()
    assert outlet.join(10.0)


def test_every_sample_lean_and_event_of_a_bout_is_streamed_at_its_time(make_visit: Any) -> None:
    pylsl, outlet, session, clock = streamed(make_visit)
    live = play(session, clock)
    end(session, outlet)
    recording = read_recording(live.recorder.folder)
    loads = pylsl.outlets["SteadyIsles-Load"].sent
    assert [values for values, _ in loads] == [list(t.sample.values) for t in recording.samples]
    assert len(loads) > 1000
    first_t, began = loads[0][1], recording.samples[0].t_s
    for (_, stamp), taken in zip(loads, recording.samples, strict=True):
        assert stamp - first_t == pytest.approx(taken.t_s - began, abs=1e-6)
    assert first_t == pytest.approx(AHEAD_S + began, abs=0.05)
    controls = pylsl.outlets["SteadyIsles-Control"].sent
    assert len(controls) == 1 + live.bout.played_steps > 300  # and the moment play began
    markers = [json.loads(values[0]) for values, _ in pylsl.outlets["SteadyIsles-Events"].sent]
    assert markers[0]["event"] == "BoutBegan"
    assert [m["event"] for m in markers[1:]] == [type(e).__name__ for e in live.events]
    assert replays_equal(live.recorder.folder)  # nobody at the board notices


def test_nobody_is_named_in_any_stream(make_visit: Any) -> None:
    pylsl, outlet, session, clock = streamed(make_visit)
    live = play(session, clock)
    end(session, outlet)
    said = json.dumps(
        [[o.info.told, o.info.desc().plain(), o.sent] for o in pylsl.outlets.values()]
    )
    assert session.id in said
    assert any("Marked" in values[0] for values, _ in pylsl.outlets["SteadyIsles-Events"].sent)
    for secret in (ALIAS, NOTE, str(live.recorder.folder)):
        assert secret.lower() not in said.replace(session.id, "").lower()


def test_a_recording_that_is_played_names_no_path_that_would_name_somebody() -> None:
    info = Info(
        f"replay:recordings/{ALIAS}/x", f"recordings/{ALIAS}/x", f"{ALIAS}", "cop", "mm", 60.0, ()
    )
    assert ALIAS not in repr(msgspec.to_builtins(streams_of("s1", [info])))


@pytest.mark.parametrize(
    ("uri", "names"),
    [
        ("sim:adult?as=load4", ["Load", "COP", "Control", "Events"]),
        ("sim:adult?as=cop", ["COP", "Control", "Events"]),
        ("sim:adult?as=tilt", ["Tilt", "Control", "Events"]),
        ("keys:", ["Axes", "Control", "Events"]),
    ],
)
def test_a_device_streams_what_it_measures_in_its_own_unit(uri: str, names: list[str]) -> None:
    info = make_device(uri).info
    streams = streams_of("s1", [info])
    assert [stream.name for stream in streams] == [f"SteadyIsles-{name}" for name in names]
    assert len({stream.source_id for stream in streams}) == len(streams)
    for stream in streams[:-2]:
        assert {channel.unit for channel in stream.channels} <= {"kg", info.unit}
        assert stream.rate_hz == (info.rate_hz or 0)


def test_streams_that_fail_end_unseen_and_play_goes_on(make_visit: Any) -> None:
    pylsl, outlet, session, clock = streamed(make_visit)
    pylsl.fails = True
    live = play(session, clock)
    end(session, outlet)
    assert live.bout.played_steps > 300
    assert outlet.problem == "The streams have ended: the network has gone"
    assert not session.problems


def test_the_streams_end_with_the_visit(make_visit: Any) -> None:
    pylsl, outlet, session, clock = streamed(make_visit)
    play(session, clock)
    end(session, outlet)
    before = len(pylsl.outlets["SteadyIsles-Events"].sent)
    outlet.begun(begin(session, clock, LEVEL).header)
    assert len(pylsl.outlets["SteadyIsles-Events"].sent) == before
    assert outlet.problem is None


def test_a_missing_package_is_named_with_how_to_install_it() -> None:
    def nothing(name: str) -> Any:
        raise ImportError(name)

    with pytest.raises(SetupError, match=r'pip install "steady-isles\[lsl\]"'):
        load_pylsl(nothing)


def test_a_marker_is_one_line_of_json(make_visit: Any) -> None:
    pylsl, outlet, session, clock = streamed(make_visit)
    live = play(session, clock, 3.0)
    end(session, outlet)
    for event in live.events:
        assert "\n" not in marker_of(event)
        assert json.loads(marker_of(event))["step"] == event.step
    assert pylsl.outlets


LOOPBACK = """
import sys, time
from game.core.control import Control
from game.core.event import Reached
from game.exchange.lsl_outlet import LslOutlet
from input_devices.devices import make_device
from input_devices.sample import Kind, Sample
import pylsl

session = "loop-" + sys.argv[1]
info = make_device("sim:adult?as=load4&rate=100").info
outlet = LslOutlet(session, [info], time.perf_counter)
inlets = {}
for name in ("Load", "Control", "Events"):
    found = pylsl.resolve_byprop("source_id", f"steady-isles-{session}-{name.lower()}-0", 1, 10)
    assert found, name
    inlets[name] = pylsl.StreamInlet(found[0], processing_flags=pylsl.proc_none)
    inlets[name].open_stream(10)
info = inlets["Load"].info(10)
channel = info.desc().child("channels").child("channel")
assert (channel.child_value("label"), channel.child_value("unit")) == ("TR", "kg")
assert info.desc().child_value("session") == session
sent = []
for i in range(300):
    t = time.perf_counter()
    outlet.sampled(Sample(t, Kind.LOAD4, (1.0, 2.0, 3.0, float(i))), i / 100)
    hit = Reached(step=i, attempt=i, quality=1.0, time_s=1.0, x=0.0, y=0.0)
    outlet.stepped(t, Control(0.5, -0.25), [] if i % 100 else [hit])
    sent.append(t)
    time.sleep(0.002)
here, late = time.perf_counter(), 0.0
for name, count in (("Load", 300), ("Control", 300), ("Events", 3)):
    rows = []
    while len(rows) < count:
        row, stamp = inlets[name].pull_sample(timeout=5)
        assert row is not None, (name, len(rows))
        rows.append((row, stamp))
    times = sent if count == 300 else sent[::100]
    for (row, stamp), t in zip(rows, times):
        late = max(late, abs(stamp - outlet.ahead_s - t))
    if name == "Load":
        assert [row[3] for row, _ in rows] == [float(i) for i in range(300)]
drift = abs((pylsl.local_clock() - time.perf_counter()) - outlet.ahead_s)
outlet.parted()
assert outlet.join(5)
assert late < 1e-6, late
assert drift < 2e-3, drift
print("whole")
"""


@pytest.mark.slow
def test_a_recorder_gets_every_row_with_the_time_of_its_sample(tmp_path: Path) -> None:
    """In a process of its own: the library reads its settings once. Stamps agree with the samples
    to a microsecond, and the two clocks with each other to 2 ms."""
    pytest.importorskip("pylsl", exc_type=(ImportError, RuntimeError))
    settings = tmp_path / "lsl_api.cfg"
    settings.write_text(
        "[multicast]\nResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\n[log]\nlevel=-2\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", LOOPBACK, f"{os.getpid()}"],
        env={**os.environ, "LSLAPICFG": str(settings), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=90,
        cwd=tmp_path,
    )
    assert done.stdout == "whole\n", done.stderr
