"""What a recording shows of fatigue, of safety and of each side: known answers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import msgspec
import pytest

from game.core.calibration import Calibration
from game.core.event import Began, Ended, Missed, Paused, Reached, Reason, Resumed
from game.core.level import Side
from game.core.recording import Header, Line, Taken
from game.core.time import steps
from game.store.records import SideDose, Signs
from game.store.summary import summary_of
from input_devices.sample import Kind, Sample
from tests.store import made_up

Where = Callable[[float], tuple[float, float, float]]
"""x mm, y mm and load N at a bout time, s."""
BODY_N = 700.0


def header(
    kind: Kind = Kind.COP, affected: Side = "none", *, weight_moves: bool = False, rest_x: float = 0
) -> Header:
    base = made_up.header()
    return msgspec.structs.replace(
        base,
        calibration=msgspec.structs.replace(
            base.calibration, rest_x=rest_x, right=60.0, left=40.0, body_load_n=BODY_N
        ),
        device=msgspec.structs.replace(base.device, kind=kind),
        affected_side=affected,
        weight_moves=weight_moves,
    )


def bout(where: Where, lasts_s: float = 60.0, rate_hz: float = 100.0) -> list[Taken]:
    return [
        Taken(steps(n / rate_hz), n / rate_hz, Sample(n / rate_hz, Kind.COP, where(n / rate_hz)))
        for n in range(round(lasts_s * rate_hz))
    ]


def in_play(lasts_s: float = 60.0, begins_s: float = 0.0) -> list[Line]:
    return [Began(step=steps(begins_s)), Ended(step=steps(lasts_s), how="done")]


def signs(where: Where, lasts_s: float = 60.0, **of: object) -> Signs:
    made = header(**of)  # type: ignore[arg-type]
    return summary_of(made, in_play(lasts_s), bout(where, lasts_s)).signs


def still(t_s: float) -> tuple[float, float, float]:
    return 0.0, 0.0, BODY_N


def circle(t_s: float) -> tuple[float, float, float]:
    turn = 2 * math.pi * 0.25 * t_s
    return 20 * math.cos(turn), 20 * math.sin(turn), BODY_N


CIRCLE_MM_S = 2 * math.pi * 20 * 0.25


def test_the_speed_of_a_known_circle_is_found() -> None:
    assert signs(circle).speed == pytest.approx(CIRCLE_MM_S, rel=0.01)


def test_the_noise_of_a_sensor_hardly_counts_as_speed() -> None:
    source = random.Random(4)

    def noisy(t_s: float) -> tuple[float, float, float]:
        x, y, load = circle(t_s)
        return x + source.gauss(0, 1.0), y + source.gauss(0, 1.0), load

    # from sample to sample this noise alone would make 177 mm/s
    assert signs(noisy).speed == pytest.approx(CIRCLE_MM_S, rel=0.05)


def test_bursts_of_samples_make_no_speed() -> None:
    late = [
        msgspec.structs.replace(one, t_s=math.ceil(one.t_s / 0.05) * 0.05) for one in bout(circle)
    ]
    found = summary_of(header(), in_play(), late).signs
    assert found.speed == pytest.approx(CIRCLE_MM_S, rel=0.05)
    assert found.stumbles == 0


def test_only_play_counts() -> None:
    def jumpy(t_s: float) -> tuple[float, float, float]:
        return (200.0 * (round(10 * t_s) % 2), 0.0, BODY_N) if t_s < 20 else still(t_s)

    events: list[Line] = [
        Began(step=steps(20)),
        Paused(step=steps(30), reason=Reason.BY_HAND),
        Resumed(step=steps(40)),
        Ended(step=steps(60), how="done"),
    ]
    found = summary_of(header(), events, bout(jumpy))
    assert found.signs == Signs(speed=0.0)


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        (Kind.AXES, (0.5, 0.0), (False, False)),  # a pointer measures nothing
        (Kind.TILT, (4.0, 0.0), (True, False)),  # a tilt sensor knows no load
        (Kind.COP, (30.0, 0.0, BODY_N), (True, True)),
    ],
)
def test_a_device_tells_only_what_it_measures(
    kind: Kind, values: tuple[float, ...], told: tuple[bool, bool]
) -> None:
    samples = [Taken(n, n / 120, Sample(n / 120, kind, values)) for n in range(1200)]
    found = summary_of(header(kind, "left"), in_play(10.0), samples).signs
    assert (found.speed is not None, found.affected_load is not None) == told


@pytest.mark.parametrize(
    ("affected", "x_mm", "share"),
    [("left", 5.0, 0.5), ("left", 25.0, 0.4), ("right", 25.0, 0.6), ("right", 999.0, 1.0)],
)
def test_the_load_of_the_affected_side_follows_the_lean_from_rest(
    affected: Side, x_mm: float, share: float
) -> None:
    found = signs(lambda t_s: (x_mm, 0.0, BODY_N), affected=affected, rest_x=5.0)
    assert found.affected_load == pytest.approx(share)


def at_edge(times_s: list[float], for_s: float) -> Where:
    """At the right edge of the board from these times on; the middle is 216.5 mm from it."""
    return lambda t_s: (
        (212.0 if any(s <= t_s < s + for_s for s in times_s) else 180.0), 0.0, BODY_N
    )  # fmt: skip


@pytest.mark.parametrize(
    ("times_s", "for_s", "most"),
    [
        ([], 0.5, 0),
        ([10.0], 0.5, 1),
        ([10.0], 0.15, 0),  # too short to count
        ([10.0, 40.0], 0.5, 2),
        ([10.0, 80.0], 0.5, 1),  # more than a minute apart
        ([10.0, 65.0, 110.0, 115.0], 0.5, 3),
    ],
)
def test_staying_at_the_edge_of_the_board_counts_within_a_minute(
    times_s: list[float], for_s: float, most: int
) -> None:
    assert signs(at_edge(times_s, for_s), 130.0).near_step_offs == most


def stumbling(t_s: float) -> tuple[float, float, float]:
    """100 mm to the right within 0.2 s, at 10 s and at 30 s; back slowly."""
    after_s = min((t_s - s for s in (10.0, 30.0) if t_s >= s), default=99.0)
    x = 500 * after_s if after_s < 0.2 else max(0.0, 100 - 50 * (after_s - 0.2))
    return x, 0.0, BODY_N


def hopping(t_s: float) -> tuple[float, float, float]:
    """A third of the body's load is gone for half a second, once."""
    return 0.0, 0.0, BODY_N * (0.67 if 20.0 <= t_s < 20.5 else 1.0)


def squatting(t_s: float) -> tuple[float, float, float]:
    """The load sways as slowly as a calm movement, by a fifth."""
    return 0.0, 0.0, BODY_N * (1 + 0.2 * math.sin(2 * math.pi * 0.4 * t_s))


@pytest.mark.parametrize(
    ("where", "count"), [(still, 0), (circle, 0), (stumbling, 2), (hopping, 1), (squatting, 0)]
)
def test_a_stumble_is_a_sudden_move_or_a_sudden_change_of_load(where: Where, count: int) -> None:
    assert signs(where).stumbles == count


def test_where_moving_the_weight_is_the_exercise_it_is_no_stumble() -> None:
    assert signs(hopping, weight_moves=True).stumbles == 0
    assert signs(stumbling, weight_moves=True).stumbles == 2


def test_a_step_off_the_board_is_counted_once_and_is_no_stumble() -> None:
    def off(t_s: float) -> tuple[float, float, float]:
        return 0.0, 0.0, BODY_N * (0.2 if 20.0 <= t_s < 24.0 else 1.0)

    events: list[Line] = [
        Began(step=0),
        Paused(step=steps(20.2), reason=Reason.STEPPED_OFF),
        Paused(step=steps(26.0), reason=Reason.SILENT),
        Paused(step=steps(27.0), reason=Reason.STEPPED_OFF),
        Resumed(step=steps(32.0)),
        Ended(step=steps(60), how="done"),
    ]
    found = summary_of(header(), events, bout(off)).signs
    assert (found.step_offs, found.stumbles, found.losses_of_balance) == (1, 0, 1)


def test_repetitions_and_seconds_are_counted_for_each_side() -> None:
    def leaning(t_s: float) -> tuple[float, float, float]:
        # 10 s to the right; 20 s to the left, of which 8 s by less than a tenth of its reach
        return (7.0 if t_s < 10 else -4.5 if t_s < 22 else -3.5 if t_s < 30 else 0.0), 0.0, BODY_N

    labels = ("right", "left", "forward_left", "forward", "stretch", "left")
    ends: list[Line] = [
        (Reached if n % 2 else Missed)(
            step=n + 1, attempt=n, quality=1.0, time_s=2.0 + n, x=0.0, y=0.0, label=label
        )
        for n, label in enumerate(labels)
    ]
    events = [Began(step=0), *ends, Ended(step=steps(60), how="done")]
    found = summary_of(header(), events, bout(leaning))
    assert found.sides == SideDose(left=3, right=1, other=2, left_s=12.0, right_s=10.0)
    assert found.signs.time_to_target_s == 5.0


@pytest.mark.parametrize("samples", [[], [made_up.taken(1, 0.0)], bout(still, 0.2)])
def test_a_recording_with_next_to_nothing_says_nothing(samples: list[Taken]) -> None:
    found = summary_of(header(affected="left"), [], samples)
    assert found.signs == Signs()
    assert found.sides == SideDose()


def test_leans_are_measured_in_each_sides_own_reach() -> None:
    narrow = header()
    wide = msgspec.structs.replace(narrow, calibration=_reach(narrow.calibration, 100.0))
    samples = bout(lambda t_s: (7.0, 0.0, BODY_N))
    assert summary_of(narrow, in_play(), samples).sides.right_s == 60.0
    assert summary_of(wide, in_play(), samples).sides.right_s == 0.0


def _reach(calibration: Calibration, right: float) -> Calibration:
    return msgspec.structs.replace(calibration, right=right)
