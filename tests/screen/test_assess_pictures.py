"""The pictures of an assessment in the window: for the therapist, trial by trial, by keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.screen.actions import Do
from game.screen.look import Theme
from game.screen.scenes.assess_end import AssessEnd
from game.screen.scenes.assess_pictures import AssessPictures
from game.session.assessing import Assessing
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")

NAME = "quiet_stance"


def made(folder: Path, theme: Theme, trials: int) -> Hands:
    """A window at the end of an assessment of so many trials, made without looking."""
    hands = Hands(folder, assess=NAME, theme=theme)
    visit = hands.window.stage.here
    visit.session.keep(visit.session.typical_calibration("test"))
    assert visit.assessment is not None
    visit.assessing = Assessing(visit.session, visit.assessment)
    for _ in range(trials):
        live = visit.assessing.open(hands.clock())
        while not live.ended:
            hands.clock.now_s += 0.2
            live.advance(hands.clock())
        visit.assessing.close(live, hands.clock())
    hands.window.go("assess_end")
    return hands


def buttons(hands: Hands) -> list[str]:
    scene = hands.window.scene
    assert isinstance(scene, AssessEnd | AssessPictures)
    return [place.key for place in scene._chooser.places]


def pictures(hands: Hands) -> AssessPictures:
    scene = hands.window.scene
    assert isinstance(scene, AssessPictures)
    return scene


@pytest.fixture
def once(data: Path) -> Iterator[Hands]:
    hands = made(data, "adult", 1)
    yield hands
    hands.window.close()


@pytest.fixture
def child(data: Path) -> Iterator[Hands]:
    hands = made(data, "child", 2)
    yield hands
    hands.window.close()


def test_the_pictures_of_a_trial_are_leafed_through_one_after_another(once: Hands) -> None:
    for do in (Do.LEFT, Do.LEFT, Do.LEFT, Do.OK):
        once.ask(do)
    assert buttons(once) == ["back", "picture"]
    once.wait(0.05, draw=True)
    names = []
    for _ in range(5):
        plate = pictures(once).plate
        assert plate is not None
        names.append(plate.drawing.name)
        once.ask(Do.OK)
    assert names == ["stance", "stabilogram", "spectrum", "diffusion", "stance"]
    once.ask(Do.BACK)
    assert once.name == "AssessEnd"


@pytest.mark.slow
def test_a_child_sees_pictures_only_by_the_therapists_key(child: Hands) -> None:
    assert "pictures" not in buttons(child)
    child.wait(0.05, draw=True)
    child.ask(Do.OVERLAY)
    scene = pictures(child)
    assert scene.leaf == scene.leaves[0]
    for do in (Do.RIGHT, Do.RIGHT, Do.OK):
        child.ask(do)
    assert scene.leaf == scene.leaves[1]
    child.wait(0.05, draw=True)
    child.ask(Do.OVERLAY)
    assert child.name == "AssessEnd"


@pytest.mark.slow
def test_one_switch_reaches_every_button(child: Hands) -> None:
    child.ask(Do.OVERLAY)
    child.window.stage.scanning = True
    seen = set()
    for _ in range(8):
        child.wait(0.8)
        seen.add(pictures(child)._chooser.focus)
    assert seen == {"back", "picture", "before", "after"}
