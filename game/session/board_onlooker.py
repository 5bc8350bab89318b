"""Listens to one device while bouts are played, the board where there is one: what is wrong with it
is told on the therapist's panel."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.control import Control
from game.core.event import Event
from game.core.recording import Header
from input_devices.device import Info
from input_devices.health import Checkup, Zero
from input_devices.sample import Sample
from input_devices.verdict import Severity, Verdict
from input_devices.verdicts import verdicts

JUDGED_EVERY_S = 2.0


class BoardOnlooker:
    """Gives nothing back to play; judges only while somebody asks."""

    def __init__(self, info: Info, number: int = 0) -> None:
        """number: of the device, as its samples say."""
        zero = Zero(info.zero, info.zero_utc) if info.zero and info.zero_utc else None
        self._checkup = Checkup(info.kind, zero=zero, max_load_kg=info.max_load_kg)
        self._measures, self._number = info.measures, number
        self._heard = False
        self._judged_s: float | None = None
        self._wrong: Verdict | None = None

    def wrong(self, now: float) -> Verdict | None:
        """The gravest of what is wrong with it at time now, s; None where nothing is."""
        if not self._measures or not self._heard:  # silence is told by the pause that it brings
            return None
        if self._judged_s is None or now - self._judged_s >= JUDGED_EVERY_S:
            self._judged_s = now
            first = verdicts(self._checkup.health(now))[0]
            matters = first.severity in (Severity.STOP, Severity.MEND)
            self._wrong = first if matters else None
        return self._wrong

    def begun(self, header: Header) -> None:
        """What came between two bouts went to others: that is no silence."""
        self._checkup.forget()
        self._judged_s, self._wrong, self._heard = None, None, False

    def sampled(self, sample: Sample, t_s: float) -> None:
        """Of that device alone."""
        if sample.device == self._number:
            self._checkup.add(sample)
            self._heard = True

    def stepped(self, t: float, control: Control | None, events: Sequence[Event]) -> None:
        """Nothing to do."""

    def caught_up(self, now: float) -> None:
        """Nothing to do."""

    def ended(self) -> None:
        """Nothing to do."""

    def parted(self) -> None:
        """Nothing to do."""
