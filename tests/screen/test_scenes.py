"""Every scene draws in both themes, survives whatever hands do, and says nothing that cannot be
translated."""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.calibrating import Phase
from game.core.patient import Patient
from game.exercises import EXERCISES
from game.exercises.assessments import ASSESSMENTS
from game.screen.actions import Action, Do
from game.screen.look import Theme
from game.screen.places import ISLANDS
from game.screen.scene import Name
from game.screen.scenes import SCENES
from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.map_picture import MOORINGS, NAMES
from game.screen.scenes.showing import VIEWS
from game.screen.scenes.studio import Clock
from game.screen.window import Options, Window
from game.session.assessing import Assessing

ROOT = Path(__file__).resolve().parents[2]
SCREEN = ROOT / "game" / "screen"
SIZE = (640, 360)
LEVEL = "river_run/01-morning-water"
OUTSIDE = ("home", "add", "connect", "looking", "phone", "health")
WITHIN_VISIT = [name for name in get_args(Name) if name not in OUTSIDE]
IN_COMPANY = ("handover", "harbour")
BOARD, SENSOR = "sim:adult?as=load4&rate=100", "sim:adult?as=acc_gyro&rate=100"


@pytest.fixture(scope="module", params=["child", "adult"])
def window(
    request: pytest.FixtureRequest, new_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """One of each theme for all tests, since painting the pictures of every scene takes long."""
    theme: Theme = request.param
    data = shutil.copytree(new_folder, tmp_path_factory.mktemp(theme) / "data")
    clock = Clock()
    options = Options(folder=data, device=BOARD, size=SIZE, theme=theme, seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.store.add_patient(Patient(alias="Mika", theme=theme))
    yield window
    window.close()


def enter(window: Window, name: Name) -> None:
    """Open a scene, with a visit where it needs one."""
    window.go("home")  # leaving a farewell ends its visit
    if window.stage.doors.device.info.uri == SENSOR or name == "mounting":
        if window.stage.visit is not None:
            window.stage.doors.part(window.stage, "stopped")
        assert window.stage.doors.take(SENSOR if name == "mounting" else BOARD)
    if name in IN_COMPANY:
        window.stage.doors.part(window.stage, "stopped")
        window.stage.doors.come_two(window.stage, "Mika", "guest", together=True)
    elif window.stage.visit is not None and window.stage.visit.company is not None:
        window.stage.doors.part(window.stage, "stopped")
    if name in WITHIN_VISIT:
        if window.stage.visit is None:
            window.stage.doors.come(window.stage, "Mika")
        visit = window.stage.here
        if visit.session.calibration is None:
            visit.session.keep(visit.session.typical_calibration("test"))
        visit.level_id = LEVEL
    if name.startswith("assess_"):
        visit.assessment = ASSESSMENTS["mctsib"]
        visit.assessing = Assessing(visit.session, visit.assessment)
    window.go(name)


def test_every_scene_draws(window: Window) -> None:
    for name in get_args(Name):
        enter(window, name)
        window.frame()
        window.frame()
        colours = {tuple(window.surface.get_at((x, SIZE[1] // 2))) for x in range(0, SIZE[0], 5)}
        assert len(colours) > 12, f"{name} is nearly one colour"


@pytest.mark.slow
def test_no_hands_can_break_a_scene(window: Window) -> None:
    draw = random.Random(5)
    wishes = [do for do in Do if do not in (Do.QUIT, Do.FULL_SCREEN)]
    for name in get_args(Name):
        enter(window, name)
        for _ in range(14):
            place = draw.randrange(SIZE[0]), draw.randrange(SIZE[1])
            window.ask(Action(draw.choice(wishes), *place, draw.choice("aZ7 é-")))
            if draw.random() < 0.4:
                window.frame()
        if window.stage.scanning:
            window.ask(Action(Do.SCAN))
        assert window.frame(), f"{name}: the window closed itself"


def test_the_lists_name_every_scene_view_and_island() -> None:
    assert set(SCENES) == set(get_args(Name))
    assert set(VIEWS) == set(EXERCISES)
    assert set(NAMES) == set(MOORINGS) == set(ISLANDS)


UNITS = {"kg", "mm", "ms", "s"}


def test_no_words_are_drawn_that_no_catalogue_knows() -> None:
    for path in [*SCREEN.glob("scenes/*.py"), SCREEN / "window.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for text in _drawn(node):
                    left = set(re.findall(r"[A-Za-z]+", text)) - UNITS
                    assert not left, f"{path.name}:{node.lineno} draws {text!r}"


def _drawn(node: ast.Call) -> list[str]:
    """String constants among the words that a call draws."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    name = node.func.id if isinstance(node.func, ast.Name) else name
    place = {"write": 2, "line": 0}.get(name)
    if place is None or len(node.args) <= place:
        return []
    words = node.args[place]
    parts = words.values if isinstance(words, ast.JoinedStr) else [words]
    return [
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def test_a_prompt_for_a_child_is_short() -> None:
    from game.screen.scenes.calibrate import LEAN_WORDS
    from game.screen.scenes.farewell import SAYS
    from game.screen.scenes.rest import SAYS as REST_SAYS

    child = [text for (theme, _), pair in SAYS.items() if theme == "child" for text in pair]
    child += [text for (theme, _), text in REST_SAYS.items() if theme == "child"]
    for text in [*LEAN_WORDS.values(), *child]:
        assert len(text.split()) <= 7, text
    for text in [*LEAN_WORDS.values(), *child, *(one.CARD.goal for one in EXERCISES.values())]:
        assert len(text) <= 40, text


def test_a_typical_reach_is_marked_where_it_is_shown(window: Window) -> None:
    enter(window, "calibrate")
    scene = window.scene
    assert isinstance(scene, Calibrate)
    made = window.stage.here.session.typical_calibration("test")
    scene.at.result, scene.at.phase = made, Phase.DONE
    assert scene._words()[1] != ""
    scene.at.result = msgspec.structs.replace(made, own=True)
    assert scene._words()[1] == ""
