"""The settings as large rows on one card, over whatever was seen before: what is changed is seen
and heard at once, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.core.guidance import Tone
from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.settings_parts import arrow, bars, switch, tab_line
from game.screen.scenes.settings_rows import TABS, Row, Set, Tab, rows
from game.screen.scenes.writing import write
from game.screen.stroke import put_middle
from game.text import mark

if TYPE_CHECKING:
    from game.screen.scene import Stage

DONE, BOARD = "done", "board"
MIDDLE, WIDE, HIGH, STEP, FIRST = 960, 1640, 108, 119, 284
TAB_PLACES = [Place(key, 410 + 550 * i, 118, 520, 118) for i, key in enumerate(TABS)]
DONE_PLACE = Place(DONE, 960, 985, 520, 116)
BOARD_PLACE = Place(BOARD, 1545, 985, 520, 116)
NAME_X, NAME_W = 190, 700
LESS_X, BARS_X, VALUE_X, MORE_X = 985, 1170, 1470, 1715
VALUE_W, ARROW_W = 320, 130
SAYS_Y = 876
SAMPLE_S = 1.2
"""So long a guiding tone is heard when its volume is changed."""
TOO_FAR = mark("Words cannot be larger here. Come closer, or use a larger screen.")


class SettingsPanel:
    """Rows in three tabs. Left and right change the row in focus, and so do its two arrows; Enter,
    a switch and a click go on to the next step and round again."""

    def __init__(self, stage: Stage, *, board: bool = False) -> None:
        """board: its page can be gone to from here."""
        self._stage = stage
        self._places = (DONE_PLACE, BOARD_PLACE) if board else (DONE_PLACE,)
        self.to_board = False
        """Somebody wants to see how well the board is."""
        self._tab: Tab = "seeing"
        self._tone_until_s: float | None = None
        self.open = False
        self._offer(self._tab)

    def _offer(self, tab: Tab) -> None:
        self._tab, self._rows = tab, {row.key: row for row in rows(tab, felt=self._felt)}
        places = [
            Place(key, MIDDLE, FIRST + STEP * i, WIDE, HIGH) for i, key in enumerate(self._rows)
        ]
        self.chooser = Chooser([*TAB_PLACES, *places, *self._places], tab)

    @property
    def _felt(self) -> bool:
        """Cues that are felt are prescribed for who is here."""
        visit = self._stage.visit
        return visit is not None and visit.patient.haptics != "off"

    @property
    def now(self) -> Set:
        """As everything is set now."""
        return Set(self._stage.wishes, self._stage.doors.viewing)

    def take(self, action: Action, now_s: float) -> bool:
        """What hands ask; True when they are done."""
        row = self._rows.get(self.chooser.focus or "")
        if action.do is Do.BACK:
            return True
        if row is not None and action.do in (Do.LEFT, Do.RIGHT):
            onward = (action.do is Do.RIGHT) == (self._look.axis is None)
            self._turn(row, 1 if onward else -1, now_s)
            return False
        key = self.chooser.take(action, self._look)
        if key in TABS:
            self._offer(key)
        elif key in self._rows:
            way, again = self._pointed(action, self.chooser.place(key))
            self._turn(self._rows[key], way, now_s, round_again=again)
        self.to_board = key == BOARD
        return key == DONE

    def _pointed(self, action: Action, row: Place) -> tuple[int, bool]:
        """Which way a choice of a row turns it, and whether it goes round: on an arrow, as that
        points; anywhere else on and round again, which one switch can do as well."""
        if action.do is not Do.CLICK:
            return 1, True
        for way, x in ((-1, LESS_X), (1, MORE_X)):
            if Place("", x, row.y, ARROW_W, HIGH).holds(self._look, action):
                return way, False
        return 1, True

    def _turn(self, row: Row, way: int, now_s: float, *, round_again: bool = False) -> None:
        stage, before = self._stage, self.now
        after = row.turned(before, way, round_again=round_again)
        if after.viewing is not None and after.viewing != before.viewing:
            stage.doors.place_screen(after.viewing)
        if after.wishes != before.wishes:
            stage.suit(after.wishes)
        self._sample(row.key, now_s)

    def _sample(self, key: str, now_s: float) -> None:
        """What it sounds like now; music is heard anyway."""
        sound = self._stage.look.sound
        sound.volumes = self._stage.wishes.volumes
        if key == "cues":
            sound.play("chime")
        elif key == "tones":
            self._tone_until_s = now_s + SAMPLE_S

    def advance(self, now_s: float) -> None:
        """One switch moves on by itself; a sample ends."""
        self.chooser.scan(now_s, self._stage.scan_s)
        if self._tone_until_s is None:
            return
        if now_s < self._tone_until_s:
            self._stage.look.sound.lead(Tone(0.4, 0.0, 0.0, 1.0))
        else:
            self._hush()

    def close(self) -> None:
        """Away from over the picture; no sample any more."""
        self.open = False
        self._hush()

    def _hush(self) -> None:
        if self._tone_until_s is not None:
            self._tone_until_s = None
            self._stage.look.sound.stop_leading()

    # what is seen

    @property
    def _look(self) -> Look:
        return self._stage.look.turned()

    def draw(self, surface: pygame.Surface) -> None:
        """The card with its tabs and rows, and what the row in focus does."""
        look = self._look
        put_sheet(surface, look, 960, 540, 1860, 1050)
        for place in TAB_PLACES:
            self._draw_tab(surface, place)
        for key, row in self._rows.items():
            self._draw_row(surface, row, self.chooser.place(key))
        labels = {DONE: look.words("Done"), BOARD: look.words("Check the board")}
        for place in self._places:
            lit = self.chooser.focus == place.key
            draw_button(surface, look, place, labels[place.key], lit=lit)
        write(
            surface, look, look.words(self._says()), "paper", MIDDLE, SAYS_Y,
            width=1600, size=46, high=70,
        )  # fmt: skip

    def _says(self) -> str:
        """What is most worth knowing now."""
        row = self._rows.get(self.chooser.focus or "")
        if self._tab == "seeing" and self._stage.seen.too_far:
            return TOO_FAR
        return row.says if row is not None else ""

    def _draw_tab(self, surface: pygame.Surface, place: Place) -> None:
        look, lit = self._look, self.chooser.focus == place.key
        draw_button(surface, look, place, look.words(TABS[place.key]), lit=lit)  # type: ignore[index]
        if place.key == self._tab:
            line = tab_line(look.scale, look.theme, place.width - 120)
            put_middle(surface, line, look.at(place.x, place.y + 46))

    def _draw_row(self, surface: pygame.Surface, row: Row, place: Place) -> None:
        look, value, y = self._look, row.value(self.now), place.y
        lit = self.chooser.focus == row.key
        put_sheet(surface, look, place.x, y, place.width, place.height, kind="button", lit=lit)
        high = HIGH * 0.72
        write(
            surface, look, look.words(row.name), "button", NAME_X, y,
            anchor="left", width=NAME_W, high=high,
        )  # fmt: skip
        said = row.said(value, look.words)
        room = VALUE_W if row.measured else VALUE_W + 280
        x = VALUE_X if row.measured else VALUE_X - 120
        write(surface, look, said, "button", x, y, width=room, high=high)
        if isinstance(value, bool):
            put_middle(surface, switch(look.scale, look.theme, value), look.at(BARS_X, y))
            return
        for way, at_x in ((-1, LESS_X), (1, MORE_X)):
            points = way if look.axis is None else -way
            put_middle(surface, arrow(look.scale, look.theme, points), look.at(at_x, y))
        if row.measured:
            filled = 0 if value is None else sum(step <= value for step in row.steps)
            picture = bars(look.scale, look.theme, filled, len(row.steps), look.axis is not None)
            put_middle(surface, picture, look.at(BARS_X, y))
