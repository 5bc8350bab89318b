"""What a checkup knows of a device: its corners, its charge, its warmth, its zero."""

from __future__ import annotations

import random

import pytest

from input_devices.corner import noise_of
from input_devices.health import WINDOW_S, Checkup, Zero
from input_devices.sample import Battery, Flag, Kind, Sample, Temperature
from input_devices.verdicts import verdicts
from input_devices.wiihid_reports import WiiHidDecoder
from tests.input_devices.streams import corner, empty, health_of, stream, swaying
from tests.input_devices.wiihid_board import (
    EXTENSION_ANSWER,
    FIRST_HALF,
    SECOND_HALF,
    STANDING,
    TEMPERATURE_ANSWER,
    WRITTEN,
    status,
)

MEMORY = status() + WRITTEN * 2 + EXTENSION_ANSWER + FIRST_HALF + SECOND_HALF + TEMPERATURE_ANSWER


def test_the_shares_of_the_corners_are_of_the_whole_load():
    corners = health_of(stream()).corners
    assert sum(one.share for one in corners) == pytest.approx(1.0)
    assert [round(one.mean_kg, 1) for one in corners] == [17.5] * 4


def test_an_empty_board_has_no_shares():
    health = health_of(stream(empty))
    assert health.empty is True
    assert [one.share for one in health.corners] == [None] * 4


def test_noise_is_its_standard_deviation_whatever_moves_below_it():
    draw = random.Random(3)
    wave = [70 + 0.01 * n + draw.gauss(0, 0.05) for n in range(1500)]
    assert noise_of(wave) == pytest.approx(0.05, rel=0.1)
    assert noise_of([0.0] * 5) is None


@pytest.mark.parametrize(("fraction", "told"), [(0.25, True), (0.5, False), (None, False)])
def test_a_low_charge_is_told(fraction, told):
    checkup = Checkup(Kind.LOAD4)
    for sample in stream():
        checkup.add(sample)
    if fraction is not None:
        checkup.hear(Battery(fraction))
    health = checkup.health(9.9)
    assert health.battery == fraction
    assert ("battery" in [one.code for one in verdicts(health)]) == told


def test_a_wii_board_tells_its_warmth_when_it_is_asked_and_when_it_changes():
    decoder = WiiHidDecoder(by_temperature=True)
    items = decoder.feed(MEMORY + STANDING + STANDING, 0.0)
    warmth = [one for one in items if isinstance(one, Temperature)]
    assert warmth == [Temperature(25.0)]
    checkup = Checkup(Kind.LOAD4)
    checkup.hear(warmth[0])
    assert checkup.health(0.0).temperature_c == 25.0
    silent = WiiHidDecoder().feed(MEMORY + STANDING, 0.0)
    assert not [one for one in silent if isinstance(one, Temperature)]


def test_what_is_long_past_is_forgotten():
    checkup = Checkup(Kind.LOAD4)
    for sample in stream(corner(0, lambda kg: 0.0)):
        checkup.add(sample)
    for sample in stream():
        checkup.add(Sample(sample.t + WINDOW_S + 1.0, sample.kind, sample.values))
    assert [one.code for one in verdicts(checkup.health(2 * WINDOW_S + 1.0))] == ["good"]


def test_drift_is_that_of_the_corner_that_moved_most_where_the_whole_stayed():
    zero = Zero((0.0, 0.0, 0.0, 0.0), "2026-03-01T09:00:00Z")
    moved = stream(lambda t: (1.5, -1.5, 0.0, 0.0))
    assert abs(health_of(moved, zero=zero).drift_kg) == pytest.approx(1.5, abs=0.01)


def test_drift_is_not_told_while_somebody_stands_there():
    assert health_of(stream()).drift_kg is None


def test_a_plate_that_tells_pressure_and_load_is_judged_by_its_load():
    zero = Zero((0.0, 0.0, 9.80665), "2026-03-01T09:00:00Z")
    health = health_of(
        stream(lambda t: (0.0, 0.0, 3 * 9.80665), kind=Kind.COP), kind=Kind.COP, zero=zero
    )
    assert health.drift_kg == pytest.approx(2.0, abs=0.01)
    assert health.corners == ()


def test_values_that_are_no_numbers_are_left_out():
    broken = [Sample(n / 60, Kind.LOAD4, (float("nan"),) * 4) for n in range(60)]
    later = [Sample(one.t + 1.0, one.kind, one.values) for one in stream()]
    assert health_of([*broken, *later]).load_kg == pytest.approx(70.0, abs=0.1)


def test_held_values_alone_say_nothing_of_a_sensor():
    held = [Sample(n / 50, Kind.LOAD4, (17.0,) * 4, flags=Flag.HELD) for n in range(400)]
    assert not health_of(held).frozen


def test_a_board_is_empty_as_soon_as_somebody_has_stepped_off():
    def leaves(t_s: float) -> list[float]:
        return swaying(t_s) if t_s < 7.0 else [1.4, 0.0, 0.0, 0.0]

    health = health_of(stream(leaves))
    assert health.empty is True
    assert health.drift_kg == pytest.approx(1.4, abs=0.02)
