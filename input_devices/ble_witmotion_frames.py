"""WitMotion sensors on Bluetooth Low Energy: packets of twenty bytes to samples.

`55 61`, then nine words: acceleration, turning rate, roll, pitch and yaw. There is no checksum, so
a packet must be plausible. Source: device reference 11.1.
"""

from __future__ import annotations

import math
import struct

from input_devices.lean import quaternion_of_angles
from input_devices.sample import DeviceEvent, Flag, Kind, Sample
from input_devices.witmotion_frames import ACCELERATION_G, ANGLE_DEG, RATE_DEG_S, Turning

MARK = b"\x55\x61"
PACKET = 20
WORDS = struct.Struct("<2x9h")
GRAVITY_G = (0.3, 3.0)
"""Nobody who trains balance falls freely or is thrown. Source: device reference 11.1."""


class BleWitDecoder:
    """Packets to samples; pure, any cut of the stream gives the same samples.

    A packet gives an orientation, QUAT, and acceleration with rate, ACC_GYRO.

    The radio checks what it carries: a packet comes whole or not at all, and one that is lost costs
    itself alone. For bytes lost within a packet there is no more than plausibility.
    """

    def __init__(self) -> None:
        self.bad = 0
        """Bytes that belong to no packet."""
        self.kinds: tuple[Kind, ...] = ()
        """What a packet gives; empty until one came."""
        self._rest = b""
        self._gap = False
        self._turning = Turning()

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What `data` completes, stamped `t`; never raises."""
        data = self._rest + data
        at, out = 0, list[Sample | DeviceEvent]()
        while at + PACKET <= len(data):
            samples = self._samples(data[at : at + PACKET], t)
            out += samples
            if not samples:
                # one byte and not twenty: the packet that begins inside the damage must be found
                self.bad += 1
                self._gap = True
            at += PACKET if samples else 1
        self._rest = data[at:]
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A sensor that is silent says nothing."""
        return []

    def question(self, t: float) -> bytes:
        return b""

    def _samples(self, packet: bytes, t: float) -> list[Sample | DeviceEvent]:
        if not packet.startswith(MARK):
            return []
        words = WORDS.unpack(packet)
        acceleration = tuple(ACCELERATION_G * word for word in words[:3])
        if not GRAVITY_G[0] <= math.hypot(*acceleration) <= GRAVITY_G[1]:
            return []
        turned = quaternion_of_angles(*(ANGLE_DEG * word for word in words[6:]))
        if not self._turning.may_follow(turned):
            return []
        rate = tuple(RATE_DEG_S * word for word in words[3:6])
        flags = Flag.NO_CLOCK | (Flag.GAP if self._gap else Flag.NONE)
        self._gap = False
        self.kinds = (Kind.QUAT, Kind.ACC_GYRO)
        return [
            Sample(t=t, kind=Kind.QUAT, values=turned, flags=flags),
            Sample(t=t, kind=Kind.ACC_GYRO, values=(*acceleration, *rate), flags=flags),
        ]
