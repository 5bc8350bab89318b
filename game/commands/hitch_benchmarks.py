"""How often a frame comes too late in an hour of play: every frame is drawn, at 1920 x 1080.

Time is simulated, drawing is not. The hour is shared evenly by the exercises in both themes: map,
card, count-in, play, a pause by hand, the end, and what is asked after it; each visit begins with a
whole calibration and ends at the harbour. Only the beginning of a scene may take longer: while it
is made and drawn for the first time, the picture before it stands still.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pygame

from game.commands.benchmark_result import Result
from game.commands.own_time import own_s
from game.commands.printing import say
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.headless import VirtualClock
from game.screen.actions import Action, Do
from game.screen.demonstration import Autopilot
from game.screen.look import Theme
from game.screen.scenes.asking import AfterBout, CheckOut
from game.screen.scenes.play import Play
from game.screen.window import Options, Window

SIZE = (1920, 1080)
HITCH_BLITS = 80.0
"""Two frames of 60 Hz, 33 ms, where a full-screen blit takes 0.42 ms: twice `frame_p99`."""
OPENING_BLITS = 2400.0
"""A second there: what one waits between two screens without wondering (ours)."""
BLITS_KEPT = 61
"""The machine is as fast as it was in the last second or so."""
BOARD, SENSOR = "sim:adult?as=load4&rate=100", "sim:adult?as=tilt&rate=100"
WORN = frozenset({"pelvis_painter", "statue_stretch"})
"""Exercises that need a sensor."""
RUNG = 5
CALIBRATED_WITHIN_S = 120.0
ASKED_WITHIN_S = 20.0
PAUSE_AFTER_S = 15.0
AFTER_PLAY_S = 22.0
"""What comes after a bout takes about so long."""


class Late(msgspec.Struct, frozen=True):
    """A frame that took long."""

    ms: float
    blits: float
    where: str


class Watch:
    """What the frames of one run cost; windows come and go."""

    def __init__(self, clock: Callable[[], float] = own_s) -> None:
        """clock: stands still while another program keeps the processor."""
        self._clock = clock
        self._blits_s: list[float] = []
        self.frames = 0
        self.longest = Late(0.0, 0.0, "")
        self.opening = Late(0.0, 0.0, "")
        self.hitches: list[Late] = []

    def blit(self, work: Callable[[], object]) -> None:
        """Measure the machine: one opaque blit over the whole screen."""
        self._blits_s = [*self._blits_s[1 - BLITS_KEPT :], self._cost_s(work)]

    def frame(self, work: Callable[[], object], where: str) -> Late:
        """Measure a frame; before the first one, a blit."""
        cost_s = self._cost_s(work)
        self.frames += 1
        return Late(1000 * cost_s, cost_s / statistics.median(self._blits_s), where)

    def keep(self, frame: Late, *, opens: bool) -> None:
        """opens: the scene was made in this frame, or drawn for the first time."""
        if opens:
            self.opening = max(self.opening, frame, key=lambda late: late.blits)
            return
        self.longest = max(self.longest, frame, key=lambda late: late.blits)
        if frame.blits > HITCH_BLITS:
            self.hitches.append(frame)
            say(f"  {frame.ms:.0f} ms, {frame.blits:.0f} blits: {frame.where}")

    def _cost_s(self, work: Callable[[], object]) -> float:
        began = self._clock()
        work()
        return self._clock() - began

    def results(self) -> list[Result]:
        """How many came late, the longest one, and the longest beginning of a scene."""
        late, blit_ms = len(self.hitches), 1000 * statistics.median(self._blits_s)
        share = late / self.frames
        results = [Result("hitches_hour", late, "frames", self.frames, share, 0.0)]
        for name, one, limit in (
            ("hitches_longest", self.longest, HITCH_BLITS),
            ("hitches_opening", self.opening, OPENING_BLITS),
        ):
            say(f"  {name}: {one.where}")
            results.append(Result(name, one.ms, "ms", blit_ms, one.blits, limit))
        return results


class Tour:
    """A visit in a window, led from scene to scene, each frame watched."""

    def __init__(self, watch: Watch, folder: Path, theme: Theme, device: str) -> None:
        self._watch, self._theme = watch, theme
        self._clock = VirtualClock(now=1000.0)
        options = Options(
            folder=folder, device=device, size=SIZE, theme=theme, patient="guest", seed=1
        )
        self.window = Window(options, clock=self._clock, sleep=self._sleep)
        self._pilot = Autopilot(self.window)
        self._layer = pygame.Surface(SIZE).convert()
        self._drawn: object = None
        self._where = "the beginning"
        self.window.load()

    def _sleep(self, length_s: float) -> None:
        self._clock.now += length_s

    @property
    def now_s(self) -> float:
        """Simulated."""
        return self._clock.now

    def run(self, longest_s: float, *, presses: bool = False, until: type | None = None) -> None:
        """For so long, or until another kind of scene is on; presses: Enter, once in a while."""
        end_s = self.now_s + longest_s
        while self.now_s < end_s and not (until and not isinstance(self.window.scene, until)):
            self._frame()
            if presses:
                self._pilot.look(self.now_s)

    def _frame(self) -> None:
        watch, window, before = self._watch, self.window, self.window.scene
        watch.blit(lambda: window.surface.blit(self._layer, (0, 0)))
        scene = type(before).__name__
        late = watch.frame(window.frame, f"{self._theme}, {self._where}, {scene}")
        watch.keep(late, opens=self._drawn is not before or window.scene is not before)
        self._drawn = before

    def arrive(self) -> None:
        """A safe place, how somebody is, and the calibration, as a whole."""
        end_s = self.now_s + CALIBRATED_WITHIN_S
        while self.window.stage.here.session.calibration is None and self.now_s < end_s:
            self.run(1.0, presses=True)

    def play(self, exercise: str, length_s: float) -> None:
        """For so long: bouts of an exercise, with all that comes between."""
        end_s, self._where = self.now_s + length_s, exercise
        level_id = next(
            one.id for one in all_levels() if one.exercise == exercise and one.rung == RUNG
        )
        while self.now_s < end_s:
            self.window.go("map")
            self.run(min(2.0, length_s / 8))
            self.window.stage.here.level_id = level_id
            self.window.go("card")
            self.run(min(1.5, length_s / 8))
            self._bout(end_s - AFTER_PLAY_S)
            self._after()

    def _bout(self, end_s: float) -> None:
        self.window.go("play")
        self.run(min(PAUSE_AFTER_S, max(1.0, end_s - self.now_s)), until=Play)
        for _ in range(2):  # begins, and lifts it
            if isinstance(self.window.scene, Play):
                self.window.ask(Action(Do.PAUSE))
                self.run(1.0, until=Play)
        self.run(max(0.0, end_s - self.now_s), until=Play)
        if isinstance(self.window.scene, Play):
            self.window.ask(Action(Do.SKIP))
            self.run(5.0, until=Play)

    def _after(self) -> None:
        """The result, the questions with the one about counting, and the rest."""
        visit = self.window.stage.here
        if visit.summary is not None:
            visit.summary = msgspec.structs.replace(visit.summary, counted_from=90)
        self.run(3.0)
        self.window.go("effort")
        self.run(ASKED_WITHIN_S, presses=True, until=AfterBout)
        self.window.go("rest")
        self.run(2.0)

    def part(self) -> None:
        """How it was, and the harbour."""
        self._where = "the end"
        self.window.go("check_out")
        self.run(ASKED_WITHIN_S, presses=True, until=CheckOut)
        self.run(8.0)
        self.window.close()


def hitches(minutes: float) -> list[Result]:
    """Frames that took longer than two of 60 Hz, of so many simulated minutes."""
    scored = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
    watch, length_s = Watch(), 60 * minutes / (2 * len(scored))
    for theme in ("child", "adult"):
        for device in (BOARD, SENSOR):
            names = [name for name in scored if (name in WORN) == (device == SENSOR)]
            with tempfile.TemporaryDirectory() as folder:
                visit(Tour(watch, Path(folder), theme, device), names, length_s)
    return watch.results()


def visit(tour: Tour, names: Sequence[str], length_s: float) -> None:
    """One visit, from the first screen to the harbour."""
    tour.arrive()
    for name in names:
        say(f"  {name} …")
        tour.play(name, length_s)
    tour.part()
