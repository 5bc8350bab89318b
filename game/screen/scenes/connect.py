"""Which board steers: what is connected now, and how to connect what is not. For whoever sets
the game up."""

from __future__ import annotations

import pygame

from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.device_names import device_name, steps
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import wide, write
from game.text import mark

ROW_H, TOP, MOST = 104, 320, 5
NAME_W = 690
HELP_X, HELP_Y, HELP_W, HELP_FOOT = 1025, 300, 780, 905
STEP_SIZE, STEP_GAP = 27, 7
HELP_OF = (("wii", mark("Wii Balance Board")), ("serial", mark("Board on a wire (USB)")))
SIMULATED = "sim:adult"


class Connect(Scene):
    """A list on the left, steps on the right; the list is read again at every visit."""

    menu = near = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._help = 0
        self._problem = ""
        self._look_around()

    def _look_around(self) -> None:
        found = [one.uri for one in self.stage.doors.candidates()][: MOST - 1]
        self._found = [*found, SIMULATED]
        rows = [
            Place(uri, 520, TOP + (ROW_H + 22) * i, 780, ROW_H) for i, uri in enumerate(self._found)
        ]
        self._chooser = Chooser(
            [*rows, Place("again", 330, 970, 400, 104), Place("help", 1410, 970, 620, 104)],
            self.stage.doors.device.info.uri,
        )

    def take(self, action: Action, now_s: float) -> Move:
        """Choose a device, look again, see the steps of another kind, or go back."""
        if action.do in (Do.BACK, Do.CONNECT):
            return Go("home")
        key = self._chooser.take(action, self.look)
        if key == "help":
            self._help = (self._help + 1) % len(HELP_OF)
        elif key == "again":
            self._look_around()
        elif key is not None:
            if self.stage.doors.take(key):
                return Go("home")
            self._problem = self.stage.doors.problem or ""
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The list and the steps."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words("Connect a board"), "title", 960, 130)
        now = self.stage.doors.device.info.uri
        for uri in self._found:
            place = self._chooser.place(uri)
            lit = uri == self._chooser.focus
            put_sheet(surface, look, place.x, place.y, 780, ROW_H, kind="button", lit=lit)
            used = look.words("in use") if uri == now else ""
            room = NAME_W - (wide(look, used, "paper_note") + 30 if used else 0)
            name = device_name(look.words, uri)
            write(surface, look, name, "button", 180, place.y, anchor="left", width=room, size=46)
            write(surface, look, used, "paper_note", 870, place.y, anchor="right")
        words = {"again": look.words("Look again"), "help": look.words("Another kind of board")}
        draw_buttons(surface, look, self._chooser, words, 46)
        self._draw_help(surface)

    def _draw_help(self, surface: pygame.Surface) -> None:
        look = self.look
        put_sheet(surface, look, 1410, HELP_FOOT - 333, 860, 666)
        scheme, title = HELP_OF[self._help]
        y = write(
            surface, look, look.words(title), "paper_title", HELP_X, HELP_Y, anchor="left", size=48
        )
        for step in [self._problem] if self._problem else steps(look.words, scheme):
            y = STEP_GAP + write(
                surface, look, step, "paper_note", HELP_X, y,
                anchor="left", width=HELP_W, size=STEP_SIZE,
            )  # fmt: skip
