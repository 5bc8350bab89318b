"""Raw captures: the very bytes that a device sent, kept for tests of its decoder.

One JSON value a line: first `{"steady-isles-capture": 1, "uri": "wii:", "lx": 433, "ly": 238}`,
then `[t, "hex"]` for bytes from the device and `[t, ">hex"]` for bytes to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from input_devices.ble_witmotion_frames import BleWitDecoder
from input_devices.errors import AddressError
from input_devices.line_format import line_decoder
from input_devices.lsl_channels import LslDecoder
from input_devices.motion_events import captured
from input_devices.phyphox_asking import phyphox_decoder
from input_devices.reader import Decoder
from input_devices.recorded import Geometry, Recording, in_order
from input_devices.sample import Sample
from input_devices.sensor_logger_pushes import SensorLoggerDecoder
from input_devices.udp import udp_decoder
from input_devices.uri import split_uri
from input_devices.wii import WiiDecoder
from input_devices.wiihid_reports import WiiHidDecoder
from input_devices.witmotion_frames import WitDecoder

MARK = '{"steady-isles-capture"'
VERSION = 1


class CaptureHeader(msgspec.Struct, frozen=True):
    """First line of a capture."""

    version: int = msgspec.field(name="steady-isles-capture")
    uri: str = ""
    lx: float = 433.0
    ly: float = 238.0


def is_capture(text: str) -> bool:
    """Whether the first line marks a raw capture."""
    return text.lstrip().replace(" ", "").startswith(MARK)


def read_capture(path: Path, text: str) -> Recording:
    """The samples that the decoder of the captured device makes of the bytes.

    A cut last line is left out. Raises AddressError for another broken line, a version or a device
    that is not known, and fewer than two samples.
    """
    first, *lines = text.splitlines(keepends=True)
    try:
        header = msgspec.json.decode(first, type=CaptureHeader)
    except msgspec.DecodeError as problem:
        raise AddressError(f"{path}: line 1 is no header of a capture: {problem}.") from problem
    if header.version != VERSION:
        raise AddressError(f"{path}: capture version {header.version} is not known, only 1.")
    decoder = _decoder_for(path, header.uri)
    samples: list[Sample] = []
    for number, line in enumerate(lines, start=2):
        chunk = _read_chunk(line)
        if chunk is None and number == len(lines) + 1:
            break
        if chunk is None:
            raise AddressError(f'{path}: line {number} is not [t, "hex"]. Correct it.')
        t, data = chunk
        samples += [item for item in decoder.feed(data, t) if isinstance(item, Sample)]
    return in_order(path, samples, decoder.bad, Geometry(header.lx, header.ly))


def _read_chunk(line: str) -> tuple[float, bytes] | None:
    """Time and bytes of a line, empty for bytes that we sent; None for a broken line."""
    try:
        items = msgspec.json.decode(line, type=list[msgspec.Raw])
        t = msgspec.json.decode(items[0], type=float)
        text = msgspec.json.decode(items[1], type=str)
        return t, b"" if text.startswith(">") else bytes.fromhex(text)
    except (msgspec.DecodeError, IndexError, ValueError):
        return None


def _wii_decoder(keys: Mapping[str, str]) -> Decoder:
    return WiiDecoder([0, 0, 0, 0], gain=float(keys.get("gain", "1")))


def _wiihid_decoder(keys: Mapping[str, str]) -> Decoder:
    return WiiHidDecoder(gain=float(keys.get("gain", "1")), by_temperature=keys.get("temp") == "1")


DECODERS: Mapping[str, Callable[[Mapping[str, str]], Decoder]] = {
    "ble-witmotion": lambda keys: BleWitDecoder(),
    "lsl": lambda keys: LslDecoder(keys.get("as", "auto")),
    "motion": captured,
    "serial": line_decoder,
    "wii": _wii_decoder,
    "wiihid": _wiihid_decoder,
    "witmotion": lambda keys: WitDecoder(),
    "udp": udp_decoder,
    "sensorlogger": lambda keys: SensorLoggerDecoder(keys.get("gravity", "auto")),
    "phyphox": phyphox_decoder,
}


def _decoder_for(path: Path, uri: str) -> Decoder:
    known = ", ".join(DECODERS)
    try:
        scheme, _, keys = split_uri(uri)
        return DECODERS[scheme](keys)
    except KeyError as problem:
        text = f"{path}: the captured device '{uri}' is not known. Known: {known}."
        raise AddressError(text) from problem
    except ValueError as problem:
        raise AddressError(f"{path}: the captured device '{uri}' is wrong: {problem}.") from problem
