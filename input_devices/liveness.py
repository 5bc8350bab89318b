"""Whether a device is alive: silence means different things for different devices, so each brings
its own rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from input_devices.sample import DeviceEvent, Flag, Kind, Notice, Sample
from input_devices.saying import mark

State = Literal["connecting", "live", "quiet", "stalled", "lost", "error"]

NO_DATA = Notice(
    "no-data",
    mark("Connected, but the board says nothing. Unplug it, wait 5 seconds, plug it in again."),
)
WRONG_SPEED = Notice(
    "wrong-speed",
    mark(
        "The board speaks, but not in a form this game knows. Check speed and format in Settings."
    ),
)
TOO_SLOW = mark(
    "The board sends only {rate} values per second. Play works; measurements are switched off."
)
SLOWEST_HZ = 20.0
"""Below this rate a device plays but does not measure."""
RATE_WINDOW_S = 5.0


class Rule(msgspec.Struct, frozen=True):
    """What silence means for one device."""

    stalled_s: float = 0.5
    """Silence after which the scene freezes."""
    lost_s: float | None = 3.0
    """Silence after which the device counts as gone; None if silence never means that."""
    first_word_s: float | None = 3.0
    """Time to say something useful after opening; None for a device that may stay silent."""
    empty_below_kg: float | None = None
    """A board that reports only changes: with less than this on it, silence is `quiet` and not
    `stalled`."""
    slowest_hz: float | None = SLOWEST_HZ
    stalled_periods: float = 5.0
    """A slow device is stalled only after so many of its usual times between arrivals; 0 for one
    that sends changes only and so has no usual time."""
    unheard: Notice = NO_DATA
    """Told when nothing came after opening."""
    unclear: Notice = WRONG_SPEED
    """Told when something came, and nothing that can be used."""


class _Heard:
    """What was heard since the source was opened."""

    def __init__(self, opened_t: float | None) -> None:
        self.opened_t = opened_t
        self.gone = False
        self.bytes = 0
        self.samples = 0
        self.arrivals = 0
        """Times at which samples came; a phone sends many at once."""
        self.first_t = 0.0
        self.fresh_t: float | None = None
        self.load_kg = 0.0
        self.told: set[str] = set()
        self.rate_known = False


class Liveness:
    """Follows one device through its states; pure, time comes as an argument."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._heard = _Heard(None)

    @property
    def is_opened(self) -> bool:
        """Whether the source has been open since this was made."""
        return self._heard.opened_t is not None

    def opened(self, now: float) -> None:
        """The source is open; nothing has been heard yet."""
        self._heard = _Heard(now)

    def gone(self) -> None:
        """The source is lost."""
        self._heard.gone = True

    def heard(self, size: int, samples: Sequence[Sample], now: float) -> bool:
        """Count `size` bytes and what they meant; True when these are the first samples since
        opening."""
        heard = self._heard
        heard.bytes += size
        fresh = [sample for sample in samples if not sample.flags & Flag.HELD]
        if not fresh:
            return False
        first = heard.fresh_t is None
        if first:
            heard.first_t = now
        heard.fresh_t = now
        heard.samples += len(fresh)
        heard.arrivals += 1
        loads = [sample for sample in fresh if sample.kind is Kind.LOAD4]
        if loads:
            heard.load_kg = sum(loads[-1].values)
        return first

    def notices(self, now: float) -> list[DeviceEvent]:
        """What a person should know by now, each said once."""
        found: list[Notice] = []
        if self.state(now) == "error":
            found.append(self.rule.unclear if self._heard.bytes else self.rule.unheard)
        found += self._slow(now)
        new = [notice for notice in found if notice.code not in self._heard.told]
        self._heard.told |= {notice.code for notice in new}
        return list(new)

    def state(self, now: float) -> State:
        heard, rule = self._heard, self.rule
        if heard.gone:
            return "lost"
        if heard.opened_t is None:
            return "connecting"
        if heard.fresh_t is None:
            patience = rule.first_word_s
            return "connecting" if patience is None or now - heard.opened_t < patience else "error"
        silent_s = now - heard.fresh_t
        if rule.lost_s is not None and silent_s > rule.lost_s:
            return "lost"
        period_s = (heard.fresh_t - heard.first_t) / max(1, heard.arrivals - 1)
        if silent_s <= max(rule.stalled_s, rule.stalled_periods * period_s):
            return "live"
        empty = rule.empty_below_kg is not None and heard.load_kg < rule.empty_below_kg
        return "quiet" if empty else "stalled"

    def _slow(self, now: float) -> list[Notice]:
        heard, slowest = self._heard, self.rule.slowest_hz
        elapsed_s = now - heard.first_t
        if (
            slowest is None
            or heard.rate_known
            or heard.fresh_t is None
            or elapsed_s < RATE_WINDOW_S
        ):
            return []
        heard.rate_known = True
        rate_hz = (heard.samples - 1) / elapsed_s
        if rate_hz >= slowest:
            return []
        return [Notice("slow-rate", TOO_SLOW, {"rate": f"{rate_hz:.0f}"})]
