"""A WitMotion sensor on Bluetooth Low Energy, with a stand-in for the connection."""

from __future__ import annotations

import asyncio
import threading
import types

import pytest

from input_devices.ble_source import SWITCHED_OFF, BleSource, bleak_search, not_in_reach
from input_devices.ble_witmotion import NOTIFY, WRITE, BleWitMotion
from input_devices.ble_witmotion_frames import PACKET, BleWitDecoder
from input_devices.devices import parse
from input_devices.errors import DeviceError, SourceLost
from input_devices.lean import quaternion_of_angles
from input_devices.mount import parse_mount
from input_devices.sample import Connected, Flag, Kind, Lost, Sample

URI = "ble-witmotion:C4:2F:11:22:33:44"
# device reference 11.1
TILTED = bytes.fromhex("55 61 00 00 64 01 E1 07 10 00 DF FF 08 00 1C 07 72 FC 00 40")
FALLING = TILTED[:2] + bytes(6) + TILTED[8:]
OVER = TILTED[:14] + (16384).to_bytes(2, "little") + TILTED[16:]


def taken(data):
    return [item for item in BleWitDecoder().feed(data, 1.0) if isinstance(item, Sample)]


class Sensor:
    """A connection that a test holds the other end of."""

    def __init__(self, gone=None):
        self.gone, self.callback = gone, None
        self.told: list[tuple[str, bytes, bool]] = []
        self.connected = self.parted = False
        self.loop = self.thread = None
        self.deaf = False

    async def connect(self):
        self.connected, self.loop = True, asyncio.get_running_loop()
        self.thread = threading.current_thread()

    async def start_notify(self, char_specifier, callback):
        assert (char_specifier, self.connected) == (NOTIFY, True)
        self.callback = callback

    async def write_gatt_char(self, char_specifier, data, response=False):
        if self.deaf:
            raise OSError("not connected")
        self.told.append((char_specifier, bytes(data), response))

    async def disconnect(self):
        self.parted = True

    def say(self, data):
        self.loop.call_soon_threadsafe(self.callback, None, bytearray(data))

    def leave(self):
        self.loop.call_soon_threadsafe(self.gone)


@pytest.fixture
def radio():
    """Gives an open source, and the sensor at its other end."""
    sources = []

    def radio(sensor=None):
        sensor = sensor or Sensor()

        async def search(address, gone):
            sensor.gone = gone
            return sensor

        source = BleSource("C4:2F:11:22:33:44", NOTIFY, WRITE, search)
        sources.append(source)
        return source, sensor

    yield radio
    for source in sources:
        source.close()


def test_a_packet_is_an_orientation_and_a_motion():
    turned, moved = taken(TILTED)
    assert (turned.kind, moved.kind) == (Kind.QUAT, Kind.ACC_GYRO)
    assert turned.values == pytest.approx(quaternion_of_angles(9.998, -4.999, 90), abs=1e-4)
    assert moved.values == pytest.approx((0, 0.1738, 0.9849, 0.977, -2.014, 0.488), abs=1e-3)
    assert (turned.t, turned.t_dev, turned.flags) == (1.0, None, Flag.NO_CLOCK)


@pytest.mark.parametrize("damaged", [FALLING, b"\x55\x71" + TILTED[2:], TILTED[1:], b"\x55\x61"])
def test_what_cannot_be_true_is_left_out_and_the_next_packet_is_found(damaged):
    first, *_ = taken(damaged + TILTED)
    assert len(taken(damaged + TILTED)) == 2
    assert Flag.GAP in first.flags


def test_a_lean_that_jumps_is_damage_unless_it_stays():
    assert len(taken(TILTED + OVER + TILTED)) == 4
    assert len(taken(TILTED + 5 * OVER)) == 2 + 2 * 3


def test_a_sensor_is_set_to_its_rate_and_plays_from_first_to_last(radio, until):
    sources = []

    def open_source(address):
        source, sensor = radio()
        sources.append(sensor)
        return source

    mount = parse_mount("+y-x+z")
    device = BleWitMotion(parse(f"{URI}?rate=50"), mount, open_source=open_source)
    device.open()
    (sensor,) = sources
    sensor.say(TILTED + TILTED[:7])
    sensor.say(TILTED[7:])
    samples = []
    assert until(lambda: samples.extend(device.read()) or len(samples) == 4)
    assert [sample.kind for sample in samples] == [Kind.QUAT, Kind.ACC_GYRO] * 2
    assert until(lambda: len(sensor.told) == 3)
    assert [data.hex(" ") for _, data, _ in sensor.told] == [
        "ff aa 69 88 b5",
        "ff aa 03 08 00",
        "ff aa 00 00 00",
    ]
    assert {(where, answer) for where, _, answer in sensor.told} == {(WRITE, False)}
    assert device.events() == [Connected("WitMotion Bluetooth sensor")]
    assert (device.info.mount, device.info.id) == (mount, "C4:2F:11:22:33:44")
    device.close()
    assert until(lambda: sensor.parted)


def test_a_sensor_that_left_is_told_and_found_again(radio, until):
    sensors = []

    def open_source(address):
        source, sensor = radio()
        sensors.append(sensor)
        return source

    device = BleWitMotion(parse(URI), parse_mount(""), open_source=open_source, retry_s=(0.01,))
    device.open()
    sensors[0].say(TILTED)
    assert until(lambda: device.read())
    sensors[0].leave()
    told = []
    assert until(lambda: told.extend(device.events()) or any(isinstance(e, Lost) for e in told))
    assert until(lambda: len(sensors) == 2)
    sensors[1].say(TILTED)
    assert until(lambda: device.read())
    device.close()


def test_a_sensor_that_no_longer_listens_has_gone(radio, until):
    source, sensor = radio()
    sensor.deaf = True
    source.write(b"?")

    def lost():
        try:
            return source.read_some(0.01) is None
        except SourceLost:
            return True

    assert until(lost)


def test_a_closed_source_leaves_no_thread_behind(radio):
    source, sensor = radio()
    assert sensor.thread.is_alive()
    source.close()
    source.close()
    assert (sensor.parted, sensor.thread.is_alive()) == (True, False)


def refusing(problem):
    async def search(address, gone):
        raise problem

    return search


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (FileNotFoundError("no bus"), SWITCHED_OFF),
        (not_in_reach("C4", "WT", {"A1": "WT901BLE67", "B2": "TV"}), "now: WT901BLE67 at A1"),
    ],
)
def test_a_sensor_that_cannot_be_reached_says_what_to_do(problem, words):
    before = threading.active_count()
    with pytest.raises(DeviceError, match=words) as told:
        BleSource("C4", NOTIFY, WRITE, refusing(problem))
    assert told.value.code == "no-device"
    assert threading.active_count() == before


def test_without_the_library_its_name_is_told():
    def load(name):
        raise ImportError(name)

    with pytest.raises(DeviceError, match=r'pip install "steady-isles\[ble\]"') as problem:
        bleak_search("WT", load)
    assert problem.value.code == "missing-package"


def library(*near):
    """A stand-in for the library: a scanner that hears these devices, one after the other."""

    class BleakScanner:
        async def __aenter__(self):
            return self

        async def __aexit__(self, *problem):
            return None

        async def advertisement_data(self):
            for address, name in near:
                yield types.SimpleNamespace(address=address, name=name), None
            await asyncio.sleep(60)

    return types.SimpleNamespace(
        BleakScanner=BleakScanner, BleakClient=lambda device, gone: (device, gone)
    )


def test_the_scanner_ends_with_the_sensor_that_was_sought():
    search = bleak_search("WT", lambda name: library(("B2", None), ("C4", "WT901BLE67")))
    told = []
    device, gone = asyncio.run(search("c4", lambda: told.append("gone")))
    assert device.address == "C4"
    gone(None)
    assert told == ["gone"]


def test_a_search_in_vain_names_the_sensors_in_reach(monkeypatch):
    monkeypatch.setattr("input_devices.ble_source.SEARCH_S", 0.01)
    search = bleak_search("WT", lambda name: library(("A1", "WT901BLE67"), ("B2", "TV")))
    with pytest.raises(DeviceError, match="Sensors in reach now: WT901BLE67 at A1"):
        asyncio.run(search("c4", lambda: None))


def test_a_packet_is_as_long_as_the_reference_says():
    assert len(TILTED) == PACKET
