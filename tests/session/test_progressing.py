"""After a visit something is suggested, within what is prescribed; a therapist decides."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.condition import DIMENSIONS
from game.core.errors import SetupError
from game.core.level import Condition, Limits
from game.core.patient import GUEST, Patient
from game.core.plan import Plan
from game.exercises.library import find_level
from game.headless import visit as play_visit
from game.session.progressing import suggest
from game.session.proposing import ladder_of
from game.store.records import BoutRow, Check, Latency, Link, SideDose, Signs, Suggestion, Tried
from game.store.store import Store
from game.text import Words
from input_devices.device import Info
from tests.session.test_live_bout import silent
from tests.store import made_up

ENGLISH = Words.load("en")
STARS = [entry.id for entry in ladder_of("star_map")]
RIVERS = [entry.id for entry in ladder_of("river_run")]
BOARD = Info(
    uri="sim:adult",
    id="b",
    name="Board",
    kind="cop",
    unit="mm",
    rate_hz=100.0,
    channels=("cop",),
    measures=True,
)


class Clinic:
    """One person whose bouts come out as we say, without playing them."""

    def __init__(self, store: Store, **patient: Any) -> None:
        self.store = store
        self.alias = patient.pop("alias", "otter7")
        self.visits = 0
        if self.alias != GUEST:  # is there from the start
            store.add_patient(Patient(alias=self.alias, **patient))

    def visit(
        self,
        *bouts: tuple[str, int, dict[str, Any]],
        checks: tuple[Check, ...] = (),
        check_out: Check | None = None,
        stop_reason: str | None = None,
    ) -> str:
        """A visit of bouts of 10 attempts: level, successes, and what else is so."""
        self.visits += 1
        utc = f"2026-11-{self.visits:02d}T14:32:05Z"
        session = self.store.begin_session(self.alias, utc, "0.1.0", "a").id
        self.store.change_session(session, check_in=Check(2, 0))
        for number, (level_id, successes, told) in enumerate(bouts, 1):
            self._bout(session, utc, number, level_id, successes, **told)
        for check in checks:
            self.store.add_check(session, check)
        self.store.close_session(session, utc, check_out=check_out, stop_reason=stop_reason)
        return session

    def _bout(
        self, session: str, utc: str, number: int, level_id: str, successes: int, **told: Any
    ) -> None:
        entry, patient = find_level(level_id), self.store.patient(self.alias)
        condition = patient.conditions.get(entry.exercise, entry.level.condition)
        header = msgspec.structs.replace(
            made_up.header(patient=self.alias, session=session, number=number),
            level_id=level_id,
            level_text=entry.text,
            level_sha256=entry.sha256,
            exercise=entry.exercise,
            limits=patient.limits,
            condition=condition,
        )
        recorder = self.store.begin_bout(header)
        recorder.close("done")
        d = told.get("d", 1.0)
        tried = tuple(Tried(n >= 10 - successes, d, "all", False, 1.0, 1.0) for n in range(10))
        self.store.index_bout(
            BoutRow(
                folder=self.store.folder.name(recorder.folder),
                patient=self.alias,
                session=session,
                number=number,
                level_id=level_id,
                level_sha256=entry.sha256,
                exercise=entry.exercise,
                purpose="play",
                device_id="board-1",
                device_name="Board",
                calibration_utc=utc,
                own_calibration=True,
                program_version="0.1.0",
                started_utc=f"{utc[:14]}{32 + number}:05Z",
                ended="done",
                attempts=10,
                successes=successes,
                samples=100,
                active_s=60.0,
                paused_s=0.0,
                d_start=d,
                d_end=d,
                median_d=d,
                latency=Latency(),
                link=Link(None, None, 0, 0.0),
                tried=tried,
                sides=SideDose(),
                signs=Signs(stumbles=told.get("losses", 0)),
            )
        )

    def change(self, **fields: Any) -> None:
        patient = self.store.patient(self.alias)
        self.store.change_patient(msgspec.structs.replace(patient, **fields))

    def suggested(self, session: str) -> Suggestion:
        """The one suggestion after a visit of one exercise."""
        (made,) = suggest(self.store, session, BOARD)
        return made


def bout(level_id: str, successes: int = 9, **told: Any) -> tuple[str, int, dict[str, Any]]:
    return level_id, successes, told


@pytest.fixture
def clinic(store: Store) -> Clinic:
    return Clinic(store)


def test_two_good_bouts_at_the_ceiling_suggest_the_next_rung(clinic: Clinic) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2], 8)))
    assert (made.kind, made.level_id, made.to_level_id) == ("up", STARS[2], STARS[3])
    assert made.to_condition is None
    assert made.proposes(ENGLISH) == "level 4 instead of 3"
    assert made.said(ENGLISH) == (
        "17 of 20 attempts in 2 bouts succeeded, with the dial at its ceiling."
    )


def test_bouts_of_two_visits_make_one_row(clinic: Clinic) -> None:
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == "stay"
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == "up"


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ({}, "up"),
        ({"conditions": {"star_map": Condition(surface=1)}}, "stay"),
        ({"conditions": {"river_run": Condition(surface=1)}}, "up"),
    ],
)
def test_bouts_in_another_condition_are_no_evidence(
    clinic: Clinic, between: dict[str, Any], kind: str
) -> None:
    clinic.visit(bout(STARS[2]))
    clinic.change(**between)
    assert clinic.suggested(clinic.visit(bout(STARS[2]))).kind == kind


def test_each_exercise_gets_at_most_one_suggestion(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(RIVERS[1], 4), bout(STARS[2]), bout(RIVERS[1], 3))
    made = {one.exercise: one for one in suggest(clinic.store, session, BOARD)}
    assert {name: one.to_level_id for name, one in made.items()} == {
        "star_map": STARS[3],
        "river_run": RIVERS[0],
    }


def test_the_same_evidence_gives_the_same_suggestion_and_it_is_kept_once(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    first = clinic.suggested(session)
    assert clinic.suggested(session) == first
    assert clinic.store.suggestions("otter7") == [first]


def test_a_decision_is_not_undone_by_asking_again(clinic: Clinic) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    clinic.store.decide(clinic.suggested(session).id, "declined", made_up.UTC)
    suggest(clinic.store, session, BOARD)
    assert [one.status for one in clinic.store.suggestions("otter7")] == ["declined"]


@pytest.mark.parametrize(
    ("patient", "successes"),
    [
        ({"locks": ("rung",)}, 9),
        ({"locks": ("rung",), "levels": {"star_map": STARS[2]}}, 9),
        ({"levels": {"star_map": STARS[1]}}, 10),  # the plan had another level
        ({"levels": {"star_map": STARS[5]}}, 10),
        ({"supervision": "remote"}, 9),  # the next rung asks for somebody within reach
    ],
)
def test_nothing_rises_that_the_prescription_holds(
    store: Store, patient: dict[str, Any], successes: int
) -> None:
    clinic = Clinic(store, **patient)
    made = clinic.suggested(clinic.visit(bout(STARS[2], successes), bout(STARS[2], successes)))
    assert made.kind in ("stay", "condition")
    assert made.to_level_id is None
    if made.to_condition is not None:
        assert "rung" in patient["locks"] or patient.get("supervision") == "remote"


@pytest.mark.parametrize(
    ("told", "checks", "kind"),
    [
        ({"losses": 2}, (), "down"),
        ({"losses": 1}, (), "stay"),
        ({}, (Check(3, 0), Check(3, 5)), "down"),
        ({}, (Check(3, 0), Check(3, 2)), "stay"),
        ({}, (Check(3, 0, 3), Check(3, 0, 8)), "down"),
        ({}, (Check(3, 5),), "down"),  # one answer of two: nobody knows for which bout
        ({}, (Check(3, 1), Check(3, 1)), "up"),
    ],
)
def test_danger_pain_and_hard_ratings_are_heeded(
    clinic: Clinic, told: dict[str, Any], checks: tuple[Check, ...], kind: str
) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2], **told), checks=checks)
    made = clinic.suggested(session)
    assert made.kind == kind
    assert made.to_level_id == {"down": STARS[1], "up": STARS[3]}.get(kind)


@pytest.mark.parametrize(
    ("told", "kind", "why"),
    [
        ({"check_out": Check(9, 0)}, "stay", "Effort was 9 of 10"),
        ({"check_out": Check(3, 2)}, "stay", "Pain rose by 2"),
        ({"check_out": Check(3, 5)}, "down", "Pain of 5"),
        ({"checks": (Check(3, 1), Check(3, 4)), "check_out": Check(3, 0)}, "stay", "Pain rose by"),
        ({"stop_reason": "stopped"}, "stay", "ended early"),
        ({"stop_reason": "pain"}, "stay", "because of pain"),
        ({"stop_reason": "done"}, "up", "ceiling"),
        ({"check_out": Check(8, 1)}, "up", "ceiling"),
    ],
)
def test_how_a_visit_ends_is_heeded(
    clinic: Clinic, told: dict[str, Any], kind: str, why: str
) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2]), **told))
    assert made.kind == kind
    assert why in made.said(ENGLISH)


@pytest.mark.parametrize("painful", [{"check_out": Check(3, 5)}, {"checks": (Check(3, 6),)}])
def test_after_pain_at_the_limit_nothing_rises_before_the_second_good_visit(
    clinic: Clinic, painful: dict[str, Any]
) -> None:
    good = (bout(STARS[2]), bout(STARS[2]))
    assert clinic.suggested(clinic.visit(*good, **painful)).kind == "down"
    first = clinic.suggested(clinic.visit(*good))
    assert first.kind == "stay"
    assert first.said(ENGLISH).startswith("Pain had reached the limit: 2 good visits")
    assert clinic.suggested(clinic.visit(*good)).kind == "up"


def test_down_on_the_first_rung_advises_and_changes_nothing(clinic: Clinic) -> None:
    made = clinic.suggested(clinic.visit(bout(STARS[0], 3), bout(STARS[0], 3)))
    assert made.kind == "down"
    assert not made.asks
    assert made.said(ENGLISH) == "6 of 20 attempts succeeded: less than 60 %."


def mastered(clinic: Clinic) -> Suggestion:
    return clinic.suggested(clinic.visit(bout(STARS[-1], 10), bout(STARS[-1], 10)))


def changed(before: Condition, after: Condition | None) -> dict[str, int]:
    assert after is not None
    both = {name: getattr(after, name) - getattr(before, name) for name in DIMENSIONS}
    return {name: step for name, step in both.items() if step}


def test_above_the_last_rung_one_step_of_one_dimension_is_suggested(clinic: Clinic) -> None:
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert (made.kind, made.to_level_id) == ("condition", None)
    assert changed(own, made.to_condition) == {"support": 1}
    assert made.proposes(ENGLISH) == "hands above the rail instead of fingertips on the rail"
    assert made.said(ENGLISH) == (
        "20 of the last 20 attempts at the highest difficulty succeeded. "
        "It takes somebody within reach, with a rail."
    )


@pytest.mark.slow
def test_condition_after_condition_no_lock_of_safety_is_ever_broken(store: Store) -> None:
    """As long as everything goes well and everything is accepted."""
    clinic = Clinic(store, supervision="hands_on")
    before, steps = find_level(STARS[-1]).level.condition, []
    for _ in range(20):
        made = mastered(clinic)
        if made.kind != "condition":
            break
        (step,) = changed(before, made.to_condition).items()
        steps.append(step)
        assert made.to_condition is not None
        before = made.to_condition
        clinic.store.decide(made.id, "accepted", made_up.UTC)
    assert made.kind == "stay"
    assert set(steps) <= {(name, 1) for name in ("support", "base", "surface", "cognitive")}
    assert len(steps) >= 6
    assert before.load == before.perturbation == before.vibration == before.vision == 0
    assert before.base < 5  # without support nobody begins on one leg


def test_a_locked_dimension_is_passed_over(store: Store) -> None:
    clinic = Clinic(store, locks=("support", "base", "load", "perturbation", "vibration"))
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert changed(own, made.to_condition) == {"surface": 1}


def test_where_nobody_is_within_reach_no_ground_gets_softer(store: Store) -> None:
    every = ("support", "base", "cognitive", "load", "perturbation", "vibration")
    clinic = Clinic(store, supervision="in_room", locks=every)
    assert mastered(clinic).kind == "stay"


def test_load_is_suggested_only_unlocked_last_and_never_without_the_pin(store: Store) -> None:
    every = ("support", "base", "surface", "cognitive", "perturbation", "vibration")
    clinic = Clinic(store, locks=every)
    made = mastered(clinic)
    own = find_level(STARS[-1]).level.condition
    assert changed(own, made.to_condition) == {"load": 1}
    assert made.needs_pin
    assert "PIN" in made.said(ENGLISH)


def test_too_much_in_a_harder_condition_leads_back_to_the_easier_one(clinic: Clinic) -> None:
    clinic.store.decide(mastered(clinic).id, "accepted", made_up.UTC)
    made = clinic.suggested(clinic.visit(bout(STARS[-1], 3), bout(STARS[-1], 3)))
    assert (made.kind, made.to_level_id) == ("down", None)
    assert made.to_condition == find_level(STARS[-1]).level.condition


def test_what_was_declined_comes_back_on_twice_the_evidence_and_not_before(
    clinic: Clinic,
) -> None:
    session = clinic.visit(bout(STARS[2]), bout(STARS[2]))
    clinic.store.decide(clinic.suggested(session).id, "declined", made_up.UTC)
    again = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2])))
    assert again.kind == "stay"
    assert again.said(ENGLISH).startswith("It goes well; this was declined")
    assert clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2]))).kind == "up"


def test_danger_is_told_again_though_it_was_declined(clinic: Clinic) -> None:
    for _ in range(2):
        made = clinic.suggested(clinic.visit(bout(STARS[2], losses=2)))
        assert made.kind == "down"
        clinic.store.decide(made.id, "declined", made_up.UTC)


def test_a_declined_condition_gives_way_to_another(clinic: Clinic) -> None:
    first = mastered(clinic)
    clinic.store.decide(first.id, "declined", made_up.UTC)
    assert mastered(clinic).kind == "stay"
    later = mastered(clinic)
    assert later.kind == "condition"
    assert later.to_condition != first.to_condition


def test_the_guest_may_be_anybody_and_gets_no_suggestion(make_visit: Any, store: Store) -> None:
    session, clock = make_visit(plan=Plan(levels=(STARS[0],), probe=None, bouts=1))
    play_visit(session, clock, silent)
    assert store.suggestions("guest") == []


def test_a_broken_disk_does_not_keep_a_visit_open(make_visit: Any, store: Store) -> None:
    patient = Patient(alias="otter7")
    session, clock = make_visit(patient=patient, plan=Plan(levels=(STARS[0],), probe=None, bouts=1))
    from game.store.kept import SUGGESTIONS

    (store.folder.patient("otter7") / SUGGESTIONS).mkdir(parents=True)
    play_visit(session, clock, silent)
    assert store.session(session.id).ended_utc is not None
    assert any(SUGGESTIONS in problem for problem in session.problems)


@pytest.mark.slow
def test_a_visit_plays_what_was_accepted_after_the_one_before(make_visit: Any) -> None:
    """Star Map is played until more is suggested; accepted, the next rung is played."""
    patient = Patient(alias="otter7")
    level, session = STARS[0], None
    for _ in range(6):
        session, clock = make_visit(
            patient=patient, plan=Plan(probe=None, bouts=2, levels=(level,) * 2)
        )
        play_visit(session, clock, silent)
        (made,) = session.store.suggestions("otter7")[-1:]
        if made.kind == "up":
            break
    assert session is not None
    assert made.to_level_id == STARS[1]
    session.store.decide(made.id, "accepted", made_up.UTC)
    free = Plan(probe=None, bouts=2)
    after, clock = make_visit(patient=session.store.patient("otter7"), plan=free)
    play_visit(after, clock, silent)
    stars = {one.level for one in after.played if one.exercise == "star_map"}
    assert stars == {STARS[1]}


def test_a_decision_before_play_holds_in_this_visit(make_visit: Any, store: Store) -> None:
    clinic = Clinic(store)
    made = clinic.suggested(clinic.visit(bout(STARS[2]), bout(STARS[2])))
    session, _ = make_visit(patient=store.patient("otter7"), plan=Plan(probe=None))
    session.decide(made.id, "accepted")
    assert STARS[3] in session.choices()
    with pytest.raises(SetupError, match="already"):
        session.decide(made.id, "declined")


def test_every_guest_begins_on_the_first_rung(store: Store, make_visit: Any) -> None:
    """The guest may be anybody: what the one before played is no prescription."""
    Clinic(store, alias=GUEST).visit(*[bout(STARS[4], 10)] * 4)
    session, _ = make_visit(plan=Plan(probe=None))
    assert {find_level(one).rung for one in session.choices()} == {1}


def test_the_therapists_ceiling_counts_and_not_the_levels(store: Store) -> None:
    clinic = Clinic(store, limits=Limits(d_max=0.5))
    made = clinic.suggested(clinic.visit(bout(STARS[2], d=0.5), bout(STARS[2], d=0.45)))
    assert made.kind == "up"
    assert "within your limit of 50 %" in made.said(ENGLISH)


def test_a_limit_is_named_where_a_harder_condition_is_suggested(store: Store) -> None:
    clinic = Clinic(store, limits=Limits(d_max=0.2))
    made = clinic.suggested(clinic.visit(*[bout(STARS[-1], 10, d=0.2)] * 2))
    assert made.kind == "condition"
    assert "at your limit of 20 %\N{NO-BREAK SPACE}succeeded" in made.said(ENGLISH)


@pytest.mark.parametrize("level", [STARS[2], STARS[-1]])
def test_nothing_harder_is_suggested_while_the_dial_is_locked(store: Store, level: str) -> None:
    clinic = Clinic(store, locks=("dial",))
    start = find_level(level).level.d.start
    made = clinic.suggested(clinic.visit(*[bout(level, 10, d=start)] * 2))
    assert made.kind == "stay"
    assert "locked" in made.said(ENGLISH)


def test_a_locked_dial_stays_where_the_level_starts(make_visit: Any, store: Store) -> None:
    patient = Patient(alias="otter7", locks=("dial",))
    plan = Plan(levels=(STARS[0],), probe=None, bouts=1)
    session, clock = make_visit(patient=patient, plan=plan)
    play_visit(session, clock, silent)
    (row,) = store.bouts("otter7")
    assert {one.d for one in row.tried} == {find_level(STARS[0]).level.d.start}
