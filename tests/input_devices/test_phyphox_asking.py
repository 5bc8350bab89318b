"""What phyphox is asked and when, and what its answers mean."""

from __future__ import annotations

import itertools

import pytest

from input_devices.lean import lean_deg, up_of_quaternion
from input_devices.phone import What
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
from input_devices.sample import Kind
from tests.input_devices.phyphox_phone import EXPERIMENT, FakePhone, encoded, polled, samples_of

ACC = Sensor(What.ACCELERATION, "acc_time", ("accX", "accY", "accZ"))
GYR = Sensor(What.RATE, "gyr_time", ("gyrX", "gyrY", "gyrZ"))


def exported(title, *buffers):
    sources = [{"label": name, "buffer": name} for name in buffers]
    return {"export": [{"set": title, "sources": sources}]}


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
