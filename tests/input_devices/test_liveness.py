"""What silence means: the states of a device, with time as a number."""

from __future__ import annotations

import pytest

from input_devices.liveness import Liveness, Rule
from input_devices.sample import Flag, Kind, Sample
from input_devices.wii import RULE as WII_RULE


def loads(t, kg, flags=Flag.NONE):
    return Sample(t=t, kind=Kind.LOAD4, values=(kg / 4,) * 4, flags=flags)


@pytest.mark.parametrize(
    ("rule", "kg", "silent_s", "state"),
    [
        (Rule(), 70, 0.4, "live"),
        (Rule(), 70, 0.6, "stalled"),
        (Rule(), 70, 3.1, "lost"),
        (WII_RULE, 70, 1.4, "live"),
        (WII_RULE, 70, 1.6, "stalled"),  # loaded, and not one change: frozen
        (WII_RULE, 0, 1.6, "quiet"),  # nobody there, so nothing to tell
        (WII_RULE, 0, 600.0, "quiet"),
    ],
)
def test_silence_means_what_the_device_says_it_means(rule, kg, silent_s, state):
    liveness = Liveness(rule)
    liveness.opened(0.0)
    liveness.heard(24, [loads(1.0, kg)], 1.0)
    liveness.heard(0, [loads(1.02, kg, Flag.HELD)], 1.02)
    assert liveness.state(1.0 + silent_s) == state


def test_a_slow_device_is_not_stalled_between_its_samples():
    liveness = Liveness(Rule())
    liveness.opened(0.0)
    for t in (1.0, 1.4, 1.8):
        liveness.heard(10, [loads(t, 70)], t)
    assert liveness.state(3.7) == "live"
    assert liveness.state(3.9) == "stalled"


@pytest.mark.parametrize(
    ("size", "code"),
    [(0, "no-data"), (4000, "wrong-speed")],  # silent, and talking nonsense
)
def test_a_device_that_says_nothing_useful_is_told_once(size, code):
    liveness = Liveness(Rule())
    liveness.opened(0.0)
    liveness.heard(size, [], 1.0)
    assert (liveness.state(2.9), liveness.notices(2.9)) == ("connecting", [])
    assert liveness.state(3.0) == "error"
    assert [notice.code for notice in liveness.notices(3.0)] == [code]
    assert liveness.notices(4.0) == []
    assert liveness.heard(30, [loads(5.0, 70)], 5.0)
    assert liveness.state(5.1) == "live"


@pytest.mark.parametrize(("rate_hz", "codes"), [(10, ["slow-rate"]), (60, [])])
def test_a_device_too_slow_to_measure_with_is_told(rate_hz, codes):
    liveness = Liveness(Rule())
    liveness.opened(0.0)
    told = []
    for i in range(8 * rate_hz):
        liveness.heard(40, [loads(i / rate_hz, 70)], i / rate_hz)
        told += liveness.notices(i / rate_hz)
    assert [notice.code for notice in told] == codes
