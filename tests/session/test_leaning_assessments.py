"""The leaning assessments from the first trial to the stored numbers, by simulated people."""

from __future__ import annotations

import pytest

from game.core.level import Limits
from game.core.patient import Patient
from game.exercises.assessments import ASSESSMENTS
from game.headless import assess
from game.session.assessing import Assessing
from tests.session.test_live_bout import silent

KEYS = {
    "los": ("los.composite.RT_s", "los.B.MXE_pct"),
    "los_4": ("los_4.F.EPE_pct", "los_4.B.MXE_pct"),
    "rws": ("rws.ml_3s.lag_s", "rws.ml_1s.amplitude_pct", "rws.ap_2s.DCL_pct"),
    "joint_position_sense": ("joint_position_sense.AE", "joint_position_sense.left.CE"),
    "reaching": ("fitts.TP_bits_s", "smoothness.sparc", "path_efficiency.near_large.path"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("who", ["adult", "cp12"])
def test_a_whole_leaning_assessment_ends_with_its_numbers_in_the_store(make_visit, who, name):
    patient = Patient(alias="Ada", limits=Limits(behind=True))
    session, clock = make_visit(f"sim:{who}?rate=100", patient)
    assessing = Assessing(session, ASSESSMENTS[name])
    assess(assessing, clock, silent)
    assert assessing.over
    assert not assessing.given_up
    stored = {row.key: row for row in assessing.stored()}
    for key in KEYS[name]:
        assert stored[key].value is not None, key
