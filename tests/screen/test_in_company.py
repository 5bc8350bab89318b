"""Two people at one window: bout by bout, each in their own visit, on one ship if they like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
import pygame
import pytest

from game.coach.rest import Advice, Gate
from game.core.handover import Doubt
from game.core.patient import Patient
from game.core.turns import Turns
from game.patients.profile import ATHLETE, CP3, Profile
from game.screen.actions import Do
from game.screen.look import Theme
from game.screen.scenes import journey
from game.screen.scenes.asking import Asking
from game.screen.scenes.company import Company
from game.screen.scenes.dressed_ship import DRESSES, LIGHTS, DressedShip, lights_of
from game.screen.scenes.handing import HandOver
from game.screen.scenes.two import Two
from game.screen.window import LOCK_S
from game.session.opening import open_store
from input_devices.device import Device
from tests.screen.flashes import Film
from tests.screen.hands import Hands
from tests.screen.sailing import sail
from tests.screen.viewing import look
from tests.session.test_live_bout import replays_equal
from tests.session.together import Shaken

FIRST, SECOND = "Ada", "Ben"
DEVICE = "sim:athlete?with=cp3&as=load4&rate=100"
LEVEL = "star_map/01-first-light"
LAKE = "still_lake/01-dawn-mirror"


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    """At home, with two people known, and nobody here."""
    hands = Hands(data, device=DEVICE, size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias, theme="child"))
    hands.window.go("home")
    hands.wait(0.2)
    yield hands
    hands.window.close()


def known(hands: Hands, profile: Profile) -> None:
    """Who is here is calibrated."""
    hands.window.stage.here.begun = True
    session = hands.window.stage.here.session
    session.keep(profile.calibration("", session.info.id))


def both(hands: Hands, *, together: bool = True) -> Company:
    """The visits of two who are calibrated; the first is here."""
    stage = hands.window.stage
    stage.doors.come_two(stage, FIRST, SECOND, together=together)
    company = stage.here.company
    assert company is not None
    for visit, profile in zip(company.visits, (ATHLETE, CP3), strict=True):
        stage.visit = visit
        known(hands, profile)
    stage.visit = company.here
    return company


def turn(hands: Hands, effort: int = 1, pain: int = 0) -> None:
    """A bout of who is here, without the playing, and how it was."""
    sail(hands, LEVEL, ended="done", patient=hands.window.stage.here.patient.alias)
    hands.window.stage.here.level_id = LEVEL
    hands.window.go("effort")
    for number in (effort, pain, 2):
        for _ in range(number + 1):
            hands.ask(Do.RIGHT)
        hands.ask(Do.OK)


def test_two_are_chosen_one_after_the_other_and_nobody_twice(hands: Hands) -> None:
    hands.window.go("two")
    scene = hands.window.scene
    assert isinstance(scene, Two)
    assert {place.key for place in scene._chooser.places} == {"guest", FIRST, SECOND}
    for _ in range(3):
        if scene._chooser.focus != FIRST:
            hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert {place.key for place in scene._chooser.places} == {"guest", SECOND}
    hands.ask(Do.BACK)
    assert len(scene._chooser.places) == 3, "a choice can be taken back"
    scene._choose(FIRST)
    scene._choose(SECOND)
    hands.ask(Do.OK)
    assert hands.name == "Confirm"
    company = hands.window.stage.here.company
    assert company is not None
    assert company.aliases == (FIRST, SECOND)
    assert (company.together, hands.window.stage.here.patient.alias) == (True, FIRST)


def test_who_begins_is_confirmed_where_both_were_named_at_the_start(data: Path) -> None:
    with open_store(data) as store:
        for alias in (FIRST, SECOND):
            store.add_patient(Patient(alias=alias, theme="child"))
    hands = Hands(data, device=DEVICE, size=(320, 180), patient=FIRST, second=SECOND)
    assert (hands.name, hands.window.stage.here.patient.alias) == ("Confirm", FIRST)
    hands.window.close()


def test_after_a_bout_the_other_comes_and_the_first_rests_meanwhile(hands: Hands) -> None:
    company = both(hands)
    turn(hands)
    assert hands.name == "HandOver"
    assert hands.window.stage.here.patient.alias == SECOND
    assert company.pair.turns.fullness == pytest.approx(1 / 8)
    hands.wait_for("Map", 20.0)
    assert hands.window.stage.here.patient.alias == SECOND
    hands.wait(25.0)
    turn(hands)
    assert hands.window.stage.here.patient.alias == FIRST
    hands.wait(5.0, draw=True)
    assert hands.name in ("Map", "ExerciseCard", "Play"), "30 s of rest are over"


def test_what_is_left_of_a_rest_is_rested_first(hands: Hands) -> None:
    both(hands)
    turn(hands)
    hands.wait_for("Map", 20.0)
    turn(hands)
    hands.wait_for("Rest", 10.0)
    assert hands.window.stage.here.patient.alias == FIRST
    hands.wait_for("ExerciseCard", 31.0)


def test_somebody_who_was_never_here_is_confirmed_and_calibrated(hands: Hands) -> None:
    company = both(hands)
    second = company.visits[1]
    second.begun, second.session.calibration = False, None
    turn(hands)
    hands.wait_for("Confirm", 20.0)
    assert hands.window.stage.here is second


def test_the_wrong_one_on_the_board_is_asked_about_and_calibrated_anew(hands: Hands) -> None:
    company = both(hands)
    stage = hands.window.stage
    stage.visit = company.visits[1]
    known(hands, ATHLETE)  # as if somebody heavy had been calibrated
    company.visits[0].session.keep(CP3.calibration("", stage.here.session.info.id))
    stage.visit = company.here
    turn(hands)
    scene = hands.window.scene
    assert isinstance(scene, HandOver)
    hands.wait(12.0)
    assert hands.name == "HandOver", "it waits for a hand"
    assert scene._asks is Doubt.SOMEBODY_ELSE
    hands.ask(Do.OK)
    hands.wait_for("Calibrate", 5.0)
    assert hands.window.stage.here.session.calibration is None


def test_pain_ends_one_visit_and_the_other_goes_on(hands: Hands) -> None:
    company = both(hands)
    turn(hands, pain=9)
    assert (hands.name, company.here.reason) == ("Farewell", "pain")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    store = hands.window.stage.doors.store
    assert store.sessions(FIRST)[0].stop_reason == "pain"
    assert store.sessions(SECOND)[0].ended_utc is None
    hands.wait_for("Map", 20.0)
    assert hands.window.stage.here.patient.alias == SECOND
    assert company.pair.turns.to_come(0) == 0


def test_who_comes_in_pain_goes_home_and_the_other_begins(hands: Hands) -> None:
    stage = hands.window.stage
    stage.doors.come_two(stage, FIRST, SECOND, together=True)
    hands.window.go("check_in")
    for number in (1, 9):
        for _ in range(number + 1):
            hands.ask(Do.RIGHT)
        hands.ask(Do.OK)
    assert hands.name == "Farewell"
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    hands.wait_for("Confirm", 20.0)
    assert stage.here.patient.alias == SECOND
    hands.ask(Do.BACK)
    assert (hands.name, stage.visit) == ("Home", None), "nobody is left"
    store = stage.doors.store
    reasons = [store.sessions(alias)[0].stop_reason for alias in (FIRST, SECOND)]
    assert reasons == ["pain", "stopped"]


@pytest.mark.parametrize("together", [True, False])
def test_at_the_end_both_celebrate_what_they_did_together(hands: Hands, together: bool) -> None:
    company = both(hands, together=together)
    company.pair.turns = Turns(planned=(1, 1))
    for session in company.pair.sessions:
        session.caring.dose = type(session.caring.dose)(bouts=1, **_rest(session.caring.dose))
    turn(hands)
    assert hands.name == "CheckOut"
    hands.answer()
    assert hands.name == "Farewell"
    hands.wait_for("Map", 40.0)
    turn(hands)
    hands.answer()
    assert hands.name == "Farewell", "each has a goodbye of their own"
    if together:
        hands.ask(Do.OK)
        assert hands.name == "Harbour"
    assert company.fullness == 1.0
    hands.ask(Do.OK)
    assert hands.name == "Home"
    assert hands.window.stage.visit is None
    store = hands.window.stage.doors.store
    visits = [store.sessions(alias)[0] for alias in (FIRST, SECOND)]
    assert all(visit.ended_utc and not visit.stop_reason for visit in visits)


def _rest(dose: object) -> dict[str, object]:
    names = [name for name in dose.__struct_fields__ if name != "bouts"]  # type: ignore[attr-defined]
    return {name: getattr(dose, name) for name in names}


def test_finishing_is_asked_before_the_other_comes(hands: Hands) -> None:
    company = both(hands)
    visit = company.here
    sail(hands, LEVEL, ended="done", patient=FIRST)
    visit.level_id, visit.gate = LEVEL, Gate(Advice.FINISH, "enough", {}, 60.0, ())
    assert journey.after_effort(visit).scene == "rest"
    hands.window.go("rest")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    assert company.pair.turns.fullness > 0


def test_a_rest_that_was_advised_is_not_cut_short_after_the_turn_of_the_other(
    hands: Hands,
) -> None:
    company = both(hands)
    visit = company.here
    sail(hands, LEVEL, ended="done", patient=FIRST)
    visit.level_id, visit.gate = LEVEL, Gate(Advice.FINISH, "enough", {}, 180.0, ())
    journey.after_effort(visit)
    hands.window.go("rest")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    hands.wait_for("Map", 20.0)
    turn(hands)
    hands.wait_for("Rest", 15.0)
    assert hands.window.stage.here is visit
    hands.ask(Do.OK)
    assert hands.name == "Rest", "nothing is asked again, and nothing skipped"
    hands.ask(Do.SKIP)
    assert hands.name != "Rest", "the therapist may"


def test_a_sensor_that_is_passed_on_is_centred_on_who_wears_it(data: Path) -> None:
    hands = Hands(data, device="sim:athlete?with=cp3&as=tilt&rate=50", size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias, theme="child"))
    company = both(hands)
    own = company.visits[1].session.typical_calibration("test")
    elsewhere = msgspec.structs.replace(own, rest_x=6.0, right=5.0)
    company.visits[1].session.calibration = elsewhere
    turn(hands)
    scene = hands.window.scene
    assert isinstance(scene, HandOver)
    hands.wait(8.0)
    assert scene._asks is Doubt.NOT_WEIGHED
    hands.ask(Do.OK)
    hands.wait_for("Calibrate", 5.0)
    hands.wait_for("Map", 40.0)
    centred = company.here.session.calibration
    assert company.here is company.visits[1]
    assert centred is not None
    assert centred.rest_x == pytest.approx(0.0, abs=2.0)
    assert msgspec.structs.replace(centred, rest_x=6.0, rest_y=0.0, rest_sway=0.0) == elsewhere
    hands.window.close()


def test_a_visit_follows_a_sensor_as_play_does(hands: Hands) -> None:
    """A shake is told apart from a lean by the turning rate."""
    hands.window.stage.doors.come(hands.window.stage, FIRST)
    visit, device = hands.window.stage.here, Shaken()
    session = visit.session
    session.device, session.info = cast(Device, device), device.info
    session.keep(session.typical_calibration("test"))
    visit.forget_lean()
    leans = [visit.lean() for _ in range(300)]
    assert None not in leans
    assert max(abs(lean.x) for lean in leans if lean is not None) < 0.3


def test_a_window_that_nobody_touches_closes_both_visits(hands: Hands) -> None:
    both(hands)
    turn(hands)
    hands.clock.now_s += LOCK_S + 1
    hands.wait(0.2)
    assert hands.name == "Home"
    store = hands.window.stage.doors.store
    visits = [store.sessions(alias)[0] for alias in (FIRST, SECOND)]
    assert [visit.stop_reason for visit in visits] == ["stopped", "stopped"]
    assert all(visit.ended_utc for visit in visits)


def test_a_window_that_is_closed_closes_both_visits(data: Path) -> None:
    hands = Hands(data, device=DEVICE, size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias))
    both(hands)
    hands.window.close()
    with open_store(data) as store:
        for alias in (FIRST, SECOND):
            [visit] = store.sessions(alias)
            assert (visit.stop_reason, visit.ended_utc is None) == ("stopped", False)


def test_somebody_else_at_the_second_card_leaves_the_first_to_go_on(hands: Hands) -> None:
    company = both(hands)
    second = company.visits[1]
    second.begun, second.session.calibration = False, None
    turn(hands)
    hands.wait_for("Confirm", 20.0)
    hands.ask(Do.BACK)
    assert hands.name == "HandOver"
    assert hands.window.stage.here.patient.alias == FIRST
    assert company.pair.turns.to_come(1) == 0


def test_more_lanterns_burn_with_every_turn_and_all_at_the_end() -> None:
    so_far, turns = [0], Turns(planned=(4, 4))
    for number in range(8):
        turns = turns.after(1 if number % 2 else 0, 1.0)
        so_far.append(lights_of(turns.fullness))
    assert so_far == sorted(set(so_far)), "every turn lights some"
    assert so_far[-1] == LIGHTS


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("theme", list(DRESSES))
def test_the_ship_differs_as_it_fills(theme: Theme) -> None:
    here = look(theme)
    pictures = []
    for fullness in (0.0, 0.25, 0.5, 1.0):
        surface = pygame.Surface((here.width, here.height))
        DressedShip(here, 960, 850, 1.0).draw(surface, fullness, 1.0)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert len(set(pictures)) == 4


@pytest.mark.slow
def test_an_athlete_and_a_child_with_cp_play_a_whole_evening_in_the_window(data: Path) -> None:
    """From the first card to the harbour: nobody waits for anything but the board."""
    people = (Patient(alias=FIRST, group="athlete"), Patient(alias=SECOND, group="child_cp"))
    with open_store(data) as store:
        for person in people:
            store.add_patient(person)
    asked = {"patient": FIRST, "second": SECOND, "together": True, "level": LAKE}
    hands = Hands(data, device=DEVICE, size=(320, 180), **asked)
    seen = [hands.name]
    while hands.name != "Harbour":
        assert hands.clock() < 1500, seen
        if hands.name in ("SetUp", "Confirm", "ExerciseCard", "Result", "Farewell"):
            hands.ask(Do.OK)
        elif isinstance(hands.window.scene, Asking):
            hands.answer()
        else:
            hands.wait(1.0)
        if hands.name != seen[-1]:
            seen.append(hands.name)
    played = ["CheckIn", "Calibrate", "ExerciseCard", "Play", "Result", "AfterBout", "CheckOut"]
    played.append("Farewell")
    assert seen == ["Confirm", "SetUp", *played, "HandOver", "Confirm", "SetUp", *played, "Harbour"]
    hands.window.close()
    with open_store(data) as store:
        for alias, kg in ((FIRST, 75.0), (SECOND, 32.0)):
            [visit], [row] = store.sessions(alias), store.bouts(alias)
            assert (visit.shared, visit.stop_reason, row.ended) == ("together", "", "done")
            known = store.last_calibration(alias, row.device_id)
            assert known is not None
            assert known.body_load_n == pytest.approx(kg * 9.80665, rel=0.02)
            assert replays_equal(store.folder.root / row.folder)


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("theme", list(DRESSES))
def test_a_ship_that_fills_all_at_once_never_flashes(theme: Theme) -> None:
    """Quicker than it ever does: every lantern within seven seconds."""
    here = look(theme)
    surface, sea = pygame.Surface((here.width, here.height)), here.pictures.layer(f"{theme}_rest")
    ship, film = DressedShip(here, 960, 850, 1.0), Film((here.width // 2, here.height // 2), 30)
    for frame in range(240):
        surface.blit(sea, (0, 0))
        ship.draw(surface, 1.0, frame / 30, seen=0.0, grown_s=frame / 30)
        film.add(pygame.surfarray.array3d(surface).swapaxes(0, 1)[::2, ::2])
    assert film.verdict.passes, film.verdict
