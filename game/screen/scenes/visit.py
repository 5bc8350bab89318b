"""Who is here, and how far the visit has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.control import Control
from game.core.patient import GUEST, Patient, wished
from game.core.posing import Posing
from game.core.steering import Steering
from game.core.wishes import Wishes

if TYPE_CHECKING:
    from game.coach.rest import Gate
    from game.core.assessment import Assessment
    from game.screen.scenes.company import Company
    from game.session import Session, Summary
    from game.session.assessing import Assessing


class Visit:
    """One person at the board, from the confirm card to the farewell."""

    def __init__(self, patient: Patient, session: Session, started_s: float) -> None:
        self.patient, self.session = patient, session
        self.started_s = started_s
        self.level_id: str | None = None
        """What is played now or next."""
        self.island: str | None = None
        """The island that was sailed to last."""
        self.life_seen: dict[str, int] | None = None
        """By island, how many living things the map has shown; None before its first showing."""
        self.summary: Summary | None = None
        """What came of the bout before."""
        self.gate: Gate | None = None
        """What is advised, and why, after the last answer; a rest takes it up."""
        self.known_cards: set[str] = set()
        """Exercises whose card was shown in this visit."""
        self.reason = "done"
        """How the visit ends: 'done', 'pain', 'effort', 'tired' or 'stopped'."""
        self.assessment: Assessment | None = None
        """What the therapist has chosen to assess."""
        self.assessing: Assessing | None = None
        """The assessment that is being made now; play waits for its end."""
        self.begun = False
        """The calibration and what comes before the first level are over."""
        self.company: Company | None = None
        """Somebody else plays on the same device, bout by bout."""
        self._steering: Steering | None = None
        self._posing = Posing(session.geometry)

    @property
    def wishes(self) -> Wishes:
        """How this person sees, hears and handles the game."""
        patient = self.patient
        return Wishes(patient.language, patient.access, patient.volumes)

    def suit(self, wishes: Wishes) -> None:
        """Other wishes, kept with the person for the next visit; a guest's are not kept. What a
        therapist has prescribed meanwhile stands, and holds from the next bout on."""
        session = self.session
        if self.patient.alias == GUEST:
            session.patient = wished(session.patient, wishes)
        else:
            session.patient = session.store.keep_wishes(self.patient.alias, wishes)
        self.patient = session.patient

    def lean(self) -> Control | None:
        """The lean as it is now, for choosing between bouts.

        None before the calibration, with nobody there, and for pointers, which choose by
        pointing. Drains the device: nothing else may read it meanwhile.
        """
        session = self.session
        samples = session.device.read()
        if session.calibration is None or not session.device.info.measures:
            return None
        if self._steering is None:
            self._steering = Steering(session.calibration)
            self._posing = Posing(session.geometry)
        for sample in samples:
            pose = self._posing.take(sample, sample.t)
            if pose is not None:
                self._steering.feed(pose)
        return self._steering.control

    def forget_lean(self) -> None:
        """The calibration has changed, or a bout has read the device in between."""
        self._steering = None
