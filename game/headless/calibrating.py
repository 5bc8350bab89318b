"""The guided calibration with prompts as lines of text."""

from __future__ import annotations

from collections.abc import Callable

from game.core.calibrating import Calibrating, Phase
from game.core.calibration import Calibration
from game.core.leaning import STANDS_WRONG, Ask
from game.headless.clock import Clock
from game.headless.mounting import find_mounts
from game.session import Session
from input_devices.errors import DeviceError

Say = Callable[[str], None]
ASKS: dict[Ask, str] = {
    Ask.STAND: "Stand still and relaxed.",
    Ask.RIGHT: "Lean to the right, as far as feels safe, and hold.",
    Ask.FORWARD: "Lean forward, as far as feels safe, and hold.",
    Ask.LEFT: "Lean to the left, as far as feels safe, and hold.",
    Ask.BACK: "Lean back, as far as feels safe, and hold.",
}
NOW_ON = {
    "mm": "Now the board: {name}.",
    "deg": "Now the worn sensor: {name}.",
}
"""With several devices, which of them is calibrated; by its unit."""
NOBODY_S = 60.0
"""A calibration without a window gives up when nobody has stood steadily for so long."""
CALIBRATION_S = 180.0


def calibrate(
    session: Session,
    clock: Clock,
    say: Say,
    *,
    practice: bool = False,
    leans: bool = True,
    known: Calibration | None = None,
    number: int = 0,
) -> Calibration:
    """The guided procedure with prompts as lines of text, on one device of the visit. Keeps and
    gives the calibration.

    Of a worn sensor it is found first how it sits, and once more where the leans show that it sits
    otherwise. A direction that could not be measured gets a typical reach, and the calibration is
    marked. Raises DeviceError when it is refused, when nobody is there, or when the device ends.
    """
    find_mounts(session, clock, say)
    if session.kit.several:
        say(NOW_ON[session.kit.infos[number].unit].format(name=session.kit.infos[number].name))

    def led() -> Calibrating:
        return _led(session, clock, say, practice, leans, known, number)

    calibrating, wearing = led(), session.wearing
    told_wrong = wearing.can_ask(number) and not wearing.is_found(number)
    if calibrating.problem in STANDS_WRONG and told_wrong:
        say("The sensor sits otherwise than it did.")
        wearing.wear_anew()
        find_mounts(session, clock, say)
        calibrating = led()
    calibrating.settle()
    if calibrating.result is None:
        raise DeviceError("calibration-refused", f"Calibration refused. {calibrating.problem}")
    if not calibrating.result.own:
        say(f"Played with a typical reach; {calibrating.result.note}.")
    session.keep(calibrating.result)
    return calibrating.result


def _led(
    session: Session,
    clock: Clock,
    say: Say,
    practice: bool,
    leans: bool,
    known: Calibration | None,
    number: int,
) -> Calibrating:
    """One run of the procedure, to its end."""
    live = session.start_calibrating(practice=practice, leans=leans, known=known, number=number)
    calibrating = live.calibrating
    began = waiting_since = clock()
    asked: tuple[Phase, Ask, bool] | None = None
    while calibrating.phase not in (Phase.DONE, Phase.REFUSED):
        clock.wait()
        live.advance(clock())
        now = (calibrating.phase, calibrating.ask, calibrating.practice)
        if now != asked and calibrating.phase in (
            Phase.STANDING,
            Phase.LEANING,
        ):
            say(("Practice. " if leans and now[2] else "") + ASKS[calibrating.ask])
        asked = now
        if calibrating.phase is not Phase.WAITING:
            waiting_since = clock()
        _check_patience(session, clock() - waiting_since, clock() - began)
    if live.zero_moved is not None:
        say(live.zero_moved.text)
        session.note(live.zero_moved.says.text)
    return calibrating


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


def prepare(session: Session, clock: Clock, say: Say) -> Calibration:
    """The calibration to play with, of the first device; the others get theirs after it. A person
    who is known on a device leans once, which shows that the board stands right; everybody else is
    calibrated anew."""
    while (number := session.kit.uncalibrated()) is not None:  # a replayed bout brings its own
        _prepare_one(session, clock, say, number)
    assert session.calibration is not None
    return session.calibration


def _prepare_one(session: Session, clock: Clock, say: Say, number: int) -> None:
    info = session.kit.infos[number]
    if info.unit == "reach":
        session.keep(session.typical_calibration("a pointer has no reach of its own", number))
        return
    known = session.known_calibration(number)
    leans = not info.uri.startswith(("replay:", "signal:"))
    calibrate(session, clock, say, leans=leans, known=known if leans else None, number=number)
