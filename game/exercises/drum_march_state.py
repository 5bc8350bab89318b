"""Which beats a phrase has, and how they have been kept so far."""

from __future__ import annotations

import random
from statistics import median

import msgspec

from game.core.control import Control, Foreseen
from game.core.feedback import Mode, guided, seen
from game.core.lane import Lane
from game.core.time import steps
from game.exercises.drum_march_level import BEATS, FIGURES, Asked, Level, asked_at
from game.exercises.star_order import sides_in_turn

ASIDE = 0.7
"""Where a perfect player leans on each beat, own reach: small steps in place (ours)."""
LEAD_S = 2.0
"""The first beat of a phrase is seen coming for at least so long, in whole beats (ours)."""
OFTEN_ENOUGH = 0.75
"""Source: exercises 3.11."""
SPARE_GOINGS = 4
"""Goings over beyond the beats that cost nothing: somebody unsteady needs a second try (ours)."""
STEADY = 0.35
"""A beat at the player's own tempo is steady whose gap is within this share of the usual one (ours,
unverified on patients)."""


class Beat(msgspec.Struct, frozen=True, gc=False):
    """One beat that is over."""

    way: int
    """The side, -1 or 1."""
    go: bool
    """False: it was to be let pass."""
    made: bool
    came: int | None
    """Step of the phrase at which the load went over; None where it did not."""
    off: int
    """Steps by which it came late, negative for early; 0 where it did not."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """One attempt: eight beats, and the side of each."""

    d: float
    asked: Asked
    gaps: tuple[int, ...]
    """Steps from each beat to the next."""
    lead: int
    """Steps until the first beat."""
    ways: tuple[int, ...]
    """-1 left, 1 right."""
    go: tuple[bool, ...]
    """False for a beat to be let pass."""

    @property
    def label(self) -> str:
        """Of its events."""
        return self.asked.figure

    def closes(self, beat: int, due: int) -> int:
        """The step at which it is settled how that beat went. due: its step."""
        if beat + 1 < BEATS:
            return due + self.gaps[beat] // 2
        return due + self.asked.half_steps

    def foreseen(self, beat: int) -> Foreseen:
        """The aim on that beat: there now, and on the other side with the next one that is meant;
        after the last in the middle."""
        after, later = 0, beat
        while later + 1 < BEATS:
            after += self.gaps[later]
            later += 1
            if self.go[later]:
                return Foreseen(
                    ASIDE * self.ways[beat], 0.0, next_x=ASIDE * self.ways[later], after_steps=after
                )
        return Foreseen(ASIDE * self.ways[beat], 0.0, after_steps=after + 2 * self.asked.half_steps)


class March(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    firsts: tuple[int, ...]
    """The side of each phrase's first beat."""
    stands: tuple[tuple[int, int], ...]
    """Of each phrase, the beats that are to be let pass where one or two are."""
    feedback: tuple[Mode, ...]


class State(msgspec.Struct, frozen=True, gc=False):
    """The march, and where the weight is. Reach units, x right and y forward."""

    march: March
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phrase: Phrase | None
    """The present one, or between two the last; None before the first."""
    playing: bool
    """A phrase is underway."""
    since: int
    """Steps since the phrase was shown, or since it was over."""
    pause_steps: int
    """Until the next is shown."""
    x: float
    y: float
    side: int
    """Where the load is, clearly: -1, 1, or 0 in the middle."""
    aim: Control
    beat: int
    """The present beat of the phrase, from 0: the one that is nearest in time."""
    due: int
    """Its step of the phrase."""
    closes: int
    """The step at which it is settled."""
    came: int
    """The step at which the load went over for it; -1 while it has not."""
    landed: bool
    """And in time."""
    kept: tuple[Beat, ...]
    """The beats of the phrase that are over."""
    missed: int
    """Phrases in a row; the window widens with them."""
    heard: int
    """Beats that have sounded in this bout, count-in excepted."""
    goings: int
    """So often the load has gone over in the phrase."""

    @property
    def planned(self) -> int:
        """Phrases of this bout."""
        return len(self.march.firsts)

    @property
    def lane_ahead(self) -> Lane:
        """A phrase has both sides."""
        return "all"

    @property
    def own_tempo(self) -> bool:
        """The drum waits for the player."""
        return self.march.level.limits.no_time_limit

    @property
    def coming(self) -> tuple[tuple[int, int, bool], ...]:
        """The beats that are not over: the step of the phrase of each, its side, and whether it is
        meant to be met. Beats that wait for the player move along with the one that is due."""
        phrase = self.phrase
        if phrase is None or not self.playing:
            return ()
        at = max(self.due, self.since) if self.own_tempo else self.due
        found = []
        for beat in range(self.beat, BEATS):
            found.append((at, phrase.ways[beat], phrase.go[beat]))
            at += phrase.gaps[beat] if beat + 1 < BEATS else 0
        return tuple(found)

    @property
    def count_in(self) -> int:
        """Whole beats until the first beat of the phrase, rounded up; 0 from the first beat on."""
        phrase = self.phrase
        if phrase is None or not self.playing or self.beat or self.since >= phrase.lead:
            return 0
        return -(-(phrase.lead - self.since) // (2 * phrase.asked.half_steps))

    @property
    def made(self) -> int:
        """Beats of the phrase that were kept so far."""
        return sum(beat.made for beat in self.kept)

    @property
    def feedback(self) -> Mode:
        """Of the present phrase, or between two of the last one."""
        over = not self.playing and self.attempts > 0
        return self.march.feedback[min(self.attempts - over, self.planned - 1)]

    @property
    def shows_lean(self) -> bool:
        """Is it seen now where the weight is? Between two phrases always."""
        if not self.playing:
            return True
        return seen(self.feedback, inside=not self.kept or self.kept[-1].made)

    @property
    def guided(self) -> bool:
        """Is it told beat by beat how it goes?"""
        return guided(self.feedback)


def draw_march(level: Level, phrases: int, seed: int, feedback: tuple[Mode, ...]) -> March:
    """Which side begins each phrase: by the affected side's share; and which beats may pass."""
    source = random.Random(f"march {seed}")
    sides = sides_in_turn(source, phrases, level.limits)
    firsts = tuple(1 if side == "right" else -1 for side in sides)
    return March(level, firsts, tuple(_apart(source) for _ in range(phrases)), feedback)


def phrases_of(level: Level) -> int:
    """So many whole phrases as come nearest to the length of the bout; 2 or more."""
    asked = asked_at(level, level.clamp(level.d.start))
    beat = 2 * asked.half_steps
    whole = sum(asked.gaps) + beat + lead_steps(beat)
    return max(2, round(steps(level.plan.bout_s) / whole))


def lead_steps(beat: int) -> int:
    """So many whole beats as it takes to be ready."""
    return beat * max(1, -(-steps(LEAD_S) // beat))


def next_phrase(state: State) -> Phrase:
    """The phrase whose turn it is, at the difficulty that was waiting."""
    march, number = state.march, state.attempts
    asked = asked_at(march.level, state.pending_d, state.missed)
    passing = march.stands[number][: asked.no_go]
    way, ways = march.firsts[number], []
    for beat in range(BEATS):
        ways.append(way)
        way = way if beat in passing else -way
    go = tuple(beat not in passing for beat in range(BEATS))
    lead = lead_steps(2 * asked.half_steps)
    return Phrase(state.pending_d, asked, asked.gaps, lead, tuple(ways), go)


def kept_share(state: State, phrase: Phrase) -> float:
    """Of the beats of a phrase, 0 to 1; less for whoever goes to and fro so often that some beat is
    always met."""
    idle = max(0, state.goings - sum(phrase.go) - SPARE_GOINGS)
    return _well_kept(state, phrase) / (BEATS + idle)


def _well_kept(state: State, phrase: Phrase) -> int:
    """Beats of a phrase that count: in time, or at the player's own tempo those that were
    steady."""
    if not state.own_tempo:
        return state.made
    halves = FIGURES[phrase.asked.figure]
    unit: list[float | None] = [None]
    for before, now, length in zip(state.kept, state.kept[1:], halves, strict=False):
        both = before.came is not None and now.came is not None
        unit.append(((now.came or 0) - (before.came or 0)) / length if both else None)
    known = [one for one in unit if one is not None]
    usual = median(known) if known else 0.0
    return sum(
        beat.made and (one is None or abs(one - usual) <= STEADY * usual)
        for beat, one in zip(state.kept, unit, strict=True)
    )


def _apart(source: random.Random) -> tuple[int, int]:
    """Two beats, neither first nor last nor beside each other, so that a march is still one."""
    first = source.randrange(2, BEATS - 1)
    others = [beat for beat in range(2, BEATS - 1) if abs(beat - first) > 1]
    return first, source.choice(others)
