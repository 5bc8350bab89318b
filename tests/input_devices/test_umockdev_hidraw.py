"""The talk with a Wii Balance Board through a raw node, byte for byte, on a machine that believes
it has one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.input_devices.wiihid_board import (
    ASK_CALIBRATION,
    ASK_EXTENSION,
    ASK_STATUS,
    ASK_STREAM,
    ASK_TEMPERATURE,
    EXTENSION_ANSWER,
    FIRST_HALF,
    INIT,
    LED,
    PLAIN,
    PRESSED,
    SECOND_HALF,
    STANDING,
    TEMPERATURE_ANSWER,
    WRITTEN,
)

NODE = """P: /devices/virtual/misc/uhid/0005:057E:0306.0001/hidraw/hidraw0
N: hidraw0
E: DEVNAME=/dev/hidraw0
E: MAJOR=241
E: MINOR=0
E: SUBSYSTEM=hidraw
A: dev=241:0

"""

READER = """
import json, os, select, time
from input_devices.devices import parse
from input_devices.hid_source import HidSource
from input_devices.wiihid import OpenBoard, WiiHidBoard
from input_devices.wiihid_reports import whole_report

class Node:
    def __init__(self):
        self.fd = os.open("/dev/hidraw0", os.O_RDWR)
    def read(self, max_length, timeout_ms):
        ready, _, _ = select.select([self.fd], [], [], timeout_ms / 1000)
        return list(os.read(self.fd, max_length)) if ready else []
    def write(self, buff):
        return os.write(self.fd, buff)
    def close(self):
        os.close(self.fd)

board = OpenBoard(HidSource(Node(), "hidraw0", whole_report), "")
device = WiiHidBoard(parse("wiihid:"), open_board=lambda: board)
device.open()
taken, deadline = [], time.perf_counter() + 15
while time.perf_counter() < deadline and len(taken) < 21:
    taken += device.read()
    time.sleep(0.005)
print(json.dumps([[s.kind.value, list(s.values)] for s in taken]))
device.close()
"""

pytestmark = [
    pytest.mark.slow,  # three seconds of waiting for a status that cannot be scripted
    pytest.mark.skipif(
        shutil.which("umockdev-run") is None, reason="umockdev-run is not installed"
    ),
]


def written(data: bytes) -> bytes:
    """Bytes as a script writes them: control codes as `^` and a letter."""
    out = bytearray()
    for byte in data:
        out += b"^" + bytes([byte + 64]) if byte < 32 else b"^`" if byte == 0x5E else bytes([byte])
    return bytes(out)


def host(data: bytes) -> bytes:
    return b"w 0 " + written(data) + b"\n"


def board(data: bytes, after_ms: int = 5) -> bytes:
    return b"r %d " % after_ms + written(data) + b"\n"


SCRIPT = [
    host(LED),
    # a script cannot begin an answer with 0x20, which is a space: the board leaves the status out
    *[host(ASK_STATUS)] * 3,
    host(INIT),
    board(WRITTEN),
    host(PLAIN),
    board(WRITTEN),
    host(ASK_EXTENSION),
    board(EXTENSION_ANSWER),
    host(ASK_CALIBRATION),
    board(FIRST_HALF),
    board(SECOND_HALF),
    host(ASK_TEMPERATURE),
    board(TEMPERATURE_ANSWER),
    host(ASK_STREAM),
    *[board(STANDING, 10)] * 19,
    board(PRESSED, 10),
]


def test_a_raw_node_hears_exactly_what_a_board_understands(tmp_path):
    (tmp_path / "board.umockdev").write_text(NODE)
    (tmp_path / "board.script").write_bytes(b"".join(SCRIPT))
    (tmp_path / "reader.py").write_text(READER)
    options = ["-d", "board.umockdev", "-s", "/dev/hidraw0=board.script"]
    done = subprocess.run(
        ["umockdev-run", *options, "--", sys.executable, "reader.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [kind for kind, _ in told] == ["load4"] * 19 + ["button", "load4"]
    for kind, values in told:
        expected = (0, 1) if kind == "button" else (19.997, 15.002, 20.0, 14.996)
        assert values == pytest.approx(expected, abs=0.001)
