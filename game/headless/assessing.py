"""An assessment, from its calibration to its result."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.core.bout import Phase
from game.headless.calibrating import Say, prepare
from game.headless.clock import Clock
from game.headless.taring import lay_foam
from game.headless.visiting import deserted
from game.session import LiveBout
from game.session.assessing import Assessing, Done
from game.session.trials import STOPPED
from input_devices.errors import DeviceError


def assess(
    assessing: Assessing,
    clock: Clock,
    say: Say,
    *,
    each_frame: Callable[[LiveBout], None] | None = None,
) -> None:
    """A whole assessment: calibration, its trials with their rests, the result into the store, the
    end of the visit.

    each_frame: as of `play_bout`. Raises DeviceError when the device ends or nobody stands there
    any more; what was done until then is kept.
    """
    session = assessing.session
    try:
        place = session.to_wear(assessing.assessment.parts[0].level)
        if place is not None:
            session.wear_at(place)
        prepare(session, clock, say)
        while (part := assessing.part) is not None:
            if assessing.foam_ahead:
                lay_foam(assessing, clock, say)
            _rest(assessing, clock, say)
            trial = "Practice" if assessing.practice else f"{assessing.number} of {part.trials}"
            say(f"{part.title}, {trial}. {part.say}")
            done = _trial(assessing, clock, each_frame)
            if not done.completed:
                say(f"Stopped: {STOPPED[done.reason].lower()}.")
                if any(one.condition == done.condition for one in assessing.given_up):
                    say(f"{part.title}: not possible today.")
    finally:
        assessing.keep()
        session.close(None if assessing.over else "stopped")


def _rest(assessing: Assessing, clock: Clock, say: Say) -> None:
    """What the device says meanwhile is nobody's."""
    left_s = assessing.rest_left_s(clock())
    if left_s:
        say(f"Rest, {math.ceil(left_s)} s.")
    while assessing.rest_left_s(clock()):
        clock.wait()
        assessing.session.device.read()


def _trial(
    assessing: Assessing, clock: Clock, each_frame: Callable[[LiveBout], None] | None
) -> Done:
    live = assessing.open(clock())
    while not live.ended:
        clock.wait()
        live.advance(clock())
        if each_frame is not None:
            each_frame(live)
        if live.bout.phase is Phase.WAITING and deserted(live):
            live.stop()
    done = assessing.close(live, clock())
    if done is None or assessing.session.device.finished:
        raise DeviceError(
            "nobody-there",
            f"{assessing.session.info.name}: nobody stands steadily on it any more, or it has "
            "fallen silent. What was recorded is kept; assess again.",
        )
    return done
