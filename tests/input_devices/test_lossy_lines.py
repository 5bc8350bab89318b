"""What is lost or changed on a line, and what it costs: the forms that come byte by byte."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from input_devices.sample import Kind
from input_devices.specimens.table import SPECIMENS
from tests.input_devices.decoding import (
    ON_A_LINE,
    fed,
    flat,
    lost_and_false,
    opened,
    sent,
)

CHECKED = [name for name, one in SPECIMENS.items() if one.checked]
UNCHECKED = [name for name in ON_A_LINE if name not in CHECKED]


@pytest.mark.parametrize("name", ON_A_LINE)
@settings(max_examples=20, deadline=None)
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
    count = 600 if run == 1 else 1500
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
