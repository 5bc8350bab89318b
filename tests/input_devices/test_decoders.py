"""What the world throws at a decoder: every form in which a device sends is damaged in every way.

The streams are those of `input_devices.specimens`; a new one brings its own tests.
"""

from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from input_devices.capture import DECODERS
from input_devices.devices import DEVICES
from input_devices.framing import framed
from input_devices.specimens.table import SPECIMENS
from tests.input_devices.decoding import (
    FRAMED,
    MOST_HELD,
    MOST_HELD_OF_A_PHONE,
    NOW_S,
    ON_A_LINE,
    fed,
    flat,
    held_bytes,
    lost_and_false,
    opened,
    sent,
)

WITHOUT_BYTES = {
    "gamepad": "events of the window library, in tests/input_devices/test_gamepad.py",
    "mouse": "events of the window library, in tests/input_devices/test_pointers.py",
    "keys": "events of the window library, in tests/input_devices/test_pointers.py",
    "replay": "files, in tests/input_devices/test_replaying.py",
    "sim": "makes its samples itself",
    "signal": "makes its samples itself",
}


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
    for _ in range(6):
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
@settings(max_examples=12, deadline=None)
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


SURE_S = 5.0
"""After so long a phone whose clock was read wrongly is asked from the beginning."""


@pytest.mark.parametrize("name", SPECIMENS)
@settings(max_examples=15, deadline=None)
@given(changes=CHANGES)
@example(changes=[("cut", 528009, 183)])
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
    assert fed(decoder, later, NOW_S + SURE_S)


@pytest.mark.parametrize("name", SPECIMENS)
@settings(max_examples=15, deadline=None)
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
