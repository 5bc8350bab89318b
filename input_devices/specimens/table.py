"""Every form in which a device sends, by its name in `bench`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from input_devices.ble_witmotion_frames import BleWitDecoder
from input_devices.framing import framed
from input_devices.line_format import line_decoder
from input_devices.lsl_channels import LslDecoder
from input_devices.motion_events import MotionDecoder
from input_devices.phyphox_asking import PhyphoxDecoder
from input_devices.sensor_logger_pushes import SensorLoggerDecoder
from input_devices.specimens import boards, lines, phones, tilt
from input_devices.specimens.specimen import Carrier, Frame, Specimen, before
from input_devices.udp import UdpDecoder
from input_devices.wii import WiiDecoder
from input_devices.wiihid_reports import WiiHidDecoder
from input_devices.witmotion_frames import WitDecoder

_WIRE = "the longest line of its kind at 230400 baud, device reference 4.6"
_CELLS = "NAU7802 load-cell amplifier, device reference 4.7"
_WIT = "the fastest setting, device reference 6.2"
_REMOTE = "ceiling of a Wii Remote, device reference 3.6"
_MESSAGES = Carrier.MESSAGES


def _text(form: str, frame: Callable[[int], Frame], rate_hz: float, source: str) -> Specimen:
    """Lines without a checksum, on a serial port; the first are listened to."""
    return Specimen(
        "serial",
        lambda: line_decoder({"format": form}),
        frame,
        rate_hz,
        source,
        opening=before(frame, 8),
    )


SPECIMENS: Mapping[str, Specimen] = {
    "wii": Specimen("wii", lambda: WiiDecoder((0, 0, 0, 0)), boards.wii, 100, _REMOTE, _MESSAGES),
    "wiihid": Specimen(
        "wiihid", WiiHidDecoder, boards.wiihid, 100, _REMOTE, _MESSAGES, opening=boards.WII_MEMORY
    ),
    "motion": Specimen(
        "motion",
        lambda: MotionDecoder((boards.COUNTS_PER_G,) * 6),
        boards.motion,
        250,
        "a report every 4 ms on USB (ours)",
        _MESSAGES,
    ),
    "serial_sib1": Specimen(
        "serial",
        lambda: line_decoder({"format": "sib1"}),
        lines.sib1_loads,
        418,
        _WIRE,
        checked=True,
        opening=(lines.SIB1_LOADS, *before(lines.sib1_loads, 2)),
    ),
    "serial_sib1_motion": Specimen(
        "serial",
        lambda: line_decoder({"format": "sib1"}),
        lines.sib1_motion,
        311,
        _WIRE,
        checked=True,
        opening=(lines.SIB1_MOTION, *before(lines.sib1_motion, 2)),
    ),
    "serial_csv": _text("csv", lines.plain, 320, _CELLS),
    "serial_auto": _text("auto", lines.plain, 320, _CELLS),
    "serial_plotter": _text("plotter", lines.plotted, 320, _CELLS),
    "serial_json": _text("json", lines.json, 320, _CELLS),
    "serial_ypr": _text("ypr", lines.ypr, 100, "Razor and FreeIMU sketches (ours)"),
    "serial_ahrs": _text("ahrs", lines.orientation, 100, "fusion of a BNO055 (ours)"),
    "serial_wabc": _text("wabc", lines.wabc, 200, "motion processor of an MPU6050 (ours)"),
    "witmotion": Specimen(
        "witmotion",
        WitDecoder,
        tilt.witmotion,
        200,
        _WIT,
        checked=True,
        opening=before(tilt.witmotion, 5),
    ),
    "ble_witmotion": Specimen(
        "ble-witmotion", BleWitDecoder, tilt.ble_witmotion, 200, _WIT, _MESSAGES
    ),
    "lsl": Specimen(
        "lsl",
        LslDecoder,
        boards.plate,
        1000,
        "force plates of laboratories (ours)",
        _MESSAGES,
        opening=(boards.PLATE,),
    ),
    "udp_osc": Specimen(
        "udp",
        UdpDecoder,
        phones.osc,
        100,
        "sensors of iOS (ours)",
        _MESSAGES,
        opening=before(phones.osc, 20),
    ),
    "udp_hyperimu": Specimen(
        "udp",
        lambda: UdpDecoder("hyperimu"),
        phones.hyperimu,
        200,
        "sensors of Android (ours)",
        _MESSAGES,
        opening=before(phones.hyperimu, 20),
    ),
    "udp_csv": Specimen("udp", lambda: UdpDecoder("csv"), phones.columns, 320, _CELLS, _MESSAGES),
    "sensorlogger": Specimen(
        "sensorlogger",
        SensorLoggerDecoder,
        phones.sensor_logger,
        200,
        "sensors of Android (ours)",
        _MESSAGES,
        opening=before(phones.sensor_logger, 20),
    ),
    "phyphox": Specimen(
        "phyphox",
        PhyphoxDecoder,
        phones.phyphox,
        200,
        "sensors of Android (ours)",
        _MESSAGES,
        opening=(framed(phones.PHYPHOX_CONFIG), *before(phones.phyphox, 20)),
    ),
}
