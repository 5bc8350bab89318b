"""The bytes of the device reference decode to the numbers that stand beside them there.

Each vector is named by its section. Section 12 is in test_lean.py, the handshake of 3.3 and 16.4 in
test_wiihid_handshake.py and test_umockdev_hidraw.py, the commands of 6.2 in test_witmotion.py. Not
decoded here, for nothing of ours does: the kernel's own integers in 3.5, and the sensors of 11.2.
"""

from __future__ import annotations

import math

import pytest

from game.core.pose import GRAVITY_M_S2, Geometry, pose_of
from input_devices.ble_witmotion_frames import BleWitDecoder
from input_devices.framing import framed as in_frame
from input_devices.lean import lean_deg, quaternion_of_angles, quaternion_of_up, unit
from input_devices.line_format import line_decoder
from input_devices.osc import messages_of
from input_devices.phone import quaternion_of_phone_angles
from input_devices.phyphox_asking import PhyphoxDecoder
from input_devices.sample import Flag, Kind, Sample
from input_devices.sensor_logger_pushes import SensorLoggerDecoder
from input_devices.sib1 import framed, unframed
from input_devices.udp import UdpDecoder
from input_devices.wii import WiiDecoder
from input_devices.wiihid_memory import checksum, read_calibration
from input_devices.wiihid_reports import WiiHidDecoder
from input_devices.witmotion_frames import WitDecoder, is_frame

SIB1_LINES = """
#SIB1 kind=load4 unit=g rate=80 order=TR,BR,TL,BL id=B0A1 fw=1.0 lx=400 ly=250 max=150 cmd=T,V*6E
#SIB1 kind=imu rate=100 id=TILT7 fw=0.3 cmd=V*22
#SIB1 kind=load4,button unit=raw rate=80 id=B0A2 lx=400 ly=250*2C
L,0,1000000,21000,16000,18000,15000*44
L,1,1012500,21010,15990,18000,15000*41
L,2,1025000,21010.5,15990.0,18000.2,14999.9*45
L,65535,4294967290,-12,3,0,-5*41
L,0,12490,-11,3,0,-5*74
I,7,1234567,0.000,0.174,0.985,1.00,-2.00,0.50*53
A,7,1234567,3.25,-1.50*6B
B,3,1300000,0,1*42
B,4,1420000,0,0*41
?*3F
T*54
V,128,200*5F
V,0,0*56
R,100*4F
!,T,ok*71
!,V,ok*73
!,T,err,moving*28
!,V,err,syntax*37
!,R,err,fixed at 80*51
!,X,err,unknown*58
""".strip().splitlines()
WIT_FRAMES = {
    "acceleration": "55 51 00 00 64 01 E1 07 C4 09 C0",
    "rate": "55 52 10 00 DF FF 08 00 4A 01 E8",
    "angles": "55 53 1C 07 72 FC 00 40 BB 46 7A",
    "rolled": "55 59 83 7F 28 0B 00 00 00 00 E3",
    "level": "55 59 FF 7F 00 00 00 00 00 00 2C",
    "magnet": "55 54 64 00 38 FF 2C 01 C4 09 3E",
    "time": "55 50 1A 0B 16 0D 37 24 7B 00 C3",
    "answer": "55 5F 09 00 06 00 00 00 00 00 C3",
}
GYROSC = (
    "2F 67 79 72 6F 73 63 2F 67 79 72 6F 00 00 00 00 2C 66 66 66 00 00 00 00"
    "3D CC CC CD BE 4C CC CD 3F C0 00 00"
)
BUNDLE = "23 62 75 6E 64 6C 65 00 00 00 00 00 00 00 00 01 00 00 00 24" + GYROSC
CALIBRATION = bytes.fromhex("10690000 07C33CF8048C296B 0ED243840B3A3069 15E94A1011EF376E 5E40E9B6")
ANSWERS = (
    "21 00 00 F0 00 20 10 69 00 00 07 C3 3C F8 04 8C 29 6B 0E D2 43 84"
    "21 00 00 F0 00 30 0B 3A 30 69 15 E9 4A 10 11 EF 37 6E 5E 40 E9 B6"
    "21 00 00 10 00 60 1A 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
)
REPORT = "34 00 00 {} 19 00 83 00 00 00 00 00 00 00 00"
BOARD_LOADS = {  # raw; kg of TR, BR, TL, BL; their sum; centre of pressure, mm
    "empty": ("07C3 3CF8 048C 296B", (0, 0, 0, 0), 0, None),
    "worn, empty": ("0759 3D2A 048C 2902", (-0.997, 0.507, 0, -0.997), -1.487, None),
    "8.5 kg each": ("0B4A 403E 07E3 2CEA", (8.495, 8.5, 8.5, 8.5), 33.995, (-0.03, -0.02)),
    "knot": ("0ED2 4384 0B3A 3069", (17, 17, 17, 17), 68, (0, 0)),
    "forward": ("1012 42BF 0C69 2F96", (19.997, 15.002, 20, 14.996), 69.995, (0.01, 17.00)),
    "overload": ("1B00 5000 1700 3D00", (46.204, 49.418, 46.842, 47.49), 189.954, (1.47, -2.42)),
}
EVENT = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 "
TR_1750, BL_1499 = EVENT + "03 00 10 00 D6 06 00 00", EVENT + "03 00 13 00 DB 05 00 00"
PRESSED, SYN = EVENT + "01 00 30 01 01 00 00 00", EVENT + "00 00 00 00 00 00 00 00"
DROPPED = EVENT + "00 00 03 00 00 00 00 00"
ROLLED = quaternion_of_angles(6.7, -4.5, 12.3)
LOADS = (17.5, 17, 17.5, 18)


def text(lines):
    return "\n".join(["", *lines, ""]).encode()


def wit(*names):
    """A stream of cycles: at first it is learnt what a cycle is."""
    return bytes.fromhex(" ".join(WIT_FRAMES[name] for name in names)) * 5


def up(x, y, z):
    return quaternion_of_up(unit((x, y, z)))


def wii():
    return WiiDecoder((1700, 1600, 1800, 1500), lambda: (1, 2, 3, 4))


def serial(form="auto"):
    return lambda: line_decoder({"format": form})


HYPER = b"0.123,0.586,0.2637,0.259,-0.5963,9.815\r\n"
PUSHED = (
    b'{"messageId":0,"sessionId":"x","deviceId":"y","payload":[{"name":"gravity",'
    b'"time":1698501144401773000,"values":{"x":0.1,"y":-0.2,"z":9.8}}]}'
)
ACC, GYRO = (0, 0.1738, 0.9849), (0.977, -2.014, 0.488)
DECODED = {
    "3.2 two corners": (wii, TR_1750 + BL_1499 + SYN, Kind.LOAD4, (17.50, 16, 18, 14.99)),
    "3.2 power button": (wii, PRESSED, Kind.BUTTON, (0, 1)),
    "3.2 events lost": (wii, DROPPED + TR_1750 + SYN, Kind.LOAD4, (0.01, 0.02, 0.03, 0.04)),
    **{
        f"3.5 {case}": (WiiHidDecoder, ANSWERS + REPORT.format(raw), Kind.LOAD4, kg)
        for case, (raw, kg, _, _) in BOARD_LOADS.items()
    },
    "4.6 L,0": (serial("sib1"), text([SIB1_LINES[3]]), Kind.LOAD4, (21, 16, 18, 15)),
    "4.6 L,2": (
        serial("sib1"), text(SIB1_LINES[3:6]), Kind.LOAD4, (21.0105, 15.99, 18.0002, 14.9999)
    ),
    "4.6 L,65535": (
        serial("sib1"), text([SIB1_LINES[6]]), Kind.LOAD4, (-0.012, 0.003, 0, -0.005)
    ),
    "4.6 I,7": (
        serial("sib1"), text([SIB1_LINES[8]]), Kind.ACC_GYRO, (0, 0.174, 0.985, 1, -2, 0.5)
    ),
    "4.6 A,7": (serial("sib1"), text([SIB1_LINES[9]]), Kind.TILT, (3.25, -1.5)),
    "4.6 B,3": (serial("sib1"), text([SIB1_LINES[10]]), Kind.BUTTON, (0, 1)),
    "4.6 B,4": (serial("sib1"), text([SIB1_LINES[11]]), Kind.BUTTON, (0, 0)),
    **{
        f"5 {line[:12]}": (serial(), text([line] * 6), kind, values)
        for line, kind, values in (
            ('{"tr":17.5,"br":17.0,"tl":17.5,"bl":18.0}', Kind.LOAD4, LOADS),
            ("#YPR=12.3,-4.5,6.7", Kind.QUAT, ROLLED),
            ("Orientation: 12.30, -4.50, 6.70", Kind.QUAT, ROLLED),
            ("Quaternion: 0.9962, 0.0872, 0.0000, 0.0000", Kind.QUAT, (0.9962, 0.0872, 0, 0)),
            ("tr:17.5,br:17.0,tl:17.5,bl:18.0", Kind.LOAD4, LOADS),
            ("17.5,17.0,17.5,18.0", Kind.LOAD4, LOADS),
        )
    },
    "6.5 acc, gyro": (WitDecoder, wit("acceleration", "rate"), Kind.ACC_GYRO, (*ACC, *GYRO)),
    "6.5 angles": (
        WitDecoder, wit("angles", "magnet"), Kind.QUAT, quaternion_of_angles(9.998, -4.999, 90)
    ),
    "6.5 roll 10": (WitDecoder, wit("rolled", "answer"), Kind.QUAT, (0.9962, 0.0872, 0, 0)),
    "6.5 level": (WitDecoder, wit("level", "time"), Kind.QUAT, (1, 0, 0, 0)),
    "9.1 message": (
        UdpDecoder, bytes.fromhex(GYROSC), Kind.QUAT, quaternion_of_phone_angles(0.1, -0.2, 1.5)
    ),
    "9.1 bundle": (
        UdpDecoder, bytes.fromhex(BUNDLE), Kind.QUAT, quaternion_of_phone_angles(0.1, -0.2, 1.5)
    ),
    "9.2 line": (UdpDecoder, HYPER, Kind.QUAT, up(0.259, -0.5963, 9.815)),
    "9.3 body": (SensorLoggerDecoder, PUSHED, Kind.QUAT, up(0.1, -0.2, 9.8)),
    "11.1 packet": (
        BleWitDecoder,
        "55 61 00 00 64 01 E1 07 10 00 DF FF 08 00 1C 07 72 FC 00 40",
        Kind.ACC_GYRO,
        (*ACC, *GYRO),
    ),
}  # fmt: skip
PHONES = (UdpDecoder, SensorLoggerDecoder)
"""They are listened to at first; each message comes whole."""


@pytest.mark.parametrize("section", DECODED)
def test_a_vector_of_the_reference_decodes_to_its_numbers(section):
    make, data, kind, values = DECODED[section]
    data = bytes.fromhex(data) if isinstance(data, str) else data
    pieces = [in_frame(data)] * 20 if make in PHONES else [data]
    decoder = make()
    items = [item for n, piece in enumerate(pieces) for item in decoder.feed(piece, n / 50)]
    last = [item for item in items if isinstance(item, Sample) and item.kind is kind][-1]
    assert last.values == pytest.approx(values, abs=5.5e-4)


@pytest.mark.parametrize("line", SIB1_LINES, ids=lambda line: f"4.6 {line[:12]}")
def test_a_line_of_section_4_6_has_its_checksum(line):
    body = unframed(line.encode())
    assert body is not None
    assert framed(body) == line.encode() + b"\n"


@pytest.mark.parametrize("name", WIT_FRAMES)
def test_a_frame_of_section_6_5_has_its_sum(name):
    frame = bytes.fromhex(WIT_FRAMES[name])
    assert is_frame(frame)
    for place in range(2, 11):
        assert not is_frame(bytes([*frame[:place], frame[place] ^ 1, *frame[place + 1 :]]))


@pytest.mark.parametrize("case", BOARD_LOADS)
def test_the_sum_and_the_centre_of_pressure_of_section_3_5(case):
    raw, _, total, cop_mm = BOARD_LOADS[case]
    data = bytes.fromhex(ANSWERS + REPORT.format(raw))
    sample = [item for item in WiiHidDecoder().feed(data, 0.0) if isinstance(item, Sample)][-1]
    assert sum(sample.values) == pytest.approx(total, abs=0.001)
    assert (Flag.OVERLOAD in sample.flags) == (case == "overload")
    pose = pose_of(sample, 0.0, Geometry())
    if cop_mm is None:
        assert (pose.x, pose.y) == (None, None)
    else:
        assert (pose.x, pose.y) == pytest.approx(cop_mm, abs=0.006)
        assert pose.load_n == pytest.approx(total * GRAVITY_M_S2, abs=0.01)


def test_the_memory_of_section_3_5_passes_its_check_and_knows_its_warmth():
    assert checksum(CALIBRATION, b"\x1a\x01") == 0x5E40E9B6
    of_one_region = 0.9990813732147217
    warmth = read_calibration(CALIBRATION, b"\x1a\x01").warmth(0x19)
    assert warmth * of_one_region == pytest.approx(0.999781, abs=5e-7)


def test_the_lines_of_section_4_6_mean_what_stands_below_them():
    board = text([SIB1_LINES[0], *SIB1_LINES[6:8]])
    decoder = serial("sib1")()
    before, after = [item for item in decoder.feed(board, 0.0) if isinstance(item, Sample)]
    assert (after.t_dev - before.t_dev, decoder.lost) == (pytest.approx(0.012496), 0)
    (load,) = [
        item
        for item in serial("sib1")().feed(text(SIB1_LINES[3:4]), 0.0)
        if isinstance(item, Sample)
    ]
    pose = pose_of(load, 0.0, Geometry(lx_mm=400.0, ly_mm=250.0))
    assert (pose.x, pose.y) == pytest.approx((11.43, 14.29), abs=0.005)
    (tilted,) = serial("sib1")().feed(text([SIB1_LINES[8]]), 0.0)
    assert lean_deg(unit(tilted.values[:3])) == pytest.approx((0, -10.02), abs=0.005)


def test_the_time_of_section_6_5_is_a_moment_of_its_own_calendar():
    items = WitDecoder().feed(wit("time", "acceleration", "rate"), 0.0)
    days = (
        26 * 365 + 7 + 31 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 21
    )  # to 22 November 2026
    assert items[-1].t_dev == pytest.approx(days * 86400 + 13 * 3600 + 55 * 60 + 36.123)


@pytest.mark.parametrize("datagram", [GYROSC, BUNDLE], ids=["9.1 message", "9.1 bundle"])
def test_a_datagram_of_section_9_1_says_what_stands_beside_it(datagram):
    (message,) = messages_of(bytes.fromhex(datagram))
    assert message.address == "/gyrosc/gyro"
    assert message.arguments == pytest.approx((0.1, -0.2, 1.5))


def test_a_row_with_null_in_section_9_4_is_passed_over():
    decoder = PhyphoxDecoder("acc_time,accX,accY,accZ")
    row = '"{}":{{"size":0,"updateMode":"partial","buffer":[{},null]}}'
    told = []
    for n in range(20):
        values = (n / 50, 0.1, 0.0, 9.8)
        buffers = ",".join(
            row.format(name, value)
            for name, value in zip(("acc_time", "accX", "accY", "accZ"), values, strict=True)
        )
        status = '{"measuring":true,"timedRun":false,"countDown":0}'
        body = f'{{"buffer":{{{buffers}}},"status":{status}}}'
        told += decoder.feed(in_frame(body.encode()), n / 50)
    assert told[-1].values == pytest.approx(up(0.1, 0, 9.8))
    assert math.isclose(told[-1].t_dev, 0.38)
