"""What people do besides leaning: rise and sit, bend and stretch their knees, turn.

An aim may ask for `load` (the share of body weight on the board: sitting on a chair with the feet
on it, 1 when standing), for `lift` (how high the body is: 0 standing, -1 as deep as this person can
squat) and for `turn`. Each is a movement of its own with reaction, Fitts time, minimum jerk and
scatter. The weight trace follows from it: who rises presses down harder first and then less.
Source: the phases in exercises 3.7; sizes ours, unverified.
"""

from __future__ import annotations

import math

from game.core.control import Control
from game.core.pose import GRAVITY_M_S2
from game.core.time import STEPS_PER_S, steps
from game.patients.body import Body, clamped
from game.patients.pace import Pace
from game.patients.profile import REST_SHIFT
from game.patients.reach import NEAR_ENOUGH, Tracker, acceleration, moved, reaction_steps

JUMP = 0.05
"""As for a lean: an aim that moves farther in one step has jumped (ours)."""
EXACTNESS = 0.1
"""How exactly people rise, bend and turn: the radius of a target, for Fitts. Gives 1 s (athlete) to
3 s (cp3) for rising from a chair (ours, unverified)."""
AGAIN_EXACTNESS = 0.25
AGAIN_REACTION = 0.3
"""Whoever goes to and fro between the same two, as in rising again and again, hurries: less
exactly, and setting out before they are told, by this share of a reaction. Five risings from a
chair then take 7 s (athlete) to 25 s (cp3), adults about 11 s, older people about 16 s (ours,
unverified)."""
HEIGHT_M = 0.35
"""How far the body's centre rises from a chair or a full squat (unverified)."""
SWING = 0.2
"""Share of the time of rising in which the trunk swings forward, and the feet press less …"""
SWING_DIP = 0.15
"""… by this share of the load to come (unverified)."""
LEAST_FEET = 0.7
"""Whoever sits presses with the feet as they happen to stand: at least this share of what is usual
(ours)."""
MOST_DIP = 0.3
"""But the feet stay on the floor: never by more than this share of what they press with (ours)."""
AT_REST = 0.02
"""Of the quickest they can: slower is no movement (ours)."""
SEAT_OFF = 0.5
"""Share of that time after which the whole weight is on the feet (unverified)."""
FULL_LOAD = 1.0


class Line:
    """Something that moves to and fro along one line, by itself."""

    def __init__(
        self, body: Body, value: float, firm: float | None = None, *, paced: bool = False
    ) -> None:
        """firm: where nothing scatters, as with all of one's weight on the feet. paced: an aim that
        flows sets a pace for the whole body, which is no tracker."""
        self._body, self._firm, self._paced = body, firm, paced
        self._value = self._aim = self._start = self._end = value
        self._begins = 0
        self._lasts = 1
        self._tracker: Tracker | Pace | None = None
        self.pace: Pace | None = None
        """What they go along with; None where they move by themselves."""
        self._first = True
        self._settled = True
        self._was: float | None = None
        """Where the aim was before."""
        self._again = False

    def at(self, aim: float, step: int) -> float:
        """Where it is at this step, meant to be at `aim`."""
        if aim == self._aim and self._settled and self._tracker is None:
            return self._value
        if aim != self._aim:
            self._look(aim, step)
        if self._tracker is not None:
            self._value, _ = self._tracker.follow(aim, 0.0)
        elif not self._settled:
            share = self.share(step)
            self._value = self._start + moved(share) * (self._end - self._start)
            if share >= 1:
                self._correct()
        return self._value

    def share(self, step: int) -> float:
        """Of the time of the present movement that has passed, 0 to 1; 0 for none."""
        if self._settled or self._tracker is not None:
            return 0.0
        return max(0.0, min((step - self._begins) / self._lasts, 1.0))

    @property
    def length(self) -> float:
        """Of the present movement, with its sign."""
        return self._end - self._start

    @property
    def start(self) -> float:
        """Where the present movement set out."""
        return self._start

    @property
    def lasts_s(self) -> float:
        """Of the present movement."""
        return self._lasts / STEPS_PER_S

    def _look(self, aim: float, step: int) -> None:
        jumped = abs(aim - self._aim) > JUMP
        if jumped:
            self._again, self._was = aim == self._was, self._aim
        self._aim = aim
        if self._again and self.share(step):
            return  # nobody sits down again halfway up: this movement first
        if jumped:
            self._tracker, self.pace, self._settled, self._first = None, None, False, True
            share = AGAIN_REACTION if self._again else 1.0
            self._begins = step + round(share * reaction_steps(self._body))
            self._plan()
        elif self._tracker is None:
            self._settled = True
            self._follow()

    def _follow(self) -> None:
        """The aim flows from now on."""
        if self._paced:
            self._tracker = self.pace = Pace(self._body, self._value)
        else:
            self._tracker = Tracker(self._body.profile.tracking_delay_s, self._value, 0.0)

    def _plan(self) -> None:
        """The next movement, or none where this is near enough; as a reach does."""
        profile, source = self._body.profile, self._body.source
        gap = self._aim - self._value
        self._start = self._end = self._value
        exactness = AGAIN_EXACTNESS if self._again else EXACTNESS
        if abs(gap) < NEAR_ENOUGH * exactness:
            self._settled = True
            return
        start_s = profile.fitts_a_s * (1.0 if self._first else 0.5)
        move_s = start_s + profile.fitts_b_s * math.log2(abs(gap) / exactness + 1)
        self._lasts = max(1, steps(move_s))
        scatter = profile.noise * profile.endpoint_noise * abs(gap)
        self._end = self._aim + (0.0 if self._aim == self._firm else source.gauss(0, scatter))
        if self._firm is not None:
            self._end = max(self._end, LEAST_FEET * self._aim)

    def _correct(self) -> None:
        self._begins += self._lasts + steps(0.5 * self._body.profile.reaction_s)
        self._first = False
        self._plan()


class Effort:
    """Turning, lifting and loading, beside the lean."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._turn, self._lift = Line(body, 0.0), Line(body, 0.0, paced=True)
        self._load = Line(body, FULL_LOAD, firm=FULL_LOAD, paced=True)
        self._aside = 0.0
        self._was_at_rest = True

    def with_lean(self, lean: Control, aim: Control, step: int, bounce: float) -> Control:
        """The whole of what they do. bounce: of the load, by stepping."""
        turn, lift = self._turn.at(aim.turn, step), self._lift.at(aim.lift, step)
        load = self._pressing(self._load.at(aim.load, step), step)
        load *= 1 + self._bounce(self._lift, step) + bounce
        aside = self._leaning_aside(step)
        x = clamped(lean.x + aside)
        return Control(x, lean.y, turn, lift, max(0.0, load), self._body.right_share(x))

    def _pressing(self, share: float, step: int) -> float:
        """The load while rising from a seat or sitting down, from the share that is meant."""
        line = self._load
        done = line.share(step)
        if not 0 < done < 1:
            return min(share, FULL_LOAD)  # nobody can stand there with more than their weight
        since = done if line.length > 0 else 1 - done  # sitting down is rising, run backwards
        change = abs(line.length)
        seated = min(line.start, line.start + line.length)
        if since < SWING:
            dip = min(SWING_DIP * change, MOST_DIP * max(0.0, seated))
            return seated - dip * math.sin(math.pi * since / SWING) ** 2
        load = seated + change * moved(min(1.0, (since - SWING) / (SEAT_OFF - SWING)))
        rise_s = (1 - SWING) * line.lasts_s
        upward = HEIGHT_M * change * acceleration((since - SWING) / (1 - SWING))
        return min(load, FULL_LOAD) + upward / (GRAVITY_M_S2 * rise_s**2)

    @staticmethod
    def _bounce(line: Line, step: int) -> float:
        """Upward acceleration of the body, in units of gravity."""
        if line.pace is not None:
            return HEIGHT_M * line.pace.acceleration / GRAVITY_M_S2
        if not line.length:
            return 0.0
        upward = HEIGHT_M * line.length * acceleration(line.share(step))
        return upward / (GRAVITY_M_S2 * line.lasts_s**2)

    def _leaning_aside(self, step: int) -> float:
        """How far off the middle an effort pushes them: away from a weak side, and never twice the
        same. Reach units."""
        share = max(_underway(self._load, step), _underway(self._lift, step))
        if not 0 < share < 1:
            self._was_at_rest = True
            return 0.0
        if self._was_at_rest:
            profile = self._body.profile
            away = {"left": REST_SHIFT, "right": -REST_SHIFT, "none": 0.0}[profile.affected_side]
            self._aside = away + self._body.source.gauss(0, profile.endpoint_noise)
            self._was_at_rest = False
        return self._aside * (4 * share * (1 - share)) ** 2


def _underway(line: Line, step: int) -> float:
    """Share of the present movement that is done, 0 to 1; for one at a pace, as if it were half
    done at its quickest."""
    if line.pace is None:
        return line.share(step)
    effort = line.pace.effort
    return 0.5 * effort if effort > AT_REST else 0.0
