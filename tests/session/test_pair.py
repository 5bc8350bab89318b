"""Two people of very different ability play on one board, bout by bout, each in a visit of their
own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import msgspec
import pytest

from game.coach.rest import FINE
from game.core.errors import SetupError
from game.core.handover import Doubt, Handover
from game.core.plan import Plan
from game.core.pose import Geometry, Pose
from game.headless import Rate
from game.report.writing import FORMATS, write_report
from game.session.crew import Crew
from game.session.live_handover import LiveHandover
from game.session.opening import open_store
from game.session.pair import Pair
from game.session.pairing import open_pair
from game.session.stand_in import StandIn
from game.session.summary import Summary
from game.store.recording_files import read_header
from game.store.records import Check
from game.store.store import Store
from game.text import Words
from input_devices.body import Body
from input_devices.device import Device
from input_devices.errors import DeviceError
from input_devices.sample import Kind
from tests.session.test_live_bout import replays_equal
from tests.session.together import ATHLETE, CHILD, PLANS, Shaken, Two

UTC = "2026-01-06T10:00:00Z"
BOTH = (ATHLETE.alias, CHILD.alias)


@pytest.fixture(scope="module")
def played(new_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """One evening of both, to look at from many sides; nothing in it is changed."""
    data = tmp_path_factory.mktemp("evening") / "data"
    shutil.copytree(new_folder, data)
    with open_store(data) as store:
        two = Two(store)
        two.play(rates={alias: _tired(n) for alias, n in zip(BOTH, (2, 4), strict=True)})
        yield two


def _tired(n: int) -> Rate:
    return lambda summary: Check(effort=n, pain=0, difficulty=n)


def test_an_athlete_and_a_child_with_cp_play_their_own_dose_and_give_as_much_with_a_turn(
    played: Two,
) -> None:
    first, second = played.pair.sessions
    turns = played.pair.turns
    assert [turn.player for turn in turns.played] == [0, 1, 1]
    assert {turn.share for turn in turns.played} == {1.0}
    assert turns.fullness == 1.0
    assert [len(first.played), len(second.played)] == [1, 2]
    assert first.played[0].attempts != second.played[0].attempts, "and yet one turn each"
    assert played.asked == [], "the board tells 75 kg from 32 kg by itself"
    for session in (first, second):
        for summary in session.played:
            assert summary.ended == "done"
            assert replays_equal(session.store.folder.root / summary.row.folder)


def test_each_is_calibrated_once_and_played_with_their_own(played: Two) -> None:
    for session, kg in zip(played.pair.sessions, (75.0, 32.0), strict=True):
        used = {row.calibration_utc for row in session.store.bouts(session.patient.alias)}
        assert len(used) == 1
        assert session.calibration is not None
        assert session.calibration.own
        assert session.calibration.body_load_n == pytest.approx(kg * 9.80665, rel=0.02)
    assert sum(line.startswith("Stand still") for line in played.said) == 2


def test_nothing_of_one_stands_with_the_other(played: Two) -> None:
    folder = played.pair.here.store.folder
    for alias, others in (BOTH, BOTH[::-1]):
        files = [path for path in folder.patient(alias).rglob("*") if path.is_file()]
        assert len(files) > 5
        for path in files:
            assert others.encode() not in path.read_bytes(), path


@pytest.mark.slow
def test_a_visit_keeps_that_it_was_shared_and_no_report_says_with_whom(
    played: Two, tmp_path: Path
) -> None:
    store = played.pair.here.store
    for alias, others in (BOTH, BOTH[::-1]):
        assert [visit.shared for visit in store.sessions(alias)] == ["together"]
        for format in FORMATS:
            out = tmp_path / f"{alias}.{format}"
            for path in write_report(store, alias, format, out, Words.load("en"), UTC):
                assert others.encode() not in path.read_bytes(), path
        assert "played with another person" in (tmp_path / f"{alias}.html").read_text()
        assert '"shared": "together"' in (tmp_path / f"{alias}.json").read_text()


def test_each_has_their_own_dose_and_answers(played: Two) -> None:
    visits = [session.store.session(session.id) for session in played.pair.sessions]
    assert [len(visit.after_bouts) for visit in visits] == [1, 2]
    assert [{check.effort for check in visit.after_bouts} for visit in visits] == [{2}, {4}]
    assert [visit.planned.plan for visit in visits if visit.planned] == ["stars", "lake"]
    assert all(visit.ended_utc and not visit.stop_reason for visit in visits)


def test_a_rest_is_waited_for_only_as_far_as_the_turn_of_the_other_was_shorter(
    played: Two,
) -> None:
    rests = [line for line in played.said if line.startswith("Rest, ")]
    assert rests == ["Rest, 10 s."], "the child's last, when the athlete had gone home"


def test_the_turn_of_the_other_counts_as_rest() -> None:
    session = SimpleSession()
    pair = Pair((session, SimpleSession()), together=True)  # type: ignore[arg-type]
    pair.step_down(100.0, FINE)
    assert pair.rest_left_s(110.0) == 20.0
    pair.at = 1
    assert pair.rest_left_s(110.0) == 0.0, "nobody rests before they have played"
    pair.at = 0
    assert pair.rest_left_s(175.0) == 0.0
    pair.rested()
    pair.rested()
    assert session.chosen == ["rested"]


class SimpleSession:
    """As much of a visit as a rest asks for."""

    rest_s = 30.0

    def __init__(self) -> None:
        self.chosen: list[str] = []
        self.caring = type("Caring", (), {"dose": type("Dose", (), {"bouts": 2})})
        self.played_for_dose: list[Summary] = []

    def chose(self, chosen: str) -> None:
        self.chosen.append(chosen)


@pytest.mark.slow
def test_pain_ends_only_the_visit_of_who_has_it(store: Store) -> None:
    def hurts(summary: Summary) -> Check:
        return Check(effort=3, pain=6)

    plan = Plan(levels=("star_map/01-first-light",) * 2, bouts=2, probe=None)
    two = Two(store, plans=(plan, plan))
    two.play(rates={ATHLETE.alias: hurts})
    visits = [store.sessions(alias)[0] for alias in BOTH]
    assert [visit.stop_reason for visit in visits] == ["pain", ""]
    assert [turn.player for turn in two.pair.turns.played] == [0, 1, 1]
    assert two.pair.turns.fullness == 1.0, "what they do together is full all the same"


@pytest.mark.slow
def test_two_of_one_weight_are_asked_and_nobody_guesses(store: Store) -> None:
    plan = Plan(levels=("star_map/01-first-light",) * 2, bouts=2, probe=None)
    two = Two(store, "sim:athlete?with=adult&rate=100", (plan, plan))
    two.play()
    assert two.asked == [(ATHLETE.alias, Doubt.ALIKE), (CHILD.alias, Doubt.ALIKE)]


@pytest.mark.slow
def test_a_device_that_does_not_weigh_asks_every_time(store: Store) -> None:
    plan = Plan(levels=("star_map/01-first-light",) * 2, bouts=2, probe=None)
    two = Two(store, "sim:athlete?with=cp3&as=tilt&rate=100", (plan, plan))
    two.play()
    assert two.asked == [(ATHLETE.alias, Doubt.NOT_WEIGHED), (CHILD.alias, Doubt.NOT_WEIGHED)]
    assert two.pair.turns.fullness == 1.0


class PassedOn(Crew):
    """Whoever wears the sensor next has it on a little otherwise."""

    SLIP_DEG = 5.0

    def __init__(self, people: Sequence[StandIn]) -> None:
        super().__init__(people)
        self._slipped_deg = 0.0

    def change(self, number: int) -> None:
        super().change(number)
        self._slipped_deg += self.SLIP_DEG

    def body(self, t_s: float) -> Body:
        body = super().body(t_s)
        lean_deg = body.lean_right_deg + self._slipped_deg
        return msgspec.structs.replace(body, lean_right_deg=lean_deg)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["tilt", "acc_gyro"])
def test_a_sensor_that_is_passed_on_is_centred_on_who_wears_it(
    kind: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.session.opening.Crew", PassedOn)
    two = Two(store, f"sim:athlete?with=cp3&as={kind}&rate=50", (PLANS[1], PLANS[1]))
    two.play()
    assert [turn.player for turn in two.pair.turns.played] == [0, 1, 0, 1]
    for alias in BOTH:
        used = [
            read_header(store.folder.root / bout.folder).calibration for bout in store.bouts(alias)
        ]
        first, second = sorted(used, key=lambda calibration: calibration.rest_x)
        assert second.rest_x - first.rest_x == pytest.approx(2 * PassedOn.SLIP_DEG, abs=1.5)
        assert second.own
        reaches = [(one.right, one.left, one.forward, one.back) for one in used]
        assert reaches[0] == reaches[1], "the reach is asked for once"


def test_a_hand_over_follows_a_sensor_as_play_does() -> None:
    """A shake is told apart from a lean by the turning rate, and other kinds say nothing here."""
    geometry = Geometry(kind=Kind.ACC_GYRO, fused=True)
    device, handover = Shaken(), SeenHandover(geometry)
    live = LiveHandover(handover, cast(Device, device), geometry)
    for n in range(300):
        live.advance(n / 100)
    assert len(handover.seen) == 300
    assert max(abs(pose.x or 0.0) for pose in handover.seen) < 2.0


class SeenHandover(Handover):
    """Keeps what it was told."""

    def __init__(self, geometry: Geometry) -> None:
        super().__init__(None, None, geometry, Kind.ACC_GYRO)
        self.seen: list[Pose] = []

    def take(self, pose: Pose) -> None:
        self.seen.append(pose)
        super().take(pose)


@pytest.mark.slow
def test_where_nobody_says_who_is_there_nothing_is_played_and_both_visits_are_closed(
    store: Store,
) -> None:
    plan = Plan(levels=("star_map/01-first-light",) * 2, bouts=2, probe=None)
    two = Two(store, "sim:athlete?with=cp3&as=tilt&rate=100", (plan, plan))
    two.confirm = lambda patient, doubt: False  # type: ignore[method-assign]
    with pytest.raises(DeviceError, match="Nobody said"):
        two.play()
    visits = [store.sessions(alias)[0] for alias in BOTH]
    assert [(visit.stop_reason, visit.ended_utc is None) for visit in visits] == [
        ("stopped", False)
    ] * 2
    assert [len(store.bouts(alias)) for alias in BOTH] == [1, 1]


def test_one_person_cannot_be_both(store: Store) -> None:
    two = Two(store)
    guest = store.patient("guest")
    with pytest.raises(SetupError, match="Choose two"):
        open_pair(store, (guest, guest), (Plan(), Plan()), two.device, None, 1, together=True)
    assert store.sessions("guest") == []
    two.pair.close_all("stopped")
    two.device.close()
