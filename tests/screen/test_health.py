"""The page of a board's health: what it says, and that a zero and a factor found there hold."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from game.core.patient import Patient
from game.screen.actions import Action, Do
from game.screen.scene import Name
from game.screen.scenes.health import BoardHealth
from game.screen.scenes.health_parts import loads_said, rows_of
from game.screen.scenes.settings import Settings
from game.screen.scenes.studio import Clock
from game.screen.scenes.verdict_words import verdict_do, verdict_says
from game.screen.scenes.weighing_words import result_said
from game.screen.window import Options, Window
from game.session.boards import as_kept, board_of, keep_gain
from game.text import Words
from input_devices.device import Info
from input_devices.devices import make_device
from input_devices.sample import DeviceEvent, Kind, Sample
from input_devices.together import Together
from input_devices.verdict import Severity
from tests.input_devices.streams import swaying

INFO: Info = make_device("sim:adult").info


class Board:
    """A board on the window's clock, on which something lies that a test changes."""

    dropped, finished, identified = 0, False, True

    def __init__(self, clock: Clock) -> None:
        self.clock, self.info, self.state = clock, INFO, "live"
        self.shows: Callable[[float], Sequence[float]] = swaying
        self._sent = round(60 * clock())

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def events(self) -> list[DeviceEvent]:
        return []

    def read(self) -> list[Sample]:
        until = round(60 * self.clock())
        samples = [
            Sample(n / 60, Kind.LOAD4, tuple(self.shows(n / 60)), seq=n % 65536)
            for n in range(self._sent, until)
        ]
        self._sent = until
        return samples

    def lies(self, kg: float, offset_kg: float = 0.0) -> None:
        """So much, in the middle."""
        self.shows = lambda t: [kg / 4 + offset_kg] * 4


@pytest.fixture
def window(new_folder: Path, tmp_path: Path) -> Iterator[Window]:
    data = shutil.copytree(new_folder, tmp_path / "data")
    clock = Clock()
    window = Window(Options(folder=data, size=(480, 270)), clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.device = Board(clock)
    yield window
    window.close()


def wait(window: Window, length_s: float) -> None:
    until_s = window.stage.clock() + length_s
    window.hidden = True
    while window.stage.clock() < until_s:
        window.frame()
    window.hidden = False
    window.frame()


def page(window: Window) -> BoardHealth:
    window.go("health")
    assert isinstance(window.scene, BoardHealth)
    wait(window, 4.0)
    return window.scene


def choose(window: Window, key: str) -> None:
    scene = window.scene
    assert isinstance(scene, BoardHealth)
    (scene.weighing or scene)._chooser.point_at(key)
    window.ask(Action(Do.OK))
    wait(window, 0.2)


def codes(scene: BoardHealth) -> list[str]:
    return [one.code for one in scene.watch.said]


def test_a_board_that_is_well_is_told_so(window: Window) -> None:
    scene = page(window)
    assert codes(scene) == ["good"]
    assert scene.watch.load_kg == pytest.approx(70.0)


def test_a_dead_corner_is_told_and_so_is_silence(window: Window) -> None:
    board = window.stage.doors.device
    board.shows = lambda t: [*swaying(t)[:2], 0.0, swaying(t)[3]]
    scene = page(window)
    assert codes(scene)[0] == "dead"
    board.state = "lost"
    wait(window, 3.5)
    assert codes(scene) == ["silent"]


def test_a_zero_is_kept_and_taken_off_at_once(window: Window) -> None:
    board = window.stage.doors.device
    board.lies(0.0, 0.5)
    scene = page(window)
    assert codes(scene)[0] == "off-zero"
    choose(window, "zero")
    wait(window, 2.0)
    folder = window.stage.doors.store.folder
    assert board_of(folder, INFO).zero.values == pytest.approx((0.5,) * 4)
    wait(window, 4.0)
    assert scene.watch.loads_kg == pytest.approx([0.0] * 4)
    assert "off-zero" not in codes(scene)
    board.lies(0.0, 0.9)
    wait(window, 6.0)
    assert codes(scene)[0] == "drift"


def test_a_board_with_somebody_on_it_is_not_zeroed(window: Window) -> None:
    page(window)
    choose(window, "zero")
    wait(window, 2.0)
    assert board_of(window.stage.doors.store.folder, INFO).zero is None


def weigh(window: Window, factor: float) -> BoardHealth:
    """A whole check with 20 kg on a board that shows this part of them."""
    board = window.stage.doors.device
    board.lies(0.0)
    scene = page(window)
    choose(window, "weigh")
    choose(window, "20")
    choose(window, "begin")
    weighing = scene.weighing
    assert weighing is not None
    for _ in range(12):
        if weighing.outcome is not None:
            break
        assert weighing.weighing is not None
        board.lies(20.0 * factor if weighing.weighing.ask == "put" else 0.0)
        wait(window, 2.2)
    return scene


def test_a_factor_is_offered_kept_and_taken_off_again(window: Window) -> None:
    scene = weigh(window, 0.9)
    assert scene.weighing is not None
    assert scene.weighing.outcome.gain == pytest.approx(1 / 0.9, rel=1e-3)
    choose(window, "keep")
    folder = window.stage.doors.store.folder
    assert as_kept(INFO, folder).gain == pytest.approx(1 / 0.9, rel=1e-3)
    assert scene.watch.info.gain == as_kept(INFO, folder).gain
    again = weigh(window, 0.9)
    assert again.weighing is not None
    assert again.weighing.outcome.within
    choose(window, "off")
    assert as_kept(INFO, folder).gain == 1.0


def test_a_board_that_weighs_right_is_offered_nothing(window: Window) -> None:
    scene = weigh(window, 1.0)
    assert scene.weighing is not None
    assert scene.weighing.outcome.within
    assert "keep" not in [place.key for place in scene.weighing._chooser.places]


def test_a_check_that_is_left_at_once_blames_no_board(window: Window) -> None:
    scene = page(window)
    choose(window, "weigh")
    choose(window, "begin")
    choose(window, "skip")
    assert scene.weighing is not None
    severity, says, _ = result_said(scene.look, scene.weighing.outcome, why_not="")
    assert (severity, says) == (Severity.KNOW, "Nothing was put on the board.")


@pytest.mark.parametrize(("typed", "kg"), [("7,5", 7.5), ("0", 10.0), ("12", 12.0), ("999", 99.0)])
def test_a_weight_can_be_typed_and_nonsense_is_not_taken(
    typed: str, kg: float, window: Window
) -> None:
    scene = page(window)
    choose(window, "weigh")
    for letter in typed:
        window.ask(Action(Do.TYPE, text=letter))
    assert scene.weighing is not None
    assert scene.weighing.weight_kg == kg


def test_no_weight_is_shown_while_a_child_is_here(window: Window) -> None:
    stage = window.stage
    keep_gain(stage.doors.store.folder, INFO, 1.1, "2026-03-01T09:00:00Z")
    stage.doors.store.add_patient(Patient(alias="Mika", group="child_cp", theme="child"))
    stage.doors.come(stage, "Mika")
    scene = page(window)
    assert not scene.weight_shown
    said = loads_said(scene.look, scene.watch, weight_shown=scene.weight_shown)
    rows = rows_of(scene.look, scene.watch, weight_shown=scene.weight_shown)
    assert not [one for one in (*said, *(value for _, value in rows)) if "kg" in one]
    choose(window, "weigh")
    assert scene.weighing is not None
    assert scene.weighing._most_kg == 25.0


@pytest.mark.parametrize("begins", ["home", "connect", "settings"])
def test_the_way_back_leads_where_it_began(begins: Name, window: Window) -> None:
    window.go("home")
    window.go(begins)
    window.ask(Action(Do.HEALTH))
    wait(window, 0.5)
    assert isinstance(window.scene, BoardHealth)
    window.ask(Action(Do.BACK))
    came = type(window.scene).__name__
    assert came == {"home": "Home", "connect": "Connect", "settings": "Home"}[begins]


@pytest.mark.parametrize("board_first", [True, False])
def test_of_several_devices_each_has_its_page(window: Window, board_first: bool) -> None:
    board = window.stage.doors.device
    assert isinstance(board, Board)
    board.lies(60.0)
    sensor = make_device("sim:adult?as=tilt", clock=window.stage.clock)
    sensor.open()
    window.stage.doors.device = Together([board, sensor] if board_first else [sensor, board])
    scene = page(window)
    assert scene.watch.weighs  # the board first, wherever it stands
    assert scene.watch.load_kg == pytest.approx(60.0)
    choose(window, "next")
    wait(window, 4.0)
    assert not scene.watch.weighs
    assert scene.watch.lean_deg is not None
    assert codes(scene) == ["good"]
    assert "zero" not in [place.key for place in scene._chooser.places]
    choose(window, "next")
    assert scene.watch.weighs


def test_settings_lead_there_by_a_button_too(window: Window) -> None:
    window.go("settings")
    assert isinstance(window.scene, Settings)
    window.scene.panel.chooser.point_at("board")
    window.ask(Action(Do.OK))
    assert isinstance(window.scene, BoardHealth)


def test_figures_and_dates_are_written_as_the_language_does(window: Window) -> None:
    board = window.stage.doors.device
    board.lies(0.0, 0.35)
    scene = page(window)
    (verdict, *_) = [one for one in scene.watch.said if one.code == "off-zero"]
    assert "1.4" in verdict_says(Words.load("en"), verdict)
    assert "1,4" in verdict_says(Words.load("de"), verdict)
    assert verdict_do(Words.load("en"), verdict)
