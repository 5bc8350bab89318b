"""A bout, and a whole visit."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.coach.rest import Advice, Gate
from game.core.bout import Phase
from game.core.time import steps
from game.headless.calibrating import NOBODY_S, Say, prepare
from game.headless.clock import Clock
from game.session import LiveBout, Session, Summary
from game.session.caring import stop_reason
from game.session.wearing import WORN_AT
from game.store.records import Check

Rate = Callable[[Summary], Check]
"""Asks how it was after a bout."""


def play_bout(
    session: Session,
    level_id: str,
    clock: Clock,
    *,
    longest_s: float = math.inf,
    each_frame: Callable[[LiveBout], None] | None = None,
) -> Summary:
    """One bout from count-in to end. longest_s: of device time, then it is stopped.

    each_frame: called after every advance, for pictures of a bout that nobody watches.
    """
    live = session.open_bout(level_id, clock())
    began = clock()
    while not live.ended:
        clock.wait()
        live.advance(clock())
        if each_frame is not None:
            each_frame(live)
        waited_s = clock() - began
        if waited_s >= longest_s or (live.bout.phase is Phase.WAITING and deserted(live)):
            live.stop()
    return session.close_bout(live)


def deserted(live: LiveBout) -> bool:
    """Play has stood still for so long that nobody will come back."""
    last = live.events[-1].step if live.events else 0
    return live.bout.step - last > steps(NOBODY_S)


def visit(
    session: Session,
    clock: Clock,
    say: Say,
    *,
    longest_s: float = math.inf,
    rate: Rate | None = None,
) -> None:
    """A whole visit: calibration, probe, the plan's bouts with their rests left out, the end.

    longest_s: of device time. rate: asked after each bout; without it only what is seen of the play
    counts. An advice to stop ends the visit; other advice is said, and nobody is there to rest. A
    device that only stands still (a laboratory recording) plays with a typical reach, marked as not
    this person's.
    """
    until = clock() + longest_s
    ends: str | None = "stopped"
    try:
        begin(session, clock, say, until)
        while not session.dose_done and clock() < until and not session.device.finished:
            gate = next_bout(session, clock, say, until, rate)
            if gate.advice is Advice.STOP:
                ends = stop_reason(gate)
                break
        else:
            ends = None if session.dose_done else "stopped"
    finally:
        session.close(ends)


def begin(session: Session, clock: Clock, say: Say, until: float) -> None:
    """What comes before the first level: the calibration and the probe."""
    if session.plan.preparation:
        say("Preparation is left out: nobody is there to do it.")
        session.note("Preparation left out.")
    prepare(session, clock, say)
    probe = session.plan.probe
    if probe is not None and clock() < until:
        play_bout(session, probe, clock, longest_s=until - clock())


def next_bout(
    session: Session, clock: Clock, say: Say, until: float, rate: Rate | None = None
) -> Gate:
    """The next level, and what to do after it. rate: as of `visit`."""
    level_id = session.next_level()
    say(f"Level {level_id}.")
    _fasten(session, level_id, clock, say)
    summary = play_bout(session, level_id, clock, longest_s=until - clock())
    gate = session.after_bout(rate(summary) if rate else None)
    _tell(gate, say)
    return gate


def _fasten(session: Session, level_id: str, clock: Clock, say: Say) -> None:
    """A worn sensor goes where the exercise needs it, and is shown and calibrated there."""
    place = session.to_wear(level_id)
    if place is not None:
        say(f"Put the sensor {WORN_AT[place]}.")
        session.wear_at(place)
        prepare(session, clock, say)


SUGGESTS = {
    Advice.REST: "Rest suggested: ",
    Advice.LONG_REST: "A longer rest suggested: ",
    Advice.FINISH: "Finishing suggested: ",
    Advice.STOP: "The visit ends: ",
}


def _tell(gate: Gate, say: Say) -> None:
    """What is advised, and every sign of fatigue."""
    if gate.advice is Advice.GO_ON:
        return
    reasons = {gate.reason: gate.values, **{sign.reason: sign.values for sign in gate.signs}}
    said = " ".join(reason.format(**values) for reason, values in reasons.items())
    say(SUGGESTS[gate.advice] + said)
