"""What a person sets is seen and heard at once, and kept with them; a guest's wishes go with the
guest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from game.core.access import Access
from game.core.level import Limits
from game.core.patient import GUEST, Patient
from game.core.viewing import Viewing
from game.core.volumes import Volumes
from game.core.wishes import Wishes
from game.screen.actions import Action, Do
from game.screen.plates import Plated
from game.screen.scenes.play import Play
from game.screen.scenes.settings import Settings
from game.screen.scenes.settings_panel import (
    ARROW_W,
    DONE_PLACE,
    FIRST,
    LESS_X,
    MORE_X,
    STEP,
    TAB_PLACES,
    TOO_FAR,
)
from game.screen.scenes.settings_rows import ROWS, TABS, Row, Set, language_row, rows
from game.screen.window import SETTINGS_FROM, Window
from game.session.opening import open_store
from game.store.viewing_file import read_viewing
from game.text import Words, languages
from tests.screen.bouts import begin
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")
ALIAS = "Mika"
ALL = [*ROWS, language_row()]


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    """At home, where nobody has come yet."""
    hands = Hands(data)
    hands.window.stage.doors.store.add_patient(Patient(alias=ALIAS, theme="child"))
    hands.wait(0.2)
    yield hands
    hands.window.close()


def panel_of(hands: Hands) -> Settings:
    scene = hands.window.scene
    assert isinstance(scene, Settings)
    return scene


def focus(hands: Hands, key: str) -> None:
    """Its tab, and there its row."""
    panel = panel_of(hands).panel
    row = next(row for row in ALL if row.key == key)
    panel.chooser.point_at(row.tab)
    hands.ask(Do.OK)
    panel.chooser.point_at(key)


# the rows


def test_everything_that_a_person_or_a_station_can_set_has_one_row() -> None:
    fields = {
        "access": Access.__struct_fields__,
        "volumes": Volumes.__struct_fields__,
        "viewing": Viewing.__struct_fields__,
        "language": ("language",),
    }
    for where, names in fields.items():
        assert sorted(row.key for row in ALL if row.where == where) == sorted(names)
    assert {row.tab for row in ALL} == set(TABS)
    assert all(len(rows(tab, felt=True)) <= 5 for tab in TABS)


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.key)
def test_every_step_can_be_kept_and_is_said(row: Row) -> None:
    now = Set(Wishes(), Viewing())
    words = Words.load("en")
    said = []
    for _ in row.steps:
        now = row.turned(now, 1, round_again=True)
        assert msgspec.json.decode(msgspec.json.encode(now), type=Set) == now
        said.append(row.said(row.value(now), words))
    assert len(set(said)) == len(row.steps)
    assert set(row.steps) >= {row.value(Set(Wishes(), Viewing()))}


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.key)
def test_a_row_ends_at_its_ends_and_only_one_switch_goes_round(row: Row) -> None:
    now = Set(Wishes(), Viewing())
    for way, end in ((1, row.steps[-1]), (-1, row.steps[0])):
        for _ in row.steps:
            now = row.turned(now, way)
        assert row.value(now) == end
        assert row.value(row.turned(now, way)) == end
        other = row.steps[0] if way > 0 else row.steps[-1]
        assert row.value(row.turned(now, way, round_again=True)) == other


def test_a_value_between_two_steps_goes_to_the_nearer_one_that_way() -> None:
    text = next(row for row in ROWS if row.key == "text")
    now = Set(Wishes(access=Access(text=1.3)))
    assert text.value(text.turned(now, 1)) == 1.5
    assert text.value(text.turned(now, -1)) == 1.25


def test_where_nobody_has_told_the_screen_it_begins_with_a_usual_one() -> None:
    inch = next(row for row in ROWS if row.key == "screen_inch")
    assert inch.turned(Set(Wishes()), -1).viewing == Viewing()


# in the window


@pytest.mark.parametrize("scene", sorted(SETTINGS_FROM))
def test_the_settings_lead_back_to_where_they_were_asked_for(hands: Hands, scene: str) -> None:
    window = hands.window
    window.stage.doors.come(window.stage, ALIAS)
    session = window.stage.here.session
    session.keep(session.typical_calibration("test"))
    window.stage.here.level_id = "river_run/01-morning-water"
    window.go("island")
    window.go(scene)  # type: ignore[arg-type]
    before = (hands.name, window.stage.came_from)
    hands.ask(Do.SETTINGS)
    assert hands.name == "Settings"
    hands.ask(Do.BACK)
    assert (hands.name, window.stage.came_from) == before


def test_from_home_the_keys_reach_them_and_a_guest_has_what_was_chosen(hands: Hands) -> None:
    for do in (Do.UP, Do.RIGHT, Do.OK):
        hands.ask(do)
    focus(hands, "text")
    hands.ask(Do.RIGHT)
    hands.ask(Do.RIGHT)
    assert hands.window.stage.look.letters.times == 1.5
    panel_of(hands).panel.chooser.point_at("done")
    hands.ask(Do.OK)
    assert hands.name == "Home"
    stage = hands.window.stage
    stage.doors.come(stage, GUEST)
    hands.wait(0.2)
    assert stage.look.letters.times == 1.5
    assert stage.doors.store.patient(GUEST).access == Access()
    stage.doors.part(stage, "done")
    assert stage.wishes == Wishes()


def test_what_somebody_sets_is_seen_at_once_and_known_at_the_next_visit(hands: Hands) -> None:
    stage = hands.window.stage
    stage.doors.come(stage, ALIAS)
    hands.window.go("settings")
    for key in ("contrast", "calm", "pace", "scan_s"):
        focus(hands, key)
        hands.ask(Do.LEFT if key == "pace" else Do.OK)
    hands.wait(0.1)
    assert stage.look.contrast
    assert stage.look.calm
    assert isinstance(stage.look.letters, Plated)
    kept = stage.doors.store.patient(ALIAS).access
    assert kept == Access(contrast=True, calm=True, pace=0.9, scan_s=2.0)
    assert stage.here.session.patient.access == kept
    hands.window.go("home")
    stage.doors.part(stage, "done")
    hands.wait(0.2)
    assert not stage.look.contrast


def test_a_setting_leaves_what_a_therapist_has_prescribed_meanwhile(hands: Hands) -> None:
    stage = hands.window.stage
    stage.doors.come(stage, ALIAS)
    with open_store(stage.doors.store.folder.root) as elsewhere:
        careful = msgspec.structs.replace(
            elsewhere.patient(ALIAS), limits=Limits(d_max=0.4), supervision="hands_on"
        )
        elsewhere.change_patient(careful)
    hands.window.go("settings")
    focus(hands, "contrast")
    hands.ask(Do.OK)
    wanted = msgspec.structs.replace(careful, access=Access(contrast=True))
    assert stage.doors.store.patient(ALIAS) == wanted
    assert stage.here.session.limits.d_max == 0.4


def test_what_the_command_line_stilled_stays_still(data: Path) -> None:
    hands = Hands(data, calm=True)
    assert hands.window.stage.look.calm
    assert not hands.window.stage.wishes.access.calm
    hands.window.close()


def test_an_arrow_that_is_clicked_goes_its_way_and_the_row_goes_on(hands: Hands) -> None:
    hands.window.go("settings")
    stage = hands.window.stage
    at = stage.look.at
    for x, text in ((MORE_X, 1.25), (MORE_X, 1.5), (LESS_X, 1.25), (LESS_X + ARROW_W, 1.5)):
        hands.wait(0.6)
        hands.window.ask(Action(Do.CLICK, *at(x, FIRST)))
        assert stage.wishes.access.text == text
    hands.wait(0.6)
    hands.window.ask(Action(Do.CLICK, *at(TAB_PLACES[1].x, TAB_PLACES[1].y)))
    hands.wait(0.6)
    hands.window.ask(Action(Do.CLICK, *at(LESS_X, FIRST + STEP)))
    assert stage.wishes.volumes.music == 70
    hands.wait(0.6)
    hands.window.ask(Action(Do.CLICK, *at(DONE_PLACE.x, DONE_PLACE.y)))
    assert hands.name == "Home"


def test_one_switch_reaches_every_row_and_the_way_out(hands: Hands) -> None:
    hands.window.go("settings")
    hands.ask(Do.SCAN)
    panel = panel_of(hands).panel
    for tab in TABS:
        seen: set[str | None] = set()
        for _ in range(20):
            hands.wait(0.8)
            seen.add(panel.chooser.focus)
        assert seen == {*TABS, "done", "board", *(row.key for row in rows(tab))}
        following = [*TABS, "seeing"][list(TABS).index(tab) + 1]
        panel.chooser.point_at(following)
        hands.window.ask(Action(Do.OK))


def test_where_the_screen_stands_is_kept_for_the_station_and_letters_follow(hands: Hands) -> None:
    window = hands.window
    window.go("settings")
    window.stage.doors.place_screen(Viewing(15.6, 2.0))
    hands.wait(0.1)
    near = window.stage.seen.wanted_times
    focus(hands, "distance_m")
    for _ in range(9):
        hands.ask(Do.RIGHT)
    assert window.stage.seen.wanted_times == pytest.approx(2.5 * near)
    assert read_viewing(window.stage.doors.store.folder) == Viewing(15.6, 5.0)
    assert window.stage.seen.too_far
    assert panel_of(hands).panel._says() == TOO_FAR


def test_every_language_is_offered_by_its_own_name() -> None:
    row = language_row()
    assert list(row.steps) == languages()
    assert row.said("es", Words.load("en")) == "Español"


# in the middle of play


def test_settings_over_a_pause_leave_the_bout_as_it_is(window: Window) -> None:
    scene = begin(window)
    steps = scene.live.bout.played_steps
    window.ask(Action(Do.PAUSE))
    window.frame()
    window.ask(Action(Do.SETTINGS))
    assert scene._settings.open
    scene._settings.chooser.point_at("contrast")
    window.ask(Action(Do.OK))
    window.frame()
    assert window.stage.look.contrast
    window.ask(Action(Do.BACK))
    assert not scene._settings.open
    assert isinstance(window.scene, Play)
    assert window.scene is scene
    assert scene.live.bout.waits_for_hand
    assert not scene.live.ended
    assert scene.live.bout.played_steps - steps < 20


@pytest.mark.slow
def test_settings_are_not_opened_while_somebody_plays(window: Window) -> None:
    scene = begin(window)
    window.ask(Action(Do.SETTINGS))
    assert not scene._settings.open
    assert window.scene is scene


def test_cues_to_feel_can_be_set_where_they_are_prescribed_and_by_nobody_else(
    hands: Hands,
) -> None:
    window = hands.window
    store = window.stage.doors.store
    store.change_patient(msgspec.structs.replace(store.patient(ALIAS), haptics="gentle"))
    for alias, offered in ((GUEST, False), (ALIAS, True)):
        window.stage.doors.come(window.stage, alias)
        window.go("settings")
        hands.wait(0.2)
        panel_of(hands).panel.chooser.point_at("hearing")
        hands.ask(Do.OK)
        assert ("felt" in panel_of(hands).panel._rows) is offered
        window.stage.doors.part(window.stage, "stopped")
