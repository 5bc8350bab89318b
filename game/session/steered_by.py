"""Which of the devices of a visit steers an exercise, and why one cannot be played at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from input_devices.device import Info

Needs = Sequence[Sequence[str]]
"""Any one of these sets of capabilities is enough, the best first, as on the card of an
exercise."""

STAND_FOR: Mapping[str, tuple[str, ...]] = {"axes": ("cop", "tilt2", "tilt1")}
"""Pointer and keys stand in for a board, so that everything can be tried; they measure nothing."""


class SteeredBy(msgspec.Struct, frozen=True):
    """The devices of a visit by their numbers, as one exercise takes them."""

    number: int
    """Its lean steers."""
    joins: int | None = None
    """Its load is needed beside; None where the one is enough."""


def steered_by(needs: Needs, infos: Sequence[Info]) -> SteeredBy | None:
    """The first of the needs that can be met, by the first device that meets it alone, else by two
    of them, of which that steers which gives what is named first. None where none can be met."""
    given = [_given(info) for info in infos]
    for need in needs:
        alone = next((n for n, gives in enumerate(given) if gives.issuperset(need)), None)
        if alone is not None:
            return SteeredBy(alone)
        both = _both(need, given)
        if both is not None:
            return both
    return None


def _both(need: Sequence[str], given: Sequence[set[str]]) -> SteeredBy | None:
    for number, gives in enumerate(given):
        if not need or need[0] not in gives:
            continue
        rest = set(need) - gives
        other = next((n for n, more in enumerate(given) if rest <= more), None)
        if other is not None:
            return SteeredBy(number, other)
    return None


def _given(info: Info) -> set[str]:
    """What a device can do."""
    stood_for = (one for channel in info.channels for one in STAND_FOR.get(channel, ()))
    return {*info.channels, *stood_for}


def names_of(infos: Sequence[Info]) -> str:
    """Of all devices, in words."""
    return " and ".join(info.name for info in infos)
