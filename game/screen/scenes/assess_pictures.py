"""The pictures of an assessment, for the therapist: one at a time and large, with its numbers and
what may be said of change. This visit's and those of earlier visits, trial by trial."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.errors import SetupError
from game.figures import Figures
from game.report.album import Leaf, first_of, leaves_of
from game.report.plates import Plate, plates_of
from game.screen.actions import Action, Do
from game.screen.chart import chart
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.beside import draw_beside
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.stored import with_tables
from game.screen.scenes.writing import write
from game.screen.stroke import put_middle
from game.store.recording_files import Recording, read_recording

BACK = Place("back", 240, 1002, 340, 100)
PICTURE = Place("picture", 690, 1002, 480, 100)
TRIALS = (Place("before", 1200, 1002, 460, 100), Place("after", 1650, 1002, 380, 100))
PICTURE_X, BESIDE_X, SHEETS_Y = 610, 1530, 560
PICTURE_WIDE, BESIDE_WIDE, HIGH = 1100, 660, 740
MARGIN = 34


class AssessPictures(Scene):
    """Left the picture, right its numbers; buttons lead to the next picture and the next trial."""

    menu = near = True

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.assessment is not None
        self._back_to = stage.came_from
        self._assessment = visit.assessment
        self._kept = with_tables(visit)
        self.leaves = leaves_of(self._assessment, self._kept)
        self._at = first_of(self.leaves, visit.session.id)
        self._plate = 0
        self._made: dict[int, tuple[Plate, ...]] = {}
        self._drawn: tuple[Plate, Look, pygame.Surface] | None = None
        self._chooser = Chooser(self._places(), "picture")

    @property
    def leaf(self) -> Leaf | None:
        """What the picture is of."""
        return self.leaves[self._at] if self.leaves else None

    @property
    def plates(self) -> tuple[Plate, ...]:
        """The pictures of this leaf, made when they are first looked at."""
        leaf = self.leaf
        if leaf is None:
            return ()
        if self._at not in self._made:
            recording = self._recording(leaf)
            self._made[self._at] = plates_of(
                self._assessment, leaf, recording, self._kept, self.look.words
            )
        return self._made[self._at]

    @property
    def plate(self) -> Plate | None:
        """The picture that is seen now."""
        plates = self.plates
        return plates[min(self._plate, len(plates) - 1)] if plates else None

    def _recording(self, leaf: Leaf) -> Recording | None:
        if not leaf.folder:
            return None
        try:
            return read_recording(self.stage.here.session.store.folder.root / leaf.folder)
        except SetupError:
            return None  # said where the picture would be

    def _places(self) -> list[Place]:
        more = [PICTURE] if len(self.plates) > 1 else []
        return [BACK, *more, *(TRIALS if len(self.leaves) > 1 else ())]

    def take(self, action: Action, now_s: float) -> Move:
        """Another picture, another trial, or back; the therapist's key closes as it opened."""
        away = (Do.BACK, Do.OVERLAY)
        key = "back" if action.do in away else self._chooser.take(action, self.look)
        if key == "back":
            return Go(self._back_to)
        if key == "picture":
            self._plate = (min(self._plate, len(self.plates) - 1) + 1) % len(self.plates)
        elif key is not None:
            self._at = (self._at + (1 if key == "after" else -1)) % len(self.leaves)
            self._chooser.offer(self._places())
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself; the device is read, so that nothing old is left in it."""
        self.stage.here.lean()
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The two sheets and the buttons."""
        look, leaf, plate = self.look, self.leaf, self.plate
        words = look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        put_sheet(surface, look, PICTURE_X, SHEETS_Y, PICTURE_WIDE, HIGH)
        if leaf is not None:
            write(surface, look, words(leaf.title), "title", 960, 72, size=64)
            write(surface, look, self._which(leaf), "note", 960, 142, size=36)
        if plate is None:
            none = words("There is nothing to draw of this.")
            write(surface, look, none, "paper_note", PICTURE_X, SHEETS_Y, width=PICTURE_WIDE - 100)
        else:
            put_middle(surface, self._picture(plate), look.at(PICTURE_X, SHEETS_Y), 0)
            put_sheet(surface, look, BESIDE_X, SHEETS_Y, BESIDE_WIDE, HIGH)
            draw_beside(surface, look, plate, BESIDE_X - BESIDE_WIDE / 2, SHEETS_Y, HIGH)
        draw_buttons(surface, look, self._chooser, self._labels(), 40)

    def _labels(self) -> Mapping[str, str]:
        words = self.look.words
        return {
            "back": words("Back"),
            "picture": words("Next picture"),
            "before": words("Previous trial"),
            "after": words("Next trial"),
        }

    def _which(self, leaf: Leaf) -> str:
        """Trial and day."""
        words = self.look.words
        day = Figures(words).date(leaf.utc)
        if not leaf.number:
            return day
        return f"{words('Trial {n} of {all}', n=leaf.number, all=leaf.of)} · {day}"

    def _picture(self, plate: Plate) -> pygame.Surface:
        """Drawn once, until another picture or look is wanted."""
        look = self.look
        if self._drawn is None or self._drawn[0] is not plate or self._drawn[1] is not look:
            room = PICTURE_WIDE - 2 * MARGIN, HIGH - 2 * MARGIN
            self._drawn = plate, look, chart(plate.drawing, look, *room)
        return self._drawn[2]
