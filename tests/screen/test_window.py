"""The window: fast to its first frame, steady in its loop, and a whole visit from home to
farewell."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.coach.fatigue import SAYS as FATIGUE_SAYS
from game.coach.fatigue import Kind, Sign
from game.coach.rest import Advice, Gate
from game.core.bout import Phase
from game.core.control import Control
from game.screen.actions import Do
from game.screen.scene import Go
from game.screen.scenes.play import Play
from game.screen.window import FRAME_S, Options, Window
from tests.screen.hands import Clock, Hands, play

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "scipy", "matplotlib", "yaml", "serial", "game.exercises", "game.session")

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = Hands(data, level="river_run/01-morning-water")
    yield hands
    hands.window.close()


def test_the_first_frame_needs_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from game.screen.window import Options, Window\n"
        f"Window(Options(folder={str(tmp_path)!r}, size=(480, 270)))\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=env
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_window_closes_after_the_seconds_that_were_asked_for(tmp_path):
    clock = Clock()
    options = Options(folder=tmp_path, device="sim:adult", size=(640, 360), longest_s=3.0, seed=1)
    window = Window(options, clock=clock, sleep=clock.sleep)
    began_s = clock()
    window.run()
    assert 3.0 <= clock() - began_s < 3.5


def test_a_whole_visit_from_the_safe_place_to_the_farewell(hands: Hands) -> None:
    assert hands.name == "SetUp"
    hands.ask(Do.OK)
    assert hands.name == "CheckIn"
    hands.answer()
    assert hands.name == "Calibrate"
    hands.wait_for("ExerciseCard", 120)
    hands.ask(Do.OK)
    assert hands.name == "Play"
    hands.wait_for("Result", 150)
    hands.wait(1.0, draw=True)
    visit = hands.window.stage.here
    assert visit.summary is not None
    assert visit.summary.ended == "done"
    hands.ask(Do.OK)
    assert hands.name == "AfterBout"
    hands.answer()
    assert hands.name == "CheckOut"
    hands.answer()
    assert hands.name == "Farewell"
    session = visit.session.id
    hands.ask(Do.OK)
    assert hands.name == "Home"
    kept = hands.window.stage.doors.store.session(session)
    assert kept.ended_utc is not None
    assert kept.check_in is not None
    assert kept.check_in.effort == 0


def test_the_therapist_turns_the_dial_and_ends_the_bout(hands: Hands) -> None:
    scene = play(hands)
    before = scene.live.bout.state.pending_d
    hands.ask(Do.DIAL_UP)
    assert scene.live.bout.state.pending_d == pytest.approx(before + 0.05, abs=1e-6)
    hands.ask(Do.OVERLAY)
    hands.ask(Do.SKIP)
    hands.wait(0.5)
    assert hands.name == "Result"


@pytest.mark.slow
def test_leaning_and_holding_chooses_what_comes_next(data: Path) -> None:
    hands = Hands(data)
    try:
        hands.window.stage.doors.come(hands.window.stage, "guest")
        play(hands)
        hands.ask(Do.SKIP)
        hands.wait_for("Result", 4)
        person = hands.window.stage.here.session.stand_in
        assert person is not None
        hands.wait(2.0)
        person.look_at(lambda: Control(-0.9, 0.0))
        hands.wait(1.5, draw=True)
        assert hands.name == "Result"
        hands.wait_for("AfterBout", 4)
        assert hands.window.stage.here.level_id is not None
        assert hands.window.stage.here.level_id.startswith("star_map/")
    finally:
        hands.window.close()


def test_pain_at_the_limit_ends_the_visit_kindly(hands: Hands) -> None:
    hands.ask(Do.OK)
    hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    for _ in range(11):
        hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert hands.name == "Farewell"
    assert hands.window.stage.here.reason == "pain"


def rest(hands: Hands, advice: Advice) -> None:
    """Into a rest that was advised."""
    play(hands).live.stop()
    visit = hands.window.stage.here
    sign = Sign(Kind.SPEED, FATIGUE_SAYS[Kind.SPEED], {"n": 34})
    visit.gate = Gate(advice, sign.reason, sign.values, 120.0, (sign,))
    hands.window.go("rest")


def test_finishing_is_asked_and_never_forced(hands: Hands) -> None:
    rest(hands, Advice.FINISH)
    hands.wait(130.0)  # nobody chooses: nobody is sent on, nor home
    assert hands.name == "Rest"
    hands.ask(Do.OK)
    assert hands.name in ("Play", "ExerciseCard")


def test_whoever_has_had_enough_goes_home_kindly(hands: Hands) -> None:
    rest(hands, Advice.FINISH)
    hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert hands.name == "CheckOut"
    assert hands.window.stage.here.reason == "tired"
    hands.answer()
    assert hands.name == "Farewell"


@pytest.mark.slow
def test_a_rest_that_was_asked_for_lasts_as_long_as_advised(hands: Hands) -> None:
    rest(hands, Advice.REST)
    hands.ask(Do.OVERLAY)
    hands.wait(110.0)
    assert hands.name == "Rest"
    hands.wait(12.0)
    assert hands.name in ("Play", "ExerciseCard")


def test_the_loop_sleeps_before_it_reads_and_never_hurries(data: Path) -> None:
    hands = Hands(data)
    try:
        hands.clock.slept.clear()
        for _ in range(30):
            hands.window.frame()
        assert sum(hands.clock.slept) == pytest.approx(30 * FRAME_S, rel=0.01)
        hands.clock.now_s += 3.0
        hands.window.frame()
        hands.window.frame()
        assert hands.clock.slept[-1] <= FRAME_S + 1e-9
    finally:
        hands.window.close()


def test_another_size_rebuilds_the_look(data: Path) -> None:
    hands = Hands(data)
    try:
        pygame.display.set_mode((640, 360), pygame.RESIZABLE)
        hands.wait(0.2, draw=True)
        assert (hands.window.stage.look.width, hands.window.stage.look.height) == (640, 360)
    finally:
        hands.window.close()


def test_full_screen_comes_and_goes(data: Path) -> None:
    hands = Hands(data)
    try:
        hands.ask(Do.FULL_SCREEN)
        assert hands.window.surface.get_flags() & pygame.FULLSCREEN
        hands.ask(Do.FULL_SCREEN)
        assert hands.window.surface.get_size() == (480, 270)
        assert hands.window.stage.look.width == 480
    finally:
        hands.window.close()


def test_with_no_board_the_mouse_steers_without_calibrating(data: Path) -> None:
    hands = Hands(data, device=None, level="star_map/" + _first_star())
    try:
        assert hands.window.stage.doors.device.info.name == "mouse"
        hands.window._go(Go("calibrate"))
        hands.wait(0.2, draw=True)
        assert hands.name == "ExerciseCard"
        hands.ask(Do.OK)
        hands.wait(8.0)
        scene = hands.window.scene
        assert isinstance(scene, Play)
        assert scene.live.bout.phase is Phase.PLAYING
    finally:
        hands.window.close()


def _first_star() -> str:
    return sorted(path.stem for path in (ROOT / "levels" / "star_map").glob("*.yaml"))[0]
