"""The kilogram check, as it is gone through: an empty board, the weight in the middle, the weight
near each corner.

Pure: samples and times come in, what to do and what came of it go out. Nobody needs to press
anything: the weight is put down and taken off, and what lies still counts.
"""

from __future__ import annotations

import enum
import math

from game.core.known_weight import Outcome, Place, Shown, outcome_of, places_for, unfit_weight
from input_devices.health import EMPTY_KG, load_kg
from input_devices.sample import Kind, Sample

STEADY_S = 1.5
STEADY_SD_KG = 0.3
"""Of what lies there; somebody who stands quietly shifts by less than 1 % of their weight."""
LEAST_SAMPLES = 12
CHANGED = 0.3
"""Of the weight: so much more is the weight put down, so much less is it taken off."""


class Ask(enum.StrEnum):
    """What is to be done next."""

    CLEAR = "clear"
    """Nobody and nothing on the board."""
    PUT = "put"
    NOTHING = "nothing"
    """It is over."""


class Weighing:
    """One run. `take` every sample; `skip` leaves out the places that are still to come."""

    def __init__(self, weight_kg: float, gain: float = 1.0, *, middle_only: bool = False) -> None:
        """gain: the factor now in force. middle_only: the corners are left out. Raises ValueError
        for a weight that tells nothing."""
        unfit = unfit_weight(weight_kg)
        if unfit is not None:
            raise ValueError(f"{weight_kg} kg: {unfit}")
        self.weight_kg, self.gain = weight_kg, gain
        self.ask = Ask.CLEAR
        self.shown: list[Shown] = []
        self.load_kg: float | None = None
        """What presses on the board now, its zero taken off; None before it is known."""
        self.weighs = True
        """False once a sample told no load."""
        self._places = [Place.MIDDLE] if middle_only else list(places_for(weight_kg))
        self._zero_kg: float | None = None
        self._loaded_kg = 0.0
        """What the board told, zero and all, while the weight lay at the last place."""
        self._steady: _Steady | None = None

    @property
    def place(self) -> Place | None:
        """Where the weight belongs now; None when all places are done."""
        return self._places[0] if self._places else None

    @property
    def share(self) -> float:
        """For how much of the time that it takes the board has been steady, 0 to 1."""
        return 0.0 if self._steady is None else min(1.0, self._steady.long_s / STEADY_S)

    def skip(self) -> None:
        """The places that are left are not measured."""
        self._places.clear()
        self.ask = Ask.NOTHING

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at time t_s."""
        kg = load_kg(sample)
        if kg is None or not math.isfinite(kg):
            self.weighs = self.weighs and (kg is not None or sample.kind is Kind.BUTTON)
            return
        self.load_kg = kg if self._zero_kg is None else self.gain * (kg - self._zero_kg)
        if self.ask is Ask.NOTHING:
            return
        if self._steady is None:
            self._steady = _Steady(max(STEADY_SD_KG, 0.01 * self.weight_kg))
        self._steady.take(kg, t_s)
        if self.share >= 1.0 and self._steady.count >= LEAST_SAMPLES:
            self._settle(self._steady.mean_kg)
            self._steady = None

    def _settle(self, kg: float) -> None:
        """The board lies still and shows so much, as the device tells it."""
        zero_kg, step_kg = self._zero_kg, CHANGED * self.weight_kg / self.gain
        if zero_kg is None:
            if abs(kg) < EMPTY_KG:
                self._begin(kg)
        elif self.ask is Ask.CLEAR:
            if kg < self._loaded_kg - step_kg:
                self._begin(kg)
        elif kg < zero_kg - step_kg:  # what lay there at first was the weight
            self._begin(kg)
        elif kg > zero_kg + step_kg:
            self._loaded_kg = kg
            self.shown.append(Shown(self._places.pop(0), self.gain * (kg - zero_kg)))
            self.ask = Ask.CLEAR if self._places else Ask.NOTHING

    def _begin(self, zero_kg: float) -> None:
        self._zero_kg, self.ask = zero_kg, Ask.PUT

    @property
    def outcome(self) -> Outcome:
        """What came of the places that were measured."""
        return outcome_of(self.weight_kg, self.shown, self.gain, weighs=self.weighs)


class _Steady:
    """What has lain on the board since it last moved."""

    def __init__(self, sd_kg: float) -> None:
        self._most_kg = 4 * sd_kg
        self._low_kg, self._high_kg = math.inf, -math.inf
        self._from_s = self._to_s = self._sum_kg = 0.0
        self.count = 0

    def take(self, kg: float, t_s: float) -> None:
        self._low_kg, self._high_kg = min(self._low_kg, kg), max(self._high_kg, kg)
        if not self.count or self._high_kg - self._low_kg > self._most_kg:
            self._low_kg = self._high_kg = kg
            self._from_s, self._sum_kg, self.count = t_s, 0.0, 0
        self._to_s = t_s
        self._sum_kg += kg
        self.count += 1

    @property
    def long_s(self) -> float:
        return self._to_s - self._from_s if self.count else 0.0

    @property
    def mean_kg(self) -> float:
        return self._sum_kg / self.count
