"""The profiles of simulated people. Source: exercises 8.1; plausible, not fitted to patients."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import msgspec

from game.core.calibration import Calibration
from game.core.errors import SetupError, near_miss
from game.core.level import Side
from game.core.pose import GRAVITY_M_S2

Play = Literal["fair", "still", "random", "edge"]
BodyKind = Literal["board", "pelvis"]
"""What carries the sensor: a board under the feet, or the pelvis, worn."""

PELVIS_FORWARD, PELVIS_BACK = 1.2, 0.8
"""Range of the pelvis forward (anterior) and back as shares of the sideways range. Source:
exercises 3.8, about 8 to 14 and 5 to 11 degrees (unverified)."""
FORWARD_OF_SIDE = 1.0
BACK_OF_SIDE = 0.6
"""Reach forward and back as shares of the sideways reach (unverified; one developer of a board
system reports forward about twice backward, clinical design 4.4)."""
PELVIS_HEIGHT_MM = 900.0
"""Above the board; turns a sway into the tilt of a sensor worn there (ours)."""
BREATHING_DEG = 0.7
"""Root mean square forward: about 1 degree to either side. Source: exercises 3.8."""
TILT_ERROR_DEG = 0.5
"""Root mean square per axis of what a tilt sensor is off. Source: exercises 3.8."""
AFFECTED_REACH = 0.6
AFFECTED_NOISE = 1.4
REST_SHIFT = 0.15
"""With one affected side: reach to that side, noise, and how far the rest centre lies to the sound
side, as a share of the sideways reach. Source: exercises 8.1, our choice."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What makes one kind of person play as they do."""

    name: str
    sway_slow_mm: float
    sway_fast_mm: float
    """Root mean square of the two parts of quiet sway, per axis."""
    fast_hz: float
    los_side_mm: float
    """Sustained reach to either side."""
    reaction_s: float
    reaction_sd_s: float
    fitts_a_s: float
    fitts_b_s: float
    endpoint_noise: float
    """Scatter at the end of a movement, as a share of its length."""
    tremor_mm: float = 0.0
    tracking_delay_s: float
    """Delay in following a moving aim (unverified; within the 0.25 to 0.5 s of exercises 8.4)."""
    body_kg: float
    """Unverified; children lighter than grown-ups."""
    pelvis_side_deg: float = 10.0
    """Tilt of the pelvis to either side. Source: exercises 3.8, 5 to 12 degrees (unverified)."""
    child: bool = False
    affected_side: Side = "none"
    play: Play = "fair"

    @property
    def noise(self) -> float:
        """Factor on sway and scatter."""
        return AFFECTED_NOISE if self.affected_side != "none" else 1.0

    def calibration(
        self, made_utc: str, device_id: str = "simulated", *, body: BodyKind = "board"
    ) -> Calibration:
        """What a perfect calibration of this person would find: mm and N on a board, degrees from
        a sensor at the pelvis, which is at 0 in this person's own neutral."""
        pelvis = body == "pelvis"
        side = self.pelvis_side_deg if pelvis else self.los_side_mm
        shift = {"left": REST_SHIFT, "right": -REST_SHIFT, "none": 0.0}[self.affected_side]
        sway_mm = self.noise * (2 * (self.sway_slow_mm**2 + self.sway_fast_mm**2)) ** 0.5
        return Calibration(
            made_utc=made_utc,
            device_id=device_id,
            unit="deg" if pelvis else "mm",
            rest_x=0.0 if pelvis else shift * side,
            rest_y=0.0,
            right=side * (AFFECTED_REACH if self.affected_side == "right" else 1.0),
            left=side * (AFFECTED_REACH if self.affected_side == "left" else 1.0),
            forward=side * (PELVIS_FORWARD if pelvis else FORWARD_OF_SIDE),
            back=side * (PELVIS_BACK if pelvis else BACK_OF_SIDE),
            rest_sway=pelvis_sway_deg(sway_mm) if pelvis else sway_mm,
            body_load_n=None if pelvis else self.body_kg * GRAVITY_M_S2,
        )


def pelvis_sway_deg(sway_mm: float) -> float:
    """How far the pelvis tilts with a body that sways so far as a whole, and breathes, and how far
    the sensor is off: root mean square in the plane."""
    tilt_deg = math.degrees(sway_mm / PELVIS_HEIGHT_MM)
    return math.hypot(tilt_deg, BREATHING_DEG, math.sqrt(2) * TILT_ERROR_DEG)


ATHLETE = Profile(
    name="athlete",
    sway_slow_mm=2.5,
    sway_fast_mm=1.0,
    fast_hz=0.6,
    los_side_mm=90,
    reaction_s=0.35,
    reaction_sd_s=0.05,
    fitts_a_s=0.20,
    fitts_b_s=0.25,
    endpoint_noise=0.05,
    tracking_delay_s=0.25,
    body_kg=75,
    pelvis_side_deg=11.5,
)
ADULT = Profile(
    name="adult",
    sway_slow_mm=3.7,
    sway_fast_mm=1.5,
    fast_hz=0.6,
    los_side_mm=80,
    reaction_s=0.45,
    reaction_sd_s=0.08,
    fitts_a_s=0.30,
    fitts_b_s=0.35,
    endpoint_noise=0.07,
    tracking_delay_s=0.30,
    body_kg=72,
    pelvis_side_deg=10.0,
)
OLDER = Profile(
    name="older",
    sway_slow_mm=4.5,
    sway_fast_mm=2.6,
    fast_hz=0.6,
    los_side_mm=60,
    reaction_s=0.60,
    reaction_sd_s=0.12,
    fitts_a_s=0.50,
    fitts_b_s=0.50,
    endpoint_noise=0.10,
    tracking_delay_s=0.38,
    body_kg=70,
    pelvis_side_deg=8.0,
)
CP12 = Profile(
    name="cp12",
    sway_slow_mm=6.0,
    sway_fast_mm=3.5,
    fast_hz=0.7,
    los_side_mm=45,
    reaction_s=0.70,
    reaction_sd_s=0.20,
    fitts_a_s=0.60,
    fitts_b_s=0.55,
    endpoint_noise=0.14,
    tracking_delay_s=0.42,
    body_kg=38,
    pelvis_side_deg=7.0,
    child=True,
)
CP3 = Profile(
    name="cp3",
    sway_slow_mm=9.0,
    sway_fast_mm=5.0,
    fast_hz=0.7,
    los_side_mm=30,
    reaction_s=0.90,
    reaction_sd_s=0.30,
    fitts_a_s=0.90,
    fitts_b_s=0.70,
    endpoint_noise=0.18,
    tremor_mm=0.5,
    tracking_delay_s=0.50,
    body_kg=32,
    pelvis_side_deg=6.0,
    child=True,
)
PEOPLE: tuple[Profile, ...] = (ATHLETE, ADULT, OLDER, CP12, CP3)
"""Those who play fair, steadiest first. cp12 is cerebral palsy at GMFCS I to II, cp3 at III."""

_plays: tuple[Play, ...] = ("still", "random", "edge")
CHEATS: tuple[Profile, ...] = tuple(
    msgspec.structs.replace(ADULT, name=play, play=play) for play in _plays
)
"""With the body of an adult: does nothing, leans at random, rides the edge of the reach."""

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (*PEOPLE, *CHEATS)}


def find_profile(name: str) -> Profile:
    """The profile of that name. Raises SetupError with the nearest known name."""
    if name not in PROFILES:
        raise SetupError(f"unknown simulated patient '{name}'. {near_miss(name, PROFILES)}")
    return PROFILES[name]
