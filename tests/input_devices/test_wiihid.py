"""The Wii Balance Board by raw reports: decoded from the bytes of a real one, found, and lost."""

from __future__ import annotations

import time

import pytest

from input_devices.devices import connect_help, make_device, parse
from input_devices.errors import DeviceError, SourceLost
from input_devices.finding import found
from input_devices.hid_source import Entry, HidSource, entries, hid_library, open_handle
from input_devices.rights import RULES_FILE, no_raw_permission
from input_devices.sample import Battery, Connected, Flag, Kind, Lost, Notice, Sample
from input_devices.wiihid import (
    PRODUCT,
    OpenBoard,
    WiiHidBoard,
    board_id,
    choose_board,
)
from input_devices.wiihid_reports import WEAK_BATTERY, WiiHidDecoder, whole_report
from tests.input_devices.wiihid_board import (
    ASKED,
    BUTTONS_ONLY,
    EXTENSION_ANSWER,
    FIRST_HALF,
    PRESSED,
    SECOND_HALF,
    STANDING,
    TEMPERATURE_ANSWER,
    WRITTEN,
    FakeBoard,
    loads,
    status,
    talk,
)

TOLD = status() + WRITTEN + WRITTEN + EXTENSION_ANSWER + FIRST_HALF + SECOND_HALF
MEMORY = TOLD + TEMPERATURE_ANSWER
KG = pytest.approx((19.997, 15.002, 20.0, 14.996), abs=0.001)


def report(loads_hex, battery=0x83, temperature=0x19):
    data = bytes.fromhex("340000" + loads_hex) + bytes([temperature, 0, battery])
    return data + bytes(8)


def fed(*reports, **kwargs):
    decoder = WiiHidDecoder(**kwargs)
    decoder.feed(MEMORY, 0.0)
    return decoder.feed(b"".join(reports), 7.0)


def test_a_report_of_a_real_board_is_its_load_and_its_charge():
    battery, sample = fed(STANDING)
    assert battery == Battery(1.0)
    assert (sample.kind, sample.t, sample.flags) == (Kind.LOAD4, 7.0, Flag.NO_CLOCK)
    assert sample.values == KG


def test_the_power_button_is_told_when_it_changes():
    told = fed(STANDING, PRESSED, PRESSED, BUTTONS_ONLY)
    buttons = [item.values for item in told if isinstance(item, Sample) and len(item.values) == 2]
    assert buttons == [(0.0, 1.0), (0.0, 0.0)]


def test_a_report_without_temperature_and_battery_is_understood():
    (sample,) = fed(bytes.fromhex("320000101242BF0C692F96"))
    assert sample.values == KG


def test_a_worn_corner_is_told_below_nothing():
    (values,) = loads(fed(report("07593D2A048C2902")))
    assert values == pytest.approx((-0.997, 0.507, 0.0, -0.997), abs=0.001)


def test_a_load_above_the_limit_is_marked():
    sample = fed(report("1B00500017003D00"))[-1]
    assert Flag.OVERLOAD in sample.flags
    assert sum(sample.values) == pytest.approx(189.954, abs=0.001)


def test_gain_and_warmth_count_for_every_corner():
    (plain,), (gained,) = loads(fed(STANDING)), loads(fed(STANDING, gain=1.1))
    assert gained == pytest.approx([1.1 * kg for kg in plain])
    (warm,) = loads(fed(STANDING, by_temperature=True))
    assert warm == pytest.approx([1.0007 * kg for kg in plain])


def test_nothing_is_weighed_before_the_calibration_is_known():
    decoder = WiiHidDecoder()
    assert decoder.feed(STANDING, 0.0) == []
    assert loads(decoder.feed(MEMORY + STANDING, 1.0)) == [KG]


def test_the_charge_is_told_when_it_falls_and_not_when_it_flickers():
    levels = [0x83, 0x81, 0x83, 0x81, 0x7C, 0x6A, 0x60, 0x6A, 0x60, 0x00]
    told = fed(*(report("101242BF0C692F96", battery=level) for level in levels))
    assert [item.fraction for item in told if isinstance(item, Battery)] == [
        1.0,
        0.75,
        0.5,
        0.25,
        0.0,
    ]
    assert [item for item in told if isinstance(item, Notice)] == [WEAK_BATTERY]


def test_a_board_that_does_not_measure_its_battery_is_not_called_empty():
    assert len(fed(report("101242BF0C692F96", battery=0))) == 1


def test_the_boards_own_warning_of_its_batteries_is_told_once():
    assert fed(status(0x03), status(0x03)) == [WEAK_BATTERY]


@pytest.mark.parametrize(
    ("data", "report"),
    [
        (STANDING, STANDING),
        (WRITTEN + bytes(17), WRITTEN),  # Windows fills every report up
        (STANDING[:-1], b""),
        (b"\x99" + bytes(21), b""),
        (b"", b""),
    ],
)
def test_a_report_is_taken_whole_and_without_its_filling(data, report):
    assert whole_report(data) == report


class Handle:
    """An open HID device behind which a board answers, filled up as on Windows."""

    def __init__(self, board):
        self.board, self.waiting = board, []
        self.gone = self.closed = False

    def read(self, max_length, timeout_ms):
        if self.gone:
            raise OSError("read error")
        time.sleep(0.001)
        assert timeout_ms > 0
        assert max_length >= 22
        self.waiting += self.board.turn()
        return list(self.waiting.pop(0).ljust(22, b"\0")) if self.waiting else []

    def write(self, buff):
        if self.gone:
            return -1
        self.waiting += self.board.hear(buff)
        return len(buff)

    def close(self):
        self.closed = True


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


def plugged(boards, uri="wiihid:", **kwargs):
    """A device for one board after another; gives the handles that were opened, too."""
    handles = []

    def open_board():
        if len(handles) >= boards:
            raise DeviceError("no-device", "No balance board found.")
        handles.append(Handle(FakeBoard()))
        return OpenBoard(HidSource(handles[-1], "board", whole_report), "001F32AABBCC")

    return WiiHidBoard(parse(uri), open_board=open_board, **kwargs), handles


def test_a_board_is_asked_and_read_by_its_device(until):
    device, handles = plugged(1, "wiihid:?lx=425&gain=1.1")
    device.open()
    taken = []
    assert until(lambda: taken.extend(device.read()) or len(taken) > 20)
    assert taken[0].values == pytest.approx((21.997, 16.502, 22.0, 16.496), abs=0.001)
    assert handles[0].board.asked == ASKED
    assert device.state == "live"
    assert (device.info.id, device.info.lx_mm) == ("wii-00:1f:32:aa:bb:cc", 425)
    assert device.info.channels == ("cop", "weight", "lr")
    told = device.events()
    assert any(isinstance(event, Connected) for event in told)
    assert Battery(1.0) in told
    device.close()
    assert handles[0].closed


def test_a_board_that_comes_and_goes_fifty_times_is_found_again(until):
    device, handles = plugged(51, retry_s=(0.001,))
    device.open()
    told, taken = [], []

    def pulled():
        taken.extend(device.read())
        told.extend(event for event in device.events() if isinstance(event, Connected | Lost))

    for turn in range(50):
        assert until(lambda turn=turn: pulled() or len(told) == 2 * turn + 1)
        handles[turn].gone = True
    assert until(lambda: pulled() or len(told) == 101)
    assert [type(item) for item in told] == [*[Connected, Lost] * 50, Connected]
    assert all(handle.closed for handle in handles[:50])
    assert all(handle.board.asked == ASKED for handle in handles)
    assert {s.values for s in taken if s.kind is Kind.LOAD4} == {taken[-1].values}
    device.close()


def test_a_board_that_falls_silent_freezes_the_scene_and_then_counts_as_lost(clock, until):
    device, handles = plugged(1, clock=clock)
    device.open()
    assert until(device.read)
    handles[0].board.streams = False
    assert until(lambda: not device.read())
    clock.now += 1.0
    assert until(lambda: device.state == "stalled")
    clock.now += 2.5
    assert until(lambda: any(isinstance(event, Lost) for event in device.events()))
    device.close()


def test_a_report_that_is_not_taken_means_the_board_has_gone():
    handle = Handle(FakeBoard())
    source = HidSource(handle, "board")
    handle.gone = True
    with pytest.raises(SourceLost, match="not taken"):
        source.write(b"\x15\x00")
    with pytest.raises(SourceLost, match="read error"):
        source.read_some(0.0)


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


def test_people_are_told_never_to_open_one_board_in_both_ways():
    assert "Never open wii: and wiihid: on the same board" in connect_help("wiihid")


def test_nothing_is_searched_before_the_board_is_opened():
    assert make_device("wiihid:").info.id == "wii-balance-board"


def test_the_whole_talk_can_be_played_again_from_its_bytes():
    board = FakeBoard()
    told, _ = talk(board, until=lambda told: len(loads(told)) >= 5)
    again = WiiHidDecoder().feed(MEMORY + STANDING * 5, 0.0)
    assert loads(again) == loads(told)
