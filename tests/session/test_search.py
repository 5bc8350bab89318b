"""Who looks for a device waits for nothing, is told what it says, and may leave at any time."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable

import pytest

from game.session.opening import begin_search, open_device
from game.session.search import INTRODUCTION_S, TYPING_S, Search, patience_s
from input_devices.device import Device
from input_devices.devices import DEVICES
from input_devices.errors import DeviceError


def found(search: Search, now_s: Callable[[], float] = time.perf_counter) -> Device:
    until_s = time.perf_counter() + 5
    while (device := search.look(now_s())) is None:
        assert time.perf_counter() < until_s, "the search has no end"
        time.sleep(0.005)
    return device


@pytest.mark.parametrize("uri", ["sim:adult", "signal:sway", "mouse:", "keys:"])
def test_what_is_always_here_is_found_at_the_first_look(uri: str) -> None:
    search = begin_search(uri, seed=1)
    device = search.look(time.perf_counter())
    assert device is not None
    assert device.info.uri == uri
    assert (search.crew is not None) == uri.startswith("sim:")
    device.close()


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        ("serial:/dev/ttyNOPE", "port-missing"),
        ("wiihid:/dev/hidraw999", "no-device"),
        ("gamepad:name~nobody makes this", "no-device"),
        ("udp:8000?bind=203.0.113.9", "no-address"),
    ],
)
def test_what_cannot_be_used_says_why(uri: str, code: str) -> None:
    with pytest.raises(DeviceError) as problem:
        found(begin_search(uri, seed=1))
    assert problem.value.code in (code, "missing-package")


def test_a_phone_is_waited_for_with_its_address_said_and_can_be_left() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    search = begin_search(f"udp:{port}", seed=1, patient=True)
    until_s = time.perf_counter() + 5
    while not search.notices and time.perf_counter() < until_s:
        assert search.look(time.perf_counter() + TYPING_S) is None
        time.sleep(0.005)
    assert [notice.code for notice in search.notices][:1] == ["address"]
    search.leave()
    again = begin_search(f"udp:{port}", seed=1)
    with pytest.raises(DeviceError, match="nothing that this game knows"):
        found(again, lambda: time.perf_counter() + 2 * TYPING_S)
    until_s = time.perf_counter() + 5
    while any(one.name == "Phone" for one in threading.enumerate()):
        assert time.perf_counter() < until_s, "its thread does not end"
        time.sleep(0.005)


@pytest.mark.skipif(os.name != "posix", reason="a pseudo terminal")
def test_a_board_that_says_nothing_is_given_up_after_its_time() -> None:
    board, port = os.openpty()
    began_s = time.perf_counter()
    search = begin_search(f"serial:{os.ttyname(port)}", seed=1)
    assert search.look(began_s + INTRODUCTION_S - 1) is None
    with pytest.raises(DeviceError, match="says nothing"):
        found(search, lambda: began_s + INTRODUCTION_S + 1)
    os.close(board)
    os.close(port)


def test_every_scheme_has_its_patience() -> None:
    for scheme in DEVICES:
        assert INTRODUCTION_S <= patience_s(scheme, patient=False) <= TYPING_S


def test_who_waits_for_a_device_hears_what_it_says() -> None:
    device, person = open_device("sim:adult", seed=1, tell=print)
    assert person is not None
    device.close()
