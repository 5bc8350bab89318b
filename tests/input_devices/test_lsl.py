"""A stream of the Lab Streaming Layer: what its channels mean, and a private loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.lsl import LslDevice
from input_devices.lsl_channels import LABELS, LslDecoder, Stream, meaning_of
from input_devices.lsl_source import load_pylsl, predicate
from input_devices.sample import Header, Kind, Lost, Sample

ROOT = Path(__file__).parents[2]
CORNERS = ("TR", "BR", "TL", "BL")
PLATE = ("Fx", "Fy", "Fz", "Mx", "My", "Mz")


def described(count, labels=(), units=()):
    return json.dumps({"count": count, "labels": list(labels), "units": list(units)}) + "\n"


def taken(text, form="auto"):
    items = LslDecoder(form).feed(text.encode(), 2.0)
    return [item for item in items if isinstance(item, Sample)]


@pytest.mark.parametrize(
    ("stream", "form", "row", "kind", "values"),
    [
        ((4,), "auto", [1, 2, 3, 4], Kind.LOAD4, (1, 2, 3, 4)),
        ((4, ("BL", "TL", "BR", "TR")), "auto", [1, 2, 3, 4], Kind.LOAD4, (4, 3, 2, 1)),
        ((5, ("n", *CORNERS)), "auto", [9, 1, 2, 3, 4], Kind.LOAD4, (1, 2, 3, 4)),
        ((4, CORNERS, ("g",) * 4), "auto", [1e3, 2e3, 0, 0], Kind.LOAD4, (1, 2, 0, 0)),
        ((4, CORNERS, ("N",) * 4), "auto", [9.80665, 0, 0, 0], Kind.LOAD4, (1, 0, 0, 0)),
        ((2,), "auto", [12, -7], Kind.COP, (12, -7)),
        ((2, ("y", "x"), ("m", "m")), "auto", [0.012, -0.007], Kind.COP, (-7, 12)),
        # 500 N, 20 mm to the right and 30 mm forward, as it presses and as the plate bears it
        ((6,), "auto", [0, 0, 500, 15, -10, 0], Kind.COP, (20, 30, 500)),
        ((6,), "auto", [0, 0, -500, -15, 10, 0], Kind.COP, (20, 30, 500)),
        ((6, PLATE, ("N",) * 3 + ("Nmm",) * 3), "auto", [0, 0, 500, 15000, -10000, 0],
         Kind.COP, (20, 30, 500)),
        ((6,), "auto", [0, 0, 40, 15, -10, 0], Kind.COP, (0, 0, 40)),  # nobody to speak of
        ((8,), "plate6", [0, 0, 500, 15, -10, 0, 1, 1], Kind.COP, (20, 30, 500)),
        ((4, ("a", "b", "c", "d")), "load4", [1, 2, 3, 4], Kind.LOAD4, (1, 2, 3, 4)),
    ],
)  # fmt: skip
def test_channels_mean_what_their_labels_or_their_number_say(stream, form, row, kind, values):
    (sample,) = taken(described(*stream) + json.dumps([7.5, *row]) + "\n", form)
    assert (sample.kind, sample.t, sample.t_dev) == (kind, 2.0, 7.5)
    assert sample.values == pytest.approx(values)


@pytest.mark.parametrize(
    ("stream", "form"),
    [
        (Stream(3), "auto"),
        (Stream(4, ("TP9", "AF7", "AF8", "TP10")), "auto"),  # four channels of a brain
        (Stream(4, CORNERS, ("stone",) * 4), "auto"),
        (Stream(2), "load4"),
    ],
)
def test_what_is_not_understood_is_not_guessed(stream, form):
    assert meaning_of(stream, form) is None


def test_a_number_that_its_unit_makes_too_great_is_bad():
    decoder = LslDecoder()
    row = described(2, ("x", "y"), ("m", "m")) + "[1,1e306,0]\n"
    assert decoder.feed(row.encode(), 0.0)[1:] == []
    assert decoder.bad == 1


@pytest.mark.parametrize("line", ["[1]", "[]", "[1,null,2]", '{"count":"x"}', "1,2,3", "{}"])
def test_a_line_that_is_no_sample_is_bad(line):
    decoder = LslDecoder()
    assert decoder.feed((described(2) + line + "\n").encode(), 0.0)[1:] == []
    assert decoder.bad == 1


@pytest.mark.parametrize(
    ("target", "wrong"),
    [("Plate", "is no term"), ("title=a", "unknown term"), ("name=", "no term"),
     ("name=a'b", "no term")],
)  # fmt: skip
def test_an_address_without_terms_is_refused(target, wrong):
    with pytest.raises(AddressError, match=wrong):
        make_device(f"lsl:{target}")


def test_terms_become_one_query():
    assert predicate({"name": "A b", "type": "Force"}) == "name='A b' and type='Force'"


@pytest.mark.parametrize("problem", [ImportError, OSError, RuntimeError])
def test_without_the_library_its_name_is_told(problem):
    def load(name):
        raise problem(name)

    with pytest.raises(DeviceError, match=r'pip install "steady-isles\[lsl\]"') as told:
        load_pylsl(load)
    assert told.value.code == "missing-package"


class Inlet:
    """An open stream whose bytes are a list."""

    name, id, rate_hz = "Plate 1", "AMTI-7", 100.0

    def __init__(self, stream, chunks, scripted):
        self.stream, self._source = stream, scripted(chunks)
        self.read_some, self.write = self._source.read_some, self._source.write
        self.close, self.describe = self._source.close, self._source.describe


def test_a_stream_says_who_it_is_and_ends_with_its_sender(scripted, until):
    chunks = [described(2, ("x", "y")).encode() + b"[1,12,-7]\n", SourceLost("gone")]
    inlet = Inlet(Stream(2, ("x", "y")), chunks, scripted)
    device = LslDevice(parse("lsl:type=Force"), open_source=lambda terms: inlet)
    assert not device.identified
    device.open()
    told = []
    assert until(lambda: told.extend(device.events()) or any(isinstance(e, Lost) for e in told))
    assert [sample.values for sample in device.read()] == [(12, -7)]
    info = device.info
    assert device.identified
    assert (info.id, info.name, info.kind, info.unit) == ("AMTI-7", "Plate 1", Kind.COP, "mm")
    assert (info.rate_hz, info.channels) == (100.0, ("cop",))
    assert any(isinstance(event, Header) for event in told)
    device.close()


def test_a_stream_that_is_not_understood_asks_what_it_is(scripted):
    inlet = Inlet(Stream(3), [], scripted)
    device = LslDevice(parse("lsl:type=EEG"), open_source=lambda terms: inlet)
    with pytest.raises(DeviceError, match="one of: load4, cop, plate6") as problem:
        device.open()
    assert problem.value.code == "wrong-stream"
    assert inlet._source.closed == 1
    assert list(LABELS) == ["load4", "cop", "plate6"]


LOOPBACK = """
import sys, time
import pylsl
from input_devices.devices import make_device
from input_devices.sample import Lost

def until(true):
    deadline = time.perf_counter() + 10
    while time.perf_counter() < deadline:
        if true():
            return True
        time.sleep(0.005)
    return False

about = pylsl.StreamInfo("Loop", "Force", 4, 100, "float32", "loop-" + sys.argv[1])
channels = about.desc().append_child("channels")
for label in ("BL", "TL", "BR", "TR"):
    channel = channels.append_child("channel")
    channel.append_child_value("label", label)
    channel.append_child_value("unit", "g")
outlet = pylsl.StreamOutlet(about)
device = make_device("lsl:type=Force,source_id=loop-" + sys.argv[1])
device.open()
assert outlet.wait_for_consumers(5)
for i in range(300):
    outlet.push_sample([i * 1000.0, 1000.0, 2000.0, 3000.0])
    time.sleep(0.001)
taken = []
assert until(lambda: taken.extend(device.read()) or len(taken) >= 300), len(taken)
assert [sample.values for sample in taken] == [(3.0, 2.0, 1.0, float(i)) for i in range(300)]
assert all(sample.t_dev is not None for sample in taken)
assert device.info.id == "loop-" + sys.argv[1] and device.info.rate_hz == 100.0
del outlet
told = []
assert until(lambda: told.extend(device.events()) or any(isinstance(e, Lost) for e in told)), told
device.close()
print("whole")
"""


def test_a_stream_of_this_computer_arrives_once_in_order_unchanged(tmp_path):
    """In a process of its own: the library reads its settings once."""
    try:
        load_pylsl()
    except DeviceError as problem:
        pytest.skip(f"pylsl cannot be loaded here: {problem}")
    settings = tmp_path / "lsl_api.cfg"
    settings.write_text(
        "[multicast]\nResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\n[log]\nlevel=-2\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", LOOPBACK, f"{os.getpid()}"],
        env={**os.environ, "LSLAPICFG": str(settings), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert done.stdout == "whole\n", done.stderr
