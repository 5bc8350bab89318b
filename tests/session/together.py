"""Two simulated people on one board, on a clock of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core.handover import Doubt
from game.core.patient import Patient
from game.core.plan import Plan
from game.headless import Rate, VirtualClock, visit_in_turns
from game.session.opening import open_with_crew
from game.session.pair import Pair
from game.session.pairing import open_pair
from game.store.store import Store
from input_devices.sample import Kind, Sample
from input_devices.simulated import BoardModel, simulated_info

ATHLETE = Patient(alias="Ada-7Q", group="athlete")
CHILD = Patient(alias="Ben-4K", group="child_cp", theme="child")
PLANS = (
    Plan(name="stars", levels=("star_map/01-first-light",), bouts=1, probe=None),
    Plan(name="lake", levels=("still_lake/01-dawn-mirror",) * 2, bouts=2, probe=None, rest_s=10),
)
DEVICE = "sim:athlete?with=cp3&rate=100"


class Two:
    """A pair, its clock, and what was said and asked."""

    def __init__(
        self,
        store: Store,
        uri: str = DEVICE,
        plans: tuple[Plan, Plan] = PLANS,
        *,
        together: bool = True,
    ) -> None:
        known = {patient.alias for patient in store.patients()}
        for patient in (ATHLETE, CHILD):
            if patient.alias not in known:
                store.add_patient(patient)
        self.clock = VirtualClock()
        self.device, self.crew = open_with_crew(uri, self.clock, seed=3)
        self.pair: Pair = open_pair(
            store,
            (ATHLETE, CHILD),
            plans,
            self.device,
            self.crew,
            11,
            lambda: "2026-01-05T10:00:00Z",
            together=together,
        )
        self.said: list[str] = []
        self.asked: list[tuple[str, Doubt]] = []

    def confirm(self, patient: Patient, doubt: Doubt) -> bool:
        """Somebody there always knows."""
        self.asked.append((patient.alias, doubt))
        return True

    def play(self, rates: Mapping[str, Rate] | None = None, **more: Any) -> None:
        try:
            visit_in_turns(
                self.pair, self.clock, self.said.append, self.confirm, rates=rates, **more
            )
        finally:
            self.device.close()


class Shaken:
    """A sensor on somebody who stands upright and shakes, at 100 Hz, and tells nonsense besides."""

    info = simulated_info("sim:", "shaken", BoardModel(kind=Kind.ACC_GYRO, rate_hz=100.0))

    def __init__(self) -> None:
        self._at = -1

    def read(self) -> list[Sample]:
        self._at += 1
        t_s, shake_g = self._at / 100, 0.15 * (-1) ** (self._at // 5) if self._at > 100 else 0.0
        worn = (shake_g, 0.0, 1.0, 0.0, 0.0, 0.0)
        return [Sample(t_s, Kind.ACC_GYRO, worn), Sample(t_s, Kind.TILT, (9.0, 0.0))]
