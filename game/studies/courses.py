"""Courses of therapy of simulated people, probe by probe.

Each person has their own sway (`individual`), a form of the day and a form of the trial, both
log-normal, and a true improvement of sway velocity that grows over 6 to 12 sessions.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping

import numpy as np

from game.patients.individual import individual
from game.patients.profile import Profile
from game.patients.sway import Sway
from game.studies.probes import Probe, visit_probes
from input_devices.simulated import BoardModel

SESSIONS = 12
LEAST_SESSIONS = 6
"""A true improvement is complete after 6 to 12 sessions, each person has their own number."""
DAYS_BEFORE = (0, 2, 4)
"""Days with probes before the first session of therapy."""
MOST_PROBES = 5
TRIAL_SDS: Mapping[str, float] = {
    "athlete": 0.11,
    "adult": 0.11,
    "older": 0.17,
    "cp12": 0.11,
    "cp3": 0.11,
}
"""Standard deviation of the form of one trial within a day, of the logarithm. Source: same-day
trials of 163 adults, 0.114 young and 0.174 older (measures reference 5.2), less the 0.04 that 60 s
of simulated sway vary by themselves. For cerebral palsy none is known: that of the young, near the
published MDC of children (measures reference 5.1), unverified."""


class Course:
    """One person through the days before and all sessions, with chance drawn once, so that cases
    differ by nothing else."""

    def __init__(self, profile: Profile, seed: int) -> None:
        person, board = individual(profile, seed), BoardModel()
        # the name too, or the n-th people of all profiles would have the same good and bad days
        own = (seed << 32) + zlib.crc32(profile.name.encode())
        source, sway = np.random.default_rng([own, 2]), Sway(person, own)
        count = max(DAYS_BEFORE) + SESSIONS
        self._probes: list[list[Probe]] = [
            visit_probes(person, sway, MOST_PROBES, source, board) for _ in range(count)
        ]
        self._day_forms = source.standard_normal(count).tolist()
        trial_forms = TRIAL_SDS[profile.name] * source.standard_normal((count, MOST_PROBES))
        self._trial_forms = trial_forms.tolist()
        self._complete_after = int(source.integers(LEAST_SESSIONS, SESSIONS + 1))

    def velocities_mm_s(self, improvement: float, day_sd: float) -> list[list[float]]:
        """The measure of each probe of each visit, oldest first.

        improvement: share by which the sway has become less at the end; day_sd: of the form of the
        day.
        """
        return [
            [
                probe.velocity_mm_s(self._share(number, improvement) * math.exp(day_sd * day + one))
                for probe, one in zip(probes, trials, strict=True)
            ]
            for number, (probes, day, trials) in enumerate(
                zip(self._probes, self._day_forms, self._trial_forms, strict=True)
            )
        ]

    def _share(self, visit: int, improvement: float) -> float:
        """How large the sway is. Probes stand before the practice of their session: the first knows
        nothing of the therapy."""
        practised = max(0, visit - max(DAYS_BEFORE))
        return 1 - improvement * min(1.0, practised / (self._complete_after - 1))
