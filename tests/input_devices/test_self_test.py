"""The self-test of a home-made board: a good one passes, and each fault is named."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices import self_test_judging as judging
from input_devices.line_format import line_decoder
from input_devices.sample import Connected, Lost, Sample
from input_devices.self_test import Heard, SelfTest, Send, Wishes
from tests.input_devices.made_board import BODY_OF_PLATE, COUNTS_PER_G, Hands, MadeBoard, Make

TICK_S = 0.02
LOST_S = 3.0
LONGEST_S = 400.0
GOOD = Make()


def run_of(
    make: Make, kg: float | None = None, *, unplug: bool = False, hands: bool = True
) -> tuple[SelfTest, MadeBoard, Hands]:
    """A whole run on simulated time."""
    board, run = MadeBoard(make), SelfTest(Wishes(kg=kg, unplug=unplug))
    maker = Hands(board, *([1000 * kg] if kg else []))
    decoder, heard_s, lost, spoke, now = line_decoder({}), 0.0, False, False, 0.0
    while not run.done:
        now += TICK_S
        assert now < LONGEST_S, "it never ends"
        maker.move(now)
        data = board.says(now)
        items = decoder.feed(data, now)
        board.hears(decoder.question(now), now)
        events: list[Any] = [one for one in items if not isinstance(one, Sample)]
        samples = [one for one in items if isinstance(one, Sample)]
        if samples:
            heard_s, spoke = now, True
            events += [Connected("board")] if lost else []
            lost = False
        elif not lost and spoke and now - heard_s > LOST_S:
            lost = True
            events.append(Lost("gone"))
        out = run.hear(Heard(now, samples, events, decoder.bad, bool(spoke or data)))
        if hands:
            maker.read(out, now)
        for one in out:
            if isinstance(one, Send):
                board.hears(one.data, now)
    return run, board, maker


def said(run: SelfTest) -> dict[str, tuple[bool | None, str]]:
    return {one.code: (one.ok, one.text) for one in run.findings}


def test_a_good_board_passes_and_its_maker_is_led_through_every_corner() -> None:
    run, board, maker = run_of(GOOD, unplug=True)
    assert run.ok, said(run)
    assert {code: ok for code, (ok, _) in said(run).items()} == {
        "header": True, "rate": True, "clock": True, "noise": True, "checksum": True,
        "tare": True, "answers": True, "motor": True, "corners": True, "weight": None,
        "unplug": True,
    }  # fmt: skip
    assert board.buzzed == ["V,128,200"]
    corners = [text for text in maker.told if text.startswith("Press")]
    assert [next(i for i, w in enumerate(judging.CORNER_WORDS) if w in t) for t in corners] == [
        0, 1, 2, 3,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        ({"silent": True}, "header", "Nothing comes"),
        ({"checksum": False}, "header", "none ends with a star and the right checksum"),
        ({"header": ""}, "header", "It names nobody"),
        ({"header": "kind=load4 rate={rate} lx=400"}, "header", "does not say id, ly"),
        ({"header": "kind=imu id=x rate={rate}"}, "header", "no board of four cells"),
        ({"order": "TL,TL,BL,BR"}, "header", "order is"),
        ({"rate_hz": 10.0, "named_hz": 10.0}, "rate", "lift the RATE pin"),
        ({"rate_hz": 40.0}, "rate", "names 80 in its header"),
        ({"lost_share": 0.02}, "rate", "never came"),
        ({"clock_per_s": 1e3}, "clock", "Send microseconds"),
        ({"noise_g": 120.0}, "noise", "Front right, back right, front left, back left"),
        ({"gain": (1.0, 9.0, 1.0, 1.0)}, "noise", "Back right"),
        ({"damaged_share": 0.02}, "checksum", "lines came damaged"),
        ({"tare": ""}, "tare", "does not answer T"),
        ({"tare": "err,moving"}, "tare", "refuses T: moving"),
        ({"tare": "lies"}, "tare", "After T a corner still shows"),
        ({"careless": True}, "answers", "checksum is wrong"),
        ({"deaf": True}, "answers", "!,X,err,unknown"),
        ({"deaf": True}, "motor", "names V and does not do it"),
        ({"gain": (1.0, 1.0, 0.0, 1.0)}, "corners", "Nothing answers at the front left"),
        ({"gain": (1.0, 1.0, 1.0, -1.0)}, "corners", "Back left: counts down"),
        ({"wires": (0, 2, 1, 3)}, "corners", "Back right and front left are exchanged"),
        ({"wires": (1, 0, 3, 2)}, "corners", "Front right and back right; front left and back"),
        ({"wires": (1, 2, 0, 3)}, "corners", "The corners are mixed up"),
    ],
)
def test_each_fault_is_named_where_it_lies(fault: dict[str, Any], code: str, words: str) -> None:
    run, _, _ = run_of(msgspec.structs.replace(GOOD, **fault))
    ok, text = said(run)[code]
    assert (ok, words in text) == (False, True), said(run)
    assert not run.ok


@pytest.mark.parametrize("wires", list(itertools.permutations(range(4))))
def test_the_order_it_names_mends_any_exchange_of_wires(wires: tuple[int, ...]) -> None:
    """wires: the corner that truly stands at each place of a line; named: what the header says."""
    for named in itertools.permutations(range(4)):
        order = [named.index(corner) for corner in range(4)]
        answered = [named[wires.index(corner)] for corner in range(4)]
        finding = judging.corners(answered, [False] * 4, order)
        assert finding.ok is (wires == named)
        told = finding.text.partition("order=")[2].rstrip(".").split(",")
        assert finding.ok or told == [judging.SHORT[cell] for cell in wires]


def test_a_header_that_already_names_the_exchange_passes() -> None:
    run, _, _ = run_of(msgspec.structs.replace(GOOD, wires=(0, 2, 1, 3), order="TR,TL,BR,BL"))
    assert run.ok, said(run)


def test_a_known_weight_is_weighed_at_every_corner() -> None:
    run, _, _ = run_of(GOOD, kg=5.0)
    assert run.ok
    assert said(run)["weight"][1].startswith("5 kg weigh 5 kg at every place")
    wrong = msgspec.structs.replace(GOOD, gain=(1.0, 1.0, 1.0, 1.1))
    ok, text = said(run_of(wrong, kg=5.0)[0])["weight"]
    assert (ok, "at one place" in text) == (False, True)


def test_raw_counts_and_a_known_weight_give_the_numbers_for_the_sketch() -> None:
    run, _, _ = run_of(msgspec.structs.replace(GOOD, raw=True), kg=5.0)
    assert run.ok, said(run)
    assert run.grams_per_count is not None
    assert run.grams_per_count == pytest.approx([1 / one for one in COUNTS_PER_G], rel=0.005)


def test_nobody_there_ends_the_test_and_blames_no_one() -> None:
    run, _, _ = run_of(GOOD, hands=False, unplug=True)
    assert run.done
    assert said(run)["unplug"][0] is None


def test_a_dead_cell_gives_no_calibration() -> None:
    dead = msgspec.structs.replace(GOOD, raw=True, gain=(1.0, 0.0, 1.0, 1.0))
    run, _, _ = run_of(dead, kg=5.0)
    assert run.grams_per_count is None
    assert said(run)["corners"][0] is False


@given(st.tuples(*[st.floats(0.005, 0.2)] * 4))
def test_four_placements_tell_any_four_gains(gains: tuple[float, ...]) -> None:
    placed = [
        [5000 * share / gain for share, gain in zip(row, gains, strict=True)]
        for row in BODY_OF_PLATE
    ]
    assert judging.grams_per_count(placed, 5.0) == pytest.approx(gains, rel=1e-6)


@pytest.mark.parametrize(
    "placed",
    [
        [[0.0] * 4] * 4,
        [[1e5, 0, 0, 0]] * 4,  # the weight lay on one corner four times
        [[-1e5, 0, 0, 0], [0, 1e5, 0, 0], [0, 0, 1e5, 0], [0, 0, 0, 1e5]],
    ],
)
def test_what_tells_no_gain_gives_none(placed: list[list[float]]) -> None:
    assert judging.grams_per_count(placed, 5.0) is None
