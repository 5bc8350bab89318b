"""The Wii Balance Board by raw reports as a device: asked, read, and lost."""

from __future__ import annotations

import pytest

from input_devices.devices import connect_help, make_device, parse
from input_devices.errors import DeviceError, SourceLost
from input_devices.hid_source import HidSource
from input_devices.sample import Battery, Connected, Kind, Lost
from input_devices.wiihid import (
    OpenBoard,
    WiiHidBoard,
)
from input_devices.wiihid_reports import whole_report
from tests.input_devices.wiihid_board import (
    ASKED,
    FakeBoard,
    Handle,
)


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


def test_people_are_told_never_to_open_one_board_in_both_ways():
    assert "Never open wii: and wiihid: on the same board" in connect_help("wiihid")


def test_nothing_is_searched_before_the_board_is_opened():
    assert make_device("wiihid:").info.id == "wii-balance-board"
