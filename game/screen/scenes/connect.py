"""Which board steers: what is connected now, and how to connect what is not. For whoever sets
the game up."""

from __future__ import annotations

import pygame

from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.connect_help import ConnectHelp
from game.screen.scenes.device_names import device_name
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import wide, write
from input_devices.system import this_system

ROW_H, TOP, MOST = 104, 320, 5
NAME_W = 690
SIMULATED = "sim:adult"


class Connect(Scene):
    """A list on the left, steps on the right; the list is read again at every visit."""

    menu = near = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        system = stage.doors.system
        self._help = ConnectHelp(system(), asks=system is this_system)
        if stage.doors.problem is not None:
            self._help.show(stage.doors.problem, stage.doors.sought.partition(":")[0])
        self._look_around()

    def _look_around(self) -> None:
        found = [one.uri for one in self.stage.doors.candidates()][: MOST - 1]
        self._found = [*found, SIMULATED]
        rows = [
            Place(uri, 520, TOP + (ROW_H + 22) * i, 780, ROW_H) for i, uri in enumerate(self._found)
        ]
        self._chooser = Chooser(
            [
                *rows,
                Place("again", 290, 970, 320, 104),
                Place("phone", 600, 970, 260, 104),
                Place("health", 970, 970, 440, 104),
                Place("help", 1530, 970, 620, 104),
            ],
            self.stage.doors.device.info.uri,
        )

    def take(self, action: Action, now_s: float) -> Move:
        """Choose a device, look again, see the steps of another kind, or go back."""
        if action.do in (Do.BACK, Do.CONNECT):
            return Go("home")
        key = self._chooser.take(action, self.look)
        if key == "help":
            self._help.turn()
        elif key == "again":
            self._look_around()
            self._tell_closed()
        elif key == "phone":
            return Go("phone")
        elif key == "health":
            return Go("health")
        elif key is not None:
            return self._use(key)
        return None

    def _use(self, uri: str) -> Move:
        doors = self.stage.doors
        doors.look_for(uri)
        if doors.arrived():
            return doors.begin(self.stage) or Go("home")
        if doors.search is not None:
            return Go("looking")
        assert doors.problem is not None
        self._help.show(doors.problem, uri.partition(":")[0])
        return None

    def _tell_closed(self) -> None:
        """What is connected and closed to this account, where there is something."""
        closed = self.stage.doors.closed()
        self._help.problem = closed[0].saying if closed else None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._help.advance()
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
        words = {
            "again": look.words("Look again"),
            "phone": look.words("A phone"),
            "health": look.words("Check the board"),
            "help": look.words("Another kind of board"),
        }
        draw_buttons(surface, look, self._chooser, words, 46)
        self._help.draw(surface, look)

    def leave(self) -> None:
        """Ask the system nothing more."""
        self._help.leave()
