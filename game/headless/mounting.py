"""How a worn sensor sits is found with prompts as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.core.mounting import Ask
from game.headless.clock import Clock
from game.session import Session
from game.session.wearing import WORN_AT
from input_devices.errors import DeviceError
from input_devices.mount import Mismatch

Say = Callable[[str], None]
MOUNTING_S = 180.0
"""A person who cannot be seen to lean for so long needs the therapist."""
ASKS: Mapping[Ask, str] = {
    Ask.STAND: "Stand still and relaxed.",
    Ask.FORWARD: "Lean forward, as far as feels safe, and hold.",
    Ask.MIDDLE: "Back to the middle.",
    Ask.RIGHT: "Lean to the right, as far as feels safe, and hold.",
}
HELPS: Mapping[Mismatch, str] = {
    Mismatch.SMALL_FORWARD: "A little farther forward, and hold it there.",
    Mismatch.SMALL_RIGHT: "A little farther to the right, and hold it there.",
    Mismatch.CROOKED: "That did not fit together. Once more from the beginning.",
    Mismatch.UNSTEADY: "Hold on to the rail, and rest there.",
    Mismatch.SILENT: "The sensor says nothing. Is it on?",
}


def find_mounts(session: Session, clock: Clock, say: Say) -> None:
    """Ask for the postures of every sensor of which nobody knows how it sits.

    Raises DeviceError when a device ends, or no posture is found for long.
    """
    while (number := session.wearing.asked_for()) is not None:
        find_mount(session, number, clock, say)


def find_mount(session: Session, number: int, clock: Clock, say: Say) -> None:
    """Of one sensor; what was found holds from now on."""
    name, place = session.kit.infos[number].name, WORN_AT[session.wearing.place]
    say(f"{name}: worn {place}, any way round. Now it finds out how it sits.")
    live, began = session.start_mounting(number), clock()
    told: tuple[Ask, Mismatch | None] | None = None
    while (mounting := live.advance(clock())).result is None:
        now = (mounting.ask, mounting.mismatch)
        if now != told:
            helped = HELPS[mounting.mismatch] + " " if mounting.mismatch is not None else ""
            say(helped + ASKS[mounting.ask])
        told = now
        if session.device.finished or clock() - began > MOUNTING_S:
            raise DeviceError(
                "mount-unknown",
                f"{name}: how it sits was not found. Fasten it, switch it on and start again, or "
                "write it in the address, such as '?mount=+y-x+z'.",
            )
        clock.wait()
    session.wearing.keep(mounting.result, number, found=True)
