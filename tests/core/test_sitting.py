"""Who sits down with the feet on the board has not stepped off, and who is gone is noticed all the
same: hazard H1 with reference loads for each stance (clinical design, C24)."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.event import Reason
from game.core.guard import STEP_OFF_S, Guard
from game.core.pose import GRAVITY_M_S2, LEAST_FEET_KG, LEAST_LOAD_KG, Geometry, Pose
from game.core.steering import Steering
from game.core.time import STEPS_PER_S, steps
from game.exercises import sit_to_stand
from game.exercises.library import find_level
from game.patients.person import Person
from game.patients.profile import CP3, PEOPLE, Profile
from input_devices.sample import Kind

LIMIT_S = 0.3
SEATED = Control(0.0, 0.0, load=0.2)
NAMES = [profile.name for profile in PEOPLE]


def guard_of(profile: Profile, *, sits: bool = True) -> Guard:
    return Guard(profile.calibration(""), Geometry(), Kind.LOAD4, sits=sits)


def pose_of_load(profile: Profile, t_s: float, lean: Control, noise: float) -> Pose:
    """What a board sees of this lean; with too little load it sees no place."""
    limits = profile.calibration("")
    load_n = lean.load * (limits.body_load_n or 0.0) + noise
    x, y = limits.position(lean)
    there = load_n >= LEAST_LOAD_KG * GRAVITY_M_S2
    return Pose(t_s, x if there else None, y if there else None, load_n)


def trace(profile: Profile, seed: int, aims: list[Control]) -> Iterator[Pose]:
    """Step by step, somebody of this profile."""
    person, draw = Person(profile, seed), random.Random(seed)
    for step, aim in enumerate(aims):
        lean = person.lean(aim, step)
        yield pose_of_load(profile, step / STEPS_PER_S, lean, draw.gauss(0, 0.1))


def rising(profile: Profile, seed: int) -> Iterator[Pose]:
    """A whole trial of sit to stand."""
    person, draw = Person(profile, seed), random.Random(seed)
    state = sit_to_stand.start(find_level("sit_to_stand/five-times").level, 1)
    while not sit_to_stand.done(state):
        lean = person.lean(sit_to_stand.aim(state), state.step)
        state, _ = sit_to_stand.step(state, lean)
        yield pose_of_load(profile, state.step / STEPS_PER_S, lean, draw.gauss(0, 0.1))


def first_pause(guard: Guard, poses: Iterator[Pose]) -> tuple[float, Reason] | None:
    for pose in poses:
        guard.see(pose)
        reason = guard.danger(pose.t_s, playing=True)
        if reason is not None:
            return pose.t_s, reason
    return None


@pytest.mark.parametrize("profile", PEOPLE, ids=NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_sit_to_stand_never_looks_like_stepping_off(profile: Profile, seed: int) -> None:
    assert first_pause(guard_of(profile), rising(profile, seed)) is None


def test_without_a_reference_load_for_sitting_it_would() -> None:
    paused = first_pause(guard_of(CP3, sits=False), rising(CP3, 1))
    assert paused is not None
    assert paused[1] is Reason.STEPPED_OFF


@pytest.mark.few(3)
@pytest.mark.parametrize("profile", PEOPLE, ids=NAMES)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 1000))
def test_a_brisk_squat_and_a_march_never_look_like_stepping_off(
    profile: Profile, seed: int
) -> None:
    squats = ([Control(0.0, 0.0, lift=-0.8)] * 180 + [CENTRE] * 180) * 3
    march = [Control(0.5 if step // 66 % 2 else -0.5, 0.0) for step in range(steps(8.0))]
    for sits in (False, True):
        guard = guard_of(profile, sits=sits)
        assert first_pause(guard, trace(profile, seed, squats + march)) is None


@pytest.mark.parametrize("left_kg", [0.0, pytest.param(1.0, marks=pytest.mark.slow), 2.0])
@pytest.mark.parametrize("profile", PEOPLE, ids=NAMES)
@settings(max_examples=6, deadline=None)
@given(after_s=st.floats(0.5, 14.0))
def test_an_empty_board_pauses_within_0_3_s_whenever_they_leave_it(
    profile: Profile, left_kg: float, after_s: float
) -> None:
    """Also where its zero has drifted by as much as is allowed."""
    aims = [CENTRE] * steps(4.0) + [SEATED] * steps(6.0) + [CENTRE] * steps(5.0)
    guard = guard_of(profile)
    assert first_pause(guard, trace(profile, 1, aims[: steps(after_s)])) is None
    gone_s = steps(after_s) / STEPS_PER_S
    draw = random.Random(1)
    empty = (
        Pose(gone_s + n / 100, None, None, left_kg * GRAVITY_M_S2 + draw.gauss(0, 0.1))
        for n in range(100)
    )
    paused = first_pause(guard, empty)
    assert paused is not None
    assert paused[1] is Reason.STEPPED_OFF
    assert STEP_OFF_S - 0.02 <= paused[0] - gone_s <= LIMIT_S


@pytest.mark.parametrize("profile", PEOPLE, ids=NAMES)
def test_feet_that_leave_the_board_while_sitting_pause_by_their_own_load(profile: Profile) -> None:
    guard = guard_of(profile)
    poses = list(trace(profile, 2, [SEATED] * steps(6.0)))
    assert first_pause(guard, iter(poses)) is None
    seated_n = poses[-1].load_n or 0.0
    light_n = min(0.25 * seated_n, 0.9 * LEAST_FEET_KG * GRAVITY_M_S2)
    lifted = (Pose(6.0 + n / 100, None, None, light_n + n % 3 / 10) for n in range(60))
    paused = first_pause(guard, lifted)
    assert paused is not None
    assert paused[0] - 6.0 <= LIMIT_S


def test_a_heavy_person_who_lifts_most_of_the_feet_pauses_above_the_floor() -> None:
    """The learnt load, and not only the least that any feet press with."""
    heavy = PEOPLE[0]
    guard = guard_of(heavy)
    assert first_pause(guard, trace(heavy, 1, [Control(0, 0, load=0.28)] * steps(6.0))) is None
    light_n = 1.3 * LEAST_FEET_KG * GRAVITY_M_S2
    toes = (Pose(6.0 + n / 100, None, None, light_n + n % 3 / 10) for n in range(60))
    paused = first_pause(guard, toes)
    assert paused is not None
    assert paused[0] - 6.0 <= LIMIT_S


def test_before_play_the_body_weight_counts_and_sitting_is_no_steady_stance() -> None:
    adult = PEOPLE[1]
    guard = guard_of(adult)
    for pose in trace(adult, 1, [CENTRE] * steps(3.0) + [SEATED] * steps(6.0)):
        guard.see(pose)
    assert guard.danger(pose.t_s) is Reason.STEPPED_OFF
    assert guard.danger(pose.t_s, playing=True) is None
    assert guard.steady_s(pose.t_s) == 0.0


def test_the_load_of_a_light_child_who_sits_is_followed() -> None:
    """Their feet press with less than a board needs for a place."""
    limits = CP3.calibration("")
    load_n = 0.2 * (limits.body_load_n or 0.0)
    assert load_n < LEAST_LOAD_KG * GRAVITY_M_S2
    for sits in (False, True):
        steering = Steering(limits, sits=sits)
        steering.feed(Pose(0.0, 3.0, 4.0, limits.body_load_n))
        before = steering.control
        steering.feed(Pose(0.01, None, None, load_n))
        now = steering.control
        assert (now is not None) is sits
        if now is not None:
            assert before is not None
            assert now.load == pytest.approx(0.2)
            assert (now.x, now.y) == (before.x, before.y)
        steering.feed(Pose(0.02, None, None, 0.0))
        assert steering.control is None
