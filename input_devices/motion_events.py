"""The motion sensors of a game controller: input events to acceleration and turning rate.

The kernel sends changes only, so the last values are held. Source: device reference 8.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from input_devices.device_clock import DeviceClock
from input_devices.evdev_events import EV_ABS, EV_MSC, EventCutter, InputEvent
from input_devices.sample import DeviceEvent, Flag, Kind, Sample

AXES = range(6)
"""ABS_X, ABS_Y, ABS_Z: acceleration; ABS_RX, ABS_RY, ABS_RZ: turning rate."""
MSC_TIMESTAMP = 5


class MotionDecoder:
    """Events to acceleration in g and rate in deg/s, in the sensor's own axes; pure.

    `t_dev` is the controller's clock, unwrapped, s: several samples share one time of arrival.
    """

    def __init__(
        self,
        resolutions: Sequence[int],
        initial: Sequence[int] = (0,) * len(AXES),
        reread: Callable[[], Sequence[int]] | None = None,
    ) -> None:
        """resolutions: counts of each axis for 1 g or 1 deg/s, above 0, as the node tells them.

        initial: where the axes stand, in counts.
        reread: the same, asked again after the kernel lost events; None where nobody can be asked.
        """
        assert len(resolutions) == len(AXES), resolutions
        assert min(resolutions) > 0, resolutions
        self._unknown = 0
        self._resolutions = tuple(resolutions)
        self._counts = list(initial)
        self._reread = reread
        self._events = EventCutter()
        self._clock = DeviceClock()
        self._stamp_s: float | None = None
        self._after_loss = Flag.NONE

    @property
    def bad(self) -> int:
        """Events that say nothing here, and bytes that are none."""
        return self._unknown + self._events.misplaced

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """The frames that `data` completes, stamped `t`; a cut event waits for its rest."""
        out: list[Sample | DeviceEvent] = []
        for event in self._events.feed(data):
            if event.after_loss:
                self._start_anew()
            elif event.ends_frame:
                out.append(self._sample(t))
            else:
                self._take(event)
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A sensor at rest still sends its clock; one that sends nothing says nothing."""
        return []

    def question(self, t: float) -> bytes:
        return b""

    def _take(self, event: InputEvent) -> None:
        if event.kind == EV_ABS and event.code in AXES:
            self._counts[event.code] = event.value
        elif event.kind == EV_MSC and event.code == MSC_TIMESTAMP:
            self._stamp_s = self._clock.seconds(event.value & 0xFFFFFFFF)
        else:
            self._unknown += 1

    def _start_anew(self) -> None:
        """Where the axes stand is told with the next frame: this one's own time was lost."""
        if self._reread is not None:
            self._counts = list(self._reread())
        self._stamp_s = None
        self._after_loss = Flag.RESYNC | Flag.GAP

    def _sample(self, t: float) -> Sample:
        flags, self._after_loss = self._after_loss, Flag.NONE
        t_dev, self._stamp_s = self._stamp_s, None
        if t_dev is None:
            flags |= Flag.NO_CLOCK
        values = [n / each for n, each in zip(self._counts, self._resolutions, strict=True)]
        return Sample(t=t, kind=Kind.ACC_GYRO, values=tuple(values), t_dev=t_dev, flags=flags)


def captured(keys: Mapping[str, str]) -> MotionDecoder:
    """The decoder for a capture, whose address tells what the node told: `acc`, counts for 1 g,
    and `gyro`, counts for 1 deg/s; without them the values are counts.

    Raises ValueError for what is no number above 0.
    """
    resolutions = [int(keys.get(key, "1")) for key in ("acc", "gyro")]
    if min(resolutions) <= 0:
        raise ValueError(f"acc and gyro are {resolutions}, must be above 0")
    acceleration, rate = resolutions
    return MotionDecoder((acceleration,) * 3 + (rate,) * 3)
