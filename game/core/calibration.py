"""Who stands on what: the rest centre and the reach of one person on one device."""

from __future__ import annotations

import msgspec

from game.core.control import Control
from game.core.mounted import Mounted

MOST_REACH = 1.5
"""A Control never says more than this, so that a stumble cannot throw the picture about."""


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """The rest centre and own reach of one person on one device, in the device's unit (mm, deg, or
    pointer units)."""

    made_utc: str
    device_id: str
    unit: str
    rest_x: float
    rest_y: float
    right: float
    left: float
    forward: float
    back: float
    """Sustained reach from the rest centre, each above 0."""
    rest_sway: float = 0.0
    """Root mean square distance from the rest centre while standing still."""
    dead_zone: float = 0.0
    """Reach units around the rest centre that read as 0."""
    body_load_n: float | None = None
    """Load in this stance; None where the device does not weigh."""
    own: bool = True
    """False for a fallback: these numbers are typical, not this person's."""
    note: str = ""
    """Why it is a fallback, or which directions are."""
    mounted: Mounted | None = None
    """How the sensor sat whose axes it is; None for boards, which stand as they are told to, and in
    calibrations of before it was asked for."""

    def control(self, x: float, y: float, load_n: float | None) -> Control:
        """The lean in own reach: each side is scaled by its own reach, so that the limit is an
        ellipse through the four."""
        dx, dy = x - self.rest_x, y - self.rest_y
        across = dx / (self.right if dx > 0 else self.left)
        along = dy / (self.forward if dy > 0 else self.back)
        reach = (across * across + along * along) ** 0.5
        if reach <= self.dead_zone:
            across = along = 0.0
        elif self.dead_zone or reach > MOST_REACH:
            scale = min(MOST_REACH, (reach - self.dead_zone) / (1 - self.dead_zone)) / reach
            across, along = across * scale, along * scale
        share = load_n / self.body_load_n if load_n is not None and self.body_load_n else 1.0
        return Control(across, along, 0.0, 0.0, share)

    def position(self, control: Control) -> tuple[float, float]:
        """Where the device would see that lean: the inverse of `control`, for simulated people.
        Device unit."""
        x = control.x * (self.right if control.x > 0 else self.left)
        y = control.y * (self.forward if control.y > 0 else self.back)
        return self.rest_x + x, self.rest_y + y


TYPICAL_REACH: dict[str, tuple[float, float, float, float]] = {
    "mm": (60.0, 60.0, 60.0, 35.0),
    "deg": (8.0, 8.0, 8.0, 4.5),
    "reach": (1.0, 1.0, 1.0, 1.0),
}
"""Right, left, forward, back, where a person's own are not known. Reach on a board is about 50-80
mm sideways in healthy people and backward about half of forward; 8 and 4.5 degrees are quoted as
limits of lean (clinical design 4.4, weak sources)."""


def fallback(
    *, made_utc: str, device_id: str, unit: str, note: str, body_load_n: float | None = None
) -> Calibration:
    """A typical person on this kind of device, marked as not this person's own. `unit` is 'mm',
    'deg' or 'reach'."""
    right, left, forward, back = TYPICAL_REACH[unit]
    return Calibration(
        made_utc=made_utc,
        device_id=device_id,
        unit=unit,
        rest_x=0.0,
        rest_y=0.0,
        right=right,
        left=left,
        forward=forward,
        back=back,
        body_load_n=body_load_n,
        own=unit == "reach",
        note=note,
    )
