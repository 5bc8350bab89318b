"""A board on a serial port, end to end over a pseudo terminal."""

from __future__ import annotations

import threading
import time

import pytest

from input_devices.devices import parse
from input_devices.errors import DeviceError
from input_devices.sample import Connected, Flag, Header, Kind, Lost, Notice
from input_devices.serial_port import Port, SerialDevice, SerialSource, open_failure
from input_devices.sib1 import framed


def header(rate_hz=500):
    return framed(f"#SIB1 kind=load4 unit=g rate={rate_hz} id=B0A1 lx=400 ly=250 max=150")


def load_line(i, period_us):
    numbers = f"{20000 + i % 977},{16000 + i % 613},{18000 - i % 401},{15000 + i % 7}"
    return framed(f"L,{i % 65536},{i * period_us % 2**32},{numbers}")


def kilograms(i):
    return tuple(
        g / 1000 for g in (20000 + i % 977, 16000 + i % 613, 18000 - i % 401, 15000 + i % 7)
    )


def stream(board, count, rate_hz):
    """Sends at the rate of the board, as a board does: late lines follow at once."""
    began = time.perf_counter()
    board.send(header(rate_hz))
    for i in range(count):
        wait_s = began + i / rate_hz - time.perf_counter()
        if wait_s > 0:
            time.sleep(wait_s)
        board.send(load_line(i, round(1e6 / rate_hz)))


def play(board, until, count, rate_hz):
    device = SerialDevice(parse(f"serial:{board.port}"))
    device.open()
    sender = threading.Thread(target=stream, args=(board, count, rate_hz))
    sender.start()
    taken = []
    assert until(lambda: taken.extend(device.read()) or len(taken) >= count, count / rate_hz + 5)
    sender.join()
    device.close()
    return device, taken


@pytest.mark.parametrize(
    ("count", "rate_hz"),
    [
        (1000, 500),
        pytest.param(6000, 100, marks=pytest.mark.slow),  # a minute at the rate of a good board
    ],
)
def test_every_line_of_a_board_arrives_once_in_order_unchanged(pty_board, until, count, rate_hz):
    device, taken = play(pty_board, until, count, rate_hz)
    assert [s.seq for s in taken] == [i % 65536 for i in range(count)]
    assert [s.values for s in taken] == [kilograms(i) for i in range(count)]
    assert {s.flags for s in taken} == {Flag.NONE}
    assert (device.lost, device.bad, device.dropped) == (0, 0, 0)
    assert device.info.id == "B0A1"
    assert (device.info.lx_mm, device.info.ly_mm, device.info.rate_hz) == (400, 250, rate_hz)
    assert {type(event) for event in device.events()} == {Header, Connected}


def test_plain_numbers_arrive_too(pty_board, until):
    uri = f"serial:{pty_board.port}?map=tr,br,tl,bl&unit=g&lx=300"
    device = SerialDevice(parse(uri))
    device.open()
    pty_board.send(b"00;1;2;3\r\n" + b"".join(b"%d;1000;2000;3000\r\n" % i for i in range(40)))
    taken = []
    assert until(lambda: taken.extend(device.read()) or len(taken) == 40)
    assert [s.values for s in taken] == [(i / 1000, 1.0, 2.0, 3.0) for i in range(40)]
    assert (device.info.kind, device.info.lx_mm) == (Kind.LOAD4, 300)
    device.close()


def test_a_board_that_waits_is_asked_who_it_is(pty_board, until, clock):
    device = SerialDevice(parse(f"serial:{pty_board.port}"), clock=clock)
    device.open()
    time.sleep(0.05)
    heard = b""
    for now in (0.5, 3.1, 4.1, 5.1, 6.1, 7.1):
        clock.now = now
        time.sleep(0.25)
        heard += pty_board.heard()
    assert heard == b"?*3F\n" * 3
    assert device.state == "error"
    (told,) = device.events()
    assert (type(told), told.code) == (Notice, "no-data")
    pty_board.send(header() + load_line(0, 2000))
    assert until(lambda: device.state == "live")
    device.close()


def test_an_unplugged_board_is_told_and_nothing_that_came_before_is_lost(pty_board, until):
    device = SerialDevice(parse(f"serial:{pty_board.port}"), retry_s=(0.02,))
    device.open()
    pty_board.send(header() + b"".join(load_line(i, 2000) for i in range(100)))
    taken = []
    assert until(lambda: taken.extend(device.read()) or len(taken) == 100)
    pty_board.unplug()
    assert until(lambda: device.state == "lost")
    lost = device.events()[-1]
    assert isinstance(lost, Lost)
    assert "stopped sending. Check its cable." in lost.reason
    device.close()


def test_a_missing_port_names_those_that_are_there():
    ports = [Port("/dev/ttyACM0", "Uno"), Port("/dev/ttyUSB1", "Nano")]
    device = SerialDevice(parse("serial:/dev/ttyNOPE"), list_ports_now=lambda: ports)
    with pytest.raises(DeviceError) as problem:
        device.open()
    assert problem.value.code == "port-missing"
    assert "Ports found now: /dev/ttyACM0, /dev/ttyUSB1." in str(problem.value)


def test_a_port_that_another_program_holds_is_busy(pty_board):
    other = SerialSource(pty_board.port, 115200)
    with pytest.raises(DeviceError) as problem:
        SerialDevice(parse(f"serial:{pty_board.port}")).open()
    other.close()
    assert problem.value.code == "port-busy"


def test_something_that_is_no_port_is_said_to_be_none(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("hello")
    with pytest.raises(DeviceError, match="does not open as a serial port"):
        SerialDevice(parse(f"serial:{file}")).open()


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (OSError(2, "x"), "port-missing"),
        (OSError(13, "x"), "no-permission"),
        (OSError(16, "x"), "port-busy"),
        (OSError(11, "x"), "port-busy"),
        (OSError("could not open port: FileNotFoundError(2, ...)"), "port-missing"),
        (OSError("could not open port: PermissionError(13, ...)"), "port-busy"),
        (OSError(5, "x"), "no-device"),
    ],
)
def test_every_failure_to_open_tells_a_person_what_to_do(problem, code):
    told = open_failure("COM5", problem, [])
    assert told.code == code
    assert str(told).endswith(".")


def test_a_board_without_a_name_is_known_by_its_adapter(scripted):
    device = SerialDevice(
        parse("serial:COM5?format=csv"),
        open_source=lambda port, baud, dtr_off: scripted(),
        list_ports_now=lambda: [Port("COM5", "adapter", "A10023")],
    )
    device.open()
    assert device.info.id == "A10023"
    device.close()


def test_speed_and_reset_line_reach_the_port(scripted):
    asked = []

    def open_source(port, baud, dtr_off):
        asked.append((port, baud, dtr_off))
        return scripted()

    uri = "serial:COM5?baud=230400&dtr=off"
    device = SerialDevice(parse(uri), open_source=open_source, list_ports_now=lambda: [])
    device.open()
    device.close()
    assert asked == [("COM5", 230400, True)]
