"""What a scene is: one full-screen situation that takes Actions, lets time pass, and draws itself.

A scene never opens another one by itself: it gives back where to go, and the window goes there.
What scenes share (the look, the clock, who is here) lies in the `Stage`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec
import pygame

from game.core.wishes import Wishes
from game.screen.actions import Action
from game.screen.look import Look

if TYPE_CHECKING:
    from game.screen.caption_plate import Corner
    from game.screen.scenes.station import Station
    from game.screen.scenes.visit import Visit
    from game.screen.seeing import Seen

Name = Literal[
    "home",
    "add",
    "connect",
    "looking",
    "phone",
    "health",
    "confirm",
    "prepare",
    "set_up",
    "check_in",
    "mounting",
    "calibrate",
    "map",
    "island",
    "card",
    "play",
    "effort",
    "rest",
    "result",
    "check_out",
    "assess_list",
    "assess_card",
    "assess_foam",
    "assess_ready",
    "assess_trial",
    "assess_end",
    "assess_pictures",
    "farewell",
    "settings",
    "two",
    "handover",
    "harbour",
]


class Go(msgspec.Struct, frozen=True):
    """Go to a scene. What it is about stands in the visit."""

    scene: Name


class Leave(msgspec.Struct, frozen=True):
    """Close the window."""


Move = Go | Leave | None


class Stage:
    """What every scene may ask for. The window fills it; scenes read it."""

    def __init__(self, look: Look, seen: Seen, clock: Callable[[], float]) -> None:
        self.look = look
        """As large as the window is now; another one after every change of what it depends on."""
        self.seen = seen
        """What the look depends on."""
        self.clock = clock
        self.station: Station | None = None
        """The doors to people, devices and exercises; None until the first frame has been shown."""
        self.visit: Visit | None = None
        self.guest = Wishes()
        """What was chosen where nobody is here yet; a guest has it until they go."""
        self.scanning = False
        """One switch: the choice moves on by itself."""
        self.panel_open = False
        """The therapist's panel stands open in play; it stays so from bout to bout."""
        self.came_from: Name = "home"
        """The scene before this one, for those that lead back."""

    @property
    def wishes(self) -> Wishes:
        """How whoever is here sees and hears the game now."""
        return self.guest if self.visit is None else self.visit.wishes

    @property
    def scan_s(self) -> float | None:
        """One switch: for how long each choice is offered, s; None where nobody scans."""
        return self.wishes.access.scan_s if self.scanning else None

    @property
    def dwell_s(self) -> float:
        """For how long a lean is held to choose, s."""
        return self.wishes.access.dwell_s

    def suit(self, wishes: Wishes) -> None:
        """Show the game so from now on. It is kept with the person; what a guest wishes lasts
        until the guest goes."""
        if self.visit is None:
            self.guest = wishes
        else:
            self.visit.suit(wishes)

    @property
    def here(self) -> Visit:
        """The visit of a scene that only stands within one."""
        assert self.visit is not None
        return self.visit

    @property
    def doors(self) -> Station:
        """The station of a scene that only stands after the first frame."""
        assert self.station is not None
        return self.station


class Scene:
    """One situation. Subclasses take, advance and draw; what they leave out does nothing."""

    playing = False
    """A bout runs: Esc and space pause."""
    typing = False
    """Letters are wanted as letters."""
    near = False
    """The therapist's, who reads it standing beside the player: see `Look.near`."""
    menu = False
    """Laid out from the right for who reads from there. A scene in which something stands for the
    patient's own space (a lean that chooses, a body, a board) is none: see `Look.turned`."""
    ambience: str | None = "pad"
    captions_at: Corner | None = None
    """Where captions stand; None: at the foot, in the middle, where menus have nothing."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def look(self) -> Look:
        """The look of now; it changes with the window."""
        look = self.stage.look.near if self.near else self.stage.look
        return look.turned() if self.menu else look

    def take(self, action: Action, now_s: float) -> Move:
        """Somebody wants something."""

    def hold(self) -> None:
        """The window is out of sight: what is played stands still until a hand lifts it. This is
        no hand, and lifts nothing."""

    def advance(self, now_s: float) -> Move:
        """Time has come to now_s, on the time base of samples; called once before every frame."""

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Draw the whole surface."""

    def shown(self, now_s: float) -> None:
        """The frame that was drawn last is on the screen now."""

    def leave(self) -> None:
        """The scene is over, or the window closes."""
