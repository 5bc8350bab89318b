"""The lines of a recording, with one device and with several."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.calibration import fallback
from game.core.pose import Geometry
from game.core.recording import (
    NUMBERED_HEADER,
    SAMPLES_HEADER,
    Beside,
    DeviceNote,
    Header,
    Taken,
    read_samples,
    sample_line,
)
from input_devices.sample import Flag, Kind, Sample
from tests.store import made_up

OLD_LINE = "12,0.1,,3,tilt,1.5 -2.25,4\n"
SENSOR = DeviceNote("motion:", "s", "sensor", Kind.TILT, "deg", 60.0, True)


def test_a_line_of_one_device_is_written_as_it_always_was() -> None:
    taken = Taken(12, 0.1, Sample(0.1, Kind.TILT, (1.5, -2.25), None, 3, Flag.GAP))
    assert sample_line(taken) == OLD_LINE
    assert list(read_samples([SAMPLES_HEADER + "\n", OLD_LINE])) == [taken]


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 9), st.floats(-9, 9)), max_size=9))
def test_samples_of_several_devices_read_back_with_their_numbers(
    told: list[tuple[int, float, float]],
) -> None:
    taken = [
        Taken(n, t_s, Sample(t_s, Kind.TILT, (x, 0.0), device=device))
        for n, (device, t_s, x) in enumerate(told)
    ]
    lines = [sample_line(one, numbered=True) for one in taken]
    assert list(read_samples([NUMBERED_HEADER + "\n", *lines])) == taken


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_last_line_that_was_cut_off_is_left_out(cut: int) -> None:
    taken = Taken(1, 0.1, Sample(0.1, Kind.TILT, (1.5, -2.25), device=1))
    line = sample_line(taken, numbered=True)
    assert list(read_samples([line, line[:-cut]])) == [taken]


def test_a_header_of_before_there_were_several_devices_still_reads() -> None:
    new = msgspec.to_builtins(made_up.header())
    del new["beside"], new["geometry"]["device"]
    assert msgspec.convert(new, Header) == made_up.header()


def test_a_bout_is_told_by_the_device_that_measures_what_is_asked() -> None:
    worn = fallback(made_utc=made_up.UTC, device_id="s", unit="deg", note="")
    alone = made_up.header()
    both = msgspec.structs.replace(alone, beside=(Beside(SENSOR, Geometry(device=1), worn),))
    seen = both.seen_by("deg")
    assert (seen.device, seen.geometry.device, seen.calibration) == (SENSOR, 1, worn)
    assert both.seen_by("mm") == both
    assert alone.seen_by("deg") == alone
