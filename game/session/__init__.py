"""One visit: from check-in to check-out, with no window and with one.

Here live the pieces that the frame loop and the headless run both drive: `LiveMounting`,
`LiveCalibrating` and `LiveBout` join a device to the pure core by a clock, record, and ask the
coach; `Session` walks the plan, opens and closes bouts, measures them and hands them to the store;
`kit.Kit` holds the devices of the visit, each with its calibration, and `steered_by` says which of
them an exercise is steered by; `wearing.Wearing` says how each worn sensor sits; `pair.Pair` lets
two sessions take turns on one device. Nothing here draws or prints.
"""

from game.session.live_bout import LiveBout
from game.session.live_calibrating import LiveCalibrating
from game.session.session import Session
from game.session.summary import Summary

__all__ = ["LiveBout", "LiveCalibrating", "Session", "Summary"]
