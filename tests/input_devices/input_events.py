"""What a Linux input node writes, for boards and controllers that are not there."""

from __future__ import annotations

from input_devices.evdev_events import EV_ABS, EV_MSC, EV_SYN, EVENT, SYN_DROPPED, SYN_REPORT
from input_devices.motion_events import MSC_TIMESTAMP


def event(kind, code, value, t_s=1.5):
    """One event, at a time of the kernel's."""
    return EVENT.pack(int(t_s), round(t_s % 1 * 1e6), kind, code, value)


def frame(axes, stamp_us=None, t_s=1.5):
    """The values of some axes by their codes, the clock of a controller, and the report that ends
    them."""
    events = [event(EV_ABS, code, value, t_s) for code, value in axes.items()]
    if stamp_us is not None:
        wrapped = stamp_us % 2**32
        signed = wrapped - 2**32 if wrapped >= 2**31 else wrapped
        events.append(event(EV_MSC, MSC_TIMESTAMP, signed, t_s))
    return b"".join(events) + event(EV_SYN, SYN_REPORT, 0, t_s)


DROPPED = event(EV_SYN, SYN_DROPPED, 0)
