"""What the world throws at a decoder: every form in which a device sends is damaged in every way.

The streams are those of `input_devices.specimens`; a new one brings its own tests.
"""

from __future__ import annotations

import itertools
import math
import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from input_devices.capture import DECODERS
from input_devices.devices import DEVICES
from input_devices.framing import framed
from input_devices.sample import VALUE_COUNTS, Kind, Sample
from input_devices.specimens.specimen import Carrier
from input_devices.specimens.table import SPECIMENS

WITHOUT_BYTES = {
    "gamepad": "events of the window library, in tests/input_devices/test_gamepad.py",
    "mouse": "events of the window library, in tests/input_devices/test_pointers.py",
    "keys": "events of the window library, in tests/input_devices/test_pointers.py",
    "replay": "files, in tests/input_devices/test_replaying.py",
    "sim": "makes its samples itself",
    "signal": "makes its samples itself",
}
ON_A_LINE = [name for name, one in SPECIMENS.items() if one.carrier is Carrier.BYTES]
IN_MESSAGES = [name for name in SPECIMENS if name not in ON_A_LINE]
CHECKED = [name for name, one in SPECIMENS.items() if one.checked]
UNCHECKED = [name for name in ON_A_LINE if name not in CHECKED]
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


def fed(decoder, pieces):
    """Kind and values of the samples; never one that is no number."""
    items = [item for piece in pieces for item in decoder.feed(piece, NOW_S)]
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


def test_every_device_has_its_streams_or_a_word_why_not():
    there = {one.scheme for one in SPECIMENS.values()}
    assert there | set(WITHOUT_BYTES) == set(DEVICES)
    assert not there & set(WITHOUT_BYTES)
    assert there == set(DECODERS)


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_was_sent_is_what_is_told(name):
    _, told = sent(name, 200)
    for frame, got in zip(SPECIMENS[name].frames(200), told, strict=True):
        assert [kind for kind, _ in got] == [kind for kind, _ in frame.told]
        for (_, values), (_, true) in zip(got, frame.told, strict=True):
            assert values == pytest.approx(true, abs=1e-5)
    assert opened(name).bad <= 1  # the first line after opening may be cut


def junk(name, size, seed):
    """Random bytes in random pieces; among them, beginnings of what the device really sends."""
    drawn = random.Random(seed)
    specimen = SPECIMENS[name]
    heads = [frame.data[: drawn.randint(1, 12)] for frame in specimen.frames(9)]
    pieces = []
    while size > 0:
        piece = drawn.randbytes(drawn.choice((1, 7, 60, 700)))
        piece = drawn.choice(heads) + piece if drawn.random() < 0.3 else piece
        in_message = specimen.scheme in FRAMED and drawn.random() < 0.8
        pieces.append(framed(piece) if in_message else piece)
        size -= len(piece)
    return pieces


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize(
    "size", [20_000, pytest.param(1_000_000, marks=pytest.mark.slow)], ids=["some", "a million"]
)
def test_random_bytes_never_break_a_decoder(name, size):
    for decoder in (SPECIMENS[name].make(), opened(name)):
        fed(decoder, junk(name, size, seed=size))
        assert decoder.bad > 0
        framed_too = SPECIMENS[name].scheme in FRAMED
        assert held_bytes(decoder) < (MOST_HELD_OF_A_PHONE if framed_too else MOST_HELD)
        assert isinstance(decoder.question(1e6), bytes)
        decoder.idle(1e6)


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("byte", [b"\0", b"\x20", b"\x34", b"\x55", b"1", b"{", b"["])
def test_one_byte_for_ever_fills_no_memory(name, byte):
    decoder = opened(name)
    for _ in range(8):
        fed(decoder, [byte * 5000])
    assert held_bytes(decoder) < MOST_HELD


WRITTEN = re.compile(rb"-?\d+(\.\d+)?")
IN_TEXT = [b"1e999", b"1e308", b"-1e308", b"1e-320", b"NaN", b"-Infinity", b"null", b'"x"', b"\xff"]
IN_BINARY = [bytes.fromhex(word) for word in ("7FFF", "8000", "FF7F", "7FC00000", "7F800000")]


def with_extremes(data):
    """The message with each number in turn, and with all of them, out of every range."""
    places = [match.span() for match in WRITTEN.finditer(data)]
    for extreme in IN_TEXT:
        yield WRITTEN.sub(extreme, data)
        for begin, end in places:
            yield data[:begin] + extreme + data[end:]
    for extreme in IN_BINARY:
        for at in range(len(data) - len(extreme)):
            yield data[:at] + extreme + data[at + len(extreme) :]


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_number_that_is_none_or_too_great_is_not_told(name):
    specimen, decoder = SPECIMENS[name], opened(name)
    good = specimen.frame(0).data
    body, wrapped = (good[4:], framed) if specimen.scheme in FRAMED else (good, bytes)
    for changed_body in with_extremes(body):
        fed(decoder, [wrapped(changed_body), good, good])
    assert fed(opened(name), [good])


@pytest.mark.parametrize("name", SPECIMENS)
@settings(max_examples=15)
@given(data=st.data())
def test_any_cut_of_the_stream_gives_the_same_samples(name, data):
    pieces, told = sent(name, 12)
    noise = b"\x20\x99junk\r\n" + b"x" * 600 + b"\n" if name in ON_A_LINE else b""
    stream = b"".join([noise, *pieces])
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=12))
    edges = [0, *sorted(cuts), len(stream)]
    whole, parts = opened(name), opened(name)
    expected = whole.feed(stream, NOW_S)
    got = [item for a, b in itertools.pairwise(edges) for item in parts.feed(stream[a:b], NOW_S)]
    assert (got, parts.bad) == (expected, whole.bad)
    assert len(expected) >= len(flat(told)) - 2


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["cut", "doubled", "reordered", "flipped", "made up"]),
        st.integers(0, 10**6),
        st.integers(0, 255),
    ),
    max_size=8,
)


def changed(pieces, changes):
    """The pieces after each change: of bytes within a piece, or of the order of whole pieces."""
    pieces = list(pieces)
    for how, place, value in changes:
        n = place % len(pieces)
        piece, at = pieces[n], place // 7 % (len(pieces[n]) or 1)
        if how == "cut":
            pieces[n] = piece[:at] + piece[at + value % 9 :]
        elif how == "doubled":
            pieces.insert(n, piece)
        elif how == "reordered":
            pieces.insert(0, pieces.pop(n))
        elif how == "flipped":
            pieces[n] = piece[:at] + bytes([piece[at] ^ value]) + piece[at + 1 :] if piece else b""
        else:
            pieces[n] = piece[:at] + bytes([value]) * (value % 9) + piece[at:]
    return pieces


@pytest.mark.parametrize("name", SPECIMENS)
@settings(max_examples=25)
@given(changes=CHANGES)
def test_any_damage_is_survived(name, changes):
    specimen = SPECIMENS[name]
    pieces = [frame.data for frame in specimen.frames(12)]
    if specimen.scheme in FRAMED:
        damaged = [framed(piece) for piece in changed([piece[4:] for piece in pieces], changes)]
    else:
        damaged = changed(pieces, changes)
    decoder = opened(name)
    fed(decoder, damaged)
    assert held_bytes(decoder) < MOST_HELD
    later = [frame.data for frame in specimen.frames(20)[12:]]
    assert fed(decoder, later)


@pytest.mark.parametrize("name", SPECIMENS)
@settings(max_examples=15)
@given(order=st.lists(st.integers(0, 11), min_size=1, max_size=30))
def test_frames_that_come_twice_late_or_never_bring_nothing_false(name, order):
    pieces, told = sent(name, 12)
    _, false = lost_and_false(told, fed(opened(name), [pieces[n] for n in order]))
    assert false == 0


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_frame_that_comes_twice_costs_nothing(name):
    pieces, told = sent(name, 60)
    pieces.insert(20, pieces[19])
    assert lost_and_false(told, fed(opened(name), pieces)) == (0, 0)


@pytest.mark.parametrize("name", SPECIMENS)
def test_each_lost_message_costs_itself_alone(name):
    pieces, told = sent(name, 300)
    lost = set(random.Random(5).sample(range(10, 290), 9))
    got = fed(opened(name), [piece for n, piece in enumerate(pieces) if n not in lost])
    assert lost_and_false(told, got) == (sum(len(told[n]) for n in lost), 0)


@pytest.mark.parametrize("name", ON_A_LINE)
@settings(max_examples=25)
@given(damage=st.binary(max_size=60), cut=st.integers(0, 30))
def test_two_frames_after_damage_all_is_right_again(name, damage, cut):
    pieces, told = sent(name, 30)
    pieces[9] = pieces[9][: len(pieces[9]) - cut % len(pieces[9])] + damage
    decoder = opened(name)
    fed(decoder, pieces[:12])
    assert fed(decoder, pieces[12:]) == flat(told[12:])


def with_losses(stream, share, run, seed):
    """The stream without a share of its bytes, lost in runs, and the places they were lost at."""
    drawn, kept, places, at = random.Random(seed), bytearray(), [], 0
    while at < len(stream):
        if drawn.random() < share / run:
            places.append(at)
            at += run
        else:
            kept.append(stream[at])
            at += 1
    return bytes(kept), places


@pytest.mark.parametrize("name", ON_A_LINE)
@pytest.mark.parametrize("run", [1, 24], ids=["single", "in runs"])
def test_one_lost_byte_in_a_thousand_costs_what_it_hit_and_little_more(name, run):
    """A line of forty bytes is hit by one loss in 25: more than what was not hit cannot come.

    Lost in runs, as a buffer that is full loses them, they cost at most 2 % of the samples. A sum
    of one byte lets one in 256 of the damaged frames pass.
    """
    count = 800 if run == 1 else 2000
    pieces, told = sent(name, count)
    edges = [0, *itertools.accumulate(map(len, pieces))]
    kept, places = with_losses(b"".join(pieces), 0.001, run, seed=8)
    frames = enumerate(itertools.pairwise(edges))
    hit = [n for n, (a, b) in frames if any(a - run < place < b for place in places)]
    chunks = [kept[at : at + 64] for at in range(0, len(kept), 64)]
    missing, false = lost_and_false(told, fed(opened(name), chunks))
    assert hit
    assert missing <= (0.02 if run > 1 else 1.5 * len(hit) / count) * len(flat(told))
    assert false <= (1 + len(hit) / 256 if name in CHECKED else len(hit))


@pytest.mark.parametrize("name", ON_A_LINE)
def test_any_one_byte_lost_costs_two_frames_at_most(name):
    """And where the form has a checksum that sees every single loss, nothing false is told."""
    pieces, told = sent(name, 8)
    for at in range(len(pieces[4])):
        damaged = [*pieces[:4], pieces[4][:at] + pieces[4][at + 1 :], *pieces[5:]]
        missing, false = lost_and_false(told, fed(opened(name), damaged))
        assert missing <= 2 * len(told[4]), at
        assert false <= (0 if name.startswith("serial_sib1") else len(told[4])), at


def test_a_frame_of_eleven_bytes_loses_less_than_two_in_a_hundred():
    """WitMotion: a sample is made of one of them or of two."""
    pieces, told = sent("witmotion", 1000)
    kept, _ = with_losses(b"".join(pieces), 0.001, 1, seed=4)
    came = Counter(kind for kind, _ in fed(opened("witmotion"), [kept]))
    there = Counter(kind for kind, _ in flat(told))
    assert came[Kind.QUAT] >= 0.98 * there[Kind.QUAT]
    assert came[Kind.ACC_GYRO] >= 0.96 * there[Kind.ACC_GYRO]


@pytest.mark.parametrize("name", CHECKED)
def test_one_changed_byte_in_a_thousand_is_found_out(name):
    pieces, told = sent(name, 1000)
    drawn = random.Random(6)
    spoiled = bytes(
        byte if drawn.random() >= 0.001 else drawn.randrange(256) for byte in b"".join(pieces)
    )
    missing, false = lost_and_false(told, fed(opened(name), [spoiled]))
    assert missing <= 0.08 * len(flat(told))
    assert false == 0


@pytest.mark.parametrize("name", UNCHECKED)
def test_without_a_checksum_a_line_that_came_whole_is_right(name):
    """All that can be promised: what was not hit, nor glued to what was, is told as it was sent."""
    pieces, told = sent(name, 400)
    drawn, hit = random.Random(7), set(range(5, 395, 9))
    damaged = [
        piece[:at] + piece[at + 1 :] if n in hit else piece
        for n, piece in enumerate(pieces)
        for at in [drawn.randrange(len(piece))]
    ]
    got = Counter(fed(opened(name), damaged))
    safe = [told[n] for n in range(400) if n not in hit and n - 1 not in hit]
    assert not Counter(flat(safe)) - got
    assert sum(got.values()) <= len(flat(told))
