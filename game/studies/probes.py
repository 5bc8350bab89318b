"""Probes of quiet stance in bulk: the sway of one person through our own measures, thousands an
hour of simulated standing, without a board.

Everything from a board's samples to the filtered trace is linear in them. So sway and sensor noise
go through resampling and low-pass once, and the trace of a probe in another form is the sum of the
two with the sway made larger or smaller. tests/studies/test_probes.py holds this against the full
way through board, recording and panel.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from game.core.pose import GRAVITY_M_S2
from game.core.time import STEPS_PER_S, steps
from game.measures.bouts import Protocol
from game.measures.lowpass import DEFAULT_CUTOFF_HZ, filter_name
from game.measures.preparing import smoothed
from game.measures.resampling import even
from game.measures.trial import FloatArray, Quality, Trial
from game.measures.velocity import mvelo
from game.patients.profile import Profile
from game.patients.sway import Sway
from input_devices.simulated import GREATEST_JITTER, BoardModel

SETTLE_S = Protocol().settle_s
WHOLE_S = SETTLE_S + Protocol().analysed_s
PAUSE_S = 7.0
"""Between two probes (ours): with the 3 s of settling six time constants of the slow sway."""
ROUNDED_KG = 0.01
"""A corner's load comes in such steps."""


class Probe(NamedTuple):
    """30 s of quiet stance, resampled and filtered; both (n, 2), right and forward, mm."""

    sway_mm: FloatArray
    noise_mm: FloatArray
    fs_hz: float
    resample: str

    def velocity_mm_s(self, form: float = 1.0) -> float:
        """The measure `mvelo` with the sway this many times as large."""
        xy_mm = form * self.sway_mm + self.noise_mm
        n = len(xy_mm)
        trial = Trial(
            xy_mm=xy_mm,
            mean_mm=(0.0, 0.0),
            n=n,
            fs_hz=self.fs_hz,
            duration_s=(n - 1) / self.fs_hz,
            filter=filter_name(DEFAULT_CUTOFF_HZ["board"]),
            cutoff_hz=DEFAULT_CUTOFF_HZ["board"],
            resample=self.resample,
            quality=Quality(),
        )
        return mvelo(trial)


def visit_probes(
    person: Profile, sway: Sway, count: int, source: np.random.Generator, board: BoardModel
) -> list[Probe]:
    """So many probes of one visit, each with 3 s that are left out before and a pause after.

    sway: of that person; goes on where it stopped. Probes of one visit share the jitter of the
    link, so that one call resamples and filters them all.
    """
    t_s = sample_times_s(board, source)
    places = np.ceil(t_s * STEPS_PER_S).astype(np.intp) - 1
    stood_mm = [standing_mm(sway)[places] for _ in range(count)]
    noise_mm = [board_noise_mm(person, board, len(t_s), source) for _ in range(count)]
    rated = even(t_s, np.hstack(stood_mm + noise_mm))
    assert rated.fs_hz is not None
    columns = np.hsplit(smoothed(rated, DEFAULT_CUTOFF_HZ["board"]), 2 * count)
    return [
        Probe(stood, noise, rated.fs_hz, rated.resample)
        for stood, noise in zip(columns[:count], columns[count:], strict=True)
    ]


def standing_mm(sway: Sway) -> FloatArray:
    """Sway and tremor of one probe from its first second on, (n, 2), 1/120 s apart."""
    sway.block(steps(PAUSE_S))
    place_mm, tremor_mm = sway.block(steps(WHOLE_S) + 1)
    return np.asarray(place_mm + tremor_mm[:, None], dtype=np.float64)


def sample_times_s(board: BoardModel, source: np.random.Generator) -> FloatArray:
    """When the samples that are analysed were taken, s since the probe began, (n,)."""
    greatest_s = GREATEST_JITTER / board.rate_hz
    count = math.ceil((WHOLE_S) * board.rate_hz)
    jitter_s = np.clip(board.jitter_s * source.standard_normal(count), -greatest_s, greatest_s)
    t_s = np.arange(1, count + 1) / board.rate_hz + jitter_s
    return np.asarray(t_s[(t_s >= SETTLE_S) & (t_s < WHOLE_S)])


def board_noise_mm(
    person: Profile, board: BoardModel, count: int, source: np.random.Generator
) -> FloatArray:
    """What noise and rounding of four corners make of the centre of pressure, (count, 2)."""
    corner_kg = math.hypot(board.noise_kg, ROUNDED_KG / math.sqrt(12))
    spread_mm = corner_kg / person.body_kg * np.array([board.lx_mm, board.ly_mm])
    return np.asarray(spread_mm * source.standard_normal((count, 2)))


def body_load_n(person: Profile) -> float:
    """How heavy they stand on the board."""
    return person.body_kg * GRAVITY_M_S2
