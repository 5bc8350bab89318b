"""A sensor may be worn any way round: how is found out, kept, and asked anew where it is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from game.core.mounted import Place
from game.core.mounting import angle_deg
from game.core.patient import Patient
from game.core.plan import Plan
from game.exercises.library import all_levels
from game.headless import VirtualClock, calibrate, prepare, visit
from game.headless.mounting import ASKS
from game.session import Session
from game.session.opening import open_session, recorded_calibration
from game.session.opening_together import open_devices
from game.store.recording_files import read_header
from game.store.store import Store
from input_devices.errors import DeviceError
from input_devices.mount import SQUARE, mount_at, parse_mount
from tests.session.conftest import Make
from tests.session.test_live_bout import replays_equal

NILS = Patient(alias="nils", group="child_cp")
ASKEW = mount_at(40.0, -20.0, 130.0)
TURNED = "sim:adult?as=acc_gyro&worn=40,-20,130&bias=4,-2,1&rate=50"
SHOWN = list(ASKS.values())


class Said(list[str]):
    """What was said to the person."""

    @property
    def asked(self) -> int:
        """How often it was asked how the sensor sits."""
        return sum("how it sits" in line for line in self)


def led(make_visit: Make, uri: str, patient: Patient | None = None) -> tuple[Session, Said]:
    """Somebody is calibrated as before a visit."""
    session, clock = make_visit(uri, patient)
    said = Said()
    prepare(session, clock, said.append)
    return session, said


def test_an_askew_sensor_is_found_out_and_its_calibration_keeps_how_it_sits(
    make_visit: Make,
) -> None:
    session, said = led(make_visit, TURNED)
    assert said.asked == 1
    assert said[1:5] == SHOWN
    calibration = session.calibration
    assert calibration is not None
    assert calibration.own
    found = calibration.mounted
    assert found is not None
    assert angle_deg(found.mount.up, ASKEW.up) < 4.0
    assert angle_deg(found.mount.forward, ASKEW.forward) < 25.0
    assert found.bias_deg_s == pytest.approx((4.0, -2.0, 1.0), abs=0.05)
    assert (calibration.rest_x, calibration.rest_y) == pytest.approx((0.0, 0.0), abs=3.0)


@pytest.mark.parametrize(
    "uri",
    [
        "sim:adult?as=acc_gyro&mount=+x+y+z&rate=50",
        "sim:adult?as=acc_gyro&worn=+y-x+z&mount=+y-x+z&rate=50",
        "sim:adult?as=tilt&rate=50",
        "sim:adult?rate=50",
    ],
)
def test_nobody_is_asked_where_the_address_says_it_or_nothing_is_worn(
    uri: str, make_visit: Make
) -> None:
    session, said = led(make_visit, uri)
    assert said.asked == 0
    assert session.calibration is not None
    assert session.calibration.own


def test_a_given_mount_still_has_its_bias_told_by_the_still_stance(make_visit: Make) -> None:
    session, _ = led(make_visit, "sim:adult?as=acc_gyro&mount=+x+y+z&bias=5,0,-3&rate=50")
    assert session.calibration is not None
    mounted = session.calibration.mounted
    assert mounted is not None
    assert mounted.mount == SQUARE
    assert mounted.bias_deg_s == pytest.approx((5.0, 0.0, -3.0), abs=0.05)
    assert session.geometry.bias_deg_s == mounted.bias_deg_s


def test_a_mount_that_the_address_has_wrong_is_found_out_and_shown_anew(make_visit: Make) -> None:
    session, said = led(make_visit, "sim:adult?as=acc_gyro&worn=+y-x+z&mount=+x+y+z&rate=50")
    assert said.asked == 1
    assert session.calibration is not None
    assert session.calibration.mounted is not None
    turned = parse_mount("+y-x+z")
    assert angle_deg(session.calibration.mounted.mount.right, turned.right) < 25.0


def test_who_wore_it_before_leans_once_at_the_next_visit(make_visit: Make) -> None:
    first, _ = led(make_visit, TURNED, NILS)
    second, said = led(make_visit, TURNED, NILS)
    assert said == [ASKS_STAND, ASKS_RIGHT]
    assert first.calibration is not None
    assert second.calibration is not None
    assert second.calibration.mounted is not None
    assert second.calibration.mounted.mount == first.calibration.mounted.mount  # type: ignore[union-attr]
    assert second.calibration.right == first.calibration.right


ASKS_STAND = "Stand still and relaxed."
ASKS_RIGHT = "Lean to the right, as far as feels safe, and hold."


def test_who_wears_it_otherwise_at_the_next_visit_is_asked_anew(make_visit: Make) -> None:
    led(make_visit, TURNED, NILS)
    turned = "sim:adult?as=acc_gyro&worn=40,-20,-50&rate=50"
    session, said = led(make_visit, turned, NILS)
    assert "The sensor sits otherwise than it did." in said
    assert said.asked == 1
    assert session.calibration is not None
    assert session.calibration.mounted is not None
    found, worn = session.calibration.mounted.mount, mount_at(40.0, -20.0, -50.0)
    assert angle_deg(found.forward, worn.forward) < 25.0


@pytest.mark.parametrize(
    ("put_on", "asked", "place"),
    [
        (lambda one: one.wearing.put_on(None, anew=True), 1, Place.WAIST),
        (lambda one: one.wearing.put_on("thigh", anew=False), 1, Place.THIGH),
        (lambda one: one.wearing.put_on("waist", anew=False), 0, Place.WAIST),
        (lambda one: None, 0, Place.WAIST),
    ],
    ids=["put on again", "elsewhere", "where it was", "nothing said"],
)
def test_a_sensor_that_was_put_on_again_is_asked_anew(
    put_on: Callable[[Session], None], asked: int, place: Place, make_visit: Make
) -> None:
    led(make_visit, TURNED, NILS)
    session, clock = make_visit(TURNED, NILS)
    put_on(session)
    said = Said()
    prepare(session, clock, said.append)
    assert said.asked == asked
    assert session.calibration is not None
    assert session.calibration.mounted is not None
    assert session.calibration.mounted.place is place


def test_a_calibration_of_before_it_was_asked_for_is_made_anew(make_visit: Make) -> None:
    """Its reaches may be those of other axes."""
    session, _ = led(make_visit, TURNED, NILS)
    assert session.calibration is not None
    old = replace(session.calibration, mounted=None, made_utc="2026-01-06T10:00:00Z")
    session.store.put_calibration("nils", old)
    _, said = led(make_visit, TURNED, NILS)
    assert said.asked == 1
    assert len(said) == 1 + len(SHOWN) + 1 + 1 + 4  # the middle twice, and four leans


def test_nobody_who_leans_is_told_what_to_do(make_visit: Make) -> None:
    session, clock = make_visit("sim:still?as=acc_gyro&rate=50")
    said = Said()
    with pytest.raises(DeviceError, match="how it sits was not found"):
        calibrate(session, clock, said.append)
    assert any("farther forward" in line for line in said)
    assert session.calibration is None


# play

LEVEL = "star_map/01-first-light"


def played(make_visit: Make, uri: str) -> tuple[Session, VirtualClock]:
    session, clock = make_visit(uri, None, Plan(levels=(LEVEL,), bouts=1, probe=None))
    visit(session, clock, lambda line: None)
    return session, clock


@pytest.mark.slow
def test_a_visit_with_an_askew_sensor_is_that_with_a_square_one(make_visit: Make) -> None:
    square, _ = played(make_visit, "sim:adult?as=acc_gyro&mount=+x+y+z&rate=50")
    askew, _ = played(make_visit, TURNED)
    (one,), (other,) = square.played, askew.played
    assert (one.ended, other.ended) == ("done", "done")
    assert other.row.attempts == one.row.attempts
    assert abs(other.row.successes - one.row.successes) <= 2
    assert other.active_s == pytest.approx(one.active_s, rel=0.25)
    reaches = [
        (c.right, c.left, c.forward, c.back)
        for c in (square.calibration, askew.calibration)
        if c is not None
    ]
    assert reaches[1] == pytest.approx(reaches[0], rel=0.35)


@pytest.mark.slow
def test_a_bout_with_an_askew_sensor_replays_and_can_be_played_as_a_device(
    make_visit: Make,
) -> None:
    session, _ = played(make_visit, TURNED)
    folder = session.store.folder.root / session.played[0].row.folder
    header = read_header(folder)
    assert header.calibration.mounted is not None
    assert header.geometry.mount == header.calibration.mounted.mount
    assert header.geometry.bias_deg_s == header.calibration.mounted.bias_deg_s
    assert not math.isclose(header.geometry.mount.up[2], 1.0, abs_tol=0.1)
    assert recorded_calibration(f"replay:{folder}") == header.calibration
    assert replays_equal(folder)


@pytest.mark.slow
def test_a_recording_of_before_brings_the_mount_of_its_address(make_visit: Make) -> None:
    uri = "sim:adult?as=acc_gyro&worn=+y-x+z&mount=+y-x+z&rate=50"
    session, _ = played(make_visit, uri)
    folder = session.store.folder.root / session.played[0].row.folder
    header = read_header(folder)
    old = replace(header, calibration=replace(header.calibration, mounted=None))
    (folder / "bout.json").write_bytes(msgspec.json.encode(old))
    assert replays_equal(folder)
    calibration = recorded_calibration(f"replay:{folder}")
    assert calibration is not None
    assert calibration.mounted is not None
    assert calibration.mounted.mount == parse_mount("+y-x+z")


def first_of(exercise: str) -> str:
    return next(level.id for level in all_levels() if level.exercise == exercise)


@pytest.mark.parametrize(
    ("exercise", "at", "goes_to"),
    [
        ("squats", Place.WAIST, Place.THIGH),
        ("squats", Place.THIGH, None),
        ("pelvis_painter", Place.THIGH, Place.WAIST),
        ("storm_captain", Place.BOARD, None),
        ("star_map", Place.THIGH, Place.WAIST),
        ("star_map", Place.CHEST, None),
    ],
)
def test_an_exercise_says_where_the_sensor_has_to_be(
    exercise: str, at: Place, goes_to: Place | None, make_visit: Make
) -> None:
    session, _ = make_visit(TURNED)
    session.wearing.wear_at(at)
    level = first_of(exercise)
    assert session.to_wear(level) is goes_to
    assert session.worn_for(level) is (goes_to or at)


@pytest.mark.parametrize("uri", ["sim:adult?rate=60", "mouse:"])
def test_on_a_board_nothing_is_fastened(uri: str, make_visit: Make) -> None:
    session, _ = make_visit(uri)
    assert session.worn_for(first_of("rocket_legs")) is None
    assert session.to_wear(first_of("rocket_legs")) is None


@pytest.mark.slow
def test_a_visit_goes_on_at_another_place_with_the_sensor_shown_there(make_visit: Make) -> None:
    levels = (first_of("star_map"), first_of("pelvis_painter"))
    session, clock = make_visit(TURNED, NILS, Plan(levels=levels, bouts=2, probe=None))
    session.wearing.put_on("chest", anew=False)
    said = Said()
    visit(session, clock, said.append)
    assert said.asked == 2
    assert "Put the sensor at the waist, front or back." in said
    used = [
        read_header(session.store.folder.root / one.row.folder).calibration
        for one in session.played
    ]
    assert [one.mounted.place for one in used if one.mounted] == [Place.CHEST, Place.WAIST]


def test_a_sensor_worn_beside_a_board_is_asked_by_itself(store: Store) -> None:
    """The postures are its own; then the board and the sensor are calibrated one after another."""
    clock = VirtualClock()
    uris = ("sim:cp12?rate=60", "sim:cp12?as=acc_gyro&rate=50&worn=40,-20,130")
    device, crew = open_devices(uris, clock, seed=3)
    assert crew is not None
    patient = store.patient("guest")
    session = open_session(store, patient, Plan(probe=None), device, crew.people[0], 3)
    said = Said()
    prepare(session, clock, said.append)
    device.close()
    assert said.asked == 1
    board, sensor = session.kit.calibration(0), session.kit.calibration(1)
    assert board is not None
    assert sensor is not None
    assert board.mounted is None
    assert sensor.mounted is not None
    assert angle_deg(sensor.mounted.mount.up, ASKEW.up) < 4.0
    assert angle_deg(sensor.mounted.mount.forward, ASKEW.forward) < 25.0


@pytest.mark.slow
@pytest.mark.parametrize("who", ["adult", "cp3"])
@pytest.mark.parametrize("worn", ["0,0,60", "0,0,135", "0,0,180", "90,0,0", "0,-90,0", "180,0,0"])
def test_wrong_axes_are_never_played(who: str, worn: str, make_visit: Make) -> None:
    """Whatever the address says: one lean finds it out, and then it is shown."""
    uri = f"sim:{who}?as=acc_gyro&rate=50&worn={worn}&mount=+x+y+z"
    session, said = led(make_visit, uri)
    assert said.asked == 1
    assert session.wearing.is_found(0)
    assert session.calibration is not None
    assert session.calibration.own
