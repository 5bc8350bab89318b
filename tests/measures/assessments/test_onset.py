"""A movement begins where it is fast for 50 ms, and no jerk is one."""

from __future__ import annotations

import numpy as np
import pytest

from game.measures.assessments.from_reaching import moved

FS_HZ = 100.0


def way(from_s: float, length_s: float, whole_s: float = 3.0) -> np.ndarray:
    """A minimum-jerk lean of 100 mm."""
    t_s = np.arange(round(whole_s * FS_HZ)) / FS_HZ
    s = np.clip((t_s - from_s) / length_s, 0, 1)
    return 100 * (10 * s**3 - 15 * s**4 + 6 * s**5)


def test_a_lean_begins_and_ends_where_it_does() -> None:
    found = moved(way(1.0, 1.0), FS_HZ)
    assert found is not None
    onset, end = found
    assert onset / FS_HZ == pytest.approx(1.06, abs=0.03)
    assert end / FS_HZ == pytest.approx(1.94, abs=0.03)


def test_a_jerk_of_30_ms_before_it_is_not_its_onset() -> None:
    jerked = way(1.0, 1.0)
    jerked[40:] += 0.4
    jerked[41:] += 6.0  # faster than the lean ever is, for 20 ms
    found, without = moved(jerked, FS_HZ), moved(way(1.0, 1.0), FS_HZ)
    assert found is not None
    assert found == pytest.approx(without, abs=3)


def test_a_jerk_alone_is_no_movement() -> None:
    jerk = np.zeros(200)
    jerk[100:] = 5.0
    assert moved(jerk, FS_HZ) is None
    assert moved(np.zeros(200), FS_HZ) is None
