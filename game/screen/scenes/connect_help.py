"""How to connect each kind of device to this computer: steps on a sheet, for whoever sets the game
up."""

from __future__ import annotations

import msgspec
import pygame

from game.screen.lettering import Lettering
from game.screen.look import Look
from game.screen.scenes.device_names import NAMES, said, steps
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import Hand, hand, write
from input_devices.bluez import Asking
from input_devices.saying import Saying
from input_devices.system import System

X, Y, WIDTH, HIGH = 1025, 300, 780, 590
SHEET = (1410, 572, 860, 666)
STEP_SIZE, SMALLEST_STEP = 27, 19
STEP_GAP = 7
ALONE_SIZE = 36
KINDS = (
    "wii",
    "wiihid",
    "serial",
    "witmotion",
    "ble-witmotion",
    "motion",
    "gamepad",
    "lsl",
)
"""In the order of how often they are met (ours). Phones have a scene of their own."""
LINUX_ONLY = ("wii", "motion")


class ConnectHelp:
    """One kind at a time; what went wrong stands above its steps."""

    def __init__(self, system: System, *, asks: bool) -> None:
        """system: for which computer. asks: which Bluetooth service it has is still to be asked."""
        on_linux = system.name == "linux"
        self._asking = Asking() if asks and on_linux else None
        self.system = system
        self.problem: Saying | None = None
        self.kinds = tuple(kind for kind in KINDS if on_linux or kind not in LINUX_ONLY)
        self._at = 0

    @property
    def kind(self) -> str:
        """The scheme whose steps are shown."""
        return self.kinds[self._at]

    def turn(self) -> None:
        """The next kind."""
        self.problem = None
        self._at = (self._at + 1) % len(self.kinds)

    def show(self, problem: Saying, scheme: str) -> None:
        """What went wrong with a device, and how its kind is connected."""
        self.problem = problem
        if scheme in self.kinds:
            self._at = self.kinds.index(scheme)

    def advance(self) -> None:
        """Take up what the system has answered meanwhile."""
        if self._asking is not None and self._asking.ended():
            self.system = msgspec.structs.replace(self.system, bluez=self._asking.version)
            self._asking = None

    def leave(self) -> None:
        """Ask the system no longer."""
        if self._asking is not None:
            self._asking.leave()
            self._asking = None

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """The sheet."""
        put_sheet(surface, look, *SHEET)
        title = look.words(NAMES[self.kind])
        y = write(
            surface, look, title, "paper_title", X, Y,
            anchor="left", width=WIDTH - 200, size=48, shrink=True, grows=False,
        )  # fmt: skip
        write(surface, look, f"{self.kind}:", "paper_note", X + WIDTH, Y, anchor="right", size=28)
        told = [said(look.words, self.problem)] if self.problem else []
        alone = self.problem is not None and "command" in self.problem.values
        if not alone:  # a command is all there is to do
            told += steps(look.words, self.kind, self.system)
        size = ALONE_SIZE if alone else STEP_SIZE
        put_steps(surface, look, told, (X, y, WIDTH, HIGH - (y - Y)), size)


def put_steps(
    surface: pygame.Surface,
    look: Look,
    told: list[str],
    room: tuple[float, float, float, float],
    size: float = STEP_SIZE,
) -> None:
    """Lines that each wrap, all in one size, as large as the room allows; room: x, y of the middle
    of the first line, width and height, design units. size: the largest."""
    x, y, width, high = room
    size = fitting_size(look.letters, hand(look, "paper_note"), told, (width, high), size)
    for step in told:
        y = STEP_GAP + write(
            surface, look, step, "paper_note", x, y,
            anchor="left", width=width, size=size, grows=False,
        )  # fmt: skip


def fitting_size(
    letters: Lettering, how: Hand, told: list[str], room: tuple[float, float], largest: float
) -> float:
    """The size in which lines that each wrap fill a room, width and height, design units."""
    width, high = room
    size = largest
    while size > SMALLEST_STEP:
        lines = sum(len(letters.lines(step, how.face, size, width)) for step in told)
        if lines * size * how.lead + len(told) * STEP_GAP <= high:
            break
        size -= 1
    return size
