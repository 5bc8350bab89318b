"""The devices of one visit, each with the calibration of the person on it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.calibration import Calibration
from game.core.errors import SetupError
from game.core.pose import Geometry
from game.core.recording import Beside
from game.core.taring import Tare
from game.session.heading import geometry_of, note_of
from game.session.steered_by import Needs, SteeredBy, steered_by
from input_devices.device import Info

NOT_CALIBRATED = "No calibration yet. Calibrate first, or accept a typical one."


class Fitting(msgspec.Struct, frozen=True):
    """The devices as one bout takes them."""

    info: Info
    """Of the one that steers, as the two below."""
    geometry: Geometry
    calibration: Calibration
    beside: tuple[Beside, ...] = ()


class Kit:
    """What was connected when the visit began; a device alone is a kit of one."""

    def __init__(self, infos: Sequence[Info]) -> None:
        self.infos: tuple[Info, ...] = tuple(infos)
        """What each says of itself and what is kept of it, by number."""
        self._calibrations: dict[int, Calibration] = {}

    @property
    def several(self) -> bool:
        """More than one."""
        return len(self.infos) > 1

    def number_of(self, device_id: str) -> int:
        """Of the device of that id; the first where none has it."""
        ids = [info.id for info in self.infos]
        return ids.index(device_id) if device_id in ids else 0

    def calibration(self, number: int = 0) -> Calibration | None:
        """The person's own on this device, or a typical one; None before there is one."""
        return self._calibrations.get(number)

    def keep(self, calibration: Calibration | None, number: int) -> None:
        """From now on this one holds; None: none does."""
        if calibration is None:
            self._calibrations.pop(number, None)
        else:
            self._calibrations[number] = calibration

    def uncalibrated(self) -> int | None:
        """The first device that has none yet."""
        return next((n for n in range(len(self.infos)) if n not in self._calibrations), None)

    def steered_by(self, needs: Needs) -> SteeredBy | None:
        """Which device steers an exercise with these needs; None where none can."""
        return steered_by(needs, self.infos)

    def fitting(self, steers: SteeredBy, *, trial: bool = False, tare: Tare = ()) -> Fitting:
        """For one bout. trial, tare: as of `geometry_of`; what is stood on is tared. Raises
        SetupError for a device without a calibration that fits it."""
        number = steers.number
        return Fitting(
            self.infos[number],
            self._geometry(number, trial=trial, tare=tare),
            self._fitting_calibration(number),
            tuple(
                Beside(
                    note_of(info),
                    self._geometry(other, trial=trial, tare=tare),
                    self._fitting_calibration(other),
                    joins=other == steers.joins,
                )
                for other, info in enumerate(self.infos)
                if other != number
            ),
        )

    def _geometry(self, number: int, *, trial: bool, tare: Tare) -> Geometry:
        info = self.infos[number]
        own_tare = tare if info.unit == "mm" else ()
        calibration = self._calibrations.get(number)
        mounted = None if calibration is None else calibration.mounted
        geometry = geometry_of(info, trial=trial, tare=own_tare, mounted=mounted)
        return msgspec.structs.replace(geometry, device=number)

    def _fitting_calibration(self, number: int) -> Calibration:
        calibration, info = self._calibrations.get(number), self.infos[number]
        if calibration is None:
            raise SetupError(NOT_CALIBRATED)
        if calibration.unit != info.unit:
            raise SetupError(
                f"The calibration is in {calibration.unit}, {info.name} sends {info.unit}. "
                "Calibrate again."
            )
        return calibration
