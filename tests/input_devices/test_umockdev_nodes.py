"""Input nodes found, opened and read on a machine that believes it has a balance board or a
controller."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from tests.input_devices.umockdev_nodes import ABOUT, MOTION, write_events, write_nodes

NODE = 7
BOARD = [{0x10: 1700 + i, 0x11: 1600, 0x12: 1800 - i, 0x13: 1500 + i % 2} for i in range(1, 41)]
PAD = [{0: 8192, 1: 100 * i, 2: -8192 + i, 3: -2048, 4: 1024 * i, 5: 512 - i} for i in range(1, 31)]
STEP_US = 4000

READER = """
import json, sys, time
from input_devices.devices import make_device
from input_devices.finding import found

device = make_device(sys.argv[1])
there = [entry.uri for entry in found(ports=list, pads=list, hids=list)]
device.open()
taken, deadline = [], time.perf_counter() + 10
while time.perf_counter() < deadline and sum(not s.flags & 2 for s in taken) < int(sys.argv[2]):
    taken += device.read()
    time.sleep(0.005)
told = [[s.t_dev, list(s.values), int(s.flags)] for s in taken if not s.flags & 2]
print(json.dumps({"found": there, "told": told, "state": device.state, "id": device.info.id}))
device.close()
"""

pytestmark = pytest.mark.skipif(
    shutil.which("umockdev-run") is None, reason="umockdev-run is not installed"
)


def read(uri: str, frames: Sequence[dict[int, int]], folder: Path, *, clock: bool) -> Any:
    """What the reader of an address says of these frames."""
    write_nodes(ABOUT[uri.partition(":")[0]], folder, [NODE])
    stamps = (STEP_US * place for place in range(len(frames))) if clock else repeat(None)
    write_events(frames, stamps, folder / "events")
    (folder / "reader.py").write_text(READER)
    event = f"/dev/input/event{NODE}"
    options = ["-d", f"{NODE}.umockdev", "-i", f"{event}={NODE}.ioctl", "-e", f"{event}=events"]
    count = len(frames) + (not clock)  # where its axes stand at first is told too
    done = subprocess.run(
        ["umockdev-run", *options, "--", sys.executable, "reader.py", uri, str(count)],
        cwd=folder,
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
    assert told["state"] == "live"
    assert told["found"][0] == uri.partition("?")[0]
    return told


def test_a_board_of_the_kernel_is_found_and_every_frame_arrives(tmp_path: Path) -> None:
    told = read("wii:", BOARD, tmp_path, clock=False)
    expected = [[15.0] * 4] + [[value / 100 for value in frame.values()] for frame in BOARD]
    assert [values for _, values, _ in told["told"]] == [pytest.approx(one) for one in expected]


def test_the_sensors_of_the_kernel_are_found_and_every_frame_arrives(tmp_path: Path) -> None:
    told = read("motion:?mount=+y-x+z", PAD, tmp_path, clock=True)
    assert told["id"] == "motion-ac:36:1b:00:00:01"
    assert len(told["told"]) == len(PAD)
    for place, (t_dev, values, flags) in enumerate(told["told"]):
        counts = zip(PAD[place].values(), MOTION.resolutions, strict=True)
        assert values == pytest.approx([count / each for count, each in counts])
        assert t_dev == pytest.approx(STEP_US * place / 1e6)
        assert flags == 0
