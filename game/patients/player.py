"""Anybody who leans: made of a profile, a seed, a body and habits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from game.core.control import Control
from game.core.event import Event
from game.patients.cheat import Edge, Random, Still
from game.patients.habits import NONE, Habits
from game.patients.person import Person
from game.patients.profile import BodyKind, Play, Profile
from game.patients.wrappers import Attention, Changing, Rail, Sensor

BOARD_GIVES = frozenset({"cop", "weight", "lr"})


class Player(Protocol):
    """Anybody who leans."""

    def notice(self, event: Event) -> None:
        """What they see happen."""

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean at this step; called once for each. Reach units."""


PLAYERS: Mapping[Play, Callable[[Profile, int, BodyKind], Player]] = {
    "fair": Person,
    "still": Still,
    "random": Random,
    "edge": Edge,
}


def player(profile: Profile, seed: int, habits: Habits = NONE, body: BodyKind = "board") -> Player:
    """Somebody of this profile, playing as it says, with these habits; the same arguments play the
    same. Cheats neither tire nor learn. Stepping off is no way of leaning: see `Absences`."""
    someone: Player = PLAYERS[profile.play](profile, seed, body)
    if habits.changing and isinstance(someone, Person):
        someone = Changing(someone, habits)
    if habits.wandering:
        someone = Attention(someone, habits, seed)
    if habits.rail:
        someone = Rail(someone)
    if habits.sensor:
        someone = Sensor(someone, profile.calibration("", body=body), seed)
    return someone


def body_for(needs: tuple[tuple[str, ...], ...]) -> BodyKind:
    """The body that plays an exercise with these needs: on a board wherever a board will do."""
    on_board = any(BOARD_GIVES.issuperset(wanted) for wanted in needs)
    return "board" if on_board else "pelvis"
