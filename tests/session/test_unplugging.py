"""Unplugged and plugged in again in mid play: it always pauses, it always goes on after the
count-in, and nothing is lost that had come before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.store.store import Store
from input_devices.devices import DEVICES
from input_devices.specimens.boards import COUNTS_PER_G
from tests.input_devices.umockdev_nodes import ABOUT, write_nodes
from tests.session.plugs import PLUGS
from tests.session.serial_board import Time
from tests.session.unplugging import pulled

ROOT = Path(__file__).parents[2]
OFTEN = 50
SELDOM = 10
"""What takes most of a second each time, or is pulled often enough above."""
ELSEWHERE = {
    "witmotion": "the source of serial:",
    "lsl": "below, in a process of its own",
    "mouse": "cannot be unplugged",
    "keys": "cannot be unplugged",
    "replay": "is no hardware",
    "sim": "is no hardware",
    "signal": "is no hardware",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins of Linux")


def test_every_device_has_a_plug_to_pull() -> None:
    assert {*PLUGS, *ELSEWHERE} == set(DEVICES)


def handles() -> int:
    """What is open towards devices: sockets, pipes, ports and event loops, but no file."""
    open_now = (os.path.realpath(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd"))
    return sum(
        any(sign in one for sign in ("socket:", "pipe:", "inode:", "/dev/")) for one in open_now
    )


def ended(threads: set[threading.Thread]) -> bool:
    """Whether no thread is left that was not there before."""
    until_s = time.perf_counter() + 5
    while set(threading.enumerate()) - threads and time.perf_counter() < until_s:
        time.sleep(0.005)
    return not set(threading.enumerate()) - threads


@pytest.mark.parametrize("times", [1, pytest.param(OFTEN, marks=pytest.mark.slow)])
@pytest.mark.parametrize("form", PLUGS)
def test_a_device_that_is_pulled_pauses_and_comes_back(
    form: str, times: int, store: Store, tmp_path: Path
) -> None:
    clock, threads, open_before = Time(), set(threading.enumerate()), handles()
    clock.hold()
    live = pulled(PLUGS[form](clock, tmp_path), clock, store, times)
    assert live.ended
    assert ended(threads)
    assert handles() <= open_before


# in a process of their own

SYSTEM_PYTHON = "/usr/bin/python3"
BENCH = Path(__file__).with_name("umockdev_bench.py")
LSL_SETTINGS = (
    "[multicast]\nResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\n[log]\nlevel=-2\n"
)


def apart(scheme: str, times: int, folder: Path, env: dict[str, str], *bench: int) -> None:
    words = [sys.executable, "-m", "tests.session.pulled_apart", scheme, str(times), str(folder)]
    done = subprocess.run(
        [*words, *map(str, bench)], pass_fds=bench, cwd=ROOT, env={**os.environ, **env},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.endswith("whole\n"), done.stderr


def has_bench() -> bool:
    asked = "import gi; gi.require_version('UMockdev', '1.0')"
    if shutil.which("umockdev-wrapper") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "times"), [("wii", OFTEN), ("motion", SELDOM)])
def test_a_node_of_the_kernel_that_goes_pauses_and_comes_back(
    scheme: str, times: int, tmp_path: Path
) -> None:
    if not has_bench():
        pytest.skip("umockdev and its library for the system's Python are not installed")
    counts = (COUNTS_PER_G if scheme == "motion" else 0,) * len(ABOUT[scheme].axes)
    write_nodes(msgspec.structs.replace(ABOUT[scheme], resolutions=counts), tmp_path)
    bench = subprocess.Popen(
        ["umockdev-wrapper", SYSTEM_PYTHON, str(BENCH), str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with bench:
        assert bench.stdin is not None
        assert bench.stdout is not None
        told, heard = bench.stdin.fileno(), bench.stdout.fileno()
        root = "".join(iter(lambda: os.read(heard, 1).decode(), "\n"))  # and not a byte more
        env = {"LD_PRELOAD": "libumockdev-preload.so.0", "UMOCKDEV_DIR": root}
        apart(scheme, times, tmp_path, env, told, heard)


@pytest.mark.slow
def test_a_stream_whose_sender_ends_pauses_and_comes_back(tmp_path: Path) -> None:
    pytest.importorskip("pylsl")
    (tmp_path / "lsl_api.cfg").write_text(LSL_SETTINGS)
    apart("lsl", SELDOM, tmp_path, {"LSLAPICFG": str(tmp_path / "lsl_api.cfg")})
