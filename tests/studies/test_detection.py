"""The study of what the report sees, and of what it only believes to see."""

from __future__ import annotations

import math
import random
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from game.patients.profile import CP12, OLDER, PEOPLE
from game.report.change import change_of
from game.store.records import BoutRow, Latency, Link, MeasureRow
from game.studies.courses import DAYS_BEFORE, SESSIONS, Course
from game.studies.detection import (
    ALLOWED,
    DAY_SDS,
    IMPROVEMENTS,
    KINDS,
    PLANS,
    Case,
    Plan,
    detection,
    interval,
    jobs,
    statements,
    too_many,
)
from game.studies.detection_picture import HANDS, detection_picture

FEW = 8
"""People in all: two jobs, which are done without other processes."""


@lru_cache
def few(seed: int = 1) -> tuple[Case, ...]:
    return tuple(detection(FEW // 2, seed, (OLDER, CP12)))


@lru_cache
def one_person() -> tuple[Case, ...]:
    return tuple(detection(1, 3, (CP12,)))


@pytest.mark.slow
def test_the_same_seed_gives_the_same_study_and_another_seed_another() -> None:
    assert tuple(detection(1, 3, (CP12,))) == one_person()
    one, other = Course(CP12, 3), Course(CP12, 4)
    assert one.velocities_mm_s(0.0, 0.1) != other.velocities_mm_s(0.0, 0.1)


@pytest.mark.slow
def test_a_person_alone_and_among_others_is_told_the_same() -> None:
    """However many people and cores: the jobs of two people are those of the first and second."""
    assert [job.people for job in jobs(7, 1, (CP12,))] == [5, 2]
    both, first = detection(2, 3, (CP12,)), one_person()
    gained = [
        b - a
        for x, y in zip(both, first, strict=True)
        for b, a in zip(x.below, y.below, strict=True)
    ]
    assert set(gained) <= {0, 1}


@pytest.mark.slow
def test_there_is_a_case_for_every_kind_and_profile() -> None:
    kinds = {
        (case.patient, case.improvement, case.day_sd, case.days_before, case.plan) for case in few()
    }
    assert len(kinds) == len(few()) == 2 * len(KINDS)
    assert len(KINDS) == len(IMPROVEMENTS) * len(DAY_SDS) * len(DAYS_BEFORE) * len(PLANS)


def told(cases: tuple[Case, ...], **wanted: object) -> float:
    """Mean share that is told at the end, of all cases with these fields."""
    found = [
        case.told
        for case in cases
        if all(getattr(case, name) == value for name, value in wanted.items())
    ]
    return sum(found) / len(found)


@pytest.mark.slow
def test_a_larger_improvement_is_seen_more_often() -> None:
    seen = [
        told(few(), improvement=better, plan=Plan(3, 3), days_before=4) for better in IMPROVEMENTS
    ]
    assert seen[0] < seen[3] < seen[4]
    assert seen[1] <= seen[3]
    assert seen[4] > 0.5


@pytest.mark.slow
def test_more_probes_give_no_more_false_alarms() -> None:
    few_probes = told(few(), improvement=0.0, plan=Plan(3, 3))
    many_probes = told(few(), improvement=0.0, plan=Plan(5, 5))
    # the same people and days in every case: their number is that of people alone
    error = math.sqrt(2 * ALLOWED * (1 - ALLOWED) / FEW)
    assert many_probes <= few_probes + 2 * error


@pytest.mark.slow
@pytest.mark.parametrize("probes", [1, 2])
def test_one_or_two_probes_a_visit_speak_of_nothing(probes: int) -> None:
    silent = [case for case in few() if case.plan == Plan(probes, probes)]
    assert all(sum(case.below) + sum(case.above) + case.ever == 0 for case in silent)


def test_an_assessment_after_single_probes_speaks() -> None:
    assert told(few(), improvement=0.40, plan=Plan(1, 3), days_before=4, day_sd=0.0) > 0.2


def test_an_improvement_is_complete_after_six_to_twelve_sessions() -> None:
    steady = Course(CP12, 1).velocities_mm_s(0.0, 0.1)
    better = Course(CP12, 1).velocities_mm_s(0.4, 0.1)
    shares = [after[0] / before[0] for after, before in zip(better, steady, strict=True)]
    assert shares[: max(DAYS_BEFORE) + 1] == [1.0] * (max(DAYS_BEFORE) + 1)
    assert shares[-1] == pytest.approx(0.6, abs=0.005)
    growing = shares[max(DAYS_BEFORE) :]
    assert len(growing) == SESSIONS
    # the board's own noise does not grow with the sway
    assert all(after < before + 0.005 for before, after in pairwise(growing))
    assert growing[4] > 0.61


def test_the_form_of_the_day_is_shared_by_its_probes() -> None:
    course = Course(CP12, 1)
    plain, formed = course.velocities_mm_s(0.0, 0.0), course.velocities_mm_s(0.0, 0.15)
    factors = [
        [b / a for a, b in zip(day, other, strict=True)]
        for day, other in zip(plain, formed, strict=True)
    ]
    assert all(max(day) - min(day) < 0.01 for day in factors)
    assert max(day[0] for day in factors) > 1.1


def row(day: int, number: int) -> BoutRow:
    utc = f"2026-10-{day + 1:02d}T10:{number:02d}:00Z"
    return BoutRow(
        folder=f"{day}-{number}", patient="p", session=f"s{day}", number=number,
        level_id="quiet_stance/probe", level_sha256="", exercise="quiet_stance", purpose="probe",
        device_id="sim", device_name="", calibration_utc="", own_calibration=True,
        program_version="", started_utc=utc, ended="done", attempts=1, successes=1, samples=1980,
        active_s=33.0, paused_s=0.0, d_start=0.0, d_end=0.0, median_d=0.0, latency=Latency(),
        link=Link(60.0, 1.0, 0, 0.0),
    )  # fmt: skip


@pytest.mark.parametrize("plan", [Plan(2, 2), Plan(3, 3), Plan(5, 5)])
def test_the_study_says_of_every_visit_what_the_report_says(plan: Plan) -> None:
    source = random.Random(5)
    visits = [[8 * math.exp(source.gauss(-0.1 * day, 0.1)) for _ in range(5)] for day in range(9)]
    said = statements(visits, plan)
    probes: list[BoutRow] = []
    measures: list[MeasureRow] = []
    for day, visit in enumerate(visits):
        for number, value in enumerate(visit[: plan.probes]):
            one = row(day, number)
            probes.append(one)
            measures.append(
                MeasureRow(
                    session=one.session,
                    bout=one.folder,
                    started_utc=one.started_utc,
                    key="mvelo",
                    value=value,
                    unit="mm/s",
                    filter="lowpass_5hz",
                    version="1",
                )
            )
        change = change_of(probes, measures)
        assert change is not None
        assert change.said == said[day]
    assert plan.probes < 3 or {"not_enough", "inside", "below"} <= set(said)


def case(**changes: object) -> Case:
    plain = Case(
        patient="cp12", plan=Plan(3, 3), days_before=4, day_sd=0.1, improvement=0.0, people=100,
        below=(0,) * SESSIONS, above=(0,) * SESSIONS, ever=0, twice=0,
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def test_false_alarms_beyond_five_percent_are_told_but_not_what_chance_does() -> None:
    six, thirty = (case(below=(0,) * 11 + (half,), above=(0,) * 11 + (half,)) for half in (3, 15))
    assert too_many([six, case()]) == []
    assert too_many([thirty, case()]) == [thirty]
    seen = case(improvement=0.2, below=(90,) * SESSIONS)
    assert too_many([seen, case()]) == []


def test_the_sessions_for_a_power_are_those_from_which_it_stays() -> None:
    counts = (0, 0, 81, 79, 80, 85, 90, 90, 95, 95, 95, 95)
    assert case(improvement=0.3, below=counts).sessions_for(0.80) == 5
    assert case(improvement=0.3, below=counts).sessions_for(0.99) is None


def test_the_interval_is_that_of_wilson() -> None:
    assert interval(5, 100) == pytest.approx((0.02154, 0.11175), abs=1e-4)  # by its formula


def test_the_picture_has_a_line_for_every_improvement_and_person(tmp_path: Path) -> None:
    svg = detection_picture(few()).svg(alone=True)
    assert set(HANDS) == set(IMPROVEMENTS)
    for better in IMPROVEMENTS:
        assert svg.count(f'<polyline class="better-{100 * better:.0f}"') == 2 + 1  # and the key
    assert "older" in svg
    assert "cp12" in svg


@pytest.mark.slow
def test_change_is_spoken_of_falsely_in_at_most_five_percent_for_every_profile() -> None:
    """At the end and at every session on the way, as far as chance lets these people tell."""
    people = 30
    cases = [case for case in detection(people, 9) if not case.improvement]
    assert too_many(cases) == []
    speaking = [case for case in cases if case.plan.assessed >= 3]
    for profile in PEOPLE:
        own = [case for case in speaking if case.patient == profile.name]
        assert _most_often(own) <= _allowed(people), profile.name
    assert _most_often(speaking) <= _allowed(people * len(PEOPLE))


def _most_often(cases: list[Case]) -> float:
    """Share of false alarms at the session that has most, the mean of these cases."""
    courses = sum(case.people for case in cases)
    return max(map(sum, zip(*(case.told_by_session for case in cases), strict=True))) / courses


def _allowed(people: int) -> float:
    """The same people live through all cases: the sampling error is that of people alone."""
    return ALLOWED + 2 * math.sqrt(ALLOWED * (1 - ALLOWED) / people)
