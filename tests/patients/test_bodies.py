"""Simulated people can do what all twelve exercises ask for, each with a body of their own."""

from __future__ import annotations

import itertools

import msgspec
import numpy as np
import pytest

from game.core.calibration import MOST_REACH
from game.core.control import CENTRE, Control
from game.core.time import steps
from game.patients.habits import HABITS, find_habits
from game.patients.player import body_for, player
from game.patients.profile import ADULT, ATHLETE, CP3, CP12, PEOPLE, PROFILES

SEATED = Control(0.0, 0.0, load=0.25)
BODIES = ("board", "pelvis")


def played(person, aims):
    return [person.lean(aim, step) for step, aim in enumerate(aims)]


def everything(seconds):
    """Jumps, a flow, a beat, rising, bending, turning: whatever an exercise may ask for."""
    kinds = (
        CENTRE, Control(0.6, 0.1), SEATED, CENTRE, Control(0.0, 0.0, lift=-0.8),
        Control(0.0, 0.5, turn=0.4), Control(-0.5, 0.0, load=0.8), CENTRE,
    )  # fmt: skip
    slow = [kind for kind in kinds for _ in range(steps(seconds / 20))]
    beat = [Control(0.5 if step // 72 % 2 else -0.5, 0.0) for step in range(steps(seconds / 4))]
    flow = [Control(0.4 * np.sin(step / 90), 0.0) for step in range(steps(seconds / 4))]
    return slow + beat + flow


CASES = [
    *((name, tuple(HABITS), body) for name in PROFILES for body in BODIES),
    *(("cp12", (habit,), "board") for habit in HABITS),
    *((profile.name, (), "pelvis") for profile in PEOPLE),
]


@pytest.mark.parametrize(("name", "habits", "body"), CASES)
def test_the_same_seed_plays_the_same_whatever_is_asked_for(name, habits, body):
    profile = PROFILES[name]
    aims = everything(3)

    def play(seed):
        return played(player(profile, seed, find_habits(habits, profile), body), aims)

    first = play(1)
    assert len({lean.x for lean in first}) > len(aims) / 3
    assert first == play(1)
    for lean in first:
        assert max(abs(lean.x), abs(lean.y)) <= MOST_REACH
        assert 0 <= lean.load <= 1.5
        assert np.isfinite([lean.x, lean.y, lean.turn, lean.lift, lean.load]).all()


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_rising_from_a_chair_dips_overshoots_and_settles(profile):
    aims = [SEATED] * steps(8.0) + [CENTRE] * steps(8.0)
    load = np.array([lean.load for lean in played(player(profile, 4), aims)])
    rise = load[steps(8.0) :]
    seated = np.median(load[steps(6.0) : steps(8.0)])
    assert seated == pytest.approx(0.25, abs=0.15)
    assert rise.min() < seated - 0.005
    assert rise.max() > 1.005
    assert int(rise.argmin()) < int(rise.argmax())
    assert rise[-steps(1.0) :] == pytest.approx(1.0)


def test_the_quicker_rise_presses_harder():
    peaks = []
    for profile in (ATHLETE, CP3):
        aims = [SEATED] * steps(8.0) + [CENTRE] * steps(8.0)
        peaks.append(max(lean.load for lean in played(player(profile, 4), aims)[steps(8.0) :]))
    assert peaks[0] > 1.08 > peaks[1]


def test_a_squat_lightens_first_and_a_rise_from_it_presses_first():
    aims = [CENTRE] * 240 + [Control(0.0, 0.0, lift=-0.8)] * 480 + [CENTRE] * 480
    leans = played(player(ADULT, 1), aims)
    load = np.array([lean.load for lean in leans])
    down, up = load[240:720], load[720:]
    assert int(down.argmin()) < int(down.argmax())
    assert int(up.argmax()) < int(up.argmin())
    assert leans[719].lift == pytest.approx(-0.8, abs=0.2)
    assert leans[-1].lift == pytest.approx(0.0, abs=0.1)


def test_an_effort_leaves_the_weak_leg_out():
    aims = ([SEATED] * steps(4.0) + [CENTRE] * steps(4.0)) * 12

    def mean_x(side):
        steady = msgspec.structs.replace(
            CP12, affected_side=side, sway_slow_mm=0.0, sway_fast_mm=0.0
        )
        return np.mean([lean.x for lean in played(player(steady, 2), aims)])

    assert mean_x("left") > 0.02
    assert mean_x("right") < -0.02


def test_turning_is_a_movement_of_its_own():
    leans = played(player(ADULT, 1), [CENTRE] * 120 + [Control(0.0, 0.0, turn=0.6)] * 480)
    assert leans[119].turn == 0
    assert leans[120 + 20].turn == 0, "nobody reacts at once"
    assert leans[-1].turn == pytest.approx(0.6, abs=0.15)


@pytest.mark.parametrize("beats_per_min", [30, 60, 110])
@pytest.mark.parametrize("profile", [ATHLETE, ADULT], ids=lambda profile: profile.name)
def test_a_steady_beat_is_marched_to_and_not_run_after(profile, beats_per_min):
    gap = round(60 / beats_per_min * 120)
    aims = [Control(0.6 if step // gap % 2 else -0.6, 0.0) for step in range(gap * 40)]
    x = np.array([lean.x for lean in played(player(profile, 2), aims)])
    late_s = []
    for beat in range(10, 39):
        there = x[beat * gap - gap // 2 : beat * gap + gap // 2] * (1 if beat % 2 else -1)
        crossings = np.flatnonzero((there[:-1] < 0) & (there[1:] >= 0))
        if len(crossings):
            late_s.append((crossings[0] - gap // 2) / 120)
    assert len(late_s) >= 26
    assert np.median(late_s) == pytest.approx(-0.03, abs=0.05)
    assert np.median(late_s) < profile.reaction_s / 2


def test_who_does_not_know_the_beat_comes_later_than_who_does():
    source = np.random.default_rng(3)
    x, side, aims = [], 1, []
    while len(aims) < 120 * 60:
        aims += [Control(0.6 * side, 0.0)] * int(source.integers(90, 300))
        side = -side
    x = np.array([lean.x for lean in played(player(ADULT, 2), aims)])
    jumps = [k for k, (a, b) in enumerate(itertools.pairwise(aims), 1) if a.x != b.x]
    lags = [np.argmax(x[k:] * aims[k].x > 0) / 120 for k in jumps[:-2]]
    assert np.median(lags) > ADULT.reaction_s


def test_a_beat_that_does_not_come_takes_them_along_and_then_back():
    aims = [Control(0.6 if step // 90 % 2 else -0.6, 0.0) for step in range(90 * 12)]
    leans = played(player(ATHLETE, 2), aims + [aims[-1]] * 360)
    x = np.array([lean.x for lean in leans])[90 * 12 :] * np.sign(aims[-1].x)
    assert x.min() < 0
    assert x[-60:].mean() == pytest.approx(0.6, abs=0.15)


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_a_pelvis_breathes_and_never_moves_fast(profile):
    limits = profile.calibration("", body="pelvis")
    assert limits.unit == "deg"
    assert 4 <= limits.back < limits.right < limits.forward <= 14
    person = player(profile, 3, body="pelvis")
    aims = [CENTRE] * steps(60) + ([Control(0.0, 0.8)] * 600 + [CENTRE] * 600) * 6
    deg = np.array([limits.position(lean) for lean in played(person, aims)])
    quiet = deg[: steps(60)]
    assert quiet[:, 1].std() == pytest.approx(np.hypot(0.7, 0.5), rel=0.45)
    speed = np.abs(np.diff(deg, axis=0) * 120)
    assert np.quantile(speed[steps(60) :], 0.99) < 15
    held = deg[steps(60) + 480 : steps(60) + 600, 1]
    assert held.mean() == pytest.approx(0.8 * limits.forward, rel=0.4)


@pytest.mark.parametrize(
    ("needs", "body"),
    [
        ((("cop",), ("tilt2",)), "board"),
        ((("weight",), ("tilt1",)), "board"),
        ((("lr", "cop"),), "board"),
        ((("tilt1",), ("tilt2",)), "pelvis"),
        ((("lr", "tilt1"),), "pelvis"),
    ],
)
def test_the_body_is_the_one_that_the_exercise_needs(needs, body):
    assert body_for(needs) == body
