"""A visit with no window: the same Session, driven by a loop that waits for the device or does not
wait at all.

`visit` plays a visit, `visit_in_turns` the two of people who share the device, `assess` makes an
assessment; all ask for a calibration first. What is said to the person goes out as lines of text.
"""

from game.headless.assessing import assess
from game.headless.calibrating import Say, calibrate, prepare
from game.headless.clock import Clock, RealClock, VirtualClock, utc_of
from game.headless.taking_turns import Confirm, visit_in_turns
from game.headless.visiting import Rate, play_bout, visit

__all__ = [
    "Clock",
    "Confirm",
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
    "visit_in_turns",
]
