"""Two people on one device, one after another, with no window."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from game.coach.rest import Advice
from game.core.handover import Doubt, Phase
from game.core.patient import Patient
from game.headless.calibrating import NOBODY_S, Say, calibrate
from game.headless.clock import Clock
from game.headless.visiting import Rate, begin, next_bout
from game.session.caring import stop_reason
from game.session.pair import Pair
from input_devices.errors import DeviceError

Confirm = Callable[[Patient, Doubt], bool]
"""Asks whether it is this person who stands there; False where nobody can say."""
ASKED: Mapping[Doubt, str] = {
    Doubt.NOT_WEIGHED: "This device does not weigh. Is it {name}?",
    Doubt.ALIKE: "The weight alone does not say who it is. Is it {name}?",
    Doubt.SOMEBODY_ELSE: "The weight is not that of {name}. Is it {name}?",
    Doubt.BOARD_CHANGED: "The board has changed; it is calibrated anew. Is it {name}?",
}


def visit_in_turns(
    pair: Pair,
    clock: Clock,
    say: Say,
    confirm: Confirm,
    *,
    longest_s: float = math.inf,
    rates: Mapping[str, Rate] | None = None,
) -> None:
    """Both visits, bout by bout. longest_s: of device time. rates: by alias, as of `visit`.

    What ends one visit, pain or effort too, leaves the other to go on. Raises DeviceError when the
    device ends, nobody comes, or nobody says who is there; both visits are closed then.
    """
    until = clock() + longest_s
    begun: set[int] = set()
    try:
        while not pair.over and clock() < until and not pair.here.device.finished:
            _step_on(pair, clock, say, confirm)
            session = pair.here
            if pair.at not in begun:
                begun.add(pair.at)
                begin(session, clock, say, until)
            _rest(pair, clock, say)
            if clock() >= until:
                break
            rate = rates.get(session.patient.alias) if rates else None
            gate = next_bout(session, clock, say, until, rate)
            pair.step_down(clock(), gate)
            if gate.advice is Advice.STOP:
                pair.close(stop_reason(gate))
            elif session.dose_done:
                pair.close(None)
    finally:
        pair.close_all("stopped")


def _step_on(pair: Pair, clock: Clock, say: Say, confirm: Confirm) -> None:
    """The board goes to whoever is next, if that is the other, and it is seen that it is them."""
    live = pair.hand_over()
    if live is None:
        return
    session, began = pair.here, clock()
    say(f"{session.patient.alias}'s turn. Step on the board.")
    while (phase := live.advance(clock())) is not Phase.READY:
        doubt = live.handover.doubt
        if phase is Phase.ASKING and doubt is not None:
            if not confirm(session.patient, doubt):
                raise DeviceError("nobody-there", "Nobody said who stands there. Start again.")
            live.handover.confirm()
        if session.device.finished or clock() - began > NOBODY_S:
            raise DeviceError(
                "nobody-there",
                f"{session.patient.alias} did not step on the board. What was recorded is kept.",
            )
        clock.wait()
    if session.calibration is None:
        pair.calibrate_anew()
    elif live.handover.recalibrate:
        pair.calibrate_anew()
        calibrate(session, clock, say)
    elif live.handover.recentre:
        calibrate(session, clock, say, known=session.calibration)


def _rest(pair: Pair, clock: Clock, say: Say) -> None:
    """What is left of the rest, if the other's turn was shorter."""
    left_s = pair.rest_left_s(clock())
    if left_s:
        say(f"Rest, {math.ceil(left_s)} s.")
    while pair.rest_left_s(clock()):
        clock.wait()
        pair.here.device.read()
    pair.rested()
