"""Lines that name their numbers, and what sketches of orientation sensors print: the form and the
order of the columns are found by listening."""

from __future__ import annotations

import pytest

from input_devices.devices import parse
from input_devices.errors import AddressError
from input_devices.lean import lean_deg, quaternion_of_angles, up_of_quaternion
from input_devices.line_format import AutoDecoder, line_decoder
from input_devices.mount import parse_mount
from input_devices.named_lines import FORMS
from input_devices.sample import Flag, Header, Kind, Notice, Sample
from input_devices.serial_port import SerialDevice

ROLLED = quaternion_of_angles(6.7, -4.5, 12.3)
LOADS = (17.5, 17.0, 18.5, 18.0)
EXAMPLES = [
    # the examples of the device reference, section 5, with corners told apart
    ("json", '{"tr":17.5,"br":17.0,"tl":18.5,"bl":18.0}', Kind.LOAD4, LOADS),
    ("ypr", "#YPR=12.3,-4.5,6.7", Kind.QUAT, ROLLED),
    ("wabc", "w0.9962wa0.0872ab0.00bc0.00c", Kind.QUAT, (0.9962, 0.0872, 0, 0)),
    ("ahrs", "Orientation: 12.30, -4.50, 6.70", Kind.QUAT, ROLLED),
    ("ahrs", "Orientation: 6.70 -4.50 12.30", Kind.QUAT, ROLLED),
    ("ahrs", "Quaternion: 0.9962, 0.0872, 0.0000, 0.0000", Kind.QUAT, (0.9962, 0.0872, 0, 0)),
    ("plotter", "tr:17.5,br:17.0,tl:18.5,bl:18.0", Kind.LOAD4, LOADS),
    # other orders and spellings
    ("json", '{"t": 7, "id": "B1", "BL":18, "tl":18.5, "br":17, "tr":17.5}', Kind.LOAD4, LOADS),
    ("plotter", "BL: 18.0\tTL: 18.5\tBR: 17\tTR: 17.5", Kind.LOAD4, LOADS),
    ("plotter", "Heading:12.3 Pitch:-4.5 Roll:6.7", Kind.QUAT, ROLLED),
    ("plotter", "roll:10,pitch:0", Kind.QUAT, quaternion_of_angles(10, 0, 0)),
    ("plotter", "qW: 0.9962 qX: 0.0872 qY: 0 qZ: 0", Kind.QUAT, (0.9962, 0.0872, 0, 0)),
    ("json", '{"w":0.9962,"x":0.0872,"y":0,"z":0}', Kind.QUAT, (0.9962, 0.0872, 0, 0)),
    ("plotter", "gz:3,gy:2,gx:1,az:1,ay:.1,ax:0", Kind.ACC_GYRO, (0, 0.1, 1, 1, 2, 3)),
    ("plotter", "x:0.5,y:-0.25", Kind.AXES, (0.5, -0.25)),
    ("plotter", "lean_forward:2,lean_right:1", Kind.TILT, (1, 2)),
]


def taken(decoder, text):
    return [item for item in decoder.feed(text.encode(), 2.0) if isinstance(item, Sample)]


@pytest.mark.parametrize(("form", "line", "kind", "values"), EXAMPLES)
def test_a_form_is_found_by_listening_and_no_line_is_lost(form, line, kind, values):
    decoder = AutoDecoder()
    told = decoder.feed(f"cut\n{line}\r\n".encode() + f"{line}\r\n".encode() * 5, 2.0)
    header, *samples = told
    assert isinstance(header, Header)
    assert (header.fields["format"], header.fields["kind"]) == (form, kind.value)
    assert [sample.kind for sample in samples] == [kind] * 6
    assert (samples[0].t, samples[0].t_dev, samples[0].flags) == (2.0, None, Flag.NO_CLOCK)
    assert samples[0].values == pytest.approx(values, abs=1e-4)
    assert decoder.bad == 0


@pytest.mark.parametrize(("form", "line", "kind", "values"), EXAMPLES)
def test_a_form_that_the_address_names_is_read_from_the_first_line(form, line, kind, values):
    (sample,) = taken(line_decoder({"format": form}), f"{line}\n")
    assert sample.kind is kind
    assert sample.values == pytest.approx(values, abs=1e-4)


def test_the_columns_that_were_found_are_told():
    (header, *_) = AutoDecoder().feed(b"\n" + b"bl:1,tl:2,br:3,tr:4\n" * 5, 0.0)
    assert header == Header({"format": "plotter", "columns": "bl,tl,br,tr", "kind": "load4"})


def test_a_first_line_of_names_tells_the_columns():
    decoder = AutoDecoder()
    assert [s.values for s in taken(decoder, "t,bl,tl,br,tr\n" + "9,1,2,3,4\n" * 5)] == [
        (4, 3, 2, 1)
    ] * 5


def test_a_cut_line_of_names_is_not_believed():
    decoder = AutoDecoder()
    assert taken(decoder, "tr,br,tl,bl\n" + "9,1,2,3,4\n" * 9) == []


@pytest.mark.parametrize(
    ("order", "line"),
    [
        ("heading,roll,pitch", "Orientation: 12.3 6.7 -4.5"),
        ("pitch,roll,yaw", "Orientation: -4.5, 6.7, 12.3"),
    ],
)
@pytest.mark.parametrize("form", ["auto", "ahrs"])
def test_the_order_of_the_angles_can_be_told(form, order, line):
    decoder = line_decoder({"format": form, "map": order})
    assert taken(decoder, f"cut\n{line}\n" + f"{line}\n" * 5)[0].values == pytest.approx(ROLLED)


def test_plain_angles_are_understood_once_they_are_named():
    decoder = line_decoder({"map": "yaw,pitch,roll"})
    assert taken(decoder, "cut\n" + "12.3,-4.5,6.7\n" * 5)[0].values == pytest.approx(ROLLED)


def test_numbers_that_cannot_be_told_apart_are_asked_for_once():
    told = AutoDecoder().feed(b"1,2,3\n" * 30, 0.0)
    assert [type(item) for item in told] == [Notice]
    assert "3 numbers" in told[0].text


def test_angles_and_turning_rates_may_be_radians():
    (tilted,) = taken(line_decoder({"format": "plotter", "unit": "rad"}), "roll:0.5,pitch:0\n")
    assert tilted.values == pytest.approx(quaternion_of_angles(28.64789, 0, 0))
    (moved,) = taken(
        line_decoder({"format": "json", "unit": "rad"}),
        '{"ax":0,"ay":0,"az":1,"gx":1,"gy":0,"gz":0}\n',
    )
    assert moved.values == pytest.approx((0, 0, 1, 57.29578, 0, 0))


def test_an_angle_that_its_unit_makes_too_great_is_bad():
    decoder = line_decoder({"format": "json", "unit": "rad"})
    assert taken(decoder, '{"lean_right":1e308,"lean_forward":0}\n') == []
    assert decoder.bad == 1


def test_a_line_may_hold_orientation_and_motion():
    line = "roll:10,pitch:0,yaw:0,ax:0,ay:0,az:1,gx:0,gy:0,gz:0,temp:31\n"
    assert [s.kind for s in taken(line_decoder({"format": "plotter"}), line)] == [
        Kind.QUAT,
        Kind.ACC_GYRO,
    ]


def test_where_angles_and_quaternion_come_in_turn_the_quaternion_counts():
    pair = "Orientation: 0, 0, 10\nQuaternion: 0.9962, 0.0872, 0, 0\n"
    decoder = AutoDecoder()
    assert len(taken(decoder, "cut\n" + pair * 10)) == 1 + 10
    assert decoder.bad == 0


@pytest.mark.parametrize(
    "line",
    [
        "Quaternion: 0.1, 0.1, 0.1, 0.1",  # no rotation has this length
        "Orientation: 400, 0, 0",
        "Orientation: 1, 2",
        '{"tr":1e999,"br":1,"tl":1,"bl":1}',
        '{"tr":true,"br":1,"tl":1,"bl":1}',
        '{"tr":[' + "[" * 400,
        "tr:1,br:2",
        "#YPR=1,2",
        "w1wa0ab0bc0",
    ],
)
def test_a_line_that_cannot_be_true_is_bad(line):
    for form in FORMS:
        decoder = line_decoder({"format": form})
        assert taken(decoder, f"{line}\n") == []
        assert decoder.bad >= 1


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ("format=json&map=tr,br,tl,bl", "says itself"),
        ("format=ahrs&map=tr,br,tl,bl", "after Orientation"),
        ("format=yaml", "Choose one of"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(keys, wrong):
    with pytest.raises(AddressError, match=wrong):
        SerialDevice(parse(f"serial:COM5?{keys}"))


def test_a_sensor_on_a_port_plays_by_its_lean_as_it_is_mounted(scripted, until):
    """Turned a quarter: what the sensor calls roll is a lean to the side, here to the left."""
    mount = parse_mount("+y-x+z")
    source = scripted([b"cut\n", *[b"roll:10,pitch:0,yaw:70\n"] * 8])
    device = SerialDevice(
        parse("serial:COM5?mount=+y-x+z"),
        mount,
        open_source=lambda port, baud, dtr_off: source,
        list_ports_now=lambda: [],
    )
    assert not device.identified
    device.open()
    samples = []
    assert until(lambda: samples.extend(device.read()) or len(samples) == 8)
    device.close()
    info = device.info
    assert device.identified
    assert (info.kind, info.unit, info.channels, info.mount) == (
        Kind.QUAT,
        "deg",
        ("tilt2",),
        mount,
    )
    up = up_of_quaternion(*samples[0].values)
    assert lean_deg(info.mount.turned(up)) == pytest.approx((-10, 0))
