"""Several devices on one time line: in order, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.device import Device
from input_devices.errors import DeviceError
from input_devices.paced import Moment, Paced
from input_devices.sample import Connected, Kind, Lost, Sample
from input_devices.simulated import BoardModel, simulated_info
from input_devices.together import Together, infos_of

BOARD = simulated_info("sim:board", "board", BoardModel())
SENSOR = simulated_info("sim:sensor", "sensor", BoardModel(kind=Kind.TILT))


class Scripted:
    """A device that says what it is told to, read by read."""

    def __init__(self, *reads: list[Sample], refuses: bool = False) -> None:
        self.info = BOARD
        self._reads, self._refuses = list(reads), refuses
        self.is_open = False

    def open(self) -> None:
        if self._refuses:
            raise DeviceError("busy", "Somebody else uses it.")
        self.is_open = True

    def read(self) -> list[Sample]:
        return self._reads.pop(0) if self._reads else []

    def close(self) -> None:
        self.is_open = False

    def __getattr__(self, name: str) -> Any:
        return {"identified": True, "state": "live", "dropped": 0, "finished": False}[name]

    def events(self) -> list[Any]:
        return []


def sample(t: float, mark: int) -> Sample:
    return Sample(t, Kind.TILT, (float(mark), 0.0), seq=mark)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4), st.floats(0, 0.5)), max_size=60))
def test_any_interleaving_gives_every_sample_once_and_in_order(
    told: list[tuple[int, int, float]],
) -> None:
    """Of which device, in which read, and how long after its last; every device's own are in
    order, as devices are."""
    reads: list[list[list[Sample]]] = [[[] for _ in range(5)] for _ in range(3)]
    clock = [0.0, 0.0, 0.0]
    for mark, (device, read, later_s) in enumerate(sorted(told, key=lambda one: one[1])):
        clock[device] += later_s
        reads[device][read].append(sample(clock[device], mark))
    line = Together([Scripted(*one) for one in reads])
    given_ = [one for _ in range(6) for one in line.read()]
    assert [one.t for one in given_] == sorted(one.t for one in given_)
    for device, own in enumerate(reads):
        sent = [one.seq for part in own for one in part]
        assert [one.seq for one in given_ if one.device == device] == sent


def test_samples_say_which_device_they_come_from_and_keep_their_values() -> None:
    line = Together([Scripted([sample(0.1, 1)]), Scripted([sample(0.05, 2)])])
    assert [(one.device, one.t, one.seq) for one in line.read()] == [(1, 0.05, 2), (0, 0.1, 1)]


def test_one_device_is_lost_and_comes_back_while_the_other_goes_on() -> None:
    now = 0.0

    def clock() -> float:
        return now

    def going(t0: float) -> Any:
        yield from (sample(t0 + n / 10, n) for n in range(100))

    def breaking(t0: float) -> Any:
        yield from (sample(t0 + n / 10, n) for n in range(10))
        yield Moment(t0 + 1.0, Lost("Its battery is empty."))
        yield Moment(t0 + 3.0, Connected("sensor"))
        yield from (sample(t0 + n / 10, n) for n in range(30, 100))

    line = Together([Paced(BOARD, going, clock=clock), Paced(SENSOR, breaking, clock=clock)])
    line.open()
    came, states, told = {0: 0, 1: 0}, [], []
    for frame in range(50):
        now = frame / 10 + 0.05
        for one in line.read():
            came[one.device] += 1
        states.append(line.state)
        told += line.events()
    assert came == {0: 50, 1: 30}
    assert (states[5], states[20], states[-1]) == ("live", "lost", "live")
    assert [one for one in told if isinstance(one, Lost)] == [Lost("Its battery is empty.")]


def test_where_the_second_is_refused_the_first_is_closed_again() -> None:
    first, second = Scripted(), Scripted(refuses=True)
    with pytest.raises(DeviceError):
        Together([first, second]).open()
    assert not first.is_open


def test_a_device_alone_and_several_say_what_they_are() -> None:
    board: Device = Paced(BOARD, lambda t0: iter(()))
    sensor: Device = Paced(SENSOR, lambda t0: iter(()))
    assert infos_of(board) == (BOARD,)
    assert infos_of(Together([board, sensor])) == (BOARD, SENSOR)
    assert Together([board, sensor]).info == BOARD
