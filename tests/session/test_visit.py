"""Whole visits, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.errors import SetupError
from game.core.level import Condition, Limits
from game.core.patient import Patient
from game.core.plan import Plan
from game.headless import VirtualClock, calibrate, visit
from game.measures.registry import MEASURES
from game.session import Session
from game.store.store import Store
from input_devices.body import Body
from input_devices.devices import make_device
from input_devices.errors import DeviceError
from tests.session.test_live_bout import replays_equal, silent

BETWEEN = ("adult", "cp12")
"""The demonstration and most tests here play as one of them."""


@pytest.mark.parametrize(
    "profile",
    ["cp3", *(pytest.param(who, marks=pytest.mark.slow) for who in ("athlete", "older", *BETWEEN))],
)
def test_everybody_can_be_calibrated_and_play_a_visit(
    profile: str, make_visit: Any, store: Store
) -> None:
    plan = Plan(bouts=2, levels=("river_run/01-morning-water", "star_map/01-first-light"))
    session, clock = make_visit(f"sim:{profile}?rate=100", plan=plan)
    visit(session, clock, silent)
    assert session.calibration is not None
    assert session.calibration.own
    assert [summary.ended for summary in session.played] == ["done"] * 3
    assert all(summary.success and summary.success >= 0.5 for summary in session.played)
    for summary in session.played:
        assert replays_equal(store.folder.root / summary.row.folder)


def test_the_probe_gives_every_measure(make_visit: Any, store: Store) -> None:
    session, clock = make_visit(plan=Plan(bouts=1, levels=("star_map/01-first-light",)))
    visit(session, clock, silent)
    probe = next(row.folder for row in store.bouts("guest") if row.purpose == "probe")
    values = {row.key: row.value for row in store.measures("guest") if row.bout == probe}
    assert set(values) == set(MEASURES)
    assert 3.0 < (values["mvelo"] or 0) < 20.0


def test_the_same_seed_plays_the_same_visit(make_visit: Any) -> None:
    plan = Plan(bouts=1, levels=("star_map/04-little-bear",), probe=None)

    def play(alias: str) -> list[tuple[int, int, float]]:
        session, clock = make_visit(patient=Patient(alias=alias), plan=plan)
        visit(session, clock, silent)
        return [(s.attempts, s.successes, s.active_s) for s in session.played]

    assert play("a") == play("b")


def test_a_known_person_is_not_calibrated_again_on_the_same_board(make_visit: Any) -> None:
    patient = Patient(alias="otter7")
    session, clock = make_visit(patient=patient)
    first = calibrate(session, clock, silent)
    again, _ = make_visit(patient=patient)
    assert again.known_calibration() == first


class Turned:
    """A person on a board that stands the wrong way round."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def body(self, t_s: float) -> Body:
        stand_in = self.session.stand_in
        assert stand_in is not None
        right = stand_in.body(t_s)
        return Body(-right.x_mm, -right.y_mm, right.load_n)


def test_play_is_refused_on_a_board_that_is_turned_round(make_visit: Any) -> None:
    session, _ = make_visit()
    clock = VirtualClock()
    session.device = make_device("sim:adult?rate=100", clock=clock, body=Turned(session).body)
    session.device.open()
    with pytest.raises(DeviceError, match="turned round"):
        calibrate(session, clock, silent)
    with pytest.raises(SetupError, match="calibration"):
        session.open_bout("star_map/01-first-light", clock())


@pytest.mark.parametrize(("supervision", "plays"), [("independent", False), ("hands_on", True)])
def test_a_bout_begins_only_where_somebody_is_as_close_as_its_condition_takes(
    make_visit: Any, supervision: Any, plays: bool
) -> None:
    """However it came to be prescribed, as by an older program."""
    conditions = {"star_map": Condition(surface=1)}
    patient = Patient(alias="otter7", conditions=conditions, supervision=supervision)
    session, clock = make_visit(patient=patient)
    calibrate(session, clock, silent)
    offered = {level.split("/")[0] for level in session.choices()}
    assert ("star_map" in offered) is plays
    assert "river_run" in offered
    if plays:
        live = session.open_bout("star_map/01-first-light", clock())
        assert live.header.condition == Condition(surface=1)
        return
    with pytest.raises(SetupError, match="within_reach") as refused:
        session.open_bout("star_map/01-first-light", clock())
    assert len(str(refused.value).splitlines()) == 2
    assert session.store.bouts("otter7") == []


def test_waves_are_never_met_with_closed_eyes_whoever_prescribes_it(make_visit: Any) -> None:
    conditions = {"storm_captain": Condition(vision=3)}
    patient = Patient(alias="otter7", conditions=conditions, supervision="hands_on")
    session, clock = make_visit(patient=patient)
    calibrate(session, clock, silent)
    assert "storm_captain" not in {level.split("/")[0] for level in session.choices()}
    with pytest.raises(SetupError, match="open eyes"):
        session.open_bout("storm_captain/01-first-swell", clock())


def test_a_recording_without_leans_plays_with_a_reach_that_is_marked_as_typical(
    make_visit: Any, tmp_path: Any
) -> None:
    lines = [f"{i / 100:.2f},{10 + (i % 7) / 3:.3f},{-80 + (i % 11) / 4:.3f}" for i in range(3000)]
    file = tmp_path / "stance.csv"
    file.write_text("t,x,y\n" + "\n".join(lines) + "\n", encoding="utf-8")
    session, clock = make_visit(f"replay:{file}", plan=Plan(probe=None, bouts=1))
    visit(session, clock, silent)
    assert session.calibration is not None
    assert not session.calibration.own
    assert session.calibration.rest_y == pytest.approx(-79, abs=2)
    assert session.played[0].ended == "stopped"


def test_a_childs_targets_wait_at_least_6_s_and_never_lie_behind(make_visit: Any) -> None:
    patient = Patient(alias="star", group="child_cp", theme="child", limits=Limits())
    session, clock = make_visit("sim:cp12?rate=100", patient=patient)
    calibrate(session, clock, silent)
    live = session.open_bout("star_map/10-whole-sky", clock())
    assert live.header.limits.least_time_limit_s == 6.0
    assert not live.header.limits.behind
