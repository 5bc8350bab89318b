"""The Wii Balance Board found, opened and read on a machine that believes it has one."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

EVENT = "/dev/input/event7"
INPUT = "/devices/virtual/misc/uhid/0005:057E:0306.0001/input/input7"
NAME = b"Nintendo Wii Remote Balance Board\0"
AXES = (0x10, 0x11, 0x12, 0x13)
FRAMES = [{0x10: 1700 + i, 0x11: 1600, 0x12: 1800 - i, 0x13: 1500 + i % 2} for i in range(1, 41)]

READER = """
import json, sys, time
from input_devices.devices import make_device
from input_devices.finding import found

device = make_device("wii:")
there = [entry.uri for entry in found(ports=list, pads=list, hids=list)]
device.open()
taken, deadline = [], time.perf_counter() + 10
while time.perf_counter() < deadline and sum(not s.flags & 2 for s in taken) < int(sys.argv[1]):
    taken += device.read()
    time.sleep(0.005)
fresh = [s.values for s in taken if not s.flags & 2]
print(json.dumps({"found": there, "fresh": fresh, "state": device.state}))
device.close()
"""

pytestmark = pytest.mark.skipif(
    shutil.which("umockdev-run") is None, reason="umockdev-run is not installed"
)


def padded(data, size):
    return (data + bytes(size - len(data))).hex().upper()


def bits(numbers, size):
    mask = bytearray(size)
    for number in numbers:
        mask[number // 8] |= 1 << number % 8
    return bytes(mask).hex().upper()


def device_text():
    name = NAME[:-1].decode()
    return (
        f"P: {INPUT}/event7\nN: input/event7\nE: DEVNAME={EVENT}\nE: ID_INPUT=1\n"
        "E: MAJOR=13\nE: MINOR=71\nE: SUBSYSTEM=input\nA: dev=13:71\nL: device=../../input7\n\n"
        f'P: {INPUT}\nE: NAME="{name}"\nE: PRODUCT=5/57e/306/600\n'
        f"E: SUBSYSTEM=input\nA: name={name}\n\n"
    )


def ioctl_text():
    absinfo = struct.pack("<6i", 1234, 0, 65535, 2, 4, 0).hex().upper()
    rows = [
        f"@DEV {EVENT}",
        "EVIOCGID 0 " + struct.pack("<4H", 5, 0x057E, 0x0306, 0x0600).hex().upper(),
        f"EVIOCGNAME(0) {len(NAME)} " + padded(NAME, 256),
        "EVIOCGBIT(0) 8 " + bits((0, 1, 3), 8),
        "EVIOCGBIT(3) 8 " + bits(AXES, 8),
        *(f"EVIOCGABS({axis}) 0 {absinfo}" for axis in AXES),
    ]
    return "\n".join(rows) + "\n"


def events_text():
    rows, t = [], 1.1
    for frame in FRAMES:
        rows += [f"E: {t:.6f} 0003 {code:04x} {value}\n" for code, value in frame.items()]
        rows.append(f"E: {t:.6f} 0000 0000 0\n")
        t += 0.02
    return "".join(rows)


def test_a_board_of_the_kernel_is_found_and_every_frame_arrives(tmp_path):
    files = {"wbb.umockdev": device_text(), "wbb.ioctl": ioctl_text(), "wbb.events": events_text()}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "reader.py").write_text(READER)
    options = ["-d", "wbb.umockdev", "-i", f"{EVENT}=wbb.ioctl", "-e", f"{EVENT}=wbb.events"]
    done = subprocess.run(
        ["umockdev-run", *options, "--", sys.executable, "reader.py", str(len(FRAMES) + 1)],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PATH": "/usr/bin:/bin",
            "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        },
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["found"][0] == "wii:"
    assert told["state"] == "live"
    expected = [[12.34] * 4] + [[value / 100 for value in frame.values()] for frame in FRAMES]
    assert told["fresh"] == [pytest.approx(values) for values in expected]
