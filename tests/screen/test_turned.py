"""In a language that is read from the right, menus begin there; the patient's own space never
turns: left of the body is left on the screen."""

from __future__ import annotations

import ast
import gettext
import importlib
import inspect

import msgspec
import pygame
import pytest

from game.core.control import Control
from game.exercises.library import all_levels
from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scene import Scene
from game.screen.scenes import SCENES
from game.screen.scenes.choosing import ARM_S, Chooser, Leaning, Place
from game.screen.scenes.showing import Thumbnails
from game.screen.scenes.writing import write
from game.screen.set_up_picture import SetUpPicture
from game.text import FROM_RIGHT, Words
from tests.screen.viewing import SMALL, THEMES, look

OWN_SPACE = {
    "Leaning",
    "SetUpPicture",
    "FeetLoad",
    "LeanRing",
    "ReachRose",
    "LiveBout",
    "view_of",
    "draw_captain",
    "Boat",
}
"""What stands for the patient's body, board and ways to lean, or answers to them."""
FIRST_OF_EACH = [one.id for one in all_levels() if one.level.rung == 1]


def hebrew(theme: Theme = "child") -> Look:
    """Whoever reads from the right; the words themselves are English."""
    words = Words("he", gettext.NullTranslations())
    return msgspec.structs.replace(look(theme), words=words)


def scenes() -> dict[str, type[Scene]]:
    """Every scene by name."""
    rooms = {name: importlib.import_module(f"game.screen.scenes.{at}") for name, (at, _) in
             SCENES.items()}  # fmt: skip
    return {name: getattr(rooms[name], made) for name, (_, made) in SCENES.items()}


def uses(scene: type[Scene]) -> set[str]:
    """Every name that the module of a scene speaks of."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(scene)))  # type: ignore[arg-type]
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_no_scene_of_the_patients_own_space_is_turned() -> None:
    menus = {name for name, scene in scenes().items() if scene.menu}
    bodies = {name for name, scene in scenes().items() if uses(scene) & OWN_SPACE}
    assert len(menus) > 8
    assert {"map", "island", "play", "result", "calibrate", "set_up"} <= bodies
    assert not menus & bodies


@pytest.mark.usefixtures("display")
def test_a_menu_is_laid_out_from_the_right_only_where_one_reads_from_there() -> None:
    plain, here = look("child"), hebrew()
    assert plain.turned() is plain
    assert here.turned() is here.turned(), "one look, or every frame would paint anew"
    assert here.turned().at(0, 10) == (SMALL[0], plain.at(0, 10)[1])
    assert here.turned().corner(100, 0, 50) == here.at(1920 - 150, 0)
    assert here.turned(1400).at(1400, 20) == here.at(1400, 20)
    assert here.at(100, 20) == plain.at(100, 20)
    assert (plain.onward, here.turned().onward) == (">", "<")


PLACES = (Place("back", 400, 500, 300, 100), Place("start", 1500, 500, 300, 100))


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize(("do", "there"), [(Do.RIGHT, "back"), (Do.LEFT, "start")])
def test_the_focus_goes_where_the_arrow_points(do: Do, there: str) -> None:
    for first in ("back", "start"):
        chooser = Chooser(PLACES, first)
        chooser.take(Action(do), hebrew().turned())
        assert chooser.focus == there
    chooser = Chooser(PLACES, "back")
    chooser.take(Action(Do.RIGHT), look("child"))
    assert chooser.focus == "start"


@pytest.mark.usefixtures("display")
def test_a_pointer_finds_what_it_points_at() -> None:
    here = hebrew()
    for x, key in ((400, "start"), (1500, "back")):
        left, top = here.at(x, 500)
        chooser = Chooser(PLACES)
        assert chooser.take(Action(Do.CLICK, x=left, y=top), here.turned()) == key


@pytest.mark.parametrize("side", ["left", "right"])
def test_what_stands_at_the_left_is_chosen_by_leaning_left(side: str) -> None:
    leaning, x = Leaning(), -0.9 if side == "left" else 0.9
    chosen = []
    for frame in range(round(60 * (ARM_S + 2.0 + 1))):
        steady = frame < 60 * (ARM_S + 0.2)
        chosen.append(leaning.feel(Control(x=0.0 if steady else x, y=0.0), frame / 60, 2.0))
    assert [one for one in chosen if one] == [side]


@pytest.mark.usefixtures("display")
def test_words_at_the_left_of_a_menu_end_at_its_right_edge() -> None:
    def inked(one: Look) -> pygame.Rect:
        surface = pygame.Surface(SMALL, pygame.SRCALPHA)
        write(surface, one, "Level 3", "paper", 100, 500, anchor="left", width=600)
        return surface.get_bounding_rect()

    from_left, from_right = inked(look("adult")), inked(hebrew("adult").turned())
    assert from_right.right == pytest.approx(SMALL[0] - from_left.left, abs=3)
    assert from_right.width == from_left.width


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("theme", THEMES)
def test_the_person_who_shows_how_to_stand_is_never_turned(theme: Theme) -> None:
    drawn = []
    for one in (look(theme), hebrew(theme)):
        surface = pygame.Surface(SMALL)
        SetUpPicture(one).draw(surface, (0.6, 0.2), "right", 1.0)
        drawn.append(pygame.image.tobytes(surface, "RGB"))
    assert drawn[0] == drawn[1]


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize(
    "level", [FIRST_OF_EACH[0], *(pytest.param(i, marks=pytest.mark.slow) for i in
              FIRST_OF_EACH[1:])]
)  # fmt: skip
@pytest.mark.parametrize("theme", THEMES)
def test_an_exercise_looks_the_same_whoever_reads(theme: Theme, level: str) -> None:
    plain = Thumbnails().of(look(theme), level, (320, 180))
    turned = Thumbnails().of(hebrew(theme).turned(), level, (320, 180))
    assert pygame.image.tobytes(plain, "RGB") == pygame.image.tobytes(turned, "RGB")


def test_hebrew_is_read_from_the_right_and_english_is_not() -> None:
    assert Words.load("he").from_right
    assert not Words.load("en").from_right
    assert "he" in FROM_RIGHT
