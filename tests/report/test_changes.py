"""What may be said of change in every stored measure, and what may not."""

from __future__ import annotations

import msgspec
import pytest

from game.report.change import change_of
from game.report.change_words import statement_said
from game.report.spoken import AREAS
from tests.report.change_made_up import (
    STANDING,
    STEADY,
    bout,
    codes,
    only,
    taken,
    trials,
)
from tests.report.made_up import ENGLISH


def test_three_trials_beyond_the_band_of_four_days_are_a_change():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    found = only(bouts, measures)
    assert (found.said, found.because) == ("below", ())
    assert (found.usual.days, found.usual.trials, found.latest_trials) == (4, 12, 3)
    assert found.latest == pytest.approx(7.0)
    said = statement_said(found, ENGLISH)
    assert said == "Lower: a change larger than the usual day-to-day variation."
    inside = only(*trials("mvelo", [*STEADY, [10.1, 10.2, 10.0]]))
    assert statement_said(inside, ENGLISH) == "No change that can be told from normal variation."


@pytest.mark.parametrize("count", [1, 2])
def test_no_statement_from_fewer_than_three_trials(count):
    found = only(*trials("mvelo", [*STEADY, [5.0] * count]))
    assert (found.said, codes(found)) == ("not_enough", ["trials"])
    assert f"The last day has {count} of 3 trials." in statement_said(found, ENGLISH)


def test_before_three_earlier_days_it_is_said_how_many_there_are():
    found = only(*trials("mvelo", [*STEADY[:2], [5.0] * 3]))
    assert found.said == "not_enough"
    assert "2 of 3 earlier days so far." in statement_said(found, ENGLISH)


OTHER = {
    "device": {"device_id": "another"},
    "protocol": {"level_sha256": "another"},
    "condition": {"condition": msgspec.structs.replace(STANDING, base=2)},
}


@pytest.mark.parametrize("code", OTHER)
def test_a_refusal_says_what_changed_and_since_when(code):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    bouts = [
        msgspec.structs.replace(row, **OTHER[code]) if row.session in ("s0", "s1", "s2") else row
        for row in bouts
    ]
    found = only(bouts, measures)
    assert (found.said, codes(found)) == ("not_enough", ["days", code])
    said = statement_said(found, ENGLISH)
    assert "1 of 3 earlier days so far." in said
    assert "4 Oct 2026" in said


@pytest.mark.parametrize(("code", "change"), [
    ("filter", {"filter": "none"}), ("formulas", {"version": "measures/0"}),
])  # fmt: skip
def test_another_filter_or_formula_is_not_compared(code, change):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    measures = [
        msgspec.structs.replace(one, **change) if one.session != "s4" else one for one in measures
    ]
    found = only(bouts, measures)
    assert codes(found) == ["days", code]
    assert not any(day.comparable for day in found.days[:-1])


@pytest.mark.parametrize("code", OTHER)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_adding_a_day_that_is_not_comparable_changes_nothing(code, at):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    alone = only(bouts, measures)
    row = msgspec.structs.replace(bout(at, 7), **OTHER[code])
    place = next(n for n, one in enumerate(bouts) if one.session == f"s{at}")
    both = only([*bouts[:place], row, *bouts[place:]], [taken(row, "mvelo", 99.0), *measures])
    for name in ("usual", "latest", "latest_trials", "said"):
        assert getattr(both, name) == getattr(alone, name)


def test_what_is_missing_is_no_zero():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    extra = bout(2, 8)
    both = only([*bouts, extra], [*measures, taken(extra, "mvelo", None)])
    assert both == only(bouts, measures)


def test_practice_counts_for_nothing():
    bouts, measures = trials("mvelo", STEADY)
    learning = bout(3, 9, practice=True)
    both = only([*bouts, learning], [*measures, taken(learning, "mvelo", 99.0)])
    assert both == only(bouts, measures)


@pytest.mark.parametrize("key", AREAS)
def test_an_area_of_a_single_trial_is_never_progress(key):
    single = only(*trials(key, [[100.0], [110.0], [95.0], [105.0], [20.0] * 3]))
    assert (single.said, codes(single)) == ("not_enough", ["days"])
    assert only(*trials(key, [*([100.0, 110.0, 95.0],) * 3, [20.0]])).said == "not_enough"
    assert only(*trials(key, [*([100.0, 110.0, 95.0],) * 3, [20.0] * 3])).said == "below"


def test_the_headline_is_velocity_with_eyes_open_on_firm_ground():
    bouts, measures = trials("mvelo", [*STEADY, [10.1] * 3])
    foam = msgspec.structs.replace(STANDING, surface=2)
    others, more = trials(
        "mvelo", [[30.0] * 3] * 8, level_id="quiet_stance/foam-eyes-open", condition=foam,
        part="mctsib/foam_eo",
    )  # fmt: skip
    change = change_of(bouts + others, measures + more)
    assert change.latest == pytest.approx(10.1)
    assert len(change.trials) == 15
