"""Between firm ground and foam the window asks for the foam, and zeroes the board with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.taring import Refused
from game.exercises.assessments import ASSESSMENTS
from game.screen.actions import Do
from game.screen.scenes.assess_foam import AssessFoam
from game.session.assessing import Assessing
from game.session.live_taring import REFUSED
from game.session.stand_in import FOAM_N
from tests.screen.hands import Hands

KG_N = 9.80665

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    """Before the first trial on foam."""
    hands = Hands(data, assess="mctsib")
    visit = hands.window.stage.here
    visit.session.keep(visit.session.typical_calibration("test"))
    whole = ASSESSMENTS["mctsib"]
    foam = msgspec.structs.replace(whole, parts=whole.parts[2:])
    visit.assessing = Assessing(visit.session, foam)
    hands.window.go("assess_ready")
    hands.wait(0.3)
    assert isinstance(hands.window.scene, AssessFoam)
    yield hands
    hands.window.close()


def test_the_foam_is_laid_and_zeroed_before_anybody_stands_on_it(hands: Hands) -> None:
    session = hands.window.stage.here.session
    hands.ask(Do.OK)
    hands.wait_for("AssessReady", 4)
    assert sum(session.tare) == pytest.approx(FOAM_N / KG_N, abs=0.05)
    assert session.stand_in is not None
    assert session.stand_in.on_board
    hands.wait(0.5)
    assert hands.name == "AssessReady"  # it is asked once


def test_a_board_that_cannot_be_zeroed_says_why_and_leaves_both_ways_open(hands: Hands) -> None:
    session = hands.window.stage.here.session
    assert session.stand_in is not None
    session.stand_in.lay_foam = lambda: None  # type: ignore[method-assign]
    hands.ask(Do.OK)
    hands.wait(2.0, draw=True)
    assert hands.name == "AssessFoam"
    for do in (Do.LEFT, Do.OK):
        hands.ask(do)
    assert hands.name == "AssessReady"
    assert session.tare == ()
    notes = session.store.session(session.id).notes
    assert "reads exactly 0" in notes[-1].text


def test_every_refusal_has_words() -> None:
    assert set(REFUSED) == set(Refused)
