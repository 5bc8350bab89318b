"""How each worn sensor of a visit sits: as its address says, as this person wore it before, or as
it was found now.

What was found, with what the gyroscope shows at rest, is kept with the calibration, by device.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from game.core.calibration import Calibration
from game.core.mounted import MOUNTABLE, Mounted, Place
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.text import mark
from input_devices.device import Info
from input_devices.uri import split_uri

WORN_AT: Mapping[Place, str] = {
    Place.WAIST: mark("at the waist, front or back"),
    Place.BOARD: mark("on the wobble board"),
    Place.CHEST: mark("at the chest"),
    Place.THIGH: mark("at the thigh"),
    Place.SHANK: mark("at the shank"),
    Place.HAND: mark("in the hand"),
}
NOT_WORN = ("replay", "signal")
"""Nobody is there to be asked."""


class Wearing:
    """The sensors of one visit by their numbers. Boards, pointers and sensors that tell the lean
    themselves are none of its business."""

    def __init__(self, infos: Sequence[Info], known: Sequence[Calibration | None]) -> None:
        """known: this person's own on each device, from another visit."""
        self._infos = tuple(infos)
        self._mounted: dict[int, Mounted] = {}
        self._found: set[int] = set()
        self._anew = False
        self.place = Place.WAIST
        """Where it is worn now, or is to be."""
        for number, (info, calibration) in enumerate(zip(infos, known, strict=True)):
            mounted = calibration.mounted if calibration is not None else None
            if info.kind not in MOUNTABLE or mounted is None:
                continue
            self.place = mounted.place
            said = msgspec.structs.replace(mounted, mount=info.mount)
            self._mounted[number] = said if says_mount(info) else mounted

    def mounted(self, number: int) -> Mounted | None:
        """How this one sits; None: as its address says, or not known."""
        return self._mounted.get(number)

    def can_ask(self, number: int) -> bool:
        """A person wears it, who can show how it sits."""
        info = self._infos[number]
        return info.kind in MOUNTABLE and split_uri(info.uri)[0] not in NOT_WORN

    def asked_for(self) -> int | None:
        """The first sensor of which nobody knows how it sits; None where all is known."""
        return next((n for n in range(len(self._infos)) if self._is_unknown(n)), None)

    def is_found(self, number: int) -> bool:
        """It was shown in this visit, and is not only remembered or told."""
        return number in self._found

    def keep(self, mounted: Mounted | None, number: int, *, found: bool = False) -> None:
        """From now on it sits so. found: the person has just shown it."""
        if mounted is None:
            return
        self._mounted[number], self.place = mounted, mounted.place
        if found:
            self._found.add(number)

    def wear_at(self, place: Place) -> None:
        """It is fastened there: how it sat elsewhere says nothing any more."""
        if place is not self.place:
            self.place = place
            self._mounted.clear()
            self._found.clear()

    def put_on(self, at: str | None, *, anew: bool) -> None:
        """As somebody says before the visit. at: a `Place` by its name; None: nothing is said."""
        if at is not None:
            self.wear_at(Place(at))
        if anew:
            self.wear_anew()

    def wear_anew(self) -> None:
        """It was put on again, or sits otherwise than it was told: what was known holds no
        more."""
        self._mounted.clear()
        self._found.clear()
        self._anew = True

    def fits(self, calibration: Calibration, number: int) -> bool:
        """Is this reach of a sensor that was worn there? One of before it was asked for may have
        had other axes."""
        if not self.can_ask(number):
            return True
        if calibration.mounted is None:
            return says_mount(self._infos[number])
        return calibration.mounted.place is self.place

    def _is_unknown(self, number: int) -> bool:
        told = says_mount(self._infos[number]) and not self._anew
        return self.can_ask(number) and not told and number not in self._mounted


def places_for(level_id: str) -> tuple[Place, ...]:
    """Where a sensor may be fastened for a level, the best first."""
    return EXERCISES[find_level(level_id).exercise].CARD.worn


def says_mount(info: Info) -> bool:
    """Its address says how it sits."""
    return "mount" in split_uri(info.uri)[2]
