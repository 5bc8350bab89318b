"""Marching with the drum, with known answers."""

from __future__ import annotations

from collections import deque

import msgspec
import numpy as np
import pytest

from game.core.control import CENTRE
from game.core.level import Limits
from game.measures.assessments.plane import attempts_of
from game.measures.play.drum_march import beats_of, played
from tests.measures.play.leaning import bout

LEVEL = "drum_march/05-village-green"


def late(right_s, left_s):
    """Somebody who goes over so long after each beat to that side."""

    def lean(state, aim, step):
        heard.append(aim)
        for back in range(len(heard)):
            then = heard[-1 - back]
            if then.x and back >= round((right_s if then.x > 0 else left_s) * 120):
                return then
        return CENTRE

    heard = deque([CENTRE], maxlen=60)
    return lean


@pytest.fixture(scope="module")
def steady():
    return bout(LEVEL, late(0.1, 0.1))


def test_who_steps_a_tenth_of_a_second_late_is_told_so(steady):
    found = played(steady)["drum_march"]
    assert found.mean_ms == pytest.approx(100.0, abs=15.0)
    assert found.sd_ms_n1 < 15
    assert found.interval_sd_ms < 15
    assert found.SI_step_pct == pytest.approx(0.0, abs=1.0)
    assert found.resultant_R > 0.98
    assert not found.undefined


def test_every_beat_of_every_phrase_but_its_first_is_found_again(steady):
    phrases = attempts_of(steady.bout)
    assert [len(beats_of(steady.aims, one).at_s) for one in phrases] == [7] * len(phrases)
    found = played(steady)["drum_march"]
    beats = 7 * len(phrases)
    assert (found.n_beats, found.n_paired) == (beats, beats)
    assert (found.n_missed, found.n_extra) == (0, 0)


def test_steps_that_take_longer_to_one_side_are_told_with_that_side():
    """To the right 0.2 s after the beat and to the left with it: 0.4 s more to the right than to
    the left, of twice the time from beat to beat."""
    one = bout(LEVEL, late(0.2, 0.0))
    found = played(one)["drum_march"]
    gaps = [np.diff(beats_of(one.aims, phrase).at_s).mean() for phrase in attempts_of(one.bout)]
    assert found.SI_step_pct == pytest.approx(100 * 0.4 / (2 * np.mean(gaps)), rel=0.1)


def test_who_stays_in_the_middle_misses_every_beat():
    found = played(bout(LEVEL, lambda *_: CENTRE))["drum_march"]
    assert found.n_missed == found.n_beats > 0
    assert found.n_extra == 0
    assert found.undefined["interval_sd_ms"] == "too few steps followed each other"


def test_a_known_delay_of_the_sound_is_taken_off(steady):
    header = msgspec.structs.replace(steady.bout.header, output_latency_s=0.05)
    quicker = msgspec.structs.replace(steady.bout, header=header)
    found = played(msgspec.structs.replace(steady, bout=quicker))["drum_march"]
    whole = played(steady)["drum_march"]
    assert whole.mean_ms - found.mean_ms == pytest.approx(50.0, abs=0.01)


def test_at_the_own_tempo_only_its_steadiness_is_told(steady):
    header = msgspec.structs.replace(steady.bout.header, limits=Limits(no_time_limit=True))
    unhurried = msgspec.structs.replace(steady.bout, header=header)
    found = played(msgspec.structs.replace(steady, bout=unhurried))["drum_march"]
    assert found.undefined["mean_ms"] == "the drum waited for the player"
    assert found.interval_sd_ms is not None


def test_an_unknown_march_has_no_numbers(steady):
    found = played(msgspec.structs.replace(steady, aims=np.zeros((0, 3))))["drum_march"]
    assert found.undefined["mean_ms"] == "no phrase was finished"
