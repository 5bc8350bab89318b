"""One calm line for the therapist on the card before a visit: what is suggested, to accept, to
leave for later, or to decline. Only the therapist's key opens it, so that nobody decides by chance.

It names what comes and neither what was before nor why, for the person it is about reads along; the
report has the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.core.errors import SetupError
from game.exercises import EXERCISES
from game.screen.look import Look
from game.screen.scene import Stage
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.writing import write
from game.store.records import Decision, Suggestion

LINE_Y = 752
HINT_X, HINT_Y = 1690, 150
"""Below what else is the therapist's."""
PLACES = (
    Place("accept", 660, 830, 270, 76),
    Place("decline", 960, 830, 270, 76),
    Place("later", 1260, 830, 270, 76),
)
"""Straight above 'yes' stands what changes nothing."""
DECISIONS: dict[str, Decision] = {"accept": "accepted", "decline": "declined"}


class Suggesting:
    """What waits for a decision about who is here, one after another."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._waiting: Sequence[Suggestion] = stage.doors.suggestions_for(stage.here)
        self._open = False

    @property
    def _may_open(self) -> bool:
        """Never for one switch, which offers its choices to whoever presses it."""
        return bool(self._waiting) and not self._stage.scanning

    @property
    def places(self) -> tuple[Place, ...]:
        """The three small buttons; none before the therapist has opened them, and none where
        nothing waits."""
        return PLACES if self._open and self._may_open else ()

    def turn(self) -> None:
        """Show what waits, or put it away again; nothing is decided by that."""
        self._open = not self._open

    def take(self, key: str) -> None:
        """Accept, leave for later, or decline; then the next one waits."""
        first, *self._waiting = self._waiting
        if key not in DECISIONS:
            return
        visit = self._stage.here
        try:
            visit.session.decide(first.id, DECISIONS[key])
        except SetupError as error:  # another station was faster; what it decided holds
            visit.session.problems.append(str(error))
        visit.patient = visit.session.patient

    def draw(self, surface: pygame.Surface, look: Look, chooser: Chooser) -> None:
        """The line, and the buttons below it; before, a hint for the therapist."""
        if not self.places:
            if self._may_open:
                hint = look.words("Tab: for the therapist")
                write(surface, look, hint, "note", HINT_X, HINT_Y, size=30)
            return
        words, one = look.words, self._waiting[0]
        title = words(EXERCISES[one.exercise].CARD.title)
        line = words("Suggested: {title}, {what}", title=title, what=_what(one, look))
        write(surface, look, line, "note", 960, LINE_Y, width=1500, shrink=True)
        said = {
            "accept": words("Accept"),
            "decline": words("Decline"),
            "later": words("Not now"),
        }
        for place in sorted(self.places, key=lambda place: place.key == chooser.focus):
            lit = place.key == chooser.focus
            draw_button(surface, look, place, said[place.key], lit=lit, size=36)


def _what(one: Suggestion, look: Look) -> str:
    """What would be played, compared with nothing."""
    if one.to_condition is not None:
        return look.words(str(one.values["after"]))
    return look.words("Level {n}", n=f"{one.values['to_rung']:g}")
