"""What to ask phyphox, when, and what its answers mean."""

from __future__ import annotations

from collections.abc import Mapping

from input_devices.framing import Frames
from input_devices.phone import Phone, Reading
from input_devices.phyphox_answers import (
    Answer,
    Sensor,
    question_for,
    read_answer,
    rows_of,
    sensors_named,
    sensors_of,
)
from input_devices.sample import DeviceEvent, Kind, Notice, Sample
from input_devices.saying import mark

ANSWER_LIMIT = 1 << 20
CONFIG, START = "/config", "/control?cmd=start"
ASK_AGAIN_S = 1.0
"""For the experiment, or from the beginning where nothing new comes: a cleared one counts its time
anew."""
PRESS_PLAY_S = 2.0
"""Time to begin after it was told to."""
PRESS_PLAY = Notice("press-play", mark("phyphox is not measuring. Press play on the phone."))
NO_SENSOR = Notice(
    "wrong-format",
    mark("This experiment of phyphox tells no lean. Open 'Acceleration (with g)' on the phone."),
)


class PhyphoxDecoder:
    """What to ask, and what the answers mean; pure."""

    def __init__(self, buffers: str = "auto", poll_s: float = 0.04, gravity: str = "auto") -> None:
        """buffers, gravity: the keys of these names.
        poll_s: from one question to the next.

        Raises ValueError, with a sentence, for buffers that cannot be.
        """
        self.phone_id = ""
        self._sensors = sensors_named(buffers)
        self._told = bool(self._sensors)
        self._poll_s = poll_s
        self._frames = Frames(ANSWER_LIMIT)
        self._phone = Phone(gravity)
        self._newest_s: dict[str, float] = {}
        self._anew = False
        self._fresh_t: float | None = None
        self._due_t: float | None = None
        self._start = ""
        self._stopped_t: float | None = None
        self._said: set[str] = set()
        self._bad = 0

    @property
    def bad(self) -> int:
        """Answers and readings that could not be used."""
        return self._bad + self._frames.overlong + self._phone.bad

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self._phone.kinds

    def question(self, t: float) -> bytes:
        """The next path to ask for, if it is time."""
        if self._due_t is None:
            self._due_t = t if self._told else t + ASK_AGAIN_S  # the first answer is on its way
        if t < self._due_t:
            return b""
        self._due_t = t + (self._poll_s if self._sensors else ASK_AGAIN_S)
        if not self._sensors:
            return CONFIG.encode()
        if self._start == "wanted":
            self._start = "told"
            return START.encode()
        return question_for(self._sensors, {} if self._anew else self._newest_s).encode()

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What the answers say that `data` completes, stamped `t`; never raises."""
        out: list[Sample | DeviceEvent] = []
        for body in self._frames.feed(data):
            answer = read_answer(body)
            out += self._experiment(body, t) if answer is None else self._take(answer, t)
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A phone that is silent says nothing."""
        return []

    def _experiment(self, body: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What may be asked for. An answer to START is none, and says nothing."""
        sensors = sensors_of(body)
        self._bad += sensors is None
        if self._sensors or sensors is None:
            return []
        self._sensors = sensors
        if sensors:
            self._due_t = t
            return []
        return self._once(NO_SENSOR)

    def _take(self, answer: Answer, t: float) -> list[Sample | DeviceEvent]:
        readings = [reading for one in self._sensors for reading in self._new(answer, one)]
        self._fresh_t = t if readings or self._fresh_t is None else self._fresh_t
        self._anew = t - self._fresh_t > ASK_AGAIN_S
        # rate before acceleration of the same time, which it belongs to
        readings.sort(key=lambda reading: (reading.t_dev or 0.0, -reading.what))
        return [*self._phone.take(readings, t), *self._follow(answer.measuring, t)]

    def _new(self, answer: Answer, sensor: Sensor) -> list[Reading]:
        """What was not there before. Asked anew, phyphox gives its last value: new only if its time
        is another, earlier or later."""
        newest_s = self._newest_s.get(sensor.clock)
        rows = rows_of(answer, sensor, None if self._anew else newest_s)
        if not rows or rows[-1].t_dev is None or rows[-1].t_dev == newest_s:
            return []
        self._newest_s[sensor.clock] = rows[-1].t_dev
        return rows

    def _follow(self, measuring: bool | None, t: float) -> list[Sample | DeviceEvent]:
        """Start it once; then it is for the person to press play."""
        if measuring is not False:
            self._stopped_t = None
            self._said.discard(PRESS_PLAY.code)
            return []
        self._start = self._start or "wanted"
        self._stopped_t = t if self._stopped_t is None else self._stopped_t
        return self._once(PRESS_PLAY) if t - self._stopped_t > PRESS_PLAY_S else []

    def _once(self, notice: Notice) -> list[Sample | DeviceEvent]:
        new = notice.code not in self._said
        self._said.add(notice.code)
        return [notice] if new else []


def phyphox_decoder(keys: Mapping[str, str]) -> PhyphoxDecoder:
    """The decoder that the keys of an address ask for. Raises ValueError where they cannot."""
    poll_s = float(keys.get("poll", "40")) / 1000
    return PhyphoxDecoder(keys.get("buffers", "auto"), poll_s, keys.get("gravity", "auto"))
