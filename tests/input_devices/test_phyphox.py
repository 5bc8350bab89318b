"""phyphox: what is asked and when, and a stand-in for the phone that answers as it does."""

from __future__ import annotations

import http.server
import itertools
import json
import threading
from urllib.parse import unquote

import pytest

from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.framing import framed
from input_devices.lean import lean_deg, up_of_quaternion
from input_devices.mount import SQUARE
from input_devices.phone import What
from input_devices.phyphox import Phyphox, PhyphoxSource, fetch_from, split_host
from input_devices.phyphox_answers import (
    Answer,
    Sensor,
    question_for,
    read_answer,
    rows_of,
    sensors_named,
    sensors_of,
)
from input_devices.phyphox_asking import NO_SENSOR, PRESS_PLAY, PhyphoxDecoder
from input_devices.sample import Kind, Sample

ACC = Sensor(What.ACCELERATION, "acc_time", ("accX", "accY", "accZ"))
GYR = Sensor(What.RATE, "gyr_time", ("gyrX", "gyrY", "gyrZ"))
EXPERIMENT = {
    "title": "Acceleration (with g)",
    "inputs": [
        {
            "source": "accelerometer",
            "outputs": [{"x": "accX"}, {"y": "accY"}, {"z": "accZ"}, {"t": "acc_time"}],
        }
    ],
    "export": [],
}


def exported(title, *buffers):
    sources = [{"label": name, "buffer": name} for name in buffers]
    return {"export": [{"set": title, "sources": sources}]}


def encoded(value):
    return json.dumps(value).encode()


class FakePhone:
    """A phone that measures a hundred times a second while it is told to, and leans to its left."""

    def __init__(self, measuring=True, experiment=EXPERIMENT):
        self.measuring = measuring
        self.experiment = experiment
        self.obeys = True
        self.rows = []
        self.asked = []

    def measure(self, count, start=None):
        begin = (self.rows[-1][0] + 0.01 if self.rows else 0.0) if start is None else start
        for n in range(count if self.measuring else 0):
            self.rows.append((begin + n / 100, 1.7028, 0.0, 9.6576))

    def clear(self):
        self.rows = []

    def answer(self, path):
        self.asked.append(path)
        if path == "/config":
            return encoded(self.experiment)
        if path.startswith("/control"):
            self.measuring = self.measuring or self.obeys
            return b'{"result":true}'
        return encoded(self._buffers(path.partition("?")[2]))

    def _buffers(self, query):
        names = ("acc_time", "accX", "accY", "accZ")
        buffers = {}
        for item in query.split("&"):
            name, _, told = unquote(item).partition("=")
            since = float(told.partition("|")[0]) if told else None
            rows = self.rows[-1:] if since is None else [r for r in self.rows if r[0] > since]
            column = [row[names.index(name)] for row in rows]
            buffers[name] = {"size": 0, "updateMode": "partial", "buffer": column}
        status = {"measuring": self.measuring, "timedRun": False, "countDown": 0}
        return {"buffer": buffers, "status": status}


def polled(decoder, phone, seconds=2.0, start=0.0, each=5):
    """What comes of a decoder and a phone that talk, a hundred steps a second."""
    items = []
    for n in range(round(seconds * 100)):
        t = start + n / 100
        if n % each == 0:
            phone.measure(each)
        path = decoder.question(t).decode()
        if path:
            items += decoder.feed(framed(phone.answer(path)), t)
    return items


def samples_of(items):
    return [item for item in items if isinstance(item, Sample)]


def test_the_experiment_is_asked_for_before_anything_else():
    phone, decoder = FakePhone(), PhyphoxDecoder()
    samples = samples_of(polled(decoder, phone, 4))
    assert phone.asked[0] == "/config"
    assert phone.asked[1] == "/get?acc_time&accX&accY&accZ"
    assert decoder.kinds == (Kind.QUAT,)
    assert lean_deg(up_of_quaternion(*samples[-1].values))[0] == pytest.approx(-10, abs=0.01)
    assert decoder.bad == 0


def test_no_row_comes_twice_and_none_is_missing():
    times = [s.t_dev for s in samples_of(polled(PhyphoxDecoder(), FakePhone(), 4))]
    assert len(times) > 200
    steps = [round((b - a) * 100) for a, b in itertools.pairwise(times)]
    assert set(steps) == {1}


def test_it_is_asked_as_often_as_the_address_says():
    for poll_s, low, high in ((0.04, 20, 26), (0.1, 8, 11)):
        phone = FakePhone()
        polled(PhyphoxDecoder(poll_s=poll_s), phone, 5)
        questions = [path for path in phone.asked if path.startswith("/get")]
        assert low < len(questions) / 4 < high


def test_a_phone_that_does_not_measure_is_started_once():
    phone = FakePhone(measuring=False)
    items = polled(PhyphoxDecoder(), phone, 4)
    assert phone.asked.count("/control?cmd=start") == 1
    assert samples_of(items)
    assert PRESS_PLAY not in items


def test_a_phone_that_does_not_start_is_for_a_person_to_start():
    phone = FakePhone(measuring=False)
    phone.obeys = False
    items = polled(PhyphoxDecoder(), phone, 9)
    assert phone.asked.count("/control?cmd=start") == 1
    assert items == [PRESS_PLAY]


def test_a_stopped_phone_does_not_repeat_its_last_value():
    phone, decoder = FakePhone(), PhyphoxDecoder()
    polled(decoder, phone, 4)
    phone.measuring = phone.obeys = False
    assert samples_of(polled(decoder, phone, 5, start=4.1)) == []


def test_a_cleared_experiment_is_taken_up_again():
    phone, decoder = FakePhone(), PhyphoxDecoder()
    polled(decoder, phone, 4)
    phone.clear()
    later = samples_of(polled(decoder, phone, 4, start=4.0))
    assert len(later) > 200
    assert later[-1].t_dev < 4.1


def test_an_experiment_without_gravity_is_told():
    phone = FakePhone(experiment={"inputs": [{"source": "audio", "outputs": []}], "export": []})
    assert polled(PhyphoxDecoder(), phone, 4) == [NO_SENSOR]
    assert phone.asked.count("/config") >= 2


@pytest.mark.parametrize(
    ("config", "sensors"),
    [
        (EXPERIMENT, (ACC,)),
        (exported("Accelerometer", "acc_time", "accX", "accY", "accZ"), (ACC,)),
        (exported("Gyroscope", "gyr_time", "gyrX", "gyrY", "gyrZ", "gyr"), (GYR,)),
        (exported("Raw", "acc_time", "accX", "accY"), ()),
        (exported("Acceleration without g", "acc_time", "accX", "accY", "accZ"), ()),
        (exported("Pressure", "t", "a", "b", "c"), ()),
        ({}, ()),
        ({"inputs": 3, "export": [7, {"sources": "x"}]}, ()),
    ],
)
def test_the_buffers_are_found_in_the_experiment(config, sensors):
    assert sensors_of(encoded(config)) == sensors


def test_the_buffers_can_be_named():
    assert sensors_named("auto") == ()
    both = "acc_time,accX,accY,accZ,gyr_time,gyrX,gyrY,gyrZ"
    assert sensors_named(both) == (ACC, GYR)
    with pytest.raises(ValueError, match="Name time, x, y and z"):
        sensors_named("accX,accY")


def test_questions_ask_for_what_is_newer_by_the_clock_of_the_sensor():
    assert question_for([ACC], {"acc_time": 12.3}) == (
        "/get?acc_time=12.3&accX=12.3%7Cacc_time&accY=12.3%7Cacc_time&accZ=12.3%7Cacc_time"
    )


def test_rows_with_a_gap_are_passed_over():
    answer = read_answer(
        b'{"buffer":{"acc_time":{"buffer":[1.0,1.1,null,1.3]},"accX":{"buffer":[0.1,null,3,4]},'
        b'"accY":{"buffer":[1,2,3,4]},"accZ":{"buffer":[1,2,3,4,5]}},"status":{"measuring":true}}'
    )
    assert answer.measuring is True
    assert [row.t_dev for row in rows_of(answer, ACC, None)] == [1.0, 1.3]
    assert [row.t_dev for row in rows_of(answer, ACC, 1.0)] == [1.3]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b"", None),
        (b"[" * 100_000, None),
        (b'{"result":true}', None),
        (b'{"buffer":{"a":{"buffer":[1e999]}}}', None),
        (b'{"buffer":{"\xff":{"buffer":[1]}}}', None),  # no text
        (b'{"buffer":{"a":1,"b":{},"c":{"buffer":[1,"2",true,1e300]}},"status":3}', ...),
    ],
)
def test_other_answers_are_survived(body, answer):
    found = read_answer(body)
    assert found is None if answer is None else isinstance(found, Answer)


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("phyphox:192.168.0.42", ("192.168.0.42", 8080)),
        ("phyphox:192.168.0.42:80", ("192.168.0.42", 80)),
        ("phyphox:[fd00::2]:80", ("fd00::2", 80)),
        ("phyphox:[fd00::2]", ("fd00::2", 8080)),
    ],
)
def test_the_target_is_split_at_its_last_colon(uri, place):
    assert split_host(parse(uri)) == place


@pytest.mark.parametrize(
    "uri",
    [
        "phyphox:",
        "phyphox:a b",
        "phyphox:phone:http",
        "phyphox:phone:0",
        "phyphox:fd00::2:80",
        "phyphox:http://phone",
        "phyphox:phone?buffers=x",
        "phyphox:phone?poll=5",
    ],
)
def test_an_address_that_cannot_be_is_told(uri):
    with pytest.raises(AddressError, match="phyphox:"):
        make_device(uri)


def test_three_refusals_in_a_row_are_a_phone_that_has_gone():
    answers = [None, ConnectionError(), b"{}", *[ConnectionError() for _ in range(3)]]

    def fetch(path, timeout_s):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    source = PhyphoxSource(fetch, b"first", "phyphox", 0.001)
    assert source.read_some(0.001) == framed(b"first")
    assert source.read_some(0.001) == b""
    come = []
    for path in (b"/a", b"/b", b"/c"):
        source.write(path)
        come.append(source.read_some(0.001))
    assert come == [b"", b"", framed(b"{}")]
    source.write(b"/d")
    assert [source.read_some(0.001), source.read_some(0.001)] == [b"", b""]
    with pytest.raises(SourceLost):
        source.read_some(0.001)


@pytest.fixture
def server():
    """A phone on the loopback network; one that kept a connection would not answer."""
    phone = FakePhone(measuring=False)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            phone.measure(4)
            body = phone.answer(self.path)
            self.send_response(200 if self.headers["Connection"] == "close" else 500)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *parts):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    phone.port = server.server_address[1]
    yield phone
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_phone_is_asked_over_the_network(server, until):
    device = Phyphox(parse(f"phyphox:127.0.0.1:{server.port}?poll=20"), SQUARE)
    device.open()
    samples = []
    assert until(lambda: samples.extend(device.read()) or len(samples) > 10)
    assert device.identified
    assert (device.info.kind, device.info.id) == (Kind.QUAT, "127.0.0.1")
    assert server.asked.count("/config") == 1
    assert server.asked.count("/control?cmd=start") == 1
    device.close()


def test_a_phone_that_does_not_answer_is_told():
    device = Phyphox(parse("phyphox:127.0.0.1:9"), SQUARE)
    with pytest.raises(DeviceError, match="Allow remote access") as problem:
        device.open()
    assert problem.value.code == "no-device"


def test_an_answer_that_is_refused_or_too_slow_is_none(server):
    fetch = fetch_from("127.0.0.1", server.port)
    assert fetch("/config", 1.0) == encoded(EXPERIMENT)
    with pytest.raises(ConnectionError):
        fetch_from("127.0.0.1", 9)("/config", 1.0)
