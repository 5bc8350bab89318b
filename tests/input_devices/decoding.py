"""Specimens through decoders: what was sent, what came of it, and what a decoder keeps."""

from __future__ import annotations

import math
from collections import Counter

from input_devices.sample import VALUE_COUNTS, Sample
from input_devices.specimens.specimen import Carrier
from input_devices.specimens.table import SPECIMENS

ON_A_LINE = [name for name, one in SPECIMENS.items() if one.carrier is Carrier.BYTES]
FRAMED = ("udp", "sensorlogger", "phyphox")
"""Schemes whose source puts the length before each message."""
NOW_S = 10.0
MOST_HELD, MOST_HELD_OF_A_PHONE = 20_000, 3 << 20
"""Bytes that a decoder may keep, whatever comes; of a phone, two bodies of a request."""


def opened(name):
    """A decoder that has heard what comes before the first frame."""
    specimen = SPECIMENS[name]
    decoder = specimen.make()
    for n, data in enumerate(specimen.opening):
        decoder.feed(data, n / 50)
    return decoder


def fed(decoder, pieces, now_s=NOW_S):
    """Kind and values of the samples; never one that is no number."""
    items = [item for piece in pieces for item in decoder.feed(piece, now_s)]
    samples = [item for item in items if isinstance(item, Sample)]
    for sample in samples:
        assert len(sample.values) in VALUE_COUNTS[sample.kind]
        assert all(map(math.isfinite, sample.values)), sample
        assert sample.t_dev is None or math.isfinite(sample.t_dev)
    return [(sample.kind, sample.values) for sample in samples]


def sent(name, count):
    """The bytes of so many frames, one by one, and what an undamaged decoder makes of each."""
    decoder, frames = opened(name), SPECIMENS[name].frames(count)
    return [frame.data for frame in frames], [fed(decoder, [frame.data]) for frame in frames]


def flat(told):
    return [one for frame in told for one in frame]


def lost_and_false(told, got):
    """How many samples are missing, and how many were never sent."""
    there, came = Counter(flat(told)), Counter(got)
    return (there - came).total(), sum(n for one, n in came.items() if one not in there)


def held_bytes(thing, seen=None):
    """What an object keeps in bytes, texts and containers, all the way down."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return 0
    seen.add(id(thing))
    if isinstance(thing, bytes | bytearray | str):
        return len(thing)
    if isinstance(thing, dict):
        return sum(8 + held_bytes(k, seen) + held_bytes(v, seen) for k, v in thing.items())
    if isinstance(thing, list | tuple | set | frozenset) or type(thing).__name__ == "deque":
        return sum(8 + held_bytes(one, seen) for one in thing)
    return held_bytes(vars(thing), seen) if hasattr(thing, "__dict__") else 8
