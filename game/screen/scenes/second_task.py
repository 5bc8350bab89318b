"""What a second task asks for, seen and heard beside any exercise, in the one place at the left
that no exercise uses.

Signs come and go softly. That an answer was taken is shown; whether it was right is the
therapist's to know, afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.bout import Bout
from game.core.event import Answered, Ended, Event, Prompted
from game.core.prompting import Task
from game.core.time import seconds
from game.figures import Figures
from game.screen.look import Look
from game.screen.scenes.sign_pictures import answered_ring, sign_picture
from game.screen.scenes.writing import hand, write
from game.screen.stroke import faded, put_middle
from game.text import mark

Y = 622.0
BESIDE = (102.0, 256.0)
"""Where signs stand; the second place is for head turns beside signs to answer."""
FADE_S = 0.2
DEVICE: Task = "vibration"
SHOWN_S: Mapping[Task, float] = {"head": 0.85, "count": 8.0, "colour": 2.0, "one_back": 2.0}
"""For how long; a head turn makes way for the next, and a sign to remember goes (ours)."""
RING_S = 0.6
CUES: Mapping[Task, str] = {"count": "sign", "colour": "sign", "one_back": "sign", DEVICE: "sign"}
"""Head turns are heard by their side."""
ON = mark("Vibration on: {hz} Hz, {mm} mm, {time}")
OFF = mark("Vibration off")
OFF_IN_PAUSE = mark("Vibration off in the pause")
FIRST = mark("Vibration soon: {hz} Hz, {mm} mm")
RULES: Mapping[Task, str] = {
    "head": mark("Look where the arrow points"),
    "count": mark("Count down aloud from the number"),
    "colour": mark("Press for circles, not for squares"),
    "one_back": mark("Press when a picture comes twice"),
}


class SignsBeside:
    """The signs of one bout; time is display time, which stands still with play."""

    def __init__(self, look: Look, bout: Bout) -> None:
        self._look, self._bout, self._tasks = look, bout, bout.tasks
        self._on_since = 0
        """Played step at which the device was to be switched on."""
        self._came: dict[Task, tuple[Prompted, float]] = {}
        self._answered: dict[Task, float] = {}
        self._ring = answered_ring(look)
        self._pictures: dict[str, pygame.Surface] = {}

    def happen(self, event: Event, shown_s: float) -> None:
        """Hear and remember what was asked or answered."""
        if isinstance(event, Prompted):
            self._came[event.task] = (event, shown_s)
            if event.task == DEVICE:
                self._on_since = self._bout.played_steps
            self._look.sound.play(CUES.get(event.task, f"turn_{event.sign}"))
        elif isinstance(event, Ended) and self._runs:
            self._came[DEVICE] = (Prompted(step=event.step, task=DEVICE, sign="off"), shown_s)
            self._look.sound.play("sign")
        elif isinstance(event, Answered):
            self._answered[event.task] = shown_s
            self._look.sound.play("answer")

    def draw(self, surface: pygame.Surface, shown_s: float) -> None:
        """What stands now."""
        self._draw_device(surface, ON)
        for x, task in zip(BESIDE, self._in_order(), strict=False):
            if task in self._came:
                self._draw_sign(surface, task, x, shown_s)
            strength = _strength(shown_s - self._answered.get(task, -9.0), RING_S)
            if strength > 0:
                put_middle(surface, faded(self._ring, strength), self._look.at(x, Y))

    def draw_rules(self, surface: pygame.Surface) -> None:
        """What to do, while play has not begun or stands still."""
        self._draw_device(surface, OFF_IN_PAUSE)
        y = Y - 40.0
        for task in self._in_order():
            text = self._look.words(RULES[task])
            y = write(surface, self._look, text, "note", 50, y, anchor="left", width=390) + 24

    def _in_order(self) -> list[Task]:
        shown = [task for task in self._tasks if task != DEVICE]
        return sorted(shown, key=lambda task: task == "head")

    @property
    def _runs(self) -> bool:
        """The device is to be on, but for pauses."""
        return DEVICE in self._came and self._came[DEVICE][0].sign == "on"

    def _draw_device(self, surface: pygame.Surface, running: str) -> None:
        """One small line at the top, for the therapist, who switches. running: what is said between
        on and off."""
        one = self._bout.vibration
        if one is None or DEVICE not in self._tasks:
            return
        text = running if self._runs else (OFF if DEVICE in self._came else FIRST)
        left_s = 60 * one.minutes - seconds(self._bout.played_steps - self._on_since)
        time = Figures(self._look.words).clock(max(0.0, left_s))
        said = self._look.words(text, hz=f"{one.hz:g}", mm=f"{one.mm:g}", time=time)
        write(surface, self._look, said, "note", 40, 28, anchor="left", width=560, size=28)

    def _draw_sign(self, surface: pygame.Surface, task: Task, x: float, shown_s: float) -> None:
        prompt, since_s = self._came[task]
        strength = _strength(shown_s - since_s, SHOWN_S[task])
        if strength > 0:
            picture = self._picture(prompt)
            put_middle(surface, faded(picture, strength), self._look.at(x, Y))

    def _picture(self, prompt: Prompted) -> pygame.Surface:
        name = f"{prompt.sign} {prompt.value}"
        if name not in self._pictures:
            picture = sign_picture(self._look, prompt.sign)
            if prompt.value:
                how = hand(self._look, "number")
                line = self._look.letters.line(str(prompt.value), how.face, 66, how.colour)
                wide, high = picture.get_size()
                put_middle(picture, line.premul_alpha(), (wide / 2, high / 2))
            self._pictures[name] = picture
        return self._pictures[name]


def _strength(age_s: float, length_s: float) -> float:
    """0 to 1: in softly, stay, out softly."""
    return max(0.0, min(1.0, age_s / FADE_S, (length_s - age_s) / FADE_S))
