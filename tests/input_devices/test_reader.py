"""The thread of a device: it never makes the game wait, loses nothing it need not, and finds a lost
device again."""

from __future__ import annotations

import threading
import time

import pytest

from input_devices.errors import DeviceError, SourceLost
from input_devices.liveness import Rule
from input_devices.reader import QUEUE_LENGTH, Link, Reader
from input_devices.sample import Connected, Lost
from input_devices.sib1 import Sib1Decoder, framed


def line(i):
    return framed(f"L,{i % 65536},{i * 10_000},1000,1000,1000,{i % 9999}")


def reader_of(sources, **kwargs):
    waiting = list(sources)

    def connect():
        if not waiting:
            raise DeviceError("no-device", "No board.")
        source = waiting.pop(0)
        if isinstance(source, Exception):
            raise source
        return Link(source, Sib1Decoder())

    options = {"name": "board", "lost_text": "The board has gone.", "retry_s": (0.01,)} | kwargs
    return Reader(connect, Rule(), **options)


def test_everything_that_was_sent_comes_in_order(scripted, until):
    source = scripted([line(i) + line(i + 1)[:9] if i % 2 else line(i)[9:] for i in range(1, 60)])
    reader = reader_of([source])
    reader.open()
    taken = []
    assert until(lambda: taken.extend(reader.read()) or len(taken) >= 59)
    assert [s.seq for s in taken] == list(range(1, 60))
    assert [s.t for s in taken] == sorted(s.t for s in taken)
    reader.close()
    assert source.closed == 1


def test_reading_and_closing_never_wait():
    class Slow:
        def read_some(self, timeout_s):
            time.sleep(timeout_s)
            return b""

        def write(self, data): ...

        def close(self): ...

        def describe(self):
            return "slow"

    reader = reader_of([Slow()])
    reader.open()
    began = time.perf_counter()
    assert reader.read() == []
    assert time.perf_counter() - began < 0.05
    reader.close()
    reader.close()
    assert time.perf_counter() - began < 0.5


def test_a_game_that_does_not_read_loses_the_oldest_and_is_told_how_many(scripted, until):
    count = QUEUE_LENGTH + 500
    source = scripted([b"".join(line(i) for i in range(count))])
    reader = reader_of([source])
    reader.open()
    assert until(lambda: reader.dropped == 500)
    taken = reader.read()
    assert len(taken) == QUEUE_LENGTH
    assert taken[-1].seq == count - 1
    reader.close()


def test_a_lost_device_is_told_and_found_again(scripted, unplugged, until):
    gone = scripted([line(0), unplugged])
    missing = DeviceError("no-device", "No board.")
    back = scripted([line(7)])
    reader = reader_of([gone, missing, back])
    reader.open()
    events, taken = [], []
    assert until(lambda: taken.extend(reader.read()) or len(taken) == 2)
    events += reader.events()
    assert [type(event) for event in events] == [Connected, Lost, Connected]
    assert events[1].reason == "The board has gone."
    assert reader.state == "live"
    assert (gone.closed, reader.dropped) == (1, 0)
    reader.close()


def test_a_device_that_stays_away_is_lost_until_it_is_closed(scripted, until):
    reader = reader_of([scripted([SourceLost("unplugged")])])
    reader.open()
    assert until(lambda: reader.state == "lost")
    time.sleep(0.05)
    assert reader.state == "lost"
    assert [type(event) for event in reader.events()] == [Lost]
    reader.close()


def test_a_device_that_falls_silent_counts_as_lost(scripted, clock, until):
    source = scripted([line(0)])
    reader = reader_of([source, scripted([line(1)])], clock=clock)
    reader.open()
    assert until(lambda: reader.state == "live")
    clock.now = 1.0
    assert reader.state == "stalled"
    clock.now = 3.5
    assert until(lambda: source.closed)
    assert until(lambda: reader.state == "live")
    reader.close()


def test_a_device_that_cannot_be_opened_says_so_and_leaves_nothing_open():
    reader = reader_of([DeviceError("port-busy", "Close the other program.")])
    with pytest.raises(DeviceError, match="Close the other program"):
        reader.open()
    reader.close()


def test_a_bug_in_a_decoder_reaches_the_game(scripted, until):
    class Broken(Sib1Decoder):
        def feed(self, data, t):
            raise ZeroDivisionError("ours")

    reader = Reader(
        lambda: Link(scripted([b"x"]), Broken()), Rule(), name="board", lost_text="gone"
    )
    reader.open()
    with pytest.raises(ZeroDivisionError):
        until(reader.read)
    reader.close()


class Gate:
    """A device that takes its time to be found."""

    def __init__(self, source):
        self.source = source
        self.opened = threading.Event()

    def connect(self):
        self.opened.wait(5)
        if isinstance(self.source, Exception):
            raise self.source
        return Link(self.source, Sib1Decoder())

    def reader(self):
        return Reader(self.connect, Rule(), name="board", lost_text="The board has gone.")


def test_to_begin_waits_for_nothing_and_what_comes_of_it_is_told(scripted, until):
    gate = Gate(scripted([line(3)]))
    reader = gate.reader()
    reader.start()
    assert (reader.state, reader.identified, reader.refused) == ("connecting", False, None)
    gate.opened.set()
    taken = []
    assert until(lambda: taken.extend(reader.read()) or taken)
    assert reader.identified
    reader.close()


def test_a_refusal_after_the_beginning_is_kept_until_the_next(scripted, until):
    gate = Gate(DeviceError("no-device", "No board."))
    reader = gate.reader()
    reader.start()
    gate.opened.set()
    assert until(lambda: reader.refused)
    assert (reader.refused.code, reader.identified) == ("no-device", False)
    reader.close()
    gate.source = scripted([line(0)])
    reader.open()
    assert reader.refused is None
    reader.close()


def test_who_leaves_while_it_is_looked_for_leaves_nothing_open(scripted, until):
    source = scripted([line(0)])
    gate = Gate(source)
    reader = gate.reader()
    reader.start()
    reader.close()
    gate.opened.set()
    assert until(lambda: source.closed)
    assert (reader.read(), reader.events(), source.closed) == ([], [], 1)
    assert until(lambda: not [one for one in threading.enumerate() if one.name == "board"])


def test_a_long_search_is_told_that_nobody_waits_any_more(until):
    told = []

    class Searching(Reader):
        def __init__(self):
            super().__init__(self.look, Rule(), name="board", lost_text="gone")

        def look(self):
            while not self.left:
                time.sleep(0.005)
            told.append("left")
            raise DeviceError("no-device", "No board.")

    reader = Searching()
    reader.start()
    reader.close()
    assert until(lambda: told)
    assert reader.refused is None
