"""What the therapist holds of the dial, carried from bout to bout of one visit; the next visit
begins with what is prescribed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.command import BoundDial
from game.core.event import DialBounded, DialLocked
from game.core.patient import Patient
from game.core.plan import Plan
from game.session.live_bout import LiveBout

FREE = (0.0, 1.0)


def is_locked(patient: Patient, plan: Plan) -> bool:
    """Does the prescription lock the dial? Then nobody but the therapist moves it."""
    return "dial" in patient.locks or plan.adapt == "fixed"


class Held(msgspec.Struct, frozen=True):
    """The lock and the bounds as they were left last."""

    locked: bool | None = None
    """None before anything was played: as it is prescribed."""
    bounds: tuple[float, float] = FREE
    ds: Mapping[str, float] = {}
    """Level to the difficulty at which it was left locked."""

    def hold(self, live: LiveBout, *, prescribed: bool) -> None:
        """Ask the same of a bout that begins, as commands that are recorded.

        prescribed: the prescription locks the dial. At the same level a locked dial stands where
        it was locked; a d of another level says nothing, and there it is locked where the coach
        would begin.
        """
        if self.bounds != FREE:
            live.ask(BoundDial(*self.bounds))
        if prescribed if self.locked is None else self.locked:
            live.lock(self.ds.get(live.header.level_id))

    def after(self, live: LiveBout) -> Held:
        """What is held after a bout: as its events tell, so that what never came to be is not."""
        if live.header.purpose != "play" or not live.bout.step:
            return self
        locked, bounds = self.locked, self.bounds
        for event in live.events:
            match event:
                case DialLocked():
                    locked = event.locked
                case DialBounded():
                    bounds = (event.low, event.high)
        here = {live.header.level_id: live.bout.state.pending_d}
        return Held(locked, bounds, {**self.ds, **here} if locked else {})
