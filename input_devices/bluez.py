"""The Bluetooth service of Linux: which version is here, and whether it can pair a Wii Balance
Board."""

from __future__ import annotations

import re
import subprocess
import time

Version = tuple[int, int]

FIRST_WITHOUT_WII: Version = (5, 80)
"""Its plugin for this board was removed. Source: device reference 3.7."""
COMMAND = ("bluetoothctl", "--version")
PATIENCE_S = 2.0


class Asking:
    """The version, asked of the system without waiting for it."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._ended = False
        self.version: Version | None = None
        """None while it is not known, and where there is none."""
        self._process: subprocess.Popen[str] | None = None
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        except OSError:
            self._ended = True

    def ended(self) -> bool:
        """Whether it has been answered, or never will be; at once."""
        process = self._process
        if process is not None and process.poll() is not None:
            with process:
                told = process.stdout.read() if process.stdout else ""
            self._process, self._ended = None, True
            match = re.search(r"(\d+)\.(\d+)", told)
            self.version = (int(match[1]), int(match[2])) if match else None
        return self._ended

    def leave(self) -> None:
        """Ask no longer."""
        process, self._process, self._ended = self._process, None, True
        if process is not None:
            process.kill()
            with process:
                pass


def bluez_version(command: tuple[str, ...] = COMMAND) -> Version | None:
    """The version of BlueZ, as `bluetoothctl --version` prints it; None if there is none. Waits 2 s
    at most."""
    asking = Asking(command)
    until_s = time.perf_counter() + PATIENCE_S
    while not asking.ended() and time.perf_counter() < until_s:
        time.sleep(0.005)
    asking.leave()
    return asking.version
