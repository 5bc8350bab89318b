"""A window off screen, its clock, and what a person does with it."""

from __future__ import annotations

from pathlib import Path

from game.core.bout import Phase
from game.screen.actions import Action, Do
from game.screen.scenes.asking import Asking
from game.screen.scenes.play import Play
from game.screen.window import Options, Window


class Clock:
    """Time that goes on when the window sleeps; work costs `work_s` a frame."""

    def __init__(self, work_s: float = 0.0) -> None:
        self.now_s, self.work_s = 50.0, work_s
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, length_s: float) -> None:
        self.slept.append(length_s)
        self.now_s += length_s


class Hands:
    """A window, its clock, and what a person does with it."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.clock = Clock()
        given: dict[str, object] = {
            "device": "sim:adult?as=load4&rate=100",
            "size": (480, 270),
            "theme": "child",
            "seed": 3,
        }
        choice = Options(folder=folder, **(given | options))  # type: ignore[arg-type]
        self.window = Window(choice, clock=self.clock, sleep=self.clock.sleep)
        self.window.load()

    @property
    def name(self) -> str:
        return type(self.window.scene).__name__

    def wait(self, length_s: float, *, draw: bool = False) -> None:
        """Let time pass; what the window hears of being shown makes it no more seen."""
        until_s = self.clock() + length_s
        while self.clock() < until_s:
            self.window.hidden = not draw
            self.window.frame()
        self.window.hidden = False

    def ask(self, do: Do) -> None:
        self.wait(0.6)
        assert self.window.ask(Action(do))
        self.wait(0.1, draw=True)

    def wait_for(self, name: str, longest_s: float) -> None:
        until_s = self.clock() + longest_s
        while self.name != name:
            assert self.clock() < until_s, f"still at {self.name}, waiting for {name}"
            self.wait(0.5)

    def answer(self) -> None:
        """A small number for each question."""
        scene = self.window.scene
        assert isinstance(scene, Asking)
        for _ in scene.questions:
            self.ask(Do.RIGHT)
            self.ask(Do.OK)


def play(hands: Hands) -> Play:
    """Into play, with a typical person's reach."""
    visit = hands.window.stage.here
    visit.session.keep(visit.session.typical_calibration("test"))
    visit.level_id = "river_run/01-morning-water"
    hands.window.go("play")
    hands.wait(8.0)
    scene = hands.window.scene
    assert isinstance(scene, Play)
    assert scene.live.bout.phase is Phase.PLAYING
    return scene
