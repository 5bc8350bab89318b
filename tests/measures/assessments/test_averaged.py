"""Several trials of a visit are one result: their mean, as the protocol says, not the last."""

from __future__ import annotations

import pytest

from game.measures.assessments.from_effort import rising_of, squat_of
from game.measures.assessments.rhythm import Rhythm
from game.measures.assessments.rising import Rising
from game.measures.assessments.squat import Squat
from game.measures.assessments.values import averaged
from tests.measures.assessments.played import trial
from tests.measures.assessments.test_from_effort import squatting, stepwise


def test_one_trial_is_its_own_result() -> None:
    one = Rising(n_reps=5, time_5_s=11.0)
    assert averaged([one]) is one


def test_numbers_are_means_and_lists_follow_each_other() -> None:
    first = Rising(n_reps=5, time_5_s=12.0, rise_time_s_each=(1.0, 2.0))
    second = Rising(n_reps=5, time_5_s=10.0, rise_time_s_each=(3.0,))
    both = averaged([first, second])
    assert (both.n_reps, both.time_5_s, both.rise_time_s_each) == (5, 11.0, (1.0, 2.0, 3.0))
    assert averaged([Rising(n_reps=12), Rising(n_reps=13)]).n_reps == 12.5


def test_a_number_that_one_trial_lacks_is_the_mean_of_the_others_and_has_no_reason() -> None:
    without = Rising(n_reps=3).because("nobody stood up five times")
    both = averaged([Rising(n_reps=5, time_5_s=10.0), without])
    assert both.time_5_s == 10.0
    assert "time_5_s" not in both.undefined
    assert both.undefined["peak_force_bw"] == "nobody stood up five times"


def test_directions_are_averaged_as_directions_and_flags_are_kept() -> None:
    early, late = Rhythm(circ_mean_deg=-170.0), Rhythm(circ_mean_deg=170.0)
    found = averaged([early, late]).circ_mean_deg
    assert found is not None
    assert abs(found) == pytest.approx(180.0)
    assert averaged([Squat(low_confidence=True), Squat()]).low_confidence is True


def test_risings_that_were_repeated_in_a_visit_are_the_mean_of_both() -> None:
    quick, slow = (
        trial("sit_to_stand/five-times", stepwise(each_s, each_s), condition="five")
        for each_s in (1.0, 1.2)
    )
    alone = [rising_of("sts", "five")([one])["sts"].time_5_s for one in (quick, slow)]
    both = rising_of("sts", "five")([quick, slow])["sts"]
    assert both.n_reps == 5
    assert both.time_5_s == pytest.approx(sum(alone) / 2)


def test_squats_that_were_repeated_are_the_mean_and_none_done_counts_as_none() -> None:
    deep, still = squatting(depth_deg=45.0), squatting(depth_deg=4.0)
    both = squat_of([deep, still])["squat"]
    assert both.n_reps == 5
    assert both.depth_deg == squat_of([deep])["squat"].depth_deg
