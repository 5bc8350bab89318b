"""Every finding: a stream that has it, and one that falls just short of it."""

from __future__ import annotations

import math

import msgspec
import pytest

from input_devices.health import Zero
from input_devices.sample import Flag, Kind, Sample
from input_devices.verdict import Severity, Verdict
from input_devices.verdicts import RULES, verdicts
from tests.input_devices.streams import corner, empty, health_of, stream, swaying


def found(samples: list[Sample], **more) -> dict[str, Verdict]:
    return {verdict.code: verdict for verdict in verdicts(health_of(samples, **more))}


def flat(top_kg: float):
    return corner(2, lambda kg: min(kg, top_kg))


def nobody(kg: float) -> list[Sample]:
    """On a board whose front right corner shows so much."""
    return stream(corner(0, lambda _: kg, empty))


def tilt(*, noise: float = 0.01) -> list[Sample]:
    return stream(
        lambda t: (3 * math.sin(t), 2 * math.cos(t)), kind=Kind.TILT, noise=noise, rounded=False
    )


def motion(g: float = 1.0, noise: float = 0.002) -> list[Sample]:
    def values(t_s: float) -> tuple[float, ...]:
        return (0.0, 0.0, g, 0.0, 0.0, 0.0)

    return stream(values, kind=Kind.ACC_GYRO, noise=noise, rounded=False)


def spin(deg_s: float) -> list[Sample]:
    """It turns so fast for five samples in a row."""
    return [
        Sample(n / 60, Kind.ACC_GYRO, (0.0, 0.0, 1.0, deg_s if 200 <= n < 205 else n % 7, 0.0, 0.0))
        for n in range(600)
    ]


FROZEN = [Sample(n / 60, Kind.LOAD4, (17.0, 16.0, 18.0, 15.0)) for n in range(200)]
BELOW_A_DEAD_ONE = corner(2, lambda kg: 0.05 * kg + 1.5)
ZERO = Zero((0.02, 0.01, 0.0, 0.03), "2026-03-01T09:00:00Z")
CASES = [
    ("overload", stream(flags=Flag.OVERLOAD), stream()),
    ("frozen", FROZEN, stream()),
    ("dead", stream(corner(2, lambda kg: 0.05)), stream(BELOW_A_DEAD_ONE)),
    ("stuck", stream(corner(1, lambda kg: 12.0), noise=0), stream(corner(1, lambda kg: 12.0))),
    ("saturated", stream(flat(18.5), noise=0), stream(flat(30.0), noise=0)),
    ("negative", nobody(-0.35), nobody(-0.25)),
    ("off-zero", nobody(1.1), nobody(0.9)),
    ("noise", stream(noise=0.25), stream(noise=0.15)),
    ("slow-rate", stream(rate_hz=11), stream(rate_hz=21)),
    ("jitter", stream(rate_hz=25, jitter_s=0.025), stream(rate_hz=25, jitter_s=0.010)),
    ("gaps", stream(silent=[(2, 2.5), (6, 6.5)]), stream(silent=[(2, 2.5)])),
    ("losses", stream(lost=40), stream(lost=60)),
    ("uncalibrated", stream(flags=Flag.UNCALIBRATED), stream()),
    ("clamped", stream(corner(2, lambda kg: 0.0, empty), noise=0), stream(empty, noise=0.001)),
    ("untold", stream(empty), stream()),
]  # fmt: skip
SENSOR_CASES = [
    ("noise", Kind.TILT, tilt(noise=0.6), tilt(noise=0.4)),
    ("noise", Kind.ACC_GYRO, motion(noise=0.06), motion(noise=0.04)),
    ("no-gravity", Kind.ACC_GYRO, motion(0.75), motion(0.85)),
    ("saturated", Kind.ACC_GYRO, spin(249.9), spin(230.0)),
    ("slow-rate", Kind.TILT, tilt()[::6], tilt()[::2]),
    ("frozen", Kind.TILT, [Sample(n / 60, Kind.TILT, (1.0, 2.0)) for n in range(300)], tilt()),
]


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_a_board_that_has_it_is_told_and_one_just_short_of_it_is_not(code, wrong, right):
    assert code in found(wrong), list(found(wrong))
    assert code not in found(right), found(right)[code].text


@pytest.mark.parametrize(
    ("code", "kind", "wrong", "right"), SENSOR_CASES, ids=[f"{c[0]} {c[1]}" for c in SENSOR_CASES]
)
def test_so_it_is_with_a_sensor(code, kind, wrong, right):
    assert code in found(wrong, kind=kind), list(found(wrong, kind=kind))
    assert code not in found(right, kind=kind), found(right, kind=kind)[code].text


@pytest.mark.parametrize(("moved_kg", "severity"), [(0.9, None), (1.4, "mend"), (2.1, "stop")])
def test_a_zero_that_has_moved_is_told_with_its_date(moved_kg, severity):
    told = found(stream(corner(3, lambda kg: kg + moved_kg, empty)), zero=ZERO)
    assert ("drift" in told) == (severity is not None)
    if severity is not None:
        assert told["drift"].severity == severity
        assert told["drift"].says.text == f"The zero has moved {moved_kg:.1f} kg since 2026-03-01."
        assert "off-zero" not in told


@pytest.mark.parametrize("at", range(4))
def test_a_dead_corner_is_named(at):
    verdict = verdicts(health_of(stream(corner(at, lambda kg: 0.0))))[0]
    names = ("front right", "back right", "front left", "back left")
    assert (verdict.code, verdict.corner) == ("dead", at)
    assert verdict.says.text == f"The {names[at]} corner does not respond."


def test_a_slow_board_says_how_slow_and_what_is_needed():
    verdict = found(stream(rate_hz=11))["slow-rate"]
    assert verdict.says.text.startswith("It sends 11 times a second, 20 are needed")


@pytest.mark.parametrize("x", [-0.45, 0.0, 0.45])
@pytest.mark.parametrize("y", [-0.45, 0.0, 0.45])
def test_wherever_somebody_stands_no_corner_is_called_dead(x, y):
    def stands(t_s: float) -> list[float]:
        sides, ends = (0.5 + x, 0.5 - x), (0.5 + y, 0.5 - y)
        return [40.0 * side * end for side in sides for end in ends]

    assert "dead" not in found(stream(stands))


def test_a_step_on_and_off_is_no_noise():
    assert "noise" not in found(stream(lambda t: swaying(t) if 3 < t < 7 else empty(t)))


@pytest.mark.parametrize(
    ("kind", "samples"), [(Kind.LOAD4, stream()), (Kind.TILT, tilt()), (Kind.ACC_GYRO, motion())]
)
def test_a_device_that_is_well_is_told_so_alone(kind, samples):
    (verdict,) = verdicts(health_of(samples, kind=kind))
    assert (verdict.code, verdict.severity) == ("good", Severity.GOOD)


def test_silence_and_a_short_while_are_told():
    assert [one.code for one in verdicts(health_of([]))] == ["silent"]
    assert [one.code for one in verdicts(health_of(stream()[:30]))] == ["listening"]


def test_a_clock_of_its_own_makes_jitter_good_to_know():
    uneven = {"rate_hz": 25, "jitter_s": 0.025}
    assert found(stream(**uneven))["jitter"].severity is Severity.MEND
    assert found(stream(**uneven, clocked=True))["jitter"].severity is Severity.KNOW


def test_the_gravest_comes_first():
    told = verdicts(health_of(stream(corner(2, lambda kg: 0.0), noise=0.25, rate_hz=21, lost=10)))
    assert told[0].code == "dead"
    assert [list(Severity).index(one.severity) for one in told] == sorted(
        list(Severity).index(one.severity) for one in told
    )


def test_every_rule_finds_something_in_one_of_these_streams():
    healths = [
        *(health_of(wrong) for _, wrong, _ in CASES),
        *(health_of(wrong, kind=kind) for _, kind, wrong, _ in SENSOR_CASES),
        health_of(stream(corner(3, lambda kg: kg + 1.4, empty)), zero=ZERO),
        msgspec.structs.replace(health_of(stream()), battery=0.25),
    ]
    idle = [rule.__name__ for rule in RULES if not any(list(rule(one)) for one in healths)]
    assert idle == []
