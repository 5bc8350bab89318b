"""Which board is taken, what the library of raw reports tells, and who is told what to do."""

from __future__ import annotations

import pytest

from input_devices.devices import connect_help, parse
from input_devices.errors import DeviceError
from input_devices.finding import found
from input_devices.hid_source import Entry, entries, hid_library, open_handle
from input_devices.rights import RULES_FILE, no_raw_permission
from input_devices.wiihid import (
    PRODUCT,
    board_id,
    choose_board,
)
from tests.input_devices.wiihid_board import (
    FakeBoard,
    Handle,
)


class Library:
    """The library with some boards connected."""

    def __init__(self, told=(), handle=None):
        self.told, self.handle = told, handle
        self.opened = []

    def enumerate(self, vendor_id, product_id):
        assert (vendor_id, product_id) == (0x057E, 0x0306)
        return self.told

    def device(self):
        library = self

        class Device(Handle):
            def __init__(self):
                super().__init__(FakeBoard())

            def open_path(self, path):
                library.opened.append(path)
                if b"locked" in path:
                    raise OSError("open failed")

        return Device()


NAMED = Entry("/dev/hidraw3", PRODUCT, "00:1f:32:aa:bb:cc")
UNNAMED = Entry("/dev/hidraw1")
REMOTE = Entry("/dev/hidraw0", "Nintendo RVL-CNT-01")
WINDOWS = Entry(r"\\?\HID#VID_057E&PID_0306#8&1#{4d}", PRODUCT)


@pytest.mark.parametrize(
    ("there", "target", "chosen"),
    [
        ([REMOTE, UNNAMED, NAMED], "", NAMED),
        ([REMOTE, UNNAMED], "", UNNAMED),
        ([UNNAMED, NAMED], "/dev/hidraw1", UNNAMED),
        ([UNNAMED, NAMED], "00:1F:32:AA:BB:CC", NAMED),
        ([UNNAMED, WINDOWS], "#8&1#{4D}", WINDOWS),
    ],
)
def test_a_board_is_chosen_by_name_path_or_serial_number(there, target, chosen):
    assert choose_board(there, target) == chosen


@pytest.mark.parametrize(("there", "target"), [([REMOTE], ""), ([NAMED], "/dev/hidraw9"), ([], "")])
def test_without_a_board_the_power_button_is_named(there, target):
    with pytest.raises(DeviceError, match="Press the power button") as problem:
        choose_board(there, target)
    assert problem.value.code == "no-device"


def test_what_the_library_tells_is_read_without_opening_anything():
    told = {"path": b"/dev/hidraw3", "product_string": PRODUCT, "serial_number": None}
    library = Library([told])
    assert entries(library, 0x057E, 0x0306) == [Entry("/dev/hidraw3", PRODUCT, "")]
    assert library.opened == []


def test_a_board_that_another_program_holds_is_told():
    library = Library()
    open_handle(library, "/dev/hidraw3", no_raw_permission())
    assert library.opened == [b"/dev/hidraw3"]
    with pytest.raises(DeviceError, match="Close what else uses it") as problem:
        open_handle(library, "/dev/locked", no_raw_permission())
    assert problem.value.code == "no-device"


def test_a_board_that_may_not_be_read_raw_asks_for_its_rule():
    with pytest.raises(DeviceError, match=RULES_FILE) as problem:
        open_handle(Library(), "/dev/locked", no_raw_permission(), allowed=lambda path: False)
    assert problem.value.code == "no-permission"
    assert RULES_FILE in connect_help("wiihid")


def loader(**modules):
    def load(name):
        module = modules.get(name)
        if module is None:
            raise ModuleNotFoundError(name)
        if isinstance(module, Exception):
            raise module
        return module

    return load


def test_on_linux_the_library_is_asked_that_sees_bluetooth():
    usb, bluetooth = Library(), Library()
    assert hid_library("linux", loader(hid=usb, hidraw=bluetooth)) is bluetooth
    assert hid_library("linux", loader(hid=usb)) is usb
    assert hid_library("win32", loader(hid=usb, hidraw=bluetooth)) is usb


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({}, "one more package"),
        ({"hid": object()}, "pip uninstall hid"),  # another package of the same name
        ({"hid": ImportError("no libhidapi.so")}, "pip uninstall hid"),
    ],
)
def test_a_missing_part_is_named_with_what_to_type(modules, said):
    with pytest.raises(DeviceError, match=said) as problem:
        hid_library("win32", loader(**modules))
    assert problem.value.code == "missing-package"
    assert 'pip install "steady-isles[hid]"' in str(problem.value)


@pytest.mark.parametrize(
    ("serial", "known_as"),
    [
        ("00:1f:32:aa:bb:cc", "wii-00:1f:32:aa:bb:cc"),  # as `wii:` says it
        ("001F32AABBCC", "wii-00:1f:32:aa:bb:cc"),
        ("odd", "wii-odd"),
        ("", "wii-balance-board"),
    ],
)
def test_a_board_is_the_same_however_the_system_writes_its_address(serial, known_as):
    assert board_id(serial) == known_as


def boards_listed(hids):
    listed = found(ports=list, nodes=lambda: ([], []), pads=list, hids=lambda: hids)
    return [one.uri for one in listed if one.uri.startswith("wii")]


def test_boards_that_only_raw_reports_reach_are_listed():
    assert boards_listed([]) == []
    assert boards_listed([UNNAMED]) == ["wiihid:"]
    second = Entry("/dev/hidraw4", PRODUCT, "00:1f:32:00:00:01")
    uris = boards_listed([NAMED, second])
    assert uris == ["wiihid:00:1f:32:aa:bb:cc", "wiihid:00:1f:32:00:00:01"]
    assert choose_board([NAMED, second], parse(uris[1]).target) == second
