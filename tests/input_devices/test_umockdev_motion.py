"""The motion sensors of a game controller found, opened and read on a machine that believes it has
one."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.input_devices.test_umockdev_board import bits, padded

EVENT = "/dev/input/event9"
INPUT = "/devices/virtual/misc/uhid/0005:054C:0CE6.0002/input/input9"
NAME = b"Wireless Controller Motion Sensors\0"
ADDRESS = b"AC:36:1B:00:00:01\0"
RESOLUTIONS = (8192, 8192, 8192, 1024, 1024, 1024)
FRAMES = [
    {0: 8192, 1: 100 * i, 2: -8192 + i, 3: -2048, 4: 1024 * i, 5: 512 - i} for i in range(1, 31)
]
STEP_US = 4000

READER = """
import json, sys, time
from input_devices.devices import make_device
from input_devices.finding import found

device = make_device("motion:?mount=+y-x+z")
there = [entry.uri for entry in found(ports=list, pads=list, hids=list)]
device.open()
taken, deadline = [], time.perf_counter() + 10
while time.perf_counter() < deadline and len(taken) < int(sys.argv[1]):
    taken += device.read()
    time.sleep(0.005)
told = [[s.t_dev, list(s.values), int(s.flags)] for s in taken]
print(json.dumps({"found": there, "told": told, "state": device.state, "id": device.info.id}))
device.close()
"""

pytestmark = pytest.mark.skipif(
    shutil.which("umockdev-run") is None, reason="umockdev-run is not installed"
)


def device_text():
    name = NAME[:-1].decode()
    return (
        f"P: {INPUT}/event9\nN: input/event9\nE: DEVNAME={EVENT}\nE: ID_INPUT=1\n"
        "E: MAJOR=13\nE: MINOR=73\nE: SUBSYSTEM=input\nA: dev=13:73\nL: device=../../input9\n\n"
        f'P: {INPUT}\nE: NAME="{name}"\nE: PRODUCT=5/54c/ce6/8100\n'
        f"E: SUBSYSTEM=input\nA: name={name}\n\n"
    )


def absinfo(resolution):
    return struct.pack("<6i", 0, -32768, 32768, 16, 0, resolution).hex().upper()


def ioctl_text():
    rows = [
        f"@DEV {EVENT}",
        "EVIOCGID 0 " + struct.pack("<4H", 5, 0x054C, 0x0CE6, 0x8100).hex().upper(),
        f"EVIOCGNAME(0) {len(NAME)} " + padded(NAME, 256),
        f"EVIOCGUNIQ(0) {len(ADDRESS)} " + padded(ADDRESS, 256),
        "EVIOCGPROP(0) 8 " + bits((6,), 8),
        "EVIOCGBIT(0) 8 " + bits((0, 3, 4), 8),
        "EVIOCGBIT(3) 8 " + bits(range(6), 8),
        *(f"EVIOCGABS({axis}) 0 {absinfo(each)}" for axis, each in enumerate(RESOLUTIONS)),
    ]
    return "\n".join(rows) + "\n"


def events_text():
    rows, t = [], 1.1
    for place, frame in enumerate(FRAMES):
        rows += [f"E: {t:.6f} 0003 {code:04x} {value}\n" for code, value in frame.items()]
        rows.append(f"E: {t:.6f} 0004 0005 {STEP_US * place}\n")
        rows.append(f"E: {t:.6f} 0000 0000 0\n")
        t += 0.02
    return "".join(rows)


def test_the_sensors_of_the_kernel_are_found_and_every_frame_arrives(tmp_path):
    files = {"pad.umockdev": device_text(), "pad.ioctl": ioctl_text(), "pad.events": events_text()}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "reader.py").write_text(READER)
    options = ["-d", "pad.umockdev", "-i", f"{EVENT}=pad.ioctl", "-e", f"{EVENT}=pad.events"]
    done = subprocess.run(
        ["umockdev-run", *options, "--", sys.executable, "reader.py", str(len(FRAMES))],
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
    assert told["found"][0] == "motion:"
    assert (told["state"], told["id"]) == ("live", "motion-ac:36:1b:00:00:01")
    assert len(told["told"]) == len(FRAMES)
    for place, (t_dev, values, flags) in enumerate(told["told"]):
        expected = [
            count / each for count, each in zip(FRAMES[place].values(), RESOLUTIONS, strict=True)
        ]
        assert values == pytest.approx(expected)
        assert t_dev == pytest.approx(STEP_US * place / 1e6)
        assert flags == 0
