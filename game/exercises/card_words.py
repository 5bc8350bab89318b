"""What the cards of most exercises say alike."""

from __future__ import annotations

from game.text import mark

BOTH_FEET = mark("Both feet flat, hip-width apart, a rail or a firm chair within reach")
STOP = mark("Stop at pain, dizziness, cramp, breathlessness, or when the player asks")
