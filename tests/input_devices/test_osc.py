"""Open Sound Control: the datagrams of the device reference, every tag, damage."""

from __future__ import annotations

import contextlib
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from input_devices.framing import Frames, framed
from input_devices.osc import DEEPEST_BUNDLE, Message, OscError, messages_of

GYRO = bytes.fromhex(
    "2F 67 79 72 6F 73 63 2F 67 79 72 6F 00 00 00 00 2C 66 66 66 00 00 00 00"
    "3D CC CC CD BE 4C CC CD 3F C0 00 00"
)
BUNDLED = bytes.fromhex("23 62 75 6E 64 6C 65 00 00 00 00 00 00 00 00 01 00 00 00 24") + GYRO

VALUES = [
    ("i", st.integers(-(2**31), 2**31 - 1)),
    ("f", st.floats(width=32, allow_nan=False)),
    ("d", st.floats(allow_nan=False)),
    ("h", st.integers(-(2**63), 2**63 - 1)),
    ("s", st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=20)),
    ("b", st.binary(min_size=1, max_size=20)),
    ("r", st.integers(0, 2**32 - 1)),
    ("T", st.just(True)),
    ("F", st.just(False)),
    ("N", st.none()),
]
ARGUMENTS = st.lists(
    st.one_of([st.tuples(st.just(tag), values) for tag, values in VALUES]), max_size=8
)


def built(address, arguments):
    builder = OscMessageBuilder(address)
    for tag, value in arguments:
        builder.add_arg(value, tag)
    return builder.build()


def wrapped(content, times):
    for _ in range(times):
        builder = OscBundleBuilder(IMMEDIATELY)
        builder.add_content(content)
        content = builder.build()
    return content.dgram


@given(ARGUMENTS)
def test_every_tag_is_read_as_another_program_wrote_it(arguments):
    dgram = built("/a/b", arguments).dgram
    (message,) = messages_of(dgram)
    assert message == Message("/a/b", tuple(OscMessage(dgram).params))
    assert len(message.arguments) == len(arguments)


def test_a_bundle_gives_its_messages_in_their_order():
    builder = OscBundleBuilder(IMMEDIATELY)
    for n in range(3):
        builder.add_content(built("/n", [("i", n)]))
    dgram = builder.build().dgram
    assert OscBundle(dgram).num_contents == 3
    assert [message.arguments for message in messages_of(dgram)] == [(0,), (1,), (2,)]


def test_bundles_stand_in_one_another_four_deep_and_no_deeper():
    message = built("/n", [("i", 7)])
    assert len(messages_of(wrapped(message, DEEPEST_BUNDLE))) == 1
    with pytest.raises(OscError, match="deep"):
        messages_of(wrapped(message, DEEPEST_BUNDLE + 1))


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"/a",
        b"/a\0\0",
        b"/a\0\0,i\0\0",
        b"/a\0\0,i\0\0\0\0\0\1\0",
        b"/a\0\0i\0\0\0\0\0\0\1",
        b"a\0\0\0,\0\0\0",
        b"/a\0\0,q\0\0",
        b"/a\0\0,b\0\0\xff\xff\xff\xff",
        b"/\xff\0\0,\0\0\0",
        b"#bundle\0",
        b"#bundle\0" + bytes(8) + b"\0\0\0\0",
        b"#bundle\0" + bytes(8) + b"\x7f\xff\xff\xff",
        b"#bundle\0" + bytes(8) + b"\0\0",
    ],
)
def test_damage_is_told(wrong):
    with pytest.raises(OscError):
        messages_of(wrong)


def test_twenty_thousand_damaged_datagrams_are_read_or_refused():
    drawn = random.Random(1)
    refused = 0
    for _ in range(20_000):
        spoiled = bytearray(drawn.choice((GYRO, BUNDLED)))
        for _ in range(drawn.randint(1, 4)):
            spoiled[drawn.randrange(len(spoiled))] = drawn.randrange(256)
        try:
            messages_of(bytes(spoiled[: drawn.randint(1, len(spoiled))]))
        except OscError:
            refused += 1
    assert 5_000 < refused < 20_000


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    for start in (b"", b"/a\0\0,", b"#bundle\0" + bytes(8)):
        with contextlib.suppress(OscError):
            assert isinstance(messages_of(start + data), list)


@given(st.lists(st.binary(max_size=40), max_size=10), st.lists(st.integers(0, 500), max_size=9))
def test_messages_keep_their_borders_wherever_the_stream_is_cut(messages, cuts):
    stream = b"".join(map(framed, messages))
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    frames = Frames(40)
    found = [m for a, b in itertools.pairwise(edges) for m in frames.feed(stream[a:b])]
    assert found == messages
    assert frames.overlong == 0


def test_a_message_that_is_too_long_is_left_out_whole():
    frames = Frames(8)
    stream = framed(b"one") + framed(bytes(100)) + framed(b"two")
    assert [m for at in range(len(stream)) for m in frames.feed(stream[at : at + 1])] == [
        b"one",
        b"two",
    ]
    assert frames.overlong == 1
