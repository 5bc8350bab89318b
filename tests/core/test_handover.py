"""The one on the board is plausibly the one whose calibration is used, or a hand is asked."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from game.core.calibration import Calibration
from game.core.handover import (
    LEAST_SAME_N,
    Doubt,
    Handover,
    Phase,
    doubt,
    may_be,
    tolerance_n,
)
from game.core.pose import GRAVITY_M_S2, Geometry, Pose
from game.patients.profile import ADULT, ATHLETE, CP3, CP12, OLDER, PEOPLE, Profile
from input_devices.sample import Kind

RATE_HZ = 50
BOARD = Geometry()


def calibrated(profile: Profile, *, weighs: bool = True) -> Calibration:
    return profile.calibration("", body="board" if weighs else "pelvis")


def load_of(profile: Profile) -> float:
    return profile.body_kg * GRAVITY_M_S2


def at(handover: Handover) -> Phase:
    return handover.phase


def stand(
    handover: Handover, load_n: float | None, from_s: float, length_s: float, x: float | None = 0.0
) -> float:
    """Somebody of this load, or the empty board, for so long; gives when that was."""
    there = load_n is None or load_n >= 10 * GRAVITY_M_S2
    for step in range(round(length_s * RATE_HZ)):
        t_s = from_s + step / RATE_HZ
        sway = 0.4 * (step % 3)
        handover.take(Pose(t_s, sway if there and x is not None else None, 0.0, load_n))
        handover.advance(t_s)
    return from_s + length_s


def handed(own: Profile, others: Profile, load_n: float, zero_n: float = 0.0) -> Handover:
    """The other steps off, and somebody of this load steps on."""
    handover = Handover(calibrated(own), calibrated(others), BOARD, Kind.LOAD4)
    now_s = stand(handover, load_of(others) + zero_n, 0.0, 1.5)
    assert at(handover) is Phase.LEAVING
    now_s = stand(handover, zero_n, now_s, 1.5)
    assert at(handover) is Phase.COMING
    stand(handover, load_n + zero_n, now_s, 3.0)
    return handover


def test_play_goes_on_by_itself_with_the_one_whose_turn_it_is() -> None:
    handover = handed(CP3, ATHLETE, load_of(CP3))
    assert (at(handover), handover.recalibrate) == (Phase.READY, False)


def test_who_stays_on_the_board_is_not_taken_for_the_next() -> None:
    handover = Handover(calibrated(CP3), calibrated(ATHLETE), BOARD, Kind.LOAD4)
    stand(handover, load_of(ATHLETE), 0.0, 30.0)
    assert at(handover) is Phase.LEAVING


def test_who_has_changed_places_already_is_asked_and_need_not_step_off_again() -> None:
    handover = Handover(calibrated(CP3), calibrated(ATHLETE), BOARD, Kind.LOAD4)
    stand(handover, load_of(CP3), 0.0, 4.0)
    assert (at(handover), handover.doubt) == (Phase.ASKING, Doubt.ALIKE)
    handover.confirm()
    assert (at(handover), handover.recalibrate) == (Phase.READY, False)


def test_a_hand_on_the_rail_makes_nobody_the_next_player() -> None:
    """Who stays on the board and takes some weight off weighs as much as somebody lighter."""
    held_n = load_of(CP3) / 0.85
    heavier = msgspec.structs.replace(calibrated(ATHLETE), body_load_n=held_n)
    handover = Handover(calibrated(CP3), heavier, BOARD, Kind.LOAD4)
    now_s = stand(handover, 0.85 * held_n, 0.0, 4.0)
    assert (at(handover), handover.doubt) == (Phase.ASKING, Doubt.ALIKE)
    now_s = stand(handover, 0.0, now_s, 1.5)
    stand(handover, load_of(CP3), now_s, 3.0)
    assert at(handover) is Phase.READY, "an empty board lies between the two"


def test_who_steps_on_again_is_asked_for_and_makes_way() -> None:
    handover = handed(CP3, ATHLETE, load_of(ATHLETE))
    assert (at(handover), handover.doubt) == (Phase.ASKING, Doubt.SOMEBODY_ELSE)
    now_s = stand(handover, 0.0, 20.0, 1.5)
    assert (at(handover), handover.doubt) == (Phase.COMING, None)
    stand(handover, load_of(CP3), now_s, 3.0)
    assert at(handover) is Phase.READY


def test_a_hand_may_say_that_another_weight_is_right_and_then_it_is_measured_anew() -> None:
    handover = handed(CP3, ATHLETE, load_of(CP12))
    handover.confirm()
    assert (at(handover), handover.recalibrate) == (Phase.READY, True)


def test_two_of_one_weight_are_asked_who_it_is() -> None:
    handover = handed(ADULT, ATHLETE, load_of(ADULT))
    assert (at(handover), handover.doubt) == (Phase.ASKING, Doubt.ALIKE)
    handover.confirm()
    assert (at(handover), handover.recalibrate) == (Phase.READY, False)


@pytest.mark.parametrize("kind", [Kind.TILT, Kind.ACC_GYRO, Kind.AXES, Kind.COP])
def test_a_device_that_does_not_weigh_always_asks(kind: Kind) -> None:
    own = calibrated(CP3, weighs=False)
    handover = Handover(own, calibrated(ATHLETE, weighs=False), BOARD, kind)
    stand(handover, None, 0.0, 4.0)
    assert (at(handover), handover.doubt) == (Phase.ASKING, Doubt.NOT_WEIGHED)


@pytest.mark.parametrize(
    ("kind", "worn"),
    [
        (Kind.TILT, True),
        (Kind.QUAT, True),
        (Kind.ACC_GYRO, True),
        (Kind.AXES, False),
        (Kind.COP, False),
    ],
)
def test_a_sensor_that_is_worn_sits_otherwise_on_every_body(kind: Kind, worn: bool) -> None:
    own = calibrated(CP3, weighs=False)
    handover = Handover(own, calibrated(ATHLETE, weighs=False), BOARD, kind)
    stand(handover, None, 0.0, 4.0)
    assert not handover.recentre
    handover.confirm()
    assert (at(handover), handover.recentre, handover.recalibrate) == (Phase.READY, worn, False)


def test_nobody_is_ready_before_they_stand_steadily() -> None:
    handover = Handover(calibrated(CP3), calibrated(ATHLETE), BOARD, Kind.LOAD4)
    now_s = stand(handover, 0.0, 0.0, 1.5)
    for step in range(200):  # stepping about
        t_s = now_s + step / RATE_HZ
        handover.take(Pose(t_s, 30.0 * (-1) ** (step // 10), 0.0, load_of(CP3)))
        assert handover.advance(t_s) is Phase.COMING


def test_a_silent_board_is_not_an_empty_one() -> None:
    handover = Handover(calibrated(CP3), calibrated(ATHLETE), BOARD, Kind.LOAD4)
    handover.take(Pose(0.0, None, None, 0.0))
    assert handover.advance(5.0) is Phase.LEAVING
    assert handover.silent_s(5.0, since_s=0.0) == 5.0
    assert handover.silent_s(5.0, since_s=4.0) == 1.0


@pytest.mark.parametrize(("kg", "changed"), [(1.5, False), (2.6, True), (-2.6, True)])
def test_a_board_whose_zero_has_moved_is_calibrated_anew(kg: float, changed: bool) -> None:
    handover = handed(CP3, ATHLETE, load_of(CP3), kg * GRAVITY_M_S2)
    assert (handover.doubt is Doubt.BOARD_CHANGED) == changed
    handover.confirm()
    assert (at(handover), handover.recalibrate) == (Phase.READY, changed)


def test_once_calibrated_on_a_moved_zero_it_is_not_asked_again() -> None:
    zero_n = 3.0 * GRAVITY_M_S2
    handover = Handover(calibrated(CP3), calibrated(ATHLETE), BOARD, Kind.LOAD4, zero_n=zero_n)
    now_s = stand(handover, zero_n, 0.0, 1.5)
    stand(handover, load_of(CP3), now_s, 3.0)
    assert at(handover) is Phase.READY
    assert handover.empty_n == pytest.approx(zero_n)


def test_somebody_who_is_not_calibrated_needs_only_a_free_board() -> None:
    handover = Handover(None, calibrated(ATHLETE), BOARD, Kind.LOAD4)
    now_s = stand(handover, load_of(ATHLETE), 0.0, 2.0)
    assert at(handover) is Phase.LEAVING
    stand(handover, 0.0, now_s, 1.5)
    assert at(handover) is Phase.READY


ALIKE = {
    frozenset(pair) for pair in itertools.combinations((ATHLETE.name, ADULT.name, OLDER.name), 2)
}


def test_whom_a_board_can_tell_apart() -> None:
    """The grown-ups of 70 to 75 kg are alike; a child is never taken for one of them, nor one of 38
    kg for one of 32."""
    for own, others in itertools.permutations(PEOPLE, 2):
        found = doubt(load_of(own), calibrated(own), calibrated(others))
        alike = frozenset((own.name, others.name)) in ALIKE
        assert found is (Doubt.ALIKE if alike else None), (own.name, others.name)


@pytest.mark.parametrize(
    ("kg", "most_kg"),
    [(15.0, 2.65), (26.5, 2.65), (32.0, 3.2), (75.0, 7.5)],
)
def test_the_tolerance_is_a_tenth_of_the_weight_and_never_less_than_the_boards_own_error(
    kg: float, most_kg: float
) -> None:
    assert tolerance_n(kg * GRAVITY_M_S2) / GRAVITY_M_S2 == pytest.approx(most_kg, abs=0.01)
    assert tolerance_n(0.0) == LEAST_SAME_N
    known = Calibration(
        made_utc="", device_id="", unit="mm", rest_x=0, rest_y=0, right=1, left=1, forward=1,
        back=1, body_load_n=kg * GRAVITY_M_S2,
    )  # fmt: skip
    assert may_be((kg + 0.99 * most_kg) * GRAVITY_M_S2, known)
    assert not may_be((kg + 1.01 * most_kg) * GRAVITY_M_S2, known)
