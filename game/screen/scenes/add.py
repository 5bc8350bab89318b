"""Somebody new, by alias: typed by the therapist; never a name."""

from __future__ import annotations

from typing import get_args

import pygame

from game.core.errors import SetupError
from game.core.patient import Group, Patient, Theme
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.avatar import AVATARS, draw_avatar
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.text import mark

LONGEST = 12
GROUPS: dict[Group, str] = {
    "child_cp": mark("Child with CP"),
    "adult_msk": mark("Adult after injury"),
    "stroke": mark("After stroke"),
    "older": mark("Older adult"),
    "athlete": mark("Athlete"),
}
assert set(GROUPS) == set(get_args(Group))

ROWS = (
    Place("group", 1180, 560, 1000, 116),
    Place("avatar", 1180, 704, 1000, 116),
    Place("keep", 1355, 890, 650, 128),
    Place("back", 850, 890, 300, 128),
)


class Add(Scene):
    """Alias, group, picture; the group chooses the theme, which the therapist can change later."""

    menu = True
    typing = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._alias = ""
        self._group: Group = "child_cp"
        self._avatar = "otter"
        self._problem = ""
        self._chooser = Chooser(ROWS, "group")

    @property
    def _patient(self) -> Patient:
        theme: Theme = "child" if self._group == "child_cp" else "adult"
        return Patient(
            alias=self._alias or "?", group=self._group, theme=theme, avatar=self._avatar
        )

    def take(self, action: Action, now_s: float) -> Move:
        """Letters spell the alias; left and right change the line in focus."""
        if action.do is Do.BACK:
            return Go("home")
        if action.do is Do.TYPE and len(self._alias) < LONGEST:
            self._alias += action.text.strip()
        elif action.do is Do.ERASE:
            self._alias = self._alias[:-1]
        elif action.do in (Do.LEFT, Do.RIGHT) and self._chooser.focus in ("group", "avatar"):
            self._turn(1 if action.do is Do.RIGHT else -1)
        else:
            return self._chosen(self._chooser.take(action, self.look))
        return None

    def _chosen(self, key: str | None) -> Move:
        if key in ("group", "avatar"):
            self._turn(1)
        elif key == "back":
            return Go("home")
        elif key == "keep":
            return self._keep()
        return None

    def _turn(self, way: int) -> None:
        if self._chooser.focus == "group":
            groups = list(GROUPS)
            self._group = groups[(groups.index(self._group) + way) % len(groups)]
        else:
            avatars = list(AVATARS)
            self._avatar = avatars[(avatars.index(self._avatar) + way) % len(avatars)]

    def _keep(self) -> Move:
        try:
            self.stage.doors.store.add_patient(self._patient)
        except SetupError:
            self._problem = mark("Use 1 to 12 letters or digits, not yet taken.")
            return None
        return Go("home")

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The alias as it grows, and what it will look like."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words("Who is new?"), "title", 960, 130)
        put_sheet(surface, look, 380, 610, 460, 640)
        draw_avatar(surface, look, self._patient, 380, 540, 165)
        write(surface, look, self._alias or "-", "paper_title", 380, 800)
        put_sheet(surface, look, 1180, 400, 1000, 150, kind="card", lit=True, radius=36)
        typed = self._alias + ("|" if now_s % 1.2 < 0.7 else " ")
        write(surface, look, look.words("Alias"), "paper_note", 730, 400, anchor="left")
        write(surface, look, typed, "paper_title", 930, 400, anchor="left")
        self._draw_rows(surface)
        note = self._problem or mark("An alias, never a name. Type it.")
        write(surface, look, look.words(note), "note", 1180, 285, width=1000, shrink=True)

    def _draw_rows(self, surface: pygame.Surface) -> None:
        words = self.look.words
        lines = {
            "group": f"<  {words(GROUPS[self._group])}  >",
            "avatar": f"<  {words(AVATAR_WORDS[self._avatar])}  >",
            "keep": words("Add"),
            "back": words("Go back"),
        }
        draw_buttons(surface, self.look, self._chooser, lines, 50)


AVATAR_WORDS: dict[str, str] = {
    "otter": mark("Otter"),
    "star": mark("Star"),
    "fish": mark("Fish"),
    "shell": mark("Shell"),
    "lantern": mark("Lantern"),
    "lighthouse": mark("Lighthouse"),
    "tree": mark("Blossom tree"),
    "palm": mark("Palm tree"),
}
assert set(AVATAR_WORDS) == set(AVATARS)
