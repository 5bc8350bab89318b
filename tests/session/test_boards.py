"""A board's gain and zero: by its id, from the next visit on, in the recording, out again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.pose import Geometry
from game.core.recording import Header
from game.session.boards import (
    as_kept,
    board_of,
    forget_board,
    forget_gain,
    infos_as_kept,
    keep_gain,
    keep_zero,
)
from game.session.heading import geometry_of
from game.store.folder import DataFolder
from game.store.recording_files import read_header
from input_devices.devices import make_device
from input_devices.sample import Kind
from tests.session.clinic import BOARD
from tests.session.test_live_bout import FIRST_LEVELS, begin, go_on, replays_equal

UTC = "2026-03-01T09:00:00Z"
WEIGHING = msgspec.structs.replace(BOARD, kind=Kind.LOAD4)


@pytest.fixture
def folder(tmp_path: Any) -> DataFolder:
    return DataFolder.open(tmp_path / "data")


def test_a_gain_holds_after_a_restart_for_this_board_alone(folder: DataFolder) -> None:
    keep_gain(folder, WEIGHING, 1.04, UTC)
    again = DataFolder.open(folder.root)
    assert as_kept(WEIGHING, again).gain == 1.04
    assert as_kept(msgspec.structs.replace(WEIGHING, id="another"), again).gain == 1.0
    elsewhere = msgspec.structs.replace(WEIGHING, uri="serial:/dev/ttyACM9")
    assert as_kept(elsewhere, again).gain == 1.04


def test_nothing_is_kept_of_a_board_that_only_its_port_names(folder: DataFolder) -> None:
    nameless = msgspec.structs.replace(WEIGHING, own_id=False)
    with pytest.raises(SetupError, match="no id of its own"):
        keep_gain(folder, nameless, 1.04, UTC)
    keep_gain(folder, WEIGHING, 1.04, UTC)
    assert as_kept(nameless, folder).gain == 1.0, "as of before, when ports were taken for ids"


def test_a_zero_and_a_gain_are_kept_beside_each_other_and_forgotten(folder: DataFolder) -> None:
    keep_zero(folder, WEIGHING, (0.1, 0.2, 0.3, 0.4), UTC)
    keep_gain(folder, WEIGHING, 1.04, UTC)
    info = as_kept(WEIGHING, folder)
    assert (info.zero, info.gain) == ((0.1, 0.2, 0.3, 0.4), 1.04)
    forget_gain(folder, WEIGHING)
    assert (as_kept(WEIGHING, folder).gain, board_of(folder, WEIGHING).zero is None) == (1.0, False)
    assert forget_board(folder, WEIGHING.id)
    assert as_kept(WEIGHING, folder) == WEIGHING
    assert not forget_board(folder, WEIGHING.id)


def test_an_address_that_says_a_gain_is_not_gained_twice(folder: DataFolder) -> None:
    keep_gain(folder, WEIGHING, 1.04, UTC)
    said = msgspec.structs.replace(WEIGHING, uri="wii:?gain=1.1")
    assert as_kept(said, folder).gain == 1.0


def test_a_zero_of_another_form_is_left_out(folder: DataFolder) -> None:
    keep_zero(folder, WEIGHING, (0.1, 0.2, 0.3, 0.4), UTC)
    assert as_kept(msgspec.structs.replace(WEIGHING, kind=Kind.COP), folder).zero == ()


def test_a_sensor_has_neither(folder: DataFolder) -> None:
    keep_gain(folder, WEIGHING, 1.04, UTC)
    sensor = msgspec.structs.replace(WEIGHING, kind=Kind.TILT, unit="deg")
    assert as_kept(sensor, folder) == sensor


def test_foam_is_taken_off_with_the_zero_in_it(folder: DataFolder) -> None:
    keep_zero(folder, WEIGHING, (0.1, 0.2, 0.3, 0.4), UTC)
    info = as_kept(WEIGHING, folder)
    assert geometry_of(info).tare == (0.1, 0.2, 0.3, 0.4)
    assert geometry_of(info, tare=(1.0, 1.0, 1.0, 1.0)).tare == (1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize("uri", ["sim:cp12?rate=60&seed=4", "sim:adult?rate=60&as=cop"])
def test_a_bout_on_a_zeroed_and_gained_board_replays_equal(
    uri: str, make_visit: Any, store: Any
) -> None:
    device = make_device(uri)
    zero = (0.3, -0.2, 0.5, 0.1) if device.info.kind is Kind.LOAD4 else (2.0, 1.0, 9.0)
    keep_gain(store.folder, device.info, 1.25, UTC)
    keep_zero(store.folder, device.info, zero, UTC)
    session, clock = make_visit(uri)
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 8.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    header = read_header(live.recorder.folder)
    assert (header.geometry.gain, header.geometry.tare) == (1.25, zero)
    assert replays_equal(live.recorder.folder)


def test_loads_are_multiplied_in_play_and_stay_raw_in_the_recording(
    make_visit: Any, store: Any
) -> None:
    uri = "sim:adult?rate=60&kg=70"
    keep_gain(store.folder, make_device(uri).info, 1.25, UTC)
    session, clock = make_visit(uri)
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 3.0)
    assert live.bout.pose.load_n / 9.80665 == pytest.approx(1.25 * 70, rel=0.02)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    replayed = make_device(f"replay:{live.recorder.folder}")
    (info,) = infos_as_kept(replayed, store.folder)
    assert info.gain == 1.25


def test_a_recording_of_before_has_no_gain() -> None:
    assert msgspec.json.decode(b'{"lx_mm": 433.0}', type=Geometry).gain == 1.0
    assert "gain" not in {field.name for field in msgspec.structs.fields(Header)}
