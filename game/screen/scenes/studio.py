"""A window off screen with a clock of its own, led from scene to scene by a program: for
pictures and tests."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from pathlib import Path

import msgspec
import pygame

from game.core.access import Access
from game.core.patient import Group, Patient
from game.screen.actions import Action, Do
from game.screen.look import Theme
from game.screen.scene import Name
from game.screen.window import HIDDEN_FRAME_S, Options, Window

SEED = 7
DEVICE = "sim:adult?as=load4&rate=100"
ALIAS = "Mika"
SETTLE_FRAMES = 1
EVERYDAY = Access()


class Clock:
    """Time that goes on only when the window sleeps."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, length_s: float) -> None:
        """Let time go on."""
        self.now_s += length_s


class Studio:
    """One window off screen, led from scene to scene."""

    def __init__(
        self,
        out: Path,
        size: tuple[int, int],
        theme: Theme,
        language: str,
        only: Collection[str] | None = None,
        access: Access = EVERYDAY,
    ) -> None:
        """access: how everybody in it reads, hears and handles the game."""
        self._out, self._theme, self._only = out, theme, only
        self._clock = Clock()
        self._folder = tempfile.TemporaryDirectory()
        options = Options(
            folder=self._folder.name,
            device=DEVICE,
            size=size,
            theme=theme,
            language=language,
            seed=SEED,
        )
        self.window = Window(options, clock=self._clock, sleep=self._clock.sleep)
        self.window.load()
        self.need(access)
        self.paths: list[Path] = []
        group: Group = "child_cp" if theme == "child" else "older"
        self.window.stage.doors.store.add_patient(
            Patient(alias=ALIAS, group=group, theme=theme, language=language, access=access)
        )

    def need(self, access: Access) -> None:
        """Whoever is here, or comes as a guest, needs this from now on."""
        stage = self.window.stage
        stage.suit(msgspec.structs.replace(stage.wishes, access=access))

    def wait(self, length_s: float) -> None:
        """Let the window run; only the last frames are drawn."""
        self.window.hidden = True
        for _ in range(round(length_s / HIDDEN_FRAME_S)):
            self.window.frame()
        self.window.hidden = False
        for _ in range(SETTLE_FRAMES):
            self.window.frame()

    def go(self, scene: Name, wait_s: float = 1.0) -> None:
        """Open a scene and let it settle."""
        self.window.go(scene)
        self.wait(wait_s)

    def show(self, *scenes: Name) -> None:
        """Open and keep scenes, one after another."""
        for scene in scenes:
            self.go(scene)
            self.keep(scene)

    def ask(self, do: Do, wait_s: float = 0.6) -> None:
        """What a key would ask."""
        self.window.ask(Action(do))
        self.wait(wait_s)

    def type(self, text: str) -> None:
        """Letters, one after another."""
        for letter in text:
            self.window.ask(Action(Do.TYPE, text=letter))
        self.wait(0.2)

    def keep(self, name: str, picture: pygame.Surface | None = None) -> None:
        """Save a picture, where it is wanted: a large one takes 0.3 s. None: what is on the
        screen."""
        if self._only is not None and name not in self._only:
            return
        path = self._out / f"{self._theme}_{name}.png"
        pygame.image.save(picture or self.window.surface, path)
        self.paths.append(path)

    def wants(self, beginning: str) -> bool:
        """Whether a picture is wanted whose name begins so."""
        return self._only is None or any(name.startswith(beginning) for name in self._only)

    @property
    def complete(self) -> bool:
        """Every picture that is wanted is there."""
        return self._only is not None and len(self.paths) == len(self._only)

    def close(self) -> None:
        """Let go of the window and of the scratch folder."""
        self.window.close()
        self._folder.cleanup()
