"""From a board's bytes to the avatar: a pseudo-terminal in place of the board."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from game.core.calibration import Calibration
from game.core.event import Paused, Reason
from game.core.plan import Plan
from game.core.time import STEPS_PER_S
from game.session import LiveBout
from game.session.opening import open_device, open_session
from game.store.recording_files import read_recording
from game.store.store import Store
from tests.session.serial_board import (
    BODY_KG,
    LX_MM,
    LY_MM,
    RATE_HZ,
    REACH_MM,
    Board,
    Heard,
    corners_g,
    csv,
    lean,
    sib1,
)

CALIBRATION = Calibration(
    made_utc="2026-01-05T10:00:00Z",
    device_id="PTY1",
    unit="mm",
    rest_x=0.0,
    rest_y=0.0,
    right=REACH_MM,
    left=REACH_MM,
    forward=REACH_MM,
    back=REACH_MM,
    body_load_n=BODY_KG * 9.80665,
)


AHEAD_S = 0.06
"""Six lines of a board, of which noise leaves some."""


@pytest.fixture
def board() -> Iterator[Callable[[Callable[[int], bytes]], Board]]:
    boards: list[Board] = []

    def make(line: Callable[[int], bytes]) -> Board:
        boards.append(Board(line))
        return boards[-1]

    yield make
    for one in boards:
        one.unplug()


def play(
    store: Store, source: Board, device: Any, for_s: float, each: Callable[[LiveBout], None]
) -> LiveBout:
    """A bout on the clock of the board, seen 60 times a second."""
    clock = source.clock
    heard = Heard(device, clock())
    session = open_session(store, store.patient("guest"), Plan(), heard, None, seed=1)
    session.keep(CALIBRATION)
    live = session.open_bout("river_run/10-silver-rapids", clock())
    until = clock() + for_s
    while clock() < until and not live.ended:
        clock.go_on(1 / 60)
        live.advance(clock())
        until_heard(source, heard, live)
        each(live)
    live.stop()
    live.advance(clock() + 0.1)
    session.close_bout(live)
    return live


def until_heard(source: Board, heard: Heard, live: LiveBout) -> None:
    """A clock that is held never runs far ahead of what has arrived, however busy the machine."""
    patience_s = time.perf_counter() + 10
    while source.plugged and source.clock() - heard.last_s > AHEAD_S:
        assert time.perf_counter() < patience_s, "the board is not heard any more"
        time.sleep(0.0005)
        live.advance(source.clock())


@pytest.mark.slow
def test_a_session_begins_only_when_the_board_has_said_what_it_is(board: Any, store: Store) -> None:
    source = board(sib1)
    source.start()
    device, _ = open_device(f"serial:{source.name}", seed=1)
    try:
        session = open_session(store, store.patient("guest"), Plan(), device, None, seed=1)
    finally:
        device.close()
    assert (session.info.id, session.geometry.lx_mm) == ("PTY1", LX_MM)


@pytest.mark.parametrize("line", [sib1, csv])
@pytest.mark.parametrize(
    ("for_s", "held"), [(7.5, True), pytest.param(60.0, False, marks=pytest.mark.slow)]
)
def test_every_sample_of_a_serial_board_arrives_and_the_avatar_is_where_the_board_says(
    line: Callable[[int], bytes], for_s: float, held: bool, board: Any, store: Store
) -> None:
    source = board(line)
    extra = "" if line is sib1 else f"&format=csv&unit=kg&lx={LX_MM:.0f}&ly={LY_MM:.0f}"
    source.start()
    device, _ = open_device(f"serial:{source.name}?baud=115200{extra}", source.clock, seed=1)
    if held:
        source.clock.hold()
    wrong: list[tuple[float, float, float]] = []
    checked = 0

    def check(live: LiveBout) -> None:
        """The control beside the input itself, a filter's delay (at most 0.15 s) apart."""
        nonlocal checked
        control = live.bout.control
        if control is None or live.bout.step < 2 * STEPS_PER_S:
            return
        checked += 1
        around = [lean(source.sent - behind) for behind in range(0, 25)]
        if not min(around) - 0.03 <= control.x <= max(around) + 0.03:
            wrong.append((live.bout_s, control.x, around[0]))

    try:
        live = play(store, source, device, for_s, check)
    finally:
        device.close()
    assert checked > 100
    assert not wrong
    samples = [taken.sample for taken in read_recording(live.recorder.folder).samples]
    assert len(samples) >= RATE_HZ * (for_s - 3)
    first = next(n for n in range(source.sent) if _same(samples[0].values, corners_g(n)))
    if line is sib1:
        numbers = [sample.seq for sample in samples]
        assert numbers == list(range(first, first + len(numbers)))
    for place, sample in enumerate(samples):
        assert _same(sample.values, corners_g(first + place)), place


def _same(values_kg: tuple[float, ...], grams: tuple[float, ...]) -> bool:
    return all(abs(kg - g / 1000) < 2e-4 for kg, g in zip(values_kg, grams, strict=True))


def test_unplugging_in_mid_play_pauses_and_keeps_what_was_recorded(
    board: Any, store: Store
) -> None:
    source = board(sib1)
    source.start()
    device, _ = open_device(f"serial:{source.name}", source.clock, seed=1)
    source.clock.hold()
    unplugged_at: list[float] = []

    def pull(live: LiveBout) -> None:
        if live.bout_s > 6.5 and not unplugged_at:
            source.unplug()
            unplugged_at.append(live.bout_s)

    try:
        live = play(store, source, device, 7.2, pull)
    finally:
        device.close()
    paused = next(event for event in live.events if isinstance(event, Paused))
    assert paused.reason is Reason.SILENT
    assert paused.step / STEPS_PER_S - unplugged_at[0] < 0.4
    assert len(read_recording(live.recorder.folder).samples) > 300


@pytest.mark.slow
def test_noise_on_the_line_is_survived_and_never_becomes_a_lean(board: Any, store: Store) -> None:
    noise = random.Random(1)

    def noisy(n: int) -> bytes:
        return sib1(n) if n % 3 else noise.randbytes(40)

    source = board(noisy)
    source.start()
    device, _ = open_device(f"serial:{source.name}", source.clock, seed=1)
    source.clock.hold()
    try:
        live = play(store, source, device, 4.0, lambda _: None)
    finally:
        device.close()
    samples = read_recording(live.recorder.folder).samples
    assert len(samples) > 100
    totals = [sum(taken.sample.values) for taken in samples]
    assert all(abs(total - BODY_KG) < 0.1 for total in totals)
