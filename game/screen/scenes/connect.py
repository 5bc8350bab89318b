"""Which devices are used, one or two of them together: what is connected now, and how to connect
what is not. For whoever sets the game up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pygame

from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.connect_help import ConnectHelp
from game.screen.scenes.device_names import device_name
from game.screen.scenes.in_use import SAME_PERSON, may_join, uris_of
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import wide, write
from game.text import mark
from input_devices.system import this_system

ROW_H, TOP, MOST = 104, 320, 5
ROW_X, ROW_W = 520, 780
HINT_Y = 906
"""Between the rows and the buttons, where the sea is dark."""
SIDE_GAP = 20
"""Before the round button at the end of a row that adds a device to what is in use, or takes it
away."""
INSET = 50
SIMULATED = "sim:adult"
WORN = SIMULATED + SAME_PERSON
ADD, REMOVE = "+", "-"
"""Before an address in the key of that button."""
SIGNS: Mapping[str, str] = {ADD: "+", REMOVE: "\N{MINUS SIGN}"}
SAYS: Mapping[str, str] = {
    ADD: mark("+ uses another one beside it"),
    REMOVE: mark("\N{MINUS SIGN} leaves one out"),
}


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
        doors = self.stage.doors
        self._used = uris_of(doors.device)
        found = [one.uri for one in doors.candidates()]
        self._found = _listed(found, self._used, may_join(doors.device, WORN))
        self._chooser = Chooser(
            [
                *self._rows(),
                Place("again", 290, 970, 320, 104),
                Place("phone", 600, 970, 260, 104),
                Place("health", 970, 970, 440, 104),
                Place("help", 1530, 970, 620, 104),
            ],
            self._used[0],
        )

    def _rows(self) -> Iterator[Place]:
        """A row for each device; at its end a button where it may stand beside what is in use."""
        for i, uri in enumerate(self._found):
            side, y = self._side(uri), TOP + (ROW_H + 22) * i
            width = ROW_W - (ROW_H + SIDE_GAP if side else 0)
            yield Place(uri, ROW_X - (ROW_W - width) / 2, y, width, ROW_H)
            if side:
                yield Place(side + uri, ROW_X + (ROW_W - ROW_H) / 2, y, ROW_H, ROW_H)

    def _side(self, uri: str) -> str:
        """What the button at its end does; empty without one."""
        if uri in self._used:
            return REMOVE if len(self._used) > 1 else ""
        return ADD if may_join(self.stage.doors.device, uri) else ""

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

    def _use(self, key: str) -> Move:
        doors, side = self.stage.doors, key[0] if key[0] in SIGNS else ""
        uri = key.removeprefix(side)
        if side == REMOVE:
            doors.take_away(uri)
            self._look_around()
            return None
        doors.look_for(uri, beside=side == ADD)
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
        for uri in self._found:
            self._draw_row(surface, uri)
        self._draw_sides(surface)
        words = {
            "again": look.words("Look again"),
            "phone": look.words("A phone"),
            "health": look.words("Check the board"),
            "help": look.words("Another kind of board"),
        }
        draw_buttons(surface, look, self._chooser, words, 46)
        self._help.draw(surface, look)

    def _draw_row(self, surface: pygame.Surface, uri: str) -> None:
        look, place = self.look, self._chooser.place(uri)
        left, right = place.x - place.width / 2 + INSET, place.x + place.width / 2 - INSET + 10
        lit = uri == self._chooser.focus
        put_sheet(surface, look, place.x, place.y, place.width, ROW_H, kind="button", lit=lit)
        used = look.words("in use") if uri in self._used else ""
        room = right - left - (wide(look, used, "paper_note") + 30 if used else 0)
        name = device_name(look.words, uri)
        write(
            surface, look, name, "button", left, place.y,
            anchor="left", width=room, size=46, shrink=True,
        )  # fmt: skip
        write(surface, look, used, "paper_note", right, place.y, anchor="right")

    def _draw_sides(self, surface: pygame.Surface) -> None:
        """What adds and takes away, and one line that says so."""
        look, keys = self.look, [place.key for place in self._chooser.places]
        sides = {key: SIGNS[key[0]] for key in keys if key[0] in SIGNS}
        draw_buttons(surface, look, self._chooser, sides, 60)
        for side in dict.fromkeys(key[0] for key in sides):
            write(surface, look, look.words(SAYS[side]), "note", ROW_X, HINT_Y, width=ROW_W)

    def leave(self) -> None:
        """Ask the system nothing more."""
        self._help.leave()


def _listed(found: Sequence[str], used: Sequence[str], wears: bool) -> list[str]:
    """What the rows are: all that is in use, what was found, the simulated person last. wears: what
    that person wears may be added."""
    always = {*used, SIMULATED, *([WORN] if wears else [])}
    others = [uri for uri in found if uri not in always][: max(0, MOST - len(always))]
    first = [uri for uri in used if uri not in (*found, SIMULATED, WORN)]
    there = [uri for uri in found if uri in always or uri in others]
    return [*first, *there, *(uri for uri in (SIMULATED, WORN) if uri in always)]
