"""Sensor Logger: what it pushes, and a port that serves it without waiting for anybody."""

from __future__ import annotations

import http.client
import json
import math
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.devices import parse
from input_devices.errors import DeviceError
from input_devices.framing import framed
from input_devices.http_source import BODY_LIMIT, MOST_CONNECTIONS, HttpSource
from input_devices.lean import up_of_quaternion
from input_devices.mount import SQUARE
from input_devices.network import Door, Listening
from input_devices.sample import Kind, Sample
from input_devices.sensor_logger import SensorLogger
from input_devices.sensor_logger_pushes import SensorLoggerDecoder

ANYWHERE = Listening("127.0.0.1", 0, "first")
EXAMPLE = (
    b'{"messageId":0,"sessionId":"x","deviceId":"y","payload":[{"name":"gravity",'
    b'"time":1698501144401773000,"values":{"x":0.1,"y":-0.2,"z":9.8}}]}'
)


def entry(name, time_s, **values):
    return {"name": name, "time": round(time_s * 1e9), "values": values}


def pushed(entries):
    return json.dumps({"deviceId": "y", "payload": entries}).encode()


def fed(decoder, bodies):
    """The samples of bodies that come five times a second."""
    items = []
    for n, body in enumerate(bodies):
        items += decoder.feed(framed(body), n / 5)
    return [item for item in items if isinstance(item, Sample)]


def test_the_example_of_the_reference_says_what_it_says():
    decoder = SensorLoggerDecoder()
    sample = fed(decoder, [EXAMPLE] * 4)[-1]
    assert sample.kind is Kind.QUAT
    up = up_of_quaternion(*sample.values)
    length = math.hypot(0.1, 0.2, 9.8)
    assert up == pytest.approx((0.1 / length, -0.2 / length, 9.8 / length))
    assert sample.t_dev == pytest.approx(1698501144.401773)
    assert (decoder.phone_id, decoder.bad) == ("y", 0)


def test_both_makers_give_the_same_lean():
    ups = []
    for sign in (1, -1):
        body = pushed([entry("Gravity", 1.0, x=sign * 1.0, y=0.0, z=sign * 9.7)])
        sample = fed(SensorLoggerDecoder(), [body] * 4)[-1]
        ups.append(up_of_quaternion(*sample.values))
    assert ups[0] == pytest.approx(ups[1])
    assert ups[0][2] > 0.9


def test_values_may_stand_beside_the_name_and_numbers_in_text():
    flat = {"name": "GRAVITY", "time": "1698501144401773000", "x": "0", "y": 0, "z": 9.8}
    sample = fed(SensorLoggerDecoder(), [pushed([flat])] * 4)[-1]
    assert up_of_quaternion(*sample.values) == pytest.approx((0, 0, 1))


def test_a_batch_is_sorted_by_its_own_time():
    def batch(n):
        times = [n / 5 + step / 100 for step in (3, 1, 2, 0)]
        turns = [entry("gyroscope", time_s, x=time_s, y=0, z=0) for time_s in times]
        moves = [entry("totalAcceleration", time_s + 0.001, x=0, y=0, z=9.8) for time_s in times]
        return pushed(moves + turns)

    samples = fed(SensorLoggerDecoder(), [batch(n) for n in range(8)])
    times = [sample.t_dev for sample in samples]
    assert len(times) > 20
    assert times == sorted(times)
    assert {sample.kind for sample in samples} == {Kind.ACC_GYRO}
    last = samples[-1]
    assert last.values[3] == pytest.approx(math.degrees(last.t_dev - 0.001))


def test_acceleration_without_gravity_and_unknown_sensors_are_passed_over():
    body = pushed([entry("accelerometer", 1.0, x=0, y=0, z=9.8), entry("pedometer", 1.0, steps=4)])
    decoder = SensorLoggerDecoder()
    assert fed(decoder, [body] * 9) == []
    assert (decoder.kinds, decoder.bad) == ((), 0)


def test_the_orientation_is_used_where_there_is_no_gravity():
    quaternion = entry("orientation", 1.0, qw=1, qx=0, qy=0, qz=0, pitch=9, roll=9, yaw=9)
    angles = entry("orientation", 1.0, pitch=0.0, roll=0.0, yaw=1.0)
    for one in (quaternion, angles):
        sample = fed(SensorLoggerDecoder(), [pushed([one])] * 4)[-1]
        assert up_of_quaternion(*sample.values) == pytest.approx((0, 0, 1))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"payload":{}}',
        b'{"payload":[1]}',
        b'{"payload":[{"name":1}]}',
        b'{"payload":[{"name":"gravity","values":{"x":1,"y":NaN,"z":1}}]}',
        b'{"payload":[{"name":"gravity","values":{"x":1,"y":"inf","z":1}}]}',
        b'{"payload":[{"name":"gravity","values":{"x":1,"y":true,"z":1}}]}',
        b'{"payload":[{"name":"gravity","values":{"x":1,"y":1e999,"z":1}}]}',
        b'{"payload":[{"name":"gravity","time":1}]}',
        b'{"payload":[{"name":"\xff"}]}',  # no text
        b"[" * 100_000,
        b'{"payload":' + b"[" * 100_000,
    ],
)
def test_other_bodies_are_bad(body):
    decoder = SensorLoggerDecoder()
    assert fed(decoder, [body] * 3) == []
    assert decoder.bad == 3


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "time", "values", "x", "y", "z"]), inner)
    ),
    max_leaves=12,
)


@given(st.lists(st.lists(JSON, max_size=4), max_size=4))
def test_any_entries_are_survived(batches):
    for sample in fed(SensorLoggerDecoder(), [pushed(batch) for batch in batches]):
        assert all(map(math.isfinite, sample.values))


@pytest.fixture
def source():
    source = HttpSource(ANYWHERE, Door("first", print))
    yield source
    source.close()


def told(source, request, rounds=6):
    """What the port answers to bytes on one connection, and the bodies that came of them."""
    with socket.create_connection(("127.0.0.1", source.port)) as link:
        link.sendall(request)
        link.settimeout(0.2)
        come = b"".join(source.read_some(0.02) for _ in range(rounds))
        try:
            return link.recv(65536), come
        except TimeoutError:
            return b"", come


def post(body, more=b""):
    return b"POST /data HTTP/1.1\r\nHost: a\r\n%sContent-Length: %d\r\n\r\n%s" % (
        more, len(body), body,
    )  # fmt: skip


def test_a_push_is_answered_at_once_and_its_body_comes_whole(source):
    answer, come = told(source, post(EXAMPLE))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Length: 0\r\n" in answer
    assert come == framed(EXAMPLE)


def test_one_connection_carries_many_pushes(source):
    answer, come = told(source, post(b"one") + post(b"two") + post(b"three"))
    assert answer.count(b"200 OK") == 3
    assert come == framed(b"one") + framed(b"two") + framed(b"three")


def test_who_asks_first_is_told_to_go_on(source):
    answer, _ = told(source, post(b"x", b"Expect: 100-continue\r\n"))
    assert answer.startswith(b"HTTP/1.1 100 ")


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b" 405 "),
        (b"POST / HTTP/1.1\r\n\r\n", b" 411 "),
        (b"POST / HTTP/1.1\r\nContent-Length: -4\r\n\r\n", b" 411 "),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (BODY_LIMIT + 1), b" 413 "),
        (b"\x16\x03\x01 nonsense more words\r\n\r\n", b" 400 "),
        (b"POST / HTTP/9.9\r\n\r\n", b" 505 "),
    ],
)
def test_what_is_no_push_is_refused(source, request_bytes, status):
    answer, come = told(source, request_bytes)
    assert status in answer
    assert come == b""


def test_a_head_without_an_end_is_cut_off(source):
    _, come = told(source, b"POST / HTTP/1.1\r\nA: " + b"a" * 40_000)
    assert come == b""
    assert source.read_some(0.01) == b""


def test_a_slow_connection_holds_nobody_up(source):
    slow = [socket.create_connection(("127.0.0.1", source.port)) for _ in range(3)]
    for link in slow:
        link.sendall(b"POST /data HTTP/1.1\r\nContent-Length: 500\r\n\r\nhalf")
    answer, come = told(source, post(EXAMPLE), rounds=12)
    assert b"200 OK" in answer
    assert come == framed(EXAMPLE)
    for link in slow:
        link.close()


def test_more_connections_than_a_phone_needs_make_room(source):
    links = [socket.create_connection(("127.0.0.1", source.port)) for _ in range(12)]
    for _ in range(14):
        source.read_some(0.01)
    left = 0
    for link in links:
        link.settimeout(0.05)
        try:
            left += link.recv(1) != b""
        except TimeoutError:
            left += 1
        link.close()
    assert left == MOST_CONNECTIONS


def test_a_stranger_is_refused():
    source = HttpSource(ANYWHERE, Door("192.0.2.9", print))
    answer, come = told(source, post(EXAMPLE))
    source.close()
    assert b" 403 " in answer
    assert come == b""


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_bytes_on_the_port_are_survived(chunks):
    source = HttpSource(ANYWHERE, Door("first", print))
    told(source, b"".join(chunks) + b"\r\n\r\n", rounds=2)
    source.close()


def test_batches_come_over_the_network(until):
    ports = []

    def open_port(where, door):
        source = HttpSource(Listening(where.bind, 0, where.sender), door)
        ports.append(source.port)
        return source

    device = SensorLogger(
        parse("sensorlogger:8001"), SQUARE, open_port=open_port, here=lambda: "192.0.2.2"
    )
    device.open()
    samples = []
    link = http.client.HTTPConnection("127.0.0.1", ports[0], timeout=5)

    def heard():
        link.request("POST", "/data", EXAMPLE)
        answer = link.getresponse()
        assert (answer.status, answer.read()) == (200, b"")
        samples.extend(device.read())
        return len(samples) > 3

    assert until(heard)
    link.close()
    assert (device.info.kind, device.info.id) == (Kind.QUAT, "y")
    device.close()


def test_a_port_that_is_taken_is_told(source):
    def open_port(where, door):
        return HttpSource(Listening(where.bind, source.port, where.sender), door)

    device = SensorLogger(parse("sensorlogger:8001"), SQUARE, open_port=open_port)
    with pytest.raises(DeviceError, match="taken"):
        device.open()
