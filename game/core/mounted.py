"""How a worn sensor sits, and what a calibration keeps of it."""

from __future__ import annotations

import enum

import msgspec

from input_devices.lean import Vector
from input_devices.mount import SQUARE, Mount
from input_devices.sample import Kind

MOUNTABLE = (Kind.ACC_GYRO, Kind.QUAT)
"""Samples of these kinds come in the sensor's own axes."""


class Place(enum.StrEnum):
    """Where a sensor is fastened."""

    WAIST = "waist"
    """On the sacrum, or in front, at the same height."""
    BOARD = "board"
    """On a wobble board or a cushion that is stood on."""
    CHEST = "chest"
    THIGH = "thigh"
    SHANK = "shank"
    HAND = "hand"


LEANING = (Place.WAIST, Place.BOARD, Place.CHEST, Place.HAND)
"""There a sensor tells the lean of somebody who stands."""


class Mounted(msgspec.Struct, frozen=True):
    """How one sensor sits on one person."""

    mount: Mount = SQUARE
    bias_deg_s: Vector = (0.0, 0.0, 0.0)
    """What its gyroscope shows at rest. Zero where it sends no rates, or was never still."""
    place: Place = Place.WAIST
