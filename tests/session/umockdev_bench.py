"""The hand at an input node that only this machine believes in: holds the test bed, and does what
it is told, a word a line. Run by the Python of the system, to which the library belongs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402, only once its version is said


def main(folder: Path) -> None:
    """folder: has `NUMBER.umockdev` and `NUMBER.ioctl` of every node that is plugged in; none can
    be twice."""
    bed = UMockdev.Testbed.new()
    node = -1
    print(bed.get_root_dir(), flush=True)
    for line in sys.stdin:
        word, _, told = line.strip().partition(" ")
        if word == "plug":
            bed.add_from_file(str(folder / f"{told}.umockdev"))
            bed.load_ioctl(f"/dev/input/event{told}", str(folder / f"{told}.ioctl"))
            node = bed.get_dev_fd(f"/dev/input/event{told}")
        elif word == "unplug":
            for path in told.split():
                bed.remove_device(path)
        elif word == "send":
            os.write(node, bytes.fromhex(told))
        print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
