"""How far one person leans on one device: measured now, remembered from the last visit, or
taken as typical."""

from __future__ import annotations

import msgspec

from game.core.calibrating import Calibrating
from game.core.calibration import Calibration, fallback
from game.core.footing import Footing
from game.core.mounted import Mounted, Place
from game.core.mounting import Mounting
from game.core.patient import GUEST, Patient
from game.session.empty_board import EmptyBoard
from game.session.heading import geometry_of
from game.session.live_calibrating import LiveCalibrating
from game.session.live_mounting import LiveMounting
from game.session.stand_in import StandIn, as_asked, as_shown
from game.store.store import Store
from input_devices.device import Device, Info


def known_reach(store: Store, patient: Patient, info: Info) -> Calibration | None:
    """This person's last own calibration on this very device; the guest may be anybody."""
    known = store.last_calibration(patient.alias, info.id)
    fits = known is not None and known.own and known.unit == info.unit
    return known if fits and patient.alias != GUEST else None


def keep_reach(store: Store, patient: Patient, info: Info, calibration: Calibration) -> None:
    """An own one of a device that measures is remembered for the next visit."""
    if calibration.own and info.measures:
        store.put_calibration(patient.alias, calibration)


def typical_reach(info: Info, utc: str, note: str) -> Calibration:
    """A fallback that is marked as not this person's; a pointer's own is exact."""
    return fallback(made_utc=utc, device_id=info.id, unit=info.unit, note=note)


def start_calibrating(
    device: Device,
    info: Info,
    utc: str,
    stand_in: StandIn | None,
    *,
    practice: bool,
    leans: bool,
    known: Calibration | None,
    number: int = 0,
    mounted: Mounted | None = None,
    footing: Footing | None = None,
) -> LiveCalibrating:
    """The guided procedure; arguments as of `Session.start_calibrating`. mounted: how a worn sensor
    sits; None: as its address says. footing: as of `Calibrating`."""
    calibrating = Calibrating(
        msgspec.structs.replace(geometry_of(info, mounted=mounted), device=number),
        info.unit,
        info.id,
        utc,
        practice=practice,
        leans=leans,
        known=known,
        place=Place.WAIST if mounted is None else mounted.place,
        footing=footing,
    )
    if stand_in is not None:
        stand_in.look_at(as_asked(calibrating))
    return LiveCalibrating(calibrating, device, EmptyBoard(info, number))


def start_mounting(
    device: Device, stand_in: StandIn | None, place: Place, number: int
) -> LiveMounting:
    """The postures that show how a worn sensor sits. place: where it is fastened."""
    mounting = Mounting(place)
    if stand_in is not None:
        stand_in.look_at(as_shown(mounting))
    return LiveMounting(mounting, device, number)
