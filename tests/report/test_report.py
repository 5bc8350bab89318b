"""The Report says what was stored, and nothing that was not."""

import msgspec
import pytest

from game.core.event import Began, Ended, Paused, Reason, Resumed
from game.core.level import Condition
from game.measures.registry import MEASURES
from game.report.captions import sway_terms
from game.report.facts import facts, signal_lines
from game.report.measure_names import NAMES, ON_ONE_PAGE
from game.report.parts import Stretch
from game.report.practice import bout_part, rung_of
from game.report.report import build_report
from game.report.standing import sway_of
from game.report.trust import lost_of, signal_of
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


# Lists


def test_a_name_is_that_of_a_measure():
    assert set(NAMES) == set(MEASURES)


def test_no_area_stands_on_the_page_of_one_trial():
    assert not [key for key in ON_ONE_PAGE if MEASURES[key].unit == "mm^2"]


def test_an_exercise_of_another_version_keeps_its_name():
    row = made_up.bouts_of(made_up.visits()[0], 0)[1]
    unknown = msgspec.structs.replace(row, exercise="sky_walk")
    assert bout_part(unknown).title == "sky_walk"
