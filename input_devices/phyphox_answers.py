"""What phyphox answers, made into readings: which buffers to ask for, and what came in them.

phyphox keeps each column of an experiment in a buffer of its own. Source: device reference 9.4.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import msgspec

from input_devices.phone import Reading, What

NAME = re.compile(r"[A-Za-z0-9_ .-]{1,64}")
INPUTS: Mapping[str, What] = {
    "accelerometer": What.ACCELERATION,
    "gyroscope": What.RATE,
    "gravity": What.GRAVITY,
}
"""By the name of a sensor in an experiment; its `linear_acceleration` is without gravity."""
WORDS: tuple[tuple[tuple[str, ...], What | None], ...] = (
    (("without", "linear", "lin_", "magn"), None),
    (("gyr",), What.RATE),
    (("grav",), What.GRAVITY),
    (("acc",), What.ACCELERATION),
)
"""For an experiment that does not name its sensors: what stands in a title or a buffer, and what
it then is. The first that fits (ours)."""
COLUMNS = 4


class Sensor(msgspec.Struct, frozen=True):
    """The buffers of one sensor."""

    what: What
    clock: str
    axes: tuple[str, str, str]

    @property
    def buffers(self) -> tuple[str, ...]:
        return (self.clock, *self.axes)


class Answer(msgspec.Struct, frozen=True):
    """What came for one question."""

    columns: dict[str, list[float | None]]
    measuring: bool | None


def sensors_named(written: str) -> tuple[Sensor, ...]:
    """The key `buffers`: time, x, y and z of acceleration, then perhaps those of the gyroscope;
    nothing for `auto`.

    Raises ValueError, with a sentence, for another number of names.
    """
    if written == "auto":
        return ()
    names = [name.strip() for name in written.split(",")]
    groups = [names[at : at + COLUMNS] for at in range(0, len(names), COLUMNS)]
    if len(names) not in (COLUMNS, 2 * COLUMNS) or not all(map(NAME.fullmatch, names)):
        raise ValueError(
            f"buffers is '{written}'. Name time, x, y and z, such as 'acc_time,accX,accY,accZ'"
        )
    kinds = (What.ACCELERATION, What.RATE)
    return tuple(_sensor(what, group) for what, group in zip(kinds, groups, strict=False))


def sensors_of(config: bytes) -> tuple[Sensor, ...] | None:
    """What of an experiment tells a lean: each sensor once. None for an answer that is no
    experiment."""
    told = _object(config)
    if told is None:
        return None
    sensors = [*_inputs(told), *_export_sets(told)]
    return tuple({sensor.what: sensor for sensor in reversed(sensors)}.values())


def question_for(sensors: Iterable[Sensor], newest_s: Mapping[str, float]) -> str:
    """The path that asks for what is newer than `newest_s` in each clock; for a clock that is not
    in it, for the last value."""
    parts = []
    for sensor in sensors:
        newest = newest_s.get(sensor.clock)
        if newest is None:
            parts += [quote(name) for name in sensor.buffers]
            continue
        # repr keeps every digit: a rounded time would bring the last value again
        parts.append(f"{quote(sensor.clock)}={newest!r}")
        clock = quote(f"{newest!r}|{sensor.clock}")
        parts += [f"{quote(axis)}={clock}" for axis in sensor.axes]
    return "/get?" + "&".join(parts)


def read_answer(body: bytes) -> Answer | None:
    """What came; None for an answer that holds no buffers."""
    told = _object(body)
    buffers = told.get("buffer") if told is not None else None
    if told is None or not isinstance(buffers, dict):
        return None
    columns = {}
    for name, buffer in buffers.items():
        values = buffer.get("buffer") if isinstance(buffer, dict) else None
        if isinstance(values, list):
            columns[name] = [_number(value) for value in values]
    status = told.get("status")
    measuring = status.get("measuring") if isinstance(status, dict) else None
    return Answer(columns, measuring if isinstance(measuring, bool) else None)


def rows_of(answer: Answer, sensor: Sensor, newest_s: float | None) -> list[Reading]:
    """The rows of a sensor that are whole and new, in their order."""
    columns = [answer.columns.get(name, []) for name in sensor.buffers]
    found = []
    for clock, x, y, z in zip(*columns, strict=False):
        if clock is None or x is None or y is None or z is None:
            continue
        if newest_s is None or clock > newest_s:
            found.append(Reading(sensor.what, (x, y, z), clock))
            newest_s = clock
    return found


def _sensor(what: What, names: list[str]) -> Sensor:
    clock, x, y, z = names
    return Sensor(what, clock, (x, y, z))


def _inputs(told: dict[str, object]) -> list[Sensor]:
    """The sensors that the experiment names itself: its outputs are one column each."""
    found = []
    for entry in _objects(told.get("inputs")):
        what = INPUTS.get(str(entry.get("source")).lower())
        columns: dict[str, object] = {}
        for output in _objects(entry.get("outputs")):
            columns |= output
        names = [columns.get(axis) for axis in ("t", "x", "y", "z")]
        known = [name for name in names if isinstance(name, str) and NAME.fullmatch(name)]
        if what is not None and len(known) == COLUMNS:
            found.append(_sensor(what, known))
    return found


def _export_sets(told: dict[str, object]) -> list[Sensor]:
    """The sets that it exports, whose first column is their time."""
    found = []
    for entry in _objects(told.get("export")):
        columns = [source.get("buffer") for source in _objects(entry.get("sources"))][:COLUMNS]
        names = [name for name in columns if isinstance(name, str) and NAME.fullmatch(name)]
        what = _by_words(f"{entry.get('set')} {' '.join(names)}".lower())
        if what is not None and len(names) == COLUMNS:
            found.append(_sensor(what, names))
    return found


def _by_words(text: str) -> What | None:
    return next((what for words, what in WORDS if any(word in text for word in words)), None)


def _objects(told: object) -> list[dict[str, object]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _object(body: bytes) -> dict[str, object] | None:
    with contextlib.suppress(ValueError, RecursionError):  # ValueError: no JSON, or no UTF-8
        told = msgspec.json.decode(body)
        return told if isinstance(told, dict) else None
    return None


def _number(told: object) -> float | None:
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    try:
        number = float(told)
    except OverflowError:
        return None
    return number if abs(number) < float("inf") else None
