"""What is wrong with a board in play is told to whoever asks, and play goes on."""

from __future__ import annotations

from typing import Any

import msgspec

from game.session.board_onlooker import JUDGED_EVERY_S, BoardOnlooker
from input_devices.devices import make_device
from input_devices.sample import Sample
from tests.input_devices.streams import corner, stream
from tests.session.test_live_bout import FIRST_LEVELS, begin, go_on

INFO = make_device("sim:adult").info


def told(samples: list[Sample], uri: str = "sim:adult") -> str | None:
    onlooker = BoardOnlooker(make_device(uri).info)
    for sample in samples:
        onlooker.sampled(sample, sample.t)
    wrong = onlooker.wrong(samples[-1].t)
    return None if wrong is None else wrong.code


def test_only_what_matters_is_told() -> None:
    assert told(stream()) is None
    assert told(stream()[:30]) is None
    assert told(stream(corner(2, lambda kg: 0.0))) == "dead"
    assert told(stream(rate_hz=11)) == "slow-rate"


def test_a_pointer_has_nothing_wrong_with_it() -> None:
    assert told(stream(rate_hz=11), "mouse:") is None


def test_it_is_not_judged_anew_in_every_frame() -> None:
    onlooker, dead = BoardOnlooker(INFO), stream(corner(2, lambda kg: 0.0))
    assert onlooker.wrong(0.0) is None  # nothing has come
    for sample in stream():
        onlooker.sampled(sample, sample.t)
    assert onlooker.wrong(10.0) is None
    for sample in dead:
        onlooker.sampled(Sample(sample.t + 10.0, sample.kind, sample.values), 0.0)
    assert onlooker.wrong(10.0 + JUDGED_EVERY_S - 0.1) is None
    assert onlooker.wrong(20.0).code == "dead"


def test_of_several_devices_only_its_own_is_judged() -> None:
    onlooker, dead = BoardOnlooker(INFO, 1), stream(corner(2, lambda kg: 0.0))
    ends_s = dead[-1].t
    for sample in dead:
        onlooker.sampled(sample, sample.t)
    assert onlooker.wrong(ends_s) is None
    for sample in dead:
        onlooker.sampled(msgspec.structs.replace(sample, device=1), sample.t)
    assert onlooker.wrong(ends_s).code == "dead"


def test_in_play_a_board_that_is_well_has_nothing_wrong(make_visit: Any) -> None:
    session, clock = make_visit("sim:adult?rate=60")
    onlooker = BoardOnlooker(session.info)
    session.onlookers.append(onlooker)
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 5.0)
    assert onlooker.wrong(clock()) is None
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
