"""The Report says what was stored, and nothing that was not."""

import math

import msgspec
import pytest

from game.core.event import Began, Ended, Paused, Reason, Resumed
from game.core.level import Condition
from game.measures.registry import MEASURES
from game.report.captions import sway_terms
from game.report.change import change_of
from game.report.facts import change_said, facts, signal_lines
from game.report.measure_names import NAMES, ON_ONE_PAGE
from game.report.parts import Stretch
from game.report.practice import bout_part, rung_of
from game.report.report import build_report
from game.report.standing import sway_of
from game.report.trust import lost_of, signal_of
from game.report.usual import BASELINE_DAYS, band_of, said_of, widening
from game.report.visit_course import stretches_of
from tests.report import made_up
from tests.report.made_up import ENGLISH, TODAY

FIRM = Condition(base=1, vision=0, surface=0)
ON_FOAM = Condition(base=1, vision=3, surface=2)


def test_the_dose_is_the_sum_of_the_bouts():
    report = made_up.report()
    assert (report.dose.sessions, report.dose.bouts, report.dose.probes) == (6, 24, 6)
    assert report.dose.active_s == pytest.approx(6 * (33 + 120 + 121 + 122 + 123))
    assert report.dose.attempts == sum(b.row.attempts for b in report.bouts if b.rung)
    said = {fact.label: fact.value for fact in facts(report, ENGLISH)}
    assert said["Practised"] == "6 visits"
    assert said["Last visit"] == "18 Nov"


def test_each_exercise_has_its_attempts_rung_and_difficulty():
    river, star = sorted(made_up.report().exercises, key=lambda part: part.exercise)
    assert (river.title, river.bouts, river.rung) == ("River Run", 12, 3)
    assert (star.title, star.bouts, star.rung) == ("Star Map", 12, 2)
    assert 0.15 < river.median_d < 0.7


@pytest.mark.parametrize(
    ("level", "rung"),
    [("river_run/03-bend", 3), ("star_map/10-far", 10), ("quiet_stance/probe", None)],
)
def test_a_level_names_its_rung(level, rung):
    assert rung_of(level) == rung


def test_a_probe_has_its_path_ellipse_and_measures():
    sway = made_up.report().sway
    assert sway.samples == 3000
    assert sway.filter == "lowpass_5hz"
    assert [one.key for one in sway.measures] == list(MEASURES)
    assert len(sway.ellipse) == 72
    assert 0 < len(sway.path) <= 1500
    assert sway.value("mvelo") == pytest.approx(7.19, abs=0.02)


def test_stored_measures_count_before_computed_ones():
    visit = made_up.visits()[-1]
    probe = made_up.bouts_of(visit, 0)[0]
    stored = made_up.measures_of(probe, 12.5)
    assert sway_of([probe], stored, [made_up.recording(probe)]).value("mvelo") == 12.5
    assert sway_of([probe], [], [made_up.recording(probe)]).value("mvelo") == pytest.approx(
        7.19, abs=0.02
    )


def test_stored_measures_without_a_recording_have_no_path():
    visit = made_up.visits()[-1]
    probe = made_up.bouts_of(visit, 0)[0]
    sway = sway_of([probe], made_up.measures_of(probe), [])
    assert (sway.path, sway.ellipse, sway.samples) == ((), (), None)


def test_a_visit_with_three_trials_gives_their_mean():
    visit = made_up.visits()[-1]
    rows = made_up.bouts_of(visit, 0)[:1] * 3
    rows = [msgspec.structs.replace(row, folder=f"{row.folder}{n}") for n, row in enumerate(rows)]
    measures = [
        one
        for value, row in zip((10.0, 11.0, 12.0), rows, strict=True)
        for one in made_up.measures_of(row, value)
    ]
    sway = sway_of(rows, measures, [])
    assert (sway.value("mvelo"), sway.trials) == (pytest.approx(11), 3)


def test_a_stance_on_foam_is_never_shown_as_one_on_firm_ground():
    visit = made_up.visits()[-1]
    firm = msgspec.structs.replace(made_up.bouts_of(visit, 0)[0], condition=FIRM)
    foam = msgspec.structs.replace(firm, folder="later", condition=ON_FOAM)
    measures = made_up.measures_of(firm, 10.0) + made_up.measures_of(foam, 40.0)
    both = sway_of([firm, foam], measures, [])
    assert (both.value("mvelo"), both.trials, both.condition) == (10.0, 1, FIRM)
    shown = build_report(made_up.PATIENT, [visit], [foam], measures, [], TODAY, ENGLISH)
    assert sway_terms(shown, ENGLISH).startswith("feet hip-width apart, thick foam, eyes closed")


def test_a_measure_that_is_undefined_stays_none():
    visit = made_up.visits()[-1]
    probe = made_up.bouts_of(visit, 0)[0]
    measures = [msgspec.structs.replace(m, value=None) for m in made_up.measures_of(probe)]
    assert sway_of([probe], measures, []) is None
    report = build_report(made_up.PATIENT, [visit], [probe], measures, [], TODAY, ENGLISH)
    assert facts(report, ENGLISH)[3].value == "not measured"


def test_a_pointer_has_no_sway_and_no_reach():
    report = made_up.report(device=made_up.MOUSE)
    assert (report.sway, report.reach, report.change) == (None, None, None)
    assert report.remarks[0] == "Played with a pointer or keys, which measure nothing."


def test_a_typical_reach_is_marked():
    visit = made_up.visits()[-1]
    rows = made_up.bouts_of(visit, 0)
    recordings = [made_up.recording(row) for row in rows]
    typical = msgspec.structs.replace(recordings[0].header.calibration, own=False)
    recordings = [
        msgspec.structs.replace(
            one, header=msgspec.structs.replace(one.header, calibration=typical)
        )
        for one in recordings
    ]
    report = build_report(made_up.PATIENT, [visit], rows, [], recordings, TODAY, ENGLISH)
    assert not report.reach.own
    assert "The reach is a typical one, not this person's own." in report.remarks


def test_an_interrupted_bout_is_listed_as_one():
    visit = made_up.visits()[-1]
    rows = made_up.bouts_of(visit, 0)
    rows[-1] = msgspec.structs.replace(rows[-1], ended="interrupted")
    report = build_report(made_up.PATIENT, [visit], rows, [], [], TODAY, ENGLISH)
    assert report.dose.interrupted == 1
    assert report.bouts[-1].row.ended == "interrupted"
    assert any("cut off by a fault" in remark for remark in report.remarks)
    assert any("5 bouts could not be read" in remark for remark in report.remarks)


def test_nobody_yet_is_an_honest_report():
    report = made_up.report(days=())
    assert (report.dose.sessions, report.signal, report.last_visit) == (0, None, None)
    assert facts(report, ENGLISH)[3].value == "not measured"


def test_pauses_say_when_and_why():
    events = [
        Began(step=600),
        Paused(step=1200, reason=Reason.STEPPED_OFF),
        Paused(step=1320, reason=Reason.SILENT),
        Resumed(step=1800),
        Ended(step=2400, how="done"),
    ]
    assert stretches_of(events, 100.0) == (
        Stretch(105.0, 110.0, None),
        Stretch(110.0, 111.0, Reason.STEPPED_OFF),
        Stretch(111.0, 115.0, Reason.SILENT),
        Stretch(115.0, 120.0, None),
    )
    assert stretches_of([], 0.0) == ()


def test_lost_samples_are_those_that_the_counter_misses():
    assert lost_of(made_up.standing(2.0)) == 1
    uncounted = [
        msgspec.structs.replace(one, sample=msgspec.structs.replace(one.sample, seq=None))
        for one in made_up.standing(0.1)
    ]
    assert lost_of(uncounted) is None


def test_gaps_lateness_and_a_slow_device_are_remarked():
    visit = made_up.visits()[-1]
    row = made_up.bouts_of(visit, 0)[0]
    link = msgspec.structs.replace(row.link, rate_hz=30.0, gaps=3, longest_gap_s=0.42)
    late = msgspec.structs.replace(row.latency, p95_ms=180.0)
    row = msgspec.structs.replace(row, link=link, latency=late)
    report = build_report(made_up.PATIENT, [visit], [row], [], [], TODAY, ENGLISH)
    text = " ".join(report.remarks)
    for said in ("3 gaps", "0.4 s", "30 samples a second", "180 ms"):
        assert said in text
    assert ("Gaps above 0.2 s", "3 (0.42 s)") in signal_lines(report, ENGLISH)


def test_a_signal_of_nothing_is_none():
    assert signal_of([], []) is None


# Change


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


# Lists


def test_a_name_is_that_of_a_measure():
    assert set(NAMES) == set(MEASURES)


def test_no_area_stands_on_the_page_of_one_trial():
    assert not [key for key in ON_ONE_PAGE if MEASURES[key].unit == "mm^2"]


def test_an_exercise_of_another_version_keeps_its_name():
    row = made_up.bouts_of(made_up.visits()[0], 0)[1]
    unknown = msgspec.structs.replace(row, exercise="sky_walk")
    assert bout_part(unknown).title == "sky_walk"
