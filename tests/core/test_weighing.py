"""The kilogram check: where a weight is put, what counts, and the one factor that comes of it."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from game.core.known_weight import (
    CORNERS_UP_TO_KG,
    Outcome,
    Place,
    Shown,
    Unfit,
    outcome_of,
    places_for,
    unfit_weight,
)
from game.core.pose import Geometry, pose_of
from game.core.weighing import Ask, Weighing
from input_devices.sample import Kind, Sample

SHARES = {
    Place.MIDDLE: (0.25, 0.25, 0.25, 0.25),
    Place.FRONT_RIGHT: (0.7, 0.12, 0.12, 0.06),
    Place.BACK_RIGHT: (0.12, 0.7, 0.06, 0.12),
    Place.FRONT_LEFT: (0.12, 0.06, 0.7, 0.12),
    Place.BACK_LEFT: (0.06, 0.12, 0.12, 0.7),
}
HEAVY = (0.4, -0.2, 0.1, 0.3)
"""What an old board shows with nothing on it."""


class Board:
    """A board whose corners each show too much or too little by a factor."""

    def __init__(self, *factors: float, offsets: Iterable[float] = HEAVY) -> None:
        self.factors, self.offsets = factors or (1.0,) * 4, tuple(offsets)
        self._draw, self._t = random.Random(2), 0.0

    def shows(self, kg: float, place: Place = Place.MIDDLE, *, long_s: float = 2.0) -> list[Sample]:
        out = []
        for _ in range(int(long_s * 60)):
            self._t += 1 / 60
            loads = [
                offset + factor * kg * share + self._draw.gauss(0, 0.01)
                for offset, factor, share in zip(
                    self.offsets, self.factors, SHARES[place], strict=True
                )
            ]
            out.append(Sample(self._t, Kind.LOAD4, tuple(loads)))
        return out


def checked(board: Board, kg: float = 10.0, *, gain: float = 1.0, lies: float | None = None):
    """A whole check by somebody who does what is asked; `lies` is what really lies there."""
    weighing = Weighing(kg, gain)
    for _ in range(20):
        if weighing.ask is Ask.NOTHING:
            break
        put = weighing.ask is Ask.PUT
        really = (kg if lies is None else lies) if put else 0.0
        for sample in board.shows(really, weighing.place or Place.MIDDLE):
            weighing.take(sample, sample.t)
    return weighing


def test_a_right_board_has_nothing_to_mend():
    weighing = checked(Board())
    assert weighing.ask is Ask.NOTHING
    assert [one.place for one in weighing.shown] == list(Place)
    outcome = weighing.outcome
    assert outcome.within
    assert (outcome.gain, outcome.unfit) == (None, None)
    assert max(abs(outcome.error_kg(one)) for one in outcome.shown) < 0.02


@pytest.mark.parametrize("factor", [0.6, 0.9, 1.12, 1.8])
def test_a_board_that_is_off_by_one_factor_is_mended_by_one(factor):
    outcome = checked(Board(*[factor] * 4), 20.0).outcome
    assert not outcome.within
    assert outcome.gain == pytest.approx(1 / factor, rel=0.002)


def test_what_it_showed_with_nobody_on_it_is_taken_off():
    outcome = checked(Board(offsets=(2.0, -1.0, 1.5, -0.5))).outcome
    assert outcome.within


def test_a_check_within_the_limits_of_what_a_board_repeats_offers_nothing():
    outcome = checked(Board(*[1.04] * 4)).outcome  # 0.4 kg of 10
    assert outcome.within
    assert outcome.gain is None


def test_a_gain_in_force_is_checked_too():
    right = checked(Board(*[0.9] * 4), 20.0, gain=1 / 0.9).outcome
    assert right.within
    again = checked(Board(*[0.9] * 4), 20.0, gain=1.3).outcome
    assert again.gain == pytest.approx(1 / 0.9, rel=0.002)


def test_corners_that_differ_are_told_and_no_factor_is_offered():
    outcome = checked(Board(0.7, 1.0, 1.0, 1.0)).outcome
    errors = {one.place: outcome.error_kg(one) for one in outcome.shown}
    assert errors[Place.FRONT_RIGHT] == pytest.approx(-2.1, abs=0.05)
    assert (outcome.gain, outcome.unfit) == (None, Unfit.UNEVEN)


def test_a_board_that_is_far_off_gets_no_factor():
    assert checked(Board(*[0.4] * 4), 20.0).outcome.unfit is Unfit.FAR_OFF
    assert checked(Board(*[2.2] * 4), 20.0).outcome.unfit is Unfit.FAR_OFF


def test_nobody_on_it_is_no_measurement():
    weighing = Weighing(10.0)
    board = Board()
    for sample in board.shows(0.0, long_s=20.0):
        weighing.take(sample, sample.t)
    assert weighing.ask is Ask.PUT
    weighing.skip()
    assert (weighing.outcome.gain, weighing.outcome.unfit) == (None, Unfit.NOT_MEASURED)


@pytest.mark.parametrize(
    ("kg", "unfit"),
    [(0.0, Unfit.TOO_LITTLE), (-5.0, Unfit.TOO_LITTLE), (4.9, Unfit.TOO_LITTLE), (5.0, None),
     (150.0, None), (151.0, Unfit.TOO_MUCH), (float("nan"), Unfit.TOO_LITTLE)],
)  # fmt: skip
def test_a_weight_that_tells_nothing_is_refused(kg, unfit):
    assert unfit_weight(kg) is unfit
    if unfit is not None:
        with pytest.raises(ValueError, match=unfit):
            Weighing(kg)


def test_a_person_stands_in_the_middle_only():
    assert places_for(CORNERS_UP_TO_KG) == tuple(Place)
    assert places_for(CORNERS_UP_TO_KG + 1) == (Place.MIDDLE,)


def test_a_weight_that_lay_there_from_the_beginning_is_not_taken_for_the_zero():
    weighing, board = Weighing(5.0), Board()
    for kg in (5.0, 0.0, 5.0):
        for sample in board.shows(kg):
            weighing.take(sample, sample.t)
    (shown,) = weighing.shown
    assert shown.kg == pytest.approx(5.0, abs=0.02)


def test_a_weight_that_is_still_moved_does_not_count():
    weighing, board = Weighing(10.0), Board()
    for kg in (0.0, *[5.0 + n % 10 for n in range(30)]):
        for sample in board.shows(kg, long_s=2.0 if kg == 0 else 0.3):
            weighing.take(sample, sample.t)
    assert weighing.shown == []


def test_places_that_are_left_out_are_not_asked_again():
    weighing, board = Weighing(10.0), Board(*[0.9] * 4)
    for kg in (0.0, 10.0):
        for sample in board.shows(kg):
            weighing.take(sample, sample.t)
    weighing.skip()
    assert weighing.ask is Ask.NOTHING
    assert weighing.outcome.gain == pytest.approx(1 / 0.9, rel=0.005)


def test_a_sensor_does_not_weigh():
    weighing = Weighing(10.0)
    for n in range(300):
        weighing.take(Sample(n / 60, Kind.TILT, (1.0, 2.0)), n / 60)
    assert weighing.outcome.unfit is Unfit.NO_LOAD


def test_the_factor_is_that_of_least_squares():
    outcome = outcome_of(20.0, [Shown(Place.MIDDLE, 18.0), Shown(Place.FRONT_LEFT, 18.4)])
    assert isinstance(outcome, Outcome)
    assert outcome.gain == round(20 * (18 + 18.4) / (18**2 + 18.4**2), 4)


LOADS = Sample(0.0, Kind.LOAD4, (21.0, 16.0, 18.0, 15.0))
PRESSED = Sample(0.0, Kind.COP, (11.0, 14.0, 686.0))


@pytest.mark.parametrize("sample", [LOADS, PRESSED])
def test_a_gain_moves_the_load_and_leaves_the_centre_of_pressure(sample):
    plain = pose_of(sample, 0.0, Geometry())
    gained = pose_of(sample, 0.0, Geometry(gain=1.1))
    assert (gained.x, gained.y) == (plain.x, plain.y)
    assert gained.load_n == pytest.approx(1.1 * plain.load_n)


@pytest.mark.parametrize("sample", [LOADS, PRESSED])
def test_the_tare_comes_off_before_the_gain(sample):
    tare = (1.0,) * 4 if sample.kind is Kind.LOAD4 else (0.0, 0.0, 39.2266)
    bare = pose_of(sample, 0.0, Geometry(tare=tare)).load_n
    assert pose_of(sample, 0.0, Geometry(tare=tare, gain=1.2)).load_n == pytest.approx(1.2 * bare)
