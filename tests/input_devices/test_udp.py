"""Phones that send datagrams: over a real loopback socket, from one sender alone."""

from __future__ import annotations

import socket

import pytest

from input_devices.datagrams import DATAGRAM_LIMIT, DatagramSource
from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError
from input_devices.framing import framed
from input_devices.lean import lean_deg, up_of_quaternion
from input_devices.mount import SQUARE
from input_devices.network import Door, Listening, listening, network_address, where_to_send
from input_devices.phone_device import ASLEEP
from input_devices.sample import Connected, Kind, Lost, Notice, Sample
from input_devices.specimens.phones import osc_message as osc
from input_devices.udp import UdpDecoder, UdpPhone
from tests.input_devices.test_osc import BUNDLED, GYRO

ANYWHERE = Listening("127.0.0.1", 0, "first")
HYPER = b"0.123,0.586,0.2637,0.259,-0.5963,9.815\r\n"


def fed(decoder, datagrams):
    """The samples of datagrams that come fifty times a second."""
    items = []
    for n, datagram in enumerate(datagrams):
        items += decoder.feed(framed(datagram), n / 50)
    return [item for item in items if isinstance(item, Sample)]


@pytest.mark.parametrize(
    ("datagram", "keys", "kind", "lean"),
    [
        (GYRO, {}, Kind.QUAT, None),
        (BUNDLED, {"form": "osc"}, Kind.QUAT, None),
        (osc("/7B/gravity", 0, 0.173648, 0.984808), {}, Kind.QUAT, (0, -10)),
        (HYPER, {}, Kind.QUAT, (-1.5, 3.5)),
        (b"1,2,3,0,0,9.8", {"sensors": "gyr,acc"}, Kind.ACC_GYRO, None),
        (b"3,-2\n", {"form": "csv"}, Kind.TILT, None),
        (b"17,18,19,20", {"named": "tr,br,tl,bl"}, Kind.LOAD4, None),
        (osc("/1/xy", 4, 5), {"named": "/1/xy:0,1"}, Kind.TILT, None),
    ],
)
def test_every_form_is_understood(datagram, keys, kind, lean):
    decoder = UdpDecoder(**keys)
    sample = fed(decoder, [datagram] * 30)[-1]
    assert (sample.kind, decoder.kinds) == (kind, (kind,))
    assert decoder.bad == 0
    if lean is not None:
        assert lean_deg(up_of_quaternion(*sample.values)) == pytest.approx(lean, abs=0.1)


def test_the_phone_of_a_known_app_keeps_its_name():
    decoder = UdpDecoder()
    fed(decoder, [osc("/7B-01/gravity", 0, 0, 1)])
    assert decoder.phone_id == "7B-01"


@pytest.mark.parametrize(
    "uri",
    [
        "udp:http",
        "udp:0",
        "udp:70000",
        "udp:8000?bind=here",
        "udp:8000?from=phone",
        "udp:8000?format=osc&map=ax,ay",
        "udp:8000?format=csv&map=/a:0,1",
        "udp:8000?map=/a:0",
        "udp:8000?map=some,thing",
        "udp:8000?sensors=nose",
        "udp:8000?mount=+x+x+z",
        "udp:",
    ],
)
def test_an_address_that_cannot_be_is_told(uri):
    with pytest.raises(AddressError, match="udp:"):
        make_device(uri)


def test_the_first_sender_is_the_only_one():
    told = []
    door = Door("first", told.append)
    hosts = ["192.0.2.8", "192.0.2.9", "192.0.2.8", "192.0.2.7", "192.0.2.9"]
    assert [door.lets_in(host) for host in hosts] == [True, False, True, False, False]
    assert told == ["192.0.2.9"]
    named = Door("192.0.2.9", told.append)
    assert [named.lets_in(host) for host in hosts[:2]] == [False, True]


@pytest.fixture
def phone():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
        yield phone


def test_a_source_keeps_the_borders_and_leaves_out_what_is_too_long(phone):
    source = DatagramSource(ANYWHERE, Door("first", print))
    for datagram in (GYRO, bytes(DATAGRAM_LIMIT + 1), HYPER):
        phone.sendto(datagram, ("127.0.0.1", source.port))
    come = b""
    while len(come) < len(GYRO) + len(HYPER) + 12:
        come += source.read_some(0.2)
    source.close()
    assert come == framed(GYRO) + framed(b"") + framed(HYPER)
    assert UdpDecoder().feed(come, 0.0) == []


def made(uri="udp:8000", port=None, **more):
    """A device that listens on a port that the system picks, and where that is told."""
    ports = []

    def open_port(where, door):
        source = DatagramSource(Listening(where.bind, port or 0, where.sender), door)
        ports.append(source.port)
        return source

    return UdpPhone(parse(uri), SQUARE, open_port=open_port, **more), ports


def test_a_phone_is_heard_over_the_network(phone, until):
    device, ports = made(here=lambda: "192.0.2.2")
    device.open()
    samples, events = [], []

    def heard():
        phone.sendto(osc("/7B/gravity", 0.173648, 0, 0.984808), ("127.0.0.1", ports[0]))
        samples.extend(device.read())
        events.extend(device.events())
        return len(samples) > 3

    assert until(heard)
    assert device.identified
    assert (device.info.kind, device.info.id, device.info.unit) == (Kind.QUAT, "7B", "deg")
    assert lean_deg(up_of_quaternion(*samples[-1].values))[0] == pytest.approx(-10, abs=0.01)
    assert any(isinstance(event, Connected) for event in events)
    (where,) = [event.text for event in events if isinstance(event, Notice)]
    assert "udp:8000?bind=192.0.2.2" in where
    device.close()


def test_another_phone_is_not_heard_and_that_is_told(phone, until):
    device, ports = made("udp:8000?from=192.0.2.9")
    device.open()
    told = []

    def heard():
        phone.sendto(GYRO, ("127.0.0.1", ports[0]))
        told.extend(e for e in device.events() if isinstance(e, Notice))
        return any(event.code == "another-phone" for event in told)

    assert until(heard)
    assert device.read() == []
    assert any("192.0.2.9" in event.text for event in told)
    device.close()


def test_a_phone_that_fell_asleep_is_told_and_taken_up_again(phone, until, clock):
    device, ports = made(clock=clock, retry_s=(0.01,))
    device.open()

    def send():
        phone.sendto(osc("/7B/gravity", 0, 0, 1), ("127.0.0.1", ports[-1]))
        clock.now += 0.05
        return device.read()

    assert until(send)
    device.events()
    told = []

    def asleep():
        clock.now += 0.5
        told.extend(device.events())
        return Lost(ASLEEP) in told

    assert until(asleep)
    assert until(lambda: len(ports) > 1)
    assert until(send)
    device.close()


def test_a_port_that_is_taken_is_told():
    first = DatagramSource(ANYWHERE, Door("first", print))
    device, _ = made(port=first.port)
    with pytest.raises(DeviceError, match="Choose another port") as problem:
        device.open()
    assert problem.value.code == "port-in-use"
    first.close()


@pytest.mark.parametrize(
    ("bind", "here", "said"),
    [
        ("127.0.0.1", "192.0.2.2", "udp:8000?bind=192.0.2.2"),
        ("127.0.0.1", None, "on no network"),
        ("192.0.2.2", "192.0.2.2", "address 192.0.2.2, port 8000"),
        ("0.0.0.0", "192.0.2.2", "address 192.0.2.2, port 8000"),
    ],
)
def test_a_person_reads_what_to_type_into_the_phone(bind, here, said):
    where = listening(parse(f"udp:8000?bind={bind}"))
    assert said in where_to_send("udp", where, here, "address {}, port {}").text


def test_the_address_of_this_computer_is_looked_up_without_a_network_too():
    found = network_address()
    assert found is None or found.count(".") == 3
