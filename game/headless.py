"""A visit with no window: the same Session, driven by a loop that waits for the device or does not
wait at all."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from game.coach.rest import Advice, Gate
from game.core.bout import Phase
from game.core.calibrating import Phase as CalibrationPhase
from game.core.calibration import Calibration
from game.core.leaning import Ask
from game.core.time import STEPS_PER_S, steps
from game.session import LiveBout, Session, Summary
from game.session.assessing import Assessing, Done
from game.session.caring import stop_reason
from game.session.trials import STOPPED
from game.store.records import Check
from input_devices.errors import DeviceError

Say = Callable[[str], None]
Rate = Callable[[Summary], Check]
"""Asks how it was after a bout."""
ASKS: dict[Ask, str] = {
    Ask.STAND: "Stand still and relaxed.",
    Ask.RIGHT: "Lean to the right, as far as feels safe, and hold.",
    Ask.FORWARD: "Lean forward, as far as feels safe, and hold.",
    Ask.LEFT: "Lean to the left, as far as feels safe, and hold.",
    Ask.BACK: "Lean back, as far as feels safe, and hold.",
}
NOBODY_S = 60.0
"""A calibration without a window gives up when nobody has stood steadily for so long."""
CALIBRATION_S = 180.0


class VirtualClock:
    """Time that goes only when it is told: a whole visit in seconds, on the `perf_counter` base or
    any other."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def wait(self) -> None:
        """Two steps later, as a display of 60 Hz would be."""
        self.now += 2 / STEPS_PER_S


class RealClock:
    """The clock on the wall, waited for in short sleeps."""

    def __call__(self) -> float:
        return time.perf_counter()

    def wait(self) -> None:
        """About 4 ms, so that no sample waits long."""
        time.sleep(0.004)


Clock = VirtualClock | RealClock


def utc_of(clock: Callable[[], float]) -> Callable[[], str]:
    """The time of day on a clock that begins now and runs faster."""
    began = datetime.now(UTC) - timedelta(seconds=clock())
    return lambda: (began + timedelta(seconds=clock())).strftime("%Y-%m-%dT%H:%M:%SZ")


def calibrate(
    session: Session,
    clock: Clock,
    say: Say,
    *,
    practice: bool = False,
    leans: bool = True,
    known: Calibration | None = None,
) -> Calibration:
    """The guided procedure with prompts as lines of text. Keeps and gives the calibration.

    A direction that could not be measured gets a typical reach, and the calibration is marked.
    Raises DeviceError when it is refused, when nobody is there, or when the device ends.
    """
    live = session.start_calibrating(practice=practice, leans=leans, known=known)
    calibrating = live.calibrating
    began = waiting_since = clock()
    asked: tuple[CalibrationPhase, Ask, bool] | None = None
    while calibrating.phase not in (CalibrationPhase.DONE, CalibrationPhase.REFUSED):
        clock.wait()
        live.advance(clock())
        now = (calibrating.phase, calibrating.ask, calibrating.practice)
        if now != asked and calibrating.phase in (
            CalibrationPhase.STANDING,
            CalibrationPhase.LEANING,
        ):
            say(("Practice. " if leans and now[2] else "") + ASKS[calibrating.ask])
        asked = now
        if calibrating.phase is not CalibrationPhase.WAITING:
            waiting_since = clock()
        _check_patience(session, clock() - waiting_since, clock() - began)
    calibrating.settle()
    if calibrating.result is None:
        raise DeviceError("calibration-refused", f"Calibration refused. {calibrating.problem}")
    if not calibrating.result.own:
        say(f"Played with a typical reach; {calibrating.result.note}.")
    session.keep(calibrating.result)
    return calibrating.result


def _check_patience(session: Session, waited_s: float, took_s: float) -> None:
    if session.device.finished:
        raise DeviceError(
            "calibration-cut", "The recording ended before the calibration. Use a longer one."
        )
    if waited_s > NOBODY_S or took_s > CALIBRATION_S:
        raise DeviceError(
            "nobody-there",
            "Nobody stood steadily on the board. Stand on it, both feet, and start again.",
        )


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
        if waited_s >= longest_s or (live.bout.phase is Phase.WAITING and _deserted(live)):
            live.stop()
    return session.close_bout(live)


def _deserted(live: LiveBout) -> bool:
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
        prepare(session, clock, say)
        probe = session.plan.probe
        if probe is not None and clock() < until:
            play_bout(session, probe, clock, longest_s=until - clock())
        while not session.dose_done and clock() < until and not session.device.finished:
            level_id = session.next_level()
            say(f"Level {level_id}.")
            summary = play_bout(session, level_id, clock, longest_s=until - clock())
            gate = session.after_bout(rate(summary) if rate else None)
            _tell(gate, say)
            if gate.advice is Advice.STOP:
                ends = stop_reason(gate)
                break
        else:
            ends = None if session.dose_done else "stopped"
    finally:
        session.close(ends)


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


def prepare(session: Session, clock: Clock, say: Say) -> Calibration:
    """The calibration to play with. A person who is known on this device leans once, which shows
    that the board stands right; everybody else is calibrated anew."""
    info = session.info
    if session.calibration is not None:  # a replayed bout brings its own
        return session.calibration
    if info.unit == "reach":
        session.keep(session.typical_calibration("a pointer has no reach of its own"))
        assert session.calibration is not None
        return session.calibration
    known = session.known_calibration()
    leans = not info.uri.startswith(("replay:", "signal:"))
    return calibrate(session, clock, say, leans=leans, known=known if leans else None)


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
        prepare(session, clock, say)
        while (part := assessing.part) is not None:
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
        if live.bout.phase is Phase.WAITING and _deserted(live):
            live.stop()
    done = assessing.close(live, clock())
    if done is None or assessing.session.device.finished:
        raise DeviceError(
            "nobody-there",
            f"{assessing.session.info.name}: nobody stands steadily on it any more, or it has "
            "fallen silent. What was recorded is kept; assess again.",
        )
    return done
