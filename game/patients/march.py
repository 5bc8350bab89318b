"""Going from side to side to a beat, as in marching on the spot.

A reaction time after every beat nobody could march faster than slowly: whoever hears a steady beat
sets out before it. So do simulated people, after three equal gaps between jumps of the aim to and
fro between two places. A beat that does not come takes them along, and then back.
"""

from __future__ import annotations

import math
from collections import deque
from itertools import pairwise

import msgspec

from game.core.time import STEPS_PER_S, steps
from game.patients.body import Body
from game.patients.reach import Reach, acceleration, moved

LONGEST_BEAT_STEPS = steps(2.5)
"""Slower is no beat that people feel; marching begins at 30 a minute (exercises 3.11)."""
SAME_BEAT = 0.08
"""Gaps this much apart, as a share, still are one beat (ours)."""
GAPS = 3
MOST_OF_THE_BEAT = 0.7
"""A movement takes at most this share of the time between beats (ours)."""
EARLY_S = 0.03
"""People who tap to a beat come a little early: tens of milliseconds (unverified)."""
SPREAD_OF_REACTION = 0.4
"""Scatter around the beat, as a share of the scatter of reaction times (ours, unverified)."""
SIMPLE, UNEVEN = 1.5, 8.0
"""After a gap of another length people come so many times as scattered: twice or half is simple,
three to two is not. Short tunes in two to three are kept far less well than in one to two (sizes
ours, unverified)."""
BOUNCE = 0.1
"""Change of load while the weight goes over, as a share of it (unverified)."""
_STRONGEST = 10 / math.sqrt(3)  # of `acceleration`

Place = tuple[float, float]


class Rhythm:
    """Listens whether the aim goes to and fro to a beat."""

    def __init__(self) -> None:
        self._heard: deque[tuple[int, Place]] = deque(maxlen=GAPS + 1)

    def hear(self, step: int, place: Place) -> int | None:
        """The aim has jumped there. Gives the steps between beats, or None for no beat."""
        self._heard.append((step, place))
        places = [one for _, one in self._heard]
        if len(places) <= GAPS or (0.0, 0.0) in places or places[:-2] != places[2:]:
            return None
        times = [one for one, _ in self._heard]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        beat = min(gaps)
        beats = [max(1, round(gap / beat)) for gap in gaps]
        even = all(
            count <= 2 and abs(gap / count - beat) <= SAME_BEAT * beat
            for gap, count in zip(gaps, beats, strict=True)
        )
        return beat if even and 0 < beat <= LONGEST_BEAT_STEPS else None

    @property
    def other(self) -> Place:
        """Where the aim was before."""
        return self._heard[-2][1]


class Stride(msgspec.Struct, frozen=True, gc=False):
    """One movement from place to place."""

    begins: int
    lasts: int
    start: Place
    end: Place

    def share(self, step: int) -> float:
        """Of its time that has passed, 0 to 1."""
        return max(0.0, min((step - self.begins) / self.lasts, 1.0))

    def at(self, step: int) -> Place:
        """Where it is."""
        done = moved(self.share(step))
        (x, y), (end_x, end_y) = self.start, self.end
        return x + done * (end_x - x), y + done * (end_y - y)


def scattered(before: int, gap: int) -> float:
    """How many times as scattered a beat is that comes after a gap, and not the one before."""
    if not before:
        return 1.0
    ratio = max(before, gap) / min(before, gap)
    if ratio <= 1 + SAME_BEAT:
        return 1.0
    return SIMPLE if abs(ratio - round(ratio)) <= SAME_BEAT else UNEVEN


class March:
    """To and fro to a beat, each time setting out before it comes."""

    def __init__(self, body: Body, place: Place, radius: float) -> None:
        self._body, self._radius = body, radius
        self._stride = self._next = Stride(0, 1, place, place)
        self._aim = place
        self._here = place
        self._lost_at = 0
        self._back: Reach | None = None
        self._gap = 0
        self._scattered = 1.0
        self._corrects = False

    def foresee(self, step: int, gap: int, here: Place, there: Place) -> None:
        """As `beat`, of one whose next beat is seen coming, even where it comes unevenly. With time
        to spare before it, whoever ends beside the place corrects that, as in any reach."""
        self._scattered, self._gap = scattered(self._gap, gap), gap
        spare_s = (1 - MOST_OF_THE_BEAT) * gap / STEPS_PER_S
        self._corrects = spare_s >= 0.5 * self._body.profile.reaction_s
        if self._back is not None:  # they had given the beat up, and are on their way back
            self._aim = place = self._back.at(step)
            self._stride = self._next = Stride(step, 1, place, place)
        self.beat(step, gap, here, there)

    def beat(self, step: int, gap: int, here: Place, there: Place) -> None:
        """A beat came: the aim is here now; after so many steps it should be there."""
        if self._aim == here:  # as expected: on the way, or there
            self._stride = self._next
        else:
            now = self._stride_at(step).at(step)
            self._stride = self._towards(here, now, step, gap, step)
        self._aim, self._back = there, None
        profile, source = self._body.profile, self._body.source
        spread_s = SPREAD_OF_REACTION * profile.reaction_sd_s * self._scattered
        due = step + gap + steps(source.gauss(-EARLY_S, spread_s))
        arrived = self._stride.begins + self._stride.lasts
        self._next = self._towards(there, self._stride.end, arrived, gap, due)
        self._lost_at = step + gap + steps(profile.reaction_s)
        self._here = here

    def at(self, step: int) -> Place:
        """The place meant at this step."""
        if step > self._lost_at and self._back is None:
            place = self._stride_at(step).at(step)
            self._back = Reach(self._body, place, self._here, self._radius, step)
        if self._back is not None:
            return self._back.at(step)
        return self._stride_at(step).at(step)

    def bounce(self, step: int) -> float:
        """How much more than body weight presses down at this step, as a share of it."""
        if self._back is not None:
            return 0.0
        share = self._stride_at(step).share(step)
        return BOUNCE * acceleration(share) / _STRONGEST

    def _stride_at(self, step: int) -> Stride:
        return self._next if step >= self._next.begins else self._stride

    def _towards(self, target: Place, place: Place, earliest: int, gap: int, due: int) -> Stride:
        """A movement half of which is done when it is due, so that the weight goes over on the
        beat; hurry costs accuracy (by the root of it: ours, unverified)."""
        profile, source = self._body.profile, self._body.source
        length = math.hypot(target[0] - place[0], target[1] - place[1])
        own_s = profile.fitts_a_s + profile.fitts_b_s * math.log2(length / self._radius + 1)
        own = max(1, steps(max(own_s, length * self._body.shortest_s_per_reach)))
        lasts = max(1, min(own, int(MOST_OF_THE_BEAT * gap)))
        scatter = profile.noise * profile.endpoint_noise * length * math.sqrt(own / lasts)
        off_x, off_y = source.gauss(0, scatter), source.gauss(0, scatter)
        off = math.hypot(off_x, off_y)
        if self._corrects and off > self._radius:
            off_x, off_y = off_x * self._radius / off, off_y * self._radius / off
        end = (target[0] + off_x, target[1] + off_y)
        return Stride(max(earliest, due - lasts // 2), lasts, place, end)
