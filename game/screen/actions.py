"""From what hands do to what they mean: keys, mouse, gamepad and one switch give the same Actions.

A scene never sees a pygame event. In play the arrows belong to the device that may steer with them,
and Esc and space always pause.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec
import pygame

AFTER_CHOICE_S = 0.5
"""Nothing is accepted for so long after a choice: a trembling hand presses twice. Source:
clinical design 9.4."""
STICK_ON, STICK_OFF = 0.6, 0.3
"""A stick counts as pushed beyond the first, and as let go below the second."""


class Do(enum.Enum):
    """What somebody wants."""

    LEFT = enum.auto()
    RIGHT = enum.auto()
    UP = enum.auto()
    DOWN = enum.auto()
    OK = enum.auto()
    BACK = enum.auto()
    PAUSE = enum.auto()
    DIAL_UP = enum.auto()
    DIAL_DOWN = enum.auto()
    LOCK = enum.auto()
    """Only the therapist moves the dial; once more, and the coach does again."""
    NO_HARDER = enum.auto()
    """Not harder than now; once more lifts it."""
    NO_EASIER = enum.auto()
    UNDO = enum.auto()
    """Take back the therapist's last change of the dial."""
    SKIP = enum.auto()
    MARK = enum.auto()
    ANSWER = enum.auto()
    """The sign of the second task; so is Enter in play, and a switch."""
    SHOW = enum.auto()
    """How the last attempt went, where that is not shown; so are Enter and the button to answer,
    where there is nothing to answer."""
    NOTE = enum.auto()
    REST = enum.auto()
    STOP = enum.auto()
    TYPICAL = enum.auto()
    """Play with a typical person's reach, marked as not this person's own."""
    CONNECT = enum.auto()
    SETTINGS = enum.auto()
    HEALTH = enum.auto()
    """How well the board is."""
    OVERLAY = enum.auto()
    HELP = enum.auto()
    FULL_SCREEN = enum.auto()
    SCAN = enum.auto()
    """One switch: move on by itself, choose with one key."""
    POINT = enum.auto()
    """The pointer moved."""
    CLICK = enum.auto()
    TYPE = enum.auto()
    ERASE = enum.auto()
    QUIT = enum.auto()


CHOICES = frozenset(
    {
        *(Do.OK, Do.BACK, Do.CLICK, Do.SKIP, Do.REST, Do.STOP, Do.TYPICAL, Do.CONNECT),
        *(Do.SETTINGS, Do.HEALTH),
        *(Do.LOCK, Do.NO_HARDER, Do.NO_EASIER, Do.UNDO, Do.MARK, Do.NOTE, Do.ANSWER),
        *(Do.OVERLAY, Do.HELP, Do.FULL_SCREEN, Do.SCAN),
    }
)
"""What is followed by the pause of 0.5 s: pressed twice it would choose twice, or be taken back.
Moving the focus, the small steps of the dial and typing never wait."""
AT_ONCE = frozenset({Do.PAUSE})
"""Never waits either, but is followed by the pause: the second press of a trembling hand would lift
it again."""


class Action(msgspec.Struct, frozen=True):
    """One wish; x and y of the pointer in window pixels, text of a letter. aside: by the other
    button of the mouse."""

    do: Do
    x: int = 0
    y: int = 0
    text: str = ""
    aside: bool = False


KEYS: Mapping[int, Do] = {
    pygame.K_LEFT: Do.LEFT,
    pygame.K_RIGHT: Do.RIGHT,
    pygame.K_UP: Do.UP,
    pygame.K_DOWN: Do.DOWN,
    pygame.K_RETURN: Do.OK,
    pygame.K_KP_ENTER: Do.OK,
    pygame.K_SPACE: Do.OK,
    pygame.K_ESCAPE: Do.BACK,
    pygame.K_BACKSPACE: Do.ERASE,
    pygame.K_TAB: Do.OVERLAY,
    pygame.K_F1: Do.HELP,
    pygame.K_F2: Do.CONNECT,
    pygame.K_F3: Do.SCAN,
    pygame.K_F4: Do.SETTINGS,
    pygame.K_F5: Do.HEALTH,
    pygame.K_F11: Do.FULL_SCREEN,
    pygame.K_PLUS: Do.DIAL_UP,
    pygame.K_EQUALS: Do.DIAL_UP,
    pygame.K_KP_PLUS: Do.DIAL_UP,
    pygame.K_MINUS: Do.DIAL_DOWN,
    pygame.K_KP_MINUS: Do.DIAL_DOWN,
    pygame.K_l: Do.LOCK,
    pygame.K_h: Do.NO_HARDER,
    pygame.K_j: Do.NO_EASIER,
    pygame.K_u: Do.UNDO,
    pygame.K_PAGEDOWN: Do.SKIP,
    pygame.K_e: Do.MARK,
    pygame.K_a: Do.ANSWER,
    pygame.K_s: Do.SHOW,
    pygame.K_n: Do.NOTE,
    pygame.K_r: Do.REST,
    pygame.K_x: Do.STOP,
    pygame.K_t: Do.TYPICAL,
}
"""On every screen where nothing is typed."""

IN_PLAY: Mapping[int, Do] = {pygame.K_ESCAPE: Do.PAUSE, pygame.K_SPACE: Do.PAUSE}
"""In play these mean something else."""

PAD: Mapping[int, Do] = {
    0: Do.OK,
    1: Do.BACK,
    4: Do.DIAL_DOWN,
    5: Do.DIAL_UP,
    6: Do.OVERLAY,
    7: Do.PAUSE,
}
"""Gamepad buttons by number, as SDL's game controllers have them."""
PAD_IN_PLAY: Mapping[int, Do] = {0: Do.PAUSE, 1: Do.PAUSE, 2: Do.MARK, 3: Do.ANSWER}

HAT: Mapping[tuple[int, int], Do] = {
    (-1, 0): Do.LEFT,
    (1, 0): Do.RIGHT,
    (0, 1): Do.UP,
    (0, -1): Do.DOWN,
}
STICK: Mapping[tuple[int, int], Do] = {
    (0, -1): Do.LEFT,
    (0, 1): Do.RIGHT,
    (1, -1): Do.UP,
    (1, 1): Do.DOWN,
}


class Reader:
    """Turns pygame events into Actions; remembers only which sticks are pushed and the last
    choice."""

    def __init__(self) -> None:
        self._pushed: set[tuple[int, int]] = set()
        self._quiet_until_s = 0.0

    def read(
        self,
        event: pygame.event.Event,
        now_s: float,
        *,
        playing: bool = False,
        typing: bool = False,
    ) -> Action | None:
        """What an event means now; None for nothing, or within the pause after a choice.

        playing: a bout runs. typing: letters are wanted as letters.
        """
        action = self._meaning(event, playing, typing)
        if action is None:
            return None
        if action.do in CHOICES and now_s < self._quiet_until_s:
            return None
        if action.do in CHOICES | AT_ONCE:
            self._quiet_until_s = now_s + AFTER_CHOICE_S
        return action

    def _meaning(self, event: pygame.event.Event, playing: bool, typing: bool) -> Action | None:
        kind = event.type
        if kind == pygame.KEYDOWN:
            return _key(event.key, event.unicode, playing, typing)
        if kind == pygame.MOUSEMOTION:
            return Action(Do.POINT, *event.pos)
        if kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return Action(Do.CLICK, *event.pos)
        if kind == pygame.MOUSEBUTTONDOWN and event.button == 3:
            x, y = event.pos
            return Action(Do.PAUSE if playing else Do.BACK, x, y, aside=True)
        if kind == pygame.JOYBUTTONDOWN:
            do = (PAD_IN_PLAY.get(event.button) if playing else None) or PAD.get(event.button)
            return Action(do) if do else None
        if kind == pygame.JOYHATMOTION:
            hat = HAT.get(tuple(event.value))
            return Action(hat) if hat else None
        if kind == pygame.JOYAXISMOTION:
            return self._stick(event.axis, event.value)
        return Action(Do.QUIT) if kind == pygame.QUIT else None

    def _stick(self, axis: int, value: float) -> Action | None:
        """One action for each push; letting go arms it again."""
        if axis not in (0, 1):
            return None
        side = -1 if value < 0 else 1
        if abs(value) < STICK_OFF:
            self._pushed -= {(axis, -1), (axis, 1)}
        elif abs(value) > STICK_ON and (axis, side) not in self._pushed:
            self._pushed = (self._pushed - {(axis, -side)}) | {(axis, side)}
            return Action(STICK[axis, side])
        return None


def _key(key: int, letter: str, playing: bool, typing: bool) -> Action | None:
    if typing and letter.isprintable() and letter:
        return Action(Do.TYPE, text=letter)
    do = (IN_PLAY.get(key) if playing else None) or KEYS.get(key)
    return Action(do) if do else None
