"""Addresses of devices: what they mean, and what a wrong one says."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.devices import DEVICES, make_device, parse
from input_devices.errors import AddressError
from input_devices.uri import split_uri


@pytest.mark.parametrize(
    ("uri", "scheme", "target", "keys"),
    [
        ("wii:", "wii", "", {}),
        ("wii:/dev/input/event7", "wii", "/dev/input/event7", {}),
        ("serial:/dev/ttyACM0?baud=230400", "serial", "/dev/ttyACM0", {"baud": "230400"}),
        (
            "serial:COM5?format=csv&map=tr,br,tl,bl&unit=g",
            "serial",
            "COM5",
            {"format": "csv", "map": "tr,br,tl,bl", "unit": "g"},
        ),
        ("phyphox:192.168.0.42:8080", "phyphox", "192.168.0.42:8080", {}),
        ("lsl:type=Force", "lsl", "type=Force", {}),
        ("ble-witmotion:C4:2F:11:22:33:44", "ble-witmotion", "C4:2F:11:22:33:44", {}),
        ("sim:cp12?seed=7&kg=24", "sim", "cp12", {"seed": "7", "kg": "24"}),
        (r"replay:C:\bouts\a b.csv?speed=2", "replay", r"C:\bouts\a b.csv", {"speed": "2"}),
        ("motion:?mount=+y-x+z", "motion", "", {"mount": "+y-x+z"}),
        ("replay:a%20b?map=a%2Cb%3D%25", "replay", "a%20b", {"map": "a,b=%"}),
        ("wii:?", "wii", "", {}),
    ],
)
def test_an_address_splits_at_the_first_colon_and_question_mark(uri, scheme, target, keys):
    assert split_uri(uri) == (scheme, target, keys)


def test_a_key_that_is_not_given_has_its_default():
    address = parse("sim:cp12?seed=7")
    assert (address.number("seed"), address.number("rate"), address.text("as")) == (7, 60, "load4")
    assert address.given == {"seed"}
    assert parse("serial:COM5").number_if_given("lx") is None


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        (
            "sim:adult?sed=3",
            "unknown key 'sed'. Did you mean 'seed'? "
            "Known: as, bias, habits, kg, mount, rate, seed, with, worn.",
        ),
        ("mouse:?speed=1", "Known: radius."),
        ("sirial:COM5", "unknown device 'sirial'. Did you mean 'serial'?"),
        ("signal:swya", "unknown signal 'swya'. Did you mean 'sway'?"),
        ("recording.csv", "is no device address"),
        (":x", "is no device address"),
        ("sim:", "belongs the name of a profile"),
        ("serial:", "belongs the name of the port"),
        ("replay:", "belongs a bout folder"),
        ("mouse:left", "takes no 'left'"),
        ("sim:adult?rate=fast", "'rate' is 'fast', which is not a number"),
        ("sim:adult?rate=0", "'rate' is 0, must be from 1 to 1000"),
        ("sim:adult?rate=nan", "must be from 1 to 1000"),
        ("sim:adult?as=mass", "Choose one of: load4, cop, tilt, acc_gyro, quat."),
        ("sim:adult?seed=1&seed=2", "'seed' is given twice"),
        ("sim:adult?seed", "'seed' is not key=value"),
        ("sim:adult?seed=1&", "'' is not key=value"),
        ("serial:COM5?map=tr,br", "map 'tr,br' is not known"),
        ("serial:COM5?order=TR,BR,TL", "must name TR, BR, TL and BL once each"),
        ("serial:COM5?map=tr,br,tl,bl&order=TR,BR,TL,BL", "say the same thing"),
        ("serial:COM5?unit=stone", "unit 'stone' is not known"),
        ("serial:COM5?map=x,y&unit=kg", "unit 'kg' does not fit axes"),
        ("replay:no/such/file.csv", "there is no such file"),
    ],
)
def test_a_wrong_address_says_where_what_and_what_to_do(uri, told):
    with pytest.raises(AddressError) as problem:
        make_device(uri)
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)


@given(st.sampled_from([*DEVICES, "x", ""]), st.text(max_size=20), st.text(max_size=30))
def test_any_text_is_an_address_or_an_address_error(scheme, target, query):
    with contextlib.suppress(AddressError):
        assert make_device(f"{scheme}:{target}?{query}").state == "connecting"
