"""A bout whose plug is pulled, in a process of its own: where a library must be loaded before, or
reads its settings once. Says `whole` when all went well.

`python -m tests.session.pulled_apart wii|motion|lsl TIMES FOLDER [BENCH_IN BENCH_OUT]`
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from game.session.opening import open_store
from input_devices import evdev
from input_devices.devices import parse
from input_devices.lsl import LslDevice
from input_devices.motion import Motion, OpenMotion, choose_motion, open_motion_at
from input_devices.mount import SQUARE
from input_devices.specimens import boards
from input_devices.wii import WiiBoard
from tests.input_devices.umockdev_nodes import NODES, paths
from tests.session.plugs import SOON, Plug
from tests.session.serial_board import Time
from tests.session.unplugging import pulled

SPECIMEN = {"wii": boards.wii, "motion": boards.motion}


class Node(Plug):
    """An input node of the kernel, found by searching, with another number each time."""

    def __init__(self, clock: Time, scheme: str, told: int, heard: int) -> None:
        super().__init__(clock, Path())
        self._told, self._heard = os.fdopen(told, "w"), os.fdopen(heard)
        self._scheme, self._frame = scheme, SPECIMEN[scheme]
        self._numbers = iter(NODES)
        self.replug()
        self.device = (
            WiiBoard(parse("wii:"), clock=clock, open_board=self._board, retry_s=SOON)
            if scheme == "wii"
            else Motion(
                parse("motion:"), SQUARE, clock=clock, open_motion=self._sensors, retry_s=SOON
            )
        )

    def _board(self) -> evdev.OpenBoard:
        return evdev.open_board_at(evdev.choose_board(*self._look_around()).path)

    def _sensors(self) -> OpenMotion:
        return open_motion_at(choose_motion(*self._look_around()).path)

    def _look_around(self) -> tuple[list[evdev.Node], list[str]]:
        """Nothing before the bench is ready with its node: to look at half a one is an error."""
        return evdev.look_around() if self._there else ([], [])

    def _say(self, words: str) -> None:
        self._told.write(f"{words}\n")
        self._told.flush()
        said = self._heard.readline()
        assert said == "done\n", (words, said)

    def replug(self) -> None:
        self._number = next(self._numbers)
        self._say(f"plug {self._number}")
        self._there = True

    def unplug(self) -> None:
        self._there = False
        self._say("unplug " + " ".join(paths(self._number)))

    def pump(self, now_s: float) -> None:
        """Only who waits in vain for the node looks whether it is still there."""
        time.sleep(0.0 if self._there else 0.03)

    def send(self, n: int) -> None:
        self._say(f"send {self._frame(n).data.hex()}")


class Outlet(Plug):
    """A force plate that another program streams."""

    def __init__(self, clock: Time) -> None:
        import pylsl

        super().__init__(clock, Path())
        self._pylsl = pylsl
        name = f"pulled-{os.getpid()}"
        self._about = pylsl.StreamInfo("Plate", "Force", 6, 100, "double64", name)
        self.replug()
        self.device = LslDevice(parse(f"lsl:source_id={name}"), clock=clock, retry_s=SOON)

    def replug(self) -> None:
        self._outlet = self._pylsl.StreamOutlet(self._about)

    def unplug(self) -> None:
        self._outlet = None

    def send(self, n: int) -> None:
        if self._outlet is not None:
            self._outlet.push_sample(json.loads(boards.plate(n).data)[1:])


def main(scheme: str, times: str, folder: str, *bench: str) -> None:
    clock = Time()
    clock.hold()
    plug = Outlet(clock) if scheme == "lsl" else Node(clock, scheme, *map(int, bench))
    with open_store(Path(folder) / "data") as store:
        pulled(plug, clock, store, int(times))
    print("whole")


if __name__ == "__main__":
    main(*sys.argv[1:])
