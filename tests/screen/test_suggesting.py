"""The card before a visit shows the therapist what is suggested, and takes the decision."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.patient import Patient
from game.exercises.library import level_ids
from game.screen.actions import Action, Do
from game.screen.scenes.confirm import Confirm
from game.screen.scenes.studio import Clock
from game.screen.scenes.suggesting import PLACES
from game.screen.window import Options, Window
from game.store.records import Suggestion

ALIAS = "Mika"
UTC = "2026-11-10T10:00:00Z"
STARS = [one for one in level_ids() if one.startswith("star_map/")]
RIVERS = [one for one in level_ids() if one.startswith("river_run/")]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One window for all, since painting its pictures takes longer than all tests together."""
    clock = Clock()
    folder = tmp_path_factory.mktemp("data")
    options = Options(folder=folder, device="sim:adult?rate=100", size=(480, 270), seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    yield window
    window.close()


@pytest.fixture
def window(opened: Window) -> Iterator[Window]:
    opened.stage.doors.store.add_patient(Patient(alias=ALIAS))
    yield opened
    opened.stage.scanning = False
    opened.go("home")
    opened.stage.doors.part(opened.stage, "stopped")
    opened.stage.doors.store.erase_patient(ALIAS, UTC)


def suggest(window: Window, ladder: list[str], **fields: object) -> str:
    """A suggestion of the fourth rung after a visit; gives its id."""
    store = window.stage.doors.store
    visits = store.sessions(ALIAS)
    visit = visits[0] if visits else store.begin_session(ALIAS, UTC, "", "a")
    exercise = ladder[0].partition("/")[0]
    made = {
        "id": f"{visit.id}-{exercise}",
        "patient": ALIAS,
        "session": visit.id,
        "made_utc": UTC,
        "exercise": exercise,
        "kind": "up",
        "level_id": ladder[2],
        "to_level_id": ladder[3],
        "reason": "It went well.",
        "values": {"rung": 3, "to_rung": 4},
    }
    store.add_suggestions([msgspec.convert({**made, **fields}, Suggestion)])
    return str(made["id"])


def confirm(window: Window) -> Confirm:
    window.stage.doors.come(window.stage, ALIAS)
    window.go("confirm")
    window.frame()
    assert isinstance(window.scene, Confirm)
    return window.scene


def opened_by_therapist(window: Window) -> Confirm:
    scene = confirm(window)
    press(window, Do.OVERLAY)
    return scene


def press(window: Window, *wishes: Do) -> None:
    for do in wishes:
        window.ask(Action(do))
        window.frame()


def click(window: Window, key: str) -> None:
    place = next(place for place in PLACES if place.key == key)
    x, y = window.stage.look.at(place.x, place.y)
    window.ask(Action(Do.CLICK, x, y))
    window.frame()


def statuses(window: Window) -> dict[str, str]:
    return {one.exercise: one.status for one in window.stage.doors.store.suggestions(ALIAS)}


@pytest.mark.parametrize(
    ("key", "status", "levels"),
    [
        ("accept", "accepted", {"star_map": STARS[3]}),
        ("decline", "declined", {}),
        ("later", "open", {}),
    ],
)
def test_a_click_decides_and_the_visit_knows_it(
    window: Window, key: str, status: str, levels: dict[str, str]
) -> None:
    suggest(window, STARS)
    opened_by_therapist(window)
    click(window, key)
    assert statuses(window) == {"star_map": status}
    visit = window.stage.here
    assert visit.patient.levels == visit.session.patient.levels == levels
    click(window, key)  # it is gone; nothing more is decided
    assert statuses(window) == {"star_map": status}


@pytest.mark.parametrize("wishes", [(Do.UP, Do.LEFT, Do.LEFT, Do.OK), (Do.UP, Do.OK), (Do.OK,)])
def test_a_player_is_never_offered_the_therapists_decision(
    window: Window, wishes: tuple[Do, ...]
) -> None:
    suggest(window, STARS)
    scene = confirm(window)
    assert [place.key for place in scene._places()] == ["no", "yes", "assess"]
    press(window, *wishes)
    click(window, "accept")
    assert statuses(window) == {"star_map": "open"}


def test_the_therapists_key_opens_the_decision_and_closes_it_again(window: Window) -> None:
    suggest(window, STARS)
    scene = opened_by_therapist(window)
    assert "accept" in [place.key for place in scene._places()]
    press(window, Do.OVERLAY)
    assert "accept" not in [place.key for place in scene._places()]
    assert statuses(window) == {"star_map": "open"}


def test_enter_alone_decides_nothing(window: Window) -> None:
    suggest(window, STARS)
    opened_by_therapist(window)
    press(window, Do.OK)
    assert not isinstance(window.scene, Confirm)
    assert statuses(window) == {"star_map": "open"}


def test_arrows_reach_the_decision_by_way_of_not_now(window: Window) -> None:
    suggest(window, STARS)
    opened_by_therapist(window)
    press(window, Do.UP, Do.LEFT, Do.LEFT, Do.OK)
    assert statuses(window) == {"star_map": "accepted"}
    suggest(window, RIVERS)
    opened_by_therapist(window)
    press(window, Do.UP, Do.OK)
    assert statuses(window)["river_run"] == "open"


def test_one_after_another_is_decided(window: Window) -> None:
    suggest(window, STARS)
    suggest(window, RIVERS)
    opened_by_therapist(window)
    press(window, Do.UP, Do.LEFT, Do.OK)  # the first is declined, 'not now' waits for the second
    assert sorted(statuses(window).values()) == ["declined", "open"]
    press(window, Do.OK)
    assert sorted(statuses(window).values()) == ["declined", "open"]
    press(window, Do.OK)  # nothing waits: 'yes' is in focus again
    assert not isinstance(window.scene, Confirm)


def test_one_switch_is_never_offered_a_decision(window: Window) -> None:
    suggest(window, STARS)
    window.stage.scanning = True
    scene = opened_by_therapist(window)
    assert [place.key for place in scene._places()] == ["no", "yes"]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "stay", "to_level_id": None},
        {"status": "declined"},
        {"values": {"rung": 3, "to_rung": 4, "pin": 1}},
    ],
)
def test_what_needs_no_decision_or_more_than_a_key_is_not_shown(
    window: Window, fields: dict[str, object]
) -> None:
    suggest(window, STARS, **fields)
    scene = opened_by_therapist(window)
    assert [place.key for place in scene._places()] == ["no", "yes", "assess"]


def test_what_another_station_decided_holds(window: Window) -> None:
    id = suggest(window, STARS)
    opened_by_therapist(window)
    window.stage.doors.store.decide(id, "accepted", UTC)
    click(window, "decline")
    assert statuses(window) == {"star_map": "accepted"}
    assert window.stage.here.session.patient.levels == {"star_map": STARS[3]}
    assert any("already" in problem for problem in window.stage.here.session.problems)
