"""Leaning trials that are typical, cut off, empty or worn: no result is made up."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.measures.assessments.from_leaning import rhythmic_weight_shift
from game.measures.assessments.from_reaching import reaching
from game.measures.assessments.results import RESULTS, flat
from tests.measures.assessments.leaning import (
    EIGHT,
    follows,
    reaches,
)
from tests.measures.assessments.played import REACH, trial

LEANING = ("los", "los_4", "rws", "joint_position_sense", "reaching")


TYPICAL = msgspec.structs.replace(REACH, own=False)


@pytest.mark.parametrize("name", LEANING)
def test_a_share_of_a_typical_reach_is_no_result_and_nothing_raises(name):
    levels = {
        "los": EIGHT, "los_4": "limits_of_stability/four", "rws": "weight_shift/sideways-2s",
        "joint_position_sense": "position_sense/left", "reaching": "reaching/near-large",
    }  # fmt: skip
    one = trial(levels[name], lambda state, aim, step: aim, calibration=TYPICAL)
    pointer = msgspec.structs.replace(one.header.device, unit="reach", measures=False)
    header = msgspec.structs.replace(one.header, device=pointer)
    few = [taken for taken in one.samples if not 5 < taken.t_s < 8]
    changed = (
        [],
        [one],
        [msgspec.structs.replace(one, header=header)],
        [msgspec.structs.replace(one, samples=[])],
        [msgspec.structs.replace(one, samples=one.samples[:3])],
        [msgspec.structs.replace(one, samples=few)],
        [msgspec.structs.replace(one, events=[])],
    )
    for trials in changed:
        result = RESULTS[name](trials)
        for key, number in flat(result).items():
            assert number.value is None or math.isfinite(number.value), key
        for value in result.values():
            held = msgspec.structs.asdict(value)
            assert all(held[field] is not None or field in value.undefined for field in held)
        told = [number for key, number in flat(result).items() if key.endswith(("AE", "_pct"))]
        assert not any(number.value for number in told)


@pytest.mark.parametrize("unit", ["mm", "deg"])
def test_a_tilt_sensor_gives_shares_and_no_millimetres(unit):
    worn = msgspec.structs.replace(REACH, unit=unit)
    swing = trial("weight_shift/sideways-2s", follows(0.2), calibration=worn)
    found = rhythmic_weight_shift([swing])["rws.lean"]
    assert found.amplitude_pct == pytest.approx(40.0, rel=0.03)
    assert (found.velocity_mm_s is None) == (unit == "deg")
    path = reaching([trial("reaching/near-large", reaches(0.8), calibration=worn)])
    assert (path["path_efficiency"].path is None) == (unit == "deg")
    assert path["path_efficiency"].straightness == pytest.approx(1.0, abs=1e-3)
