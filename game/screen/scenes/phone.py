"""A phone as the sensor: which app, what is typed into it, and whether anything has come yet. For
whoever sets the game up."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_button, draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.connect_help import put_steps
from game.screen.scenes.device_names import said
from game.screen.scenes.in_use import is_stood_on, may_join
from game.screen.scenes.looking import put_dots
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.text import mark
from input_devices.connecting import numbered
from input_devices.connecting_phones import PORTS, in_the_app, listening_uri, url
from input_devices.network import ON_NO_NETWORK
from input_devices.saying import Saying

APPS: Mapping[str, str] = {
    "udp": "GyrOSC, ZIG SIM, HyperIMU",
    "sensorlogger": "Sensor Logger",
    "phyphox": "phyphox",
}
"""By scheme; apps are called the same in every language."""
ASKED = "phyphox"
"""This computer asks it, and so is told where it is; the others are told where this computer is."""
IN_ADDRESS = frozenset("0123456789.:")
LONGEST = 21
"""Of an address with its port."""
LEFT, RIGHT, WIDE_LEFT, WIDE_RIGHT = 440, 1350, 680, 980
PLATE_Y, PLATE_H, STEPS_Y, STEPS_H = 350, 220, 680, 390
STEPS_ROOM, STEP_SIZE = (WIDE_RIGHT - 100, STEPS_H - 60), 32
STATE_Y, STATE_H = 770, 230
ROWS = (
    *(Place(app, LEFT, 306 + 126 * i, WIDE_LEFT, 104) for i, app in enumerate(APPS)),
    Place("back", 330, 970, 400, 104),
    Place("go", RIGHT, 970, 620, 104),
)


class Phone(Scene):
    """Apps on the left; on the right what is typed, large, and the steps."""

    menu = near = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._system = stage.doors.system()
        self._app = ""
        """What has been chosen; empty before."""
        self._typed = ""
        self._problem: Saying | None = None
        self._chooser = Chooser(self._places())

    @property
    def _shown(self) -> str:
        """The app whose steps are read: the chosen one, else the one in focus."""
        focus = self._chooser.focus or ""
        return self._app or (focus if focus in APPS else next(iter(APPS)))

    def _places(self) -> list[Place]:
        return [place for place in ROWS if place.key != "go" or self._app == ASKED]

    def take(self, action: Action, now_s: float) -> Move:
        """Choose an app; digits spell where phyphox is."""
        if action.do is Do.BACK:
            return self._back()
        if action.do is Do.TYPE:
            if action.text in IN_ADDRESS and len(self._typed) < LONGEST:
                self._typed += action.text
        elif action.do is Do.ERASE:
            self._typed = self._typed[:-1]
        else:
            return self._chosen(self._chooser.take(action, self.look))
        return None

    def _chosen(self, key: str | None) -> Move:
        if key == "back":
            return self._back()
        if key == "go" or (key == ASKED == self._app):
            self._look_for(f"{ASKED}:{self._typed}")
        elif key is not None:
            self._begin(key)
        return None

    def _begin(self, app: str) -> None:
        """Listen to one app, and to no other any more."""
        self.stage.doors.stop_looking()
        self._app, self._problem, self._system = app, None, self.stage.doors.system()
        self.typing = app == ASKED
        here = self._system.here
        if app == ASKED:
            self._typed = self._typed or (here or "").rpartition(".")[0] + "." * bool(here)
        elif here is None:
            self._problem = Saying(ON_NO_NETWORK)
        else:
            self._look_for(listening_uri(app, here))
        self._chooser.offer(self._places())
        if app == ASKED:
            self._chooser.point_at("go")

    def _look_for(self, uri: str) -> None:
        doors = self.stage.doors
        # a phone is worn: who has a board in use wears it beside
        beside = is_stood_on(doors.device) and may_join(doors.device, uri)
        doors.look_for(uri, beside=beside)
        self._problem = doors.problem

    def _back(self) -> Move:
        self.stage.doors.stop_looking()
        return Go("connect")

    def advance(self, now_s: float) -> Move:
        """On as soon as the phone is heard; one switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        doors = self.stage.doors
        if doors.search is None:
            return None
        if doors.arrived():
            return doors.begin(self.stage) or Go("home")
        self._problem = doors.problem
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Apps, what is typed, steps, and how it stands."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words("Connect a phone"), "title", 960, 130)
        for app, name in APPS.items():
            lit = app == self._chooser.focus
            sign = f"{name}  {look.onward}" if app == self._app else name
            draw_button(surface, look, self._chooser.place(app), sign, lit=lit, size=46)
        words = {"back": look.words("Go back"), "go": look.words("Connect it")}
        draw_buttons(surface, look, self._chooser, words, 46)
        self._draw_plate(surface, now_s)
        put_sheet(surface, look, RIGHT, STEPS_Y, WIDE_RIGHT, STEPS_H)
        told = numbered([said(look.words, one) for one in in_the_app(self._shown, self._system)])
        left, top = RIGHT - WIDE_RIGHT / 2 + 50, STEPS_Y - STEPS_H / 2 + 48
        put_steps(surface, look, told, (left, top, *STEPS_ROOM), STEP_SIZE)
        self._draw_state(surface, now_s)

    def _draw_plate(self, surface: pygame.Surface, now_s: float) -> None:
        """What is typed into the app, or for phyphox into here, as large as can be."""
        look, here = self.look, self._system.here
        put_sheet(surface, look, RIGHT, PLATE_Y, WIDE_RIGHT, PLATE_H, lit=bool(self._app))
        label = mark("What phyphox shows") if self._shown == ASKED else mark("Type into the app")
        write(surface, look, look.words(label), "paper_note", RIGHT, PLATE_Y - 66, size=34)
        if not self._app:
            line = look.words("Which app is on the phone?")
        elif self._app == ASKED:
            line = f"http://{self._typed}" + ("|" if now_s % 1.2 < 0.7 or look.calm else " ")
        elif here is None:
            line = "-"
        elif self._app == "udp":
            self._draw_pair(surface, here)
            return
        else:
            line = url(self._app, here)
        write(
            surface, look, line, "paper_title", RIGHT, PLATE_Y + 26,
            width=WIDE_RIGHT - 80, size=72, shrink=True, grows=False,
        )  # fmt: skip

    def _draw_pair(self, surface: pygame.Surface, here: str) -> None:
        """Address and port, which these apps ask for apart."""
        look, words = self.look, self.look.words
        port = str(PORTS[self._app])
        for label, value, x in ((words("Address"), here, -170), (words("Port"), port, 330)):
            write(surface, look, label, "paper_note", RIGHT + x, PLATE_Y - 14, size=30)
            write(
                surface, look, value, "paper_title", RIGHT + x, PLATE_Y + 52,
                width=620, size=80, shrink=True, grows=False,
            )  # fmt: skip

    def _draw_state(self, surface: pygame.Surface, now_s: float) -> None:
        """How it stands: what went wrong, what the phone says, or that nothing has come yet."""
        look, search = self.look, self.stage.doors.search
        notices = [one for one in search.notices if one.code != "address"] if search else []
        if self._problem is not None:
            line = said(look.words, self._problem)
        elif notices:
            line = said(look.words, notices[-1].saying)
        elif search is not None:
            line = look.words("Nothing has come yet.")
        else:
            return
        put_sheet(surface, look, LEFT, STATE_Y, WIDE_LEFT, STATE_H)
        if search is not None:
            put_dots(surface, look, LEFT, STATE_Y - STATE_H / 2 + 40, now_s)
        top, foot = STATE_Y + (-60 if search is None else -24), STATE_Y + 95
        room = (LEFT - WIDE_LEFT / 2 + 40, top, WIDE_LEFT - 80, foot - top)
        put_steps(surface, look, [line], room, 32)
