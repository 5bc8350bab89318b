"""A change is told only beyond the usual variation of one person, and of what can be compared."""

import math

import msgspec
import pytest

from game.report.change import change_of
from game.report.facts import change_said
from game.report.usual import BASELINE_DAYS, band_of, said_of, widening
from tests.report import made_up
from tests.report.made_up import ENGLISH


def test_the_widening_is_that_of_the_reference():
    known = {3: 4.97, 4: 3.56, 5: 3.04, 6: 2.78, 7: 2.77, 30: 2.77}
    assert {n: round(widening(n), 2) for n in known} == known


def test_the_usual_band_needs_three_days():
    assert band_of([[10.0, 11.0, 12.0], [13.0, 14.0, 15.0]]) is None
    values = (10.0, 11.0, 12.0)
    usual = band_of([[value] for value in values])
    assert usual.centre == pytest.approx(math.prod(values) ** (1 / 3))
    assert usual.low * usual.high == pytest.approx(usual.centre**2)
    assert (usual.trials, usual.days) == (3, 3)


def test_trials_of_one_day_count_as_one_day():
    """Three times the same trial on each day tell no more of how days differ than one does."""
    days = [10.0, 11.5, 9.0]
    once, thrice = band_of([[day] for day in days]), band_of([[day] * 3 for day in days])
    assert thrice.centre == pytest.approx(once.centre)
    assert (thrice.low, thrice.high) == pytest.approx((once.low, once.high))


def test_the_band_is_never_narrower_than_that_of_single_trials():
    """Days that are all alike do not make the trials surer: measures reference 5.3, rule 2."""
    logs = (-0.2, 0.0, 0.2)
    alike = band_of([[10 * math.exp(log) for log in logs]] * 4)
    spread = math.sqrt(8 * 0.2**2 / 11)
    assert math.log(alike.high / alike.centre) == pytest.approx(widening(12) * spread)
    assert alike.centre == pytest.approx(10.0)


def test_visits_of_the_course_do_not_draw_the_band_after_the_person():
    first = [[10.0], [10.5], [9.8], [10.2]]
    assert len(first) == BASELINE_DAYS
    assert band_of([*first, [7.0], [6.0], [5.0]]) == band_of(first)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ((10.0, 10.2, 9.9), "inside"),
        ((20.0, 21.0, 22.0), "above"),
        ((5.0, 5.1, 5.2), "below"),
        ((5.0, 5.1), "not_enough"),
    ],
)
def test_a_statement_takes_three_trials_beyond_the_band(new, said):
    usual = band_of([[10.0], [10.5], [9.8], [10.2]])
    assert said_of(new, usual) == said
    assert said_of(new, None) == "not_enough"


@pytest.mark.parametrize(
    ("new", "said"), [(10.0, "inside"), (40.0, "above"), (2.0, "below"), (None, "not_enough")]
)
def test_change_is_told_only_beyond_the_usual_variation(new, said):
    days = made_up.visits()
    probes = [made_up.bouts_of(visit, 0)[0] for visit in days]
    values = [9.8, 10.1, 10.3, 9.9, 10.2, new or 40.0]
    extra = [] if new is None else [
        msgspec.structs.replace(probes[-1], folder=f"{probes[-1].folder}{n}") for n in range(2)
    ]  # fmt: skip
    probes, values = probes + extra, values + [new or 40.0] * len(extra)
    measures = [headline(row, value) for row, value in zip(probes, values, strict=True)]
    assert change_of(probes, measures).said == said


def headline(row, value, **changes):
    first = next(one for one in made_up.measures_of(row, value) if one.key == "mvelo")
    return msgspec.structs.replace(first, **changes)


def test_another_device_level_or_filter_is_not_compared():
    probes = [made_up.bouts_of(visit, 0)[0] for visit in made_up.visits()[:4]]
    probes[0] = msgspec.structs.replace(probes[0], device_id="another")
    probes[1] = msgspec.structs.replace(probes[1], level_sha256="another")
    measures = [headline(row, 10.0) for row in probes]
    measures[2] = msgspec.structs.replace(measures[2], filter="none")
    trials = change_of(probes, measures).trials
    assert [one.comparable for one in trials] == [False, False, False, True]


def test_what_cannot_be_compared_changes_no_statement():
    probes = [made_up.bouts_of(visit, 0)[0] for visit in made_up.visits()]
    probes += [
        msgspec.structs.replace(probes[-1], folder=f"{probes[-1].folder}{n}") for n in range(2)
    ]
    values = [10.0, 10.4, 9.9, 10.1, 10.2, 10.3, 10.0, 10.1]
    measures = [headline(row, value) for row, value in zip(probes, values, strict=True)]
    alone = change_of(probes, measures)
    other = [
        msgspec.structs.replace(probes[n], device_id="another", folder=f"other{n}")
        for n in range(4)
    ]
    both = change_of(
        other + probes, [headline(row, 40.0 + n) for n, row in enumerate(other)] + measures
    )
    assert (both.usual, both.latest, both.said) == (alone.usual, alone.latest, alone.said)
    assert len(both.trials) == len(alone.trials) + 4


def test_fewer_than_three_trials_make_no_statement():
    probes = [made_up.bouts_of(visit, 0)[0] for visit in made_up.visits()[:2]]
    change = change_of(probes, [headline(row, 10.0) for row in probes])
    assert change_said(change, ENGLISH) == "Fewer than 3 trials: no statement of change."
    assert change_said(None, ENGLISH) == "Fewer than 3 trials: no statement of change."
