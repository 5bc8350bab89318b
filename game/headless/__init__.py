"""A visit with no window: the same Session, driven by a loop that waits for the device or does not
wait at all.

`visit` plays a visit, `assess` makes an assessment; both ask for a calibration first. What is said
to the person goes out as lines of text.
"""

from game.headless.assessing import assess
from game.headless.calibrating import Say, calibrate, prepare
from game.headless.clock import Clock, RealClock, VirtualClock, utc_of
from game.headless.visiting import Rate, play_bout, visit

__all__ = [
    "Clock",
    "Rate",
    "RealClock",
    "Say",
    "VirtualClock",
    "assess",
    "calibrate",
    "play_bout",
    "prepare",
    "utc_of",
    "visit",
]
