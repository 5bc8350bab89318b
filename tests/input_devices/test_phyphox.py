"""phyphox over the network: where it is, that it has gone, and a stand-in for the phone."""

from __future__ import annotations

import http.server
import threading

import pytest

from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.framing import framed
from input_devices.mount import SQUARE
from input_devices.phyphox import Phyphox, PhyphoxSource, fetch_from, split_host
from input_devices.sample import Kind
from tests.input_devices.phyphox_phone import EXPERIMENT, FakePhone, encoded


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
