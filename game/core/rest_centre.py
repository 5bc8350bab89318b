"""Where somebody stands at rest, and the calibration that is built on it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

import msgspec

from game.core.calibration import Calibration, fallback
from game.core.leaning import DIRECTIONS, Ask
from game.core.pose import Pose


class RestCentre(msgspec.Struct, frozen=True):
    """Of a stance that was held; in the unit of the device."""

    x: float
    y: float
    sway: float
    """Root mean square of the distance from it."""
    body_n: float | None
    """Median load; None where the device does not weigh."""

    def again(self, known: Calibration) -> Calibration:
        """Somebody's reach from another visit, around where they stand now."""
        return msgspec.structs.replace(
            known, rest_x=self.x, rest_y=self.y, rest_sway=self.sway, body_load_n=self.body_n
        )

    def own(
        self, reached: Mapping[Ask, float], *, made_utc: str, device_id: str, unit: str
    ) -> Calibration:
        """reached: the reach each way, all four of them this person's own."""
        return Calibration(
            made_utc=made_utc,
            device_id=device_id,
            unit=unit,
            rest_x=self.x,
            rest_y=self.y,
            right=reached[Ask.RIGHT],
            left=reached[Ask.LEFT],
            forward=reached[Ask.FORWARD],
            back=reached[Ask.BACK],
            rest_sway=self.sway,
            body_load_n=self.body_n,
        )

    def part_typical(
        self, reached: Mapping[Ask, float], *, made_utc: str, device_id: str, unit: str
    ) -> Calibration:
        """The rest centre and the leans that were done are this person's own; the other reaches
        are a typical person's, drawn in as far as the measured ones fall short of typical."""
        missing = [ask for ask in DIRECTIONS if ask not in reached]
        typical = fallback(
            made_utc=made_utc,
            device_id=device_id,
            unit=unit,
            note=f"reach not measured: {', '.join(missing)}",
            body_load_n=self.body_n,
        )
        share = min([1.0, *(value / getattr(typical, ask) for ask, value in reached.items())])
        reaches = {ask.value: reached.get(ask, share * getattr(typical, ask)) for ask in DIRECTIONS}
        return msgspec.structs.replace(
            typical, rest_x=self.x, rest_y=self.y, rest_sway=self.sway, **reaches
        )


def rest_centre_of(standing: Sequence[Pose]) -> RestCentre:
    """standing: poses of a stance, at least one with somebody there."""
    xs = [pose.x for pose in standing if pose.x is not None]
    ys = [pose.y for pose in standing if pose.y is not None]
    x, y = statistics.fmean(xs), statistics.fmean(ys)
    sway = math.sqrt(
        statistics.fmean((a - x) ** 2 + (b - y) ** 2 for a, b in zip(xs, ys, strict=True))
    )
    loads = [pose.load_n for pose in standing if pose.load_n is not None]
    return RestCentre(x, y, sway, statistics.median(loads) if loads else None)
