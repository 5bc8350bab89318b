"""The guided calibration, driven by people made of a few lines."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from game.core.calibrating import Calibrating, Phase
from game.core.calibration import Calibration
from game.core.leaning import Ask, Problem
from game.core.mounted import Mounted, Place
from game.core.pose import GRAVITY_M_S2, Geometry
from input_devices.mount import SQUARE, Mount, mount_at
from input_devices.sample import Kind, Sample

RATE_HZ = 60
Body = Callable[[Calibrating, float], tuple[float, float, float]]
"""x, y in mm and the load in N of somebody who sees what is asked."""

REACH_MM = {Ask.RIGHT: 55.0, Ask.LEFT: 40.0, Ask.FORWARD: 60.0, Ask.BACK: 30.0}
REACH_ORDER = (Ask.RIGHT, Ask.FORWARD, Ask.LEFT, Ask.BACK)
SIGNS = {Ask.RIGHT: (1, 0), Ask.LEFT: (-1, 0), Ask.FORWARD: (0, 1), Ask.BACK: (0, -1)}


def willing(calibrating: Calibrating, t_s: float, scale: float = 1.0) -> tuple[float, float, float]:
    """Leans as asked, with a little sway, 8 mm right and 12 mm behind the middle of the board."""
    x, y = 8.0 + 2 * math.sin(2.1 * t_s), -12.0 + 2 * math.cos(1.7 * t_s)
    if calibrating.phase is Phase.LEANING:
        right, forward = SIGNS[calibrating.ask]
        x += right * REACH_MM[calibrating.ask] * scale
        y += forward * REACH_MM[calibrating.ask] * scale
    return x, y, 700.0


def run(
    body: Body, *, practice: bool = False, longest_s: float = 120.0
) -> tuple[Calibrating, float]:
    """The procedure with this body, and how long it took, s."""
    calibrating = Calibrating(Geometry(), "mm", "board", "2026-01-01T00:00:00Z", practice=practice)
    t_s = 0.0
    while calibrating.phase not in (Phase.DONE, Phase.REFUSED) and t_s < longest_s:
        t_s += 1 / RATE_HZ
        calibrating.take(Sample(t_s, Kind.COP, body(calibrating, t_s)), t_s)
    return calibrating, t_s


def test_a_known_person_is_calibrated_within_45_s() -> None:
    calibrating, took_s = run(willing)
    result = calibrating.result
    assert result is not None
    assert took_s <= 45.0
    assert result.own
    assert result.rest_x == pytest.approx(8.0, abs=1.0)
    assert result.rest_y == pytest.approx(-12.0, abs=1.0)
    measured = (result.right, result.left, result.forward, result.back)
    assert measured == pytest.approx((55.0, 40.0, 60.0, 30.0), abs=4.0)
    assert result.body_load_n == pytest.approx(700.0)


def test_a_new_person_practises_first_and_nothing_of_it_is_kept() -> None:
    def shy_at_first(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        return willing(calibrating, t_s, 0.3 if calibrating.practice else 1.0)

    calibrating, _ = run(shy_at_first, practice=True)
    assert calibrating.result is not None
    assert calibrating.result.right == pytest.approx(55.0, abs=4.0)


def test_a_peak_is_not_a_reach() -> None:
    def jab(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        scale = 2.0 if calibrating.phase is Phase.LEANING and calibrating.share < 0.1 else 0.8
        return willing(calibrating, t_s, scale)

    calibrating, _ = run(jab)
    assert calibrating.result is not None
    assert calibrating.result.right == pytest.approx(44.0, abs=4.0)


@pytest.mark.parametrize(
    ("turn", "problem"),
    [
        (lambda x, y: (-x, y), Problem.MIRRORED),  # left and right swapped
        (lambda x, y: (-x, -y), Problem.MIRRORED),  # the board stands back to front
        (lambda x, y: (y, -x), Problem.TURNED),  # a quarter turn
        (lambda x, y: (-y, x), Problem.TURNED),
    ],
)
def test_a_board_that_is_turned_round_is_refused(
    turn: Callable[[float, float], tuple[float, float]], problem: Problem
) -> None:
    def body(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        x, y, load = willing(calibrating, t_s)
        return *turn(x, y), load

    calibrating, _ = run(body)
    assert calibrating.phase is Phase.REFUSED
    assert calibrating.problem is problem
    assert calibrating.result is None


def test_a_reach_too_small_to_be_true_is_asked_for_once_more_and_then_refused() -> None:
    asked: list[Ask] = []

    def stiff(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        if calibrating.phase is Phase.LEANING and calibrating.share < 0.003:
            asked.append(calibrating.ask)
        return willing(calibrating, t_s, 0.1)

    calibrating, _ = run(stiff)
    assert calibrating.phase is Phase.REFUSED
    assert calibrating.problem is Problem.TOO_SMALL
    assert asked == [ask for ask in REACH_ORDER for _ in range(2)]
    calibrating.settle()
    assert calibrating.result is None


def test_stepping_off_starts_the_standing_again_and_keeps_what_was_reached() -> None:
    def leaves_once(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        x, y, load = willing(calibrating, t_s)
        return (x, y, load) if not 16.0 < t_s < 17.0 else (0.0, 0.0, 0.0)

    calibrating, _ = run(leaves_once)
    assert calibrating.result is not None
    assert calibrating.result.left == pytest.approx(40.0, abs=4.0)


def test_nobody_there_is_never_calibrated() -> None:
    calibrating = Calibrating(Geometry(), "mm", "board", "", practice=False)
    for i in range(3600):
        calibrating.take(Sample(i / 60, Kind.LOAD4, (0.1, 0.1, 0.0, 0.1)), i / 60)
    assert calibrating.phase is Phase.WAITING


def test_standing_only_gives_a_fallback_that_says_so() -> None:
    calibrating = Calibrating(Geometry(), "mm", "board", "", practice=False, leans=False)
    t_s = 0.0
    while calibrating.phase is not Phase.DONE:
        t_s += 1 / RATE_HZ
        calibrating.take(Sample(t_s, Kind.COP, willing(calibrating, t_s)), t_s)
    assert calibrating.result is not None
    assert not calibrating.result.own
    assert calibrating.result.note
    assert calibrating.result.body_load_n == pytest.approx(70 * GRAVITY_M_S2, rel=0.03)


def test_a_therapist_may_take_a_typical_reach_for_what_could_not_be_measured() -> None:
    def cannot_lean_back(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        return willing(calibrating, t_s, 0.1 if calibrating.ask is Ask.BACK else 0.5)

    calibrating, _ = run(cannot_lean_back)
    assert calibrating.problem is Problem.TOO_SMALL
    calibrating.settle()
    result = calibrating.result
    assert result is not None
    assert not result.own
    assert "back" in result.note
    assert result.right == pytest.approx(27.5, abs=3.0)
    assert result.back <= 35.0 * 0.5


def test_a_board_that_stands_wrong_stays_refused_whatever_the_therapist_wishes() -> None:
    def mirrored(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        x, y, load = willing(calibrating, t_s)
        return -x, y, load

    calibrating, _ = run(mirrored)
    calibrating.settle()
    assert calibrating.phase is Phase.REFUSED
    assert calibrating.result is None


def test_a_typical_reach_is_taken_only_after_a_lean_has_shown_that_the_board_stands_right() -> None:
    calibrating = Calibrating(Geometry(), "mm", "board", "", practice=True)
    t_s, settled_at = 0.0, set()
    while calibrating.phase not in (Phase.DONE, Phase.REFUSED):
        t_s += 1 / RATE_HZ
        calibrating.take(Sample(t_s, Kind.COP, willing(calibrating, t_s)), t_s)
        calibrating.settle()
        settled_at.add((calibrating.phase, calibrating.ask))
    assert (Phase.LEANING, Ask.RIGHT) in settled_at
    assert calibrating.result is not None
    assert not calibrating.result.own
    assert calibrating.result.rest_x == pytest.approx(8.0, abs=1.0)
    assert calibrating.result.body_load_n == pytest.approx(700.0)


KNOWN = Calibration(
    made_utc="2026-01-01T00:00:00Z",
    device_id="board",
    unit="mm",
    rest_x=0.0,
    rest_y=0.0,
    right=55.0,
    left=40.0,
    forward=60.0,
    back=30.0,
)


def check(body: Body) -> Calibrating:
    calibrating = Calibrating(Geometry(), "mm", "board", "", practice=False, known=KNOWN)
    t_s = 0.0
    while calibrating.phase not in (Phase.DONE, Phase.REFUSED) and t_s < 60:
        t_s += 1 / RATE_HZ
        calibrating.take(Sample(t_s, Kind.COP, body(calibrating, t_s)), t_s)
    return calibrating


def test_a_known_person_leans_once_and_keeps_their_reach() -> None:
    result = check(willing).result
    assert result is not None
    assert result.own
    assert (result.right, result.back) == (KNOWN.right, KNOWN.back)
    assert result.rest_x == pytest.approx(8.0, abs=1.0)


def test_a_board_that_was_turned_since_the_last_visit_is_refused() -> None:
    def mirrored(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        x, y, load = willing(calibrating, t_s)
        return -x, y, load

    assert check(mirrored).problem is Problem.MIRRORED


def test_one_sway_the_wrong_way_asks_for_the_lean_again_and_refuses_nobody() -> None:
    """Somebody unsteady may be thrown aside once; a turned board is wrong every time."""
    leans = 0

    def thrown(calibrating: Calibrating, t_s: float) -> tuple[float, float, float]:
        nonlocal leans
        if calibrating.phase is Phase.LEANING and calibrating.share == 0.0:
            leans += 1
        return willing(calibrating, t_s, scale=-1.0 if leans == 1 else 1.0)

    calibrating, _ = run(thrown)
    assert calibrating.phase is Phase.DONE
    assert calibrating.result is not None
    assert calibrating.result.own
    assert leans == 5


# a worn sensor

WORN = Geometry(kind=Kind.ACC_GYRO, fused=True)
LEAN_DEG = {Ask.RIGHT: 8.0, Ask.LEFT: 6.0, Ask.FORWARD: 9.0, Ask.BACK: 5.0}
Rates = Callable[[float], tuple[float, float, float]]


def resting(_t_s: float) -> tuple[float, float, float]:
    return 4.0, -3.0, 0.5


def rocking(t_s: float) -> tuple[float, float, float]:
    return 20.0 * math.sin(60.0 * t_s), 0.0, 0.0


def wear(
    mount: Mount, rates: Rates = resting, known: Calibration | None = None
) -> tuple[Calibrating, float]:
    """Somebody who leans as asked with a sensor that sits so, while the game takes it for
    square."""
    calibrating = Calibrating(
        WORN, "deg", "sensor", "2026-01-01T00:00:00Z", practice=False, known=known,
        place=Place.CHEST,
    )  # fmt: skip
    t_s = 0.0
    while calibrating.phase not in (Phase.DONE, Phase.REFUSED) and t_s < 120:
        t_s += 1 / RATE_HZ
        x = y = 0.0
        if calibrating.phase is Phase.LEANING:
            right, forward = SIGNS[calibrating.ask]
            x, y = right * LEAN_DEG[calibrating.ask], forward * LEAN_DEG[calibrating.ask]
        a, b = -math.sin(math.radians(x)), -math.sin(math.radians(y))
        up = mount.seen((a, b, math.sqrt(1 - a * a - b * b)))
        sample = Sample(t_s, Kind.ACC_GYRO, (*up, *rates(t_s)), t_s)
        calibrating.take(sample, t_s)
    return calibrating, t_s


def test_standing_still_tells_what_a_gyroscope_shows_at_rest() -> None:
    """A given mount takes no wizard, but its sensor has a bias all the same: 4 degrees a second
    would lie in the middle as 2 degrees of lean."""
    result = wear(SQUARE)[0].result
    assert result is not None
    assert result.mounted == Mounted(SQUARE, pytest.approx((4.0, -3.0, 0.5)), Place.CHEST)
    assert (result.rest_x, result.rest_y) == pytest.approx((0.0, 0.0), abs=0.05)
    assert (result.right, result.back) == pytest.approx((8.0, 5.0), abs=0.2)


def test_a_stance_that_is_not_still_tells_no_bias() -> None:
    calibrating, _ = wear(SQUARE, rocking)
    assert calibrating.geometry == WORN
    assert calibrating.result is not None
    assert calibrating.result.mounted == Mounted(SQUARE, place=Place.CHEST)


@pytest.mark.parametrize(
    ("mount", "problem"),
    [
        (mount_at(0.0, 0.0, 180.0), Problem.MIRRORED),
        (mount_at(0.0, 0.0, 90.0), Problem.TURNED),
        (mount_at(0.0, 0.0, -60.0), Problem.TURNED),  # it leans right a little, too
        (mount_at(90.0, 0.0, 0.0), Problem.TURNED),  # lying on its side: one lean would be lost
        (mount_at(0.0, -90.0, 0.0), Problem.TURNED),
    ],
)
def test_a_sensor_that_sits_otherwise_is_never_played(mount: Mount, problem: Problem) -> None:
    calibrating, _ = wear(mount)
    calibrating.settle()
    assert (calibrating.problem, calibrating.result) == (problem, None)


def test_a_sensor_that_sits_nearly_as_told_is_played() -> None:
    assert wear(mount_at(10.0, 15.0, 20.0))[0].result is not None


def test_a_sensor_that_is_worn_otherwise_than_at_the_last_visit_is_found_out_by_one_lean() -> None:
    known = replace(KNOWN, unit="deg", right=8.0, left=6.0, forward=9.0, back=5.0)
    calibrating, took_s = wear(mount_at(0.0, 0.0, 75.0), known=known)
    assert calibrating.problem is Problem.TURNED
    assert took_s < 30
    assert wear(SQUARE, known=known)[0].result is not None
