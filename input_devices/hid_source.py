"""HID devices by way of the library hidapi, which is an optional part: found, opened, read."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

import msgspec

from input_devices.errors import DeviceError, SourceLost, missing_package
from input_devices.saying import mark

LONGEST_REPORT = 64
MEND = 'pip uninstall hid hidapi && pip install "steady-isles[hid]"'


class Handle(Protocol):
    """An open device, as the library gives it."""

    def read(self, max_length: int, timeout_ms: int) -> Sequence[int]: ...

    def write(self, buff: bytes) -> int: ...

    def close(self) -> None: ...


class Entry(msgspec.Struct, frozen=True):
    """A HID device that is connected now."""

    path: str
    product: str = ""
    """Empty where the system does not tell."""
    serial: str = ""
    """Of a Bluetooth device its address; empty where the system does not tell."""


class HidLibrary(Protocol):
    def enumerate(self, vendor_id: int, product_id: int) -> Sequence[dict[str, Any]]: ...

    def device(self) -> Any: ...


def hid_library(
    system: str = sys.platform, load: Callable[[str], object] = importlib.import_module
) -> HidLibrary:
    """The library that is installed.

    Raises DeviceError `missing-package` when there is none, or another of the same name.
    """
    stranger = False
    # On Linux the module 'hid' speaks to USB alone, and Bluetooth boards are seen by the other.
    for name in ("hidraw", "hid") if system == "linux" else ("hid",):
        try:
            module = load(name)
        except ModuleNotFoundError:
            continue
        except ImportError:
            stranger = True  # the other 'hid', which looks for a library of the system
            continue
        if hasattr(module, "enumerate") and hasattr(module, "device"):
            return cast(HidLibrary, module)
        stranger = True
    if stranger:
        raise DeviceError(
            "missing-package",
            mark("A package called hid hides the one that is needed. In a terminal: {command}"),
            {"command": MEND},
        )
    raise missing_package("hid")


def entries(library: HidLibrary, vendor: int, product: int) -> list[Entry]:
    """The devices with these numbers; none of them is opened."""
    return [
        Entry(
            os.fsdecode(told["path"]),
            told.get("product_string") or "",
            told.get("serial_number") or "",
        )
        for told in library.enumerate(vendor, product)
    ]


def may_use(path: str) -> bool:
    """Whether this account may read and write a node; also for a path that is no node."""
    return not os.path.exists(path) or os.access(path, os.R_OK | os.W_OK)


def open_handle(
    library: HidLibrary,
    path: str,
    refused: DeviceError,
    allowed: Callable[[str], bool] = may_use,
) -> Handle:
    """The device at a path.

    refused: the error for a node that this account may not use; `allowed` knows.
    Raises DeviceError, `refused` or `no-device`, when it does not open.
    """
    handle = library.device()
    try:
        handle.open_path(os.fsencode(path))
    except (OSError, ValueError) as problem:
        if not allowed(path):
            raise refused from problem
        raise DeviceError(
            "no-device",
            mark("{path} does not open. Close what else uses it, then switch it off and on."),
            {"path": path},
        ) from problem
    return cast(Handle, handle)


class HidSource:
    """An open HID device; a read gives one report."""

    def __init__(
        self, handle: Handle, name: str, whole: Callable[[bytes], bytes] = lambda report: report
    ) -> None:
        """whole: a report without what the system filled it up with; empty if it is none."""
        self._handle = handle
        self._name = name
        self._whole = whole

    def read_some(self, timeout_s: float) -> bytes:
        try:
            # 0 would wait for ever
            report = self._handle.read(LONGEST_REPORT, max(1, round(1000 * timeout_s)))
        except (OSError, ValueError) as problem:  # ValueError: hidapi, for one that is closed
            raise SourceLost(f"{self._name}: {problem}") from problem
        return self._whole(bytes(report))

    def write(self, data: bytes) -> None:
        """Send one report."""
        try:
            sent = self._handle.write(data)
        except (OSError, ValueError) as problem:
            raise SourceLost(f"{self._name}: {problem}") from problem
        if sent < 0:
            raise SourceLost(f"{self._name}: the report was not taken")

    def close(self) -> None:
        self._handle.close()

    def describe(self) -> str:
        return self._name
