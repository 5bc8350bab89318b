"""A board by itself, with nobody who plays: listened to, zeroed, checked with a known weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.core.known_weight import Place
from game.core.taring import TARE_S, Refused, Tare, tare_of
from game.core.weighing import Ask, Weighing
from game.headless.calibrating import Say
from game.headless.clock import Clock
from game.session.live_taring import SETTLE_S
from game.session.stand_in import StandIn
from input_devices.device import Device
from input_devices.health import Checkup, Health, Zero
from input_devices.sample import Sample

PATIENCE_S = 60.0
"""For each thing that is asked; then what has been measured counts."""
WHERE: Mapping[Place, str] = {
    Place.MIDDLE: "in the middle",
    Place.FRONT_LEFT: "at the front left",
    Place.FRONT_RIGHT: "at the front right",
    Place.BACK_RIGHT: "at the back right",
    Place.BACK_LEFT: "at the back left",
}


def listen(device: Device, clock: Clock, length_s: float, zero: Zero | None = None) -> Health:
    """How well a device is that is listened to for so long."""
    info = device.info
    checkup = Checkup(info.kind, zero=zero, max_load_kg=info.max_load_kg)
    for samples in _samples(device, clock, length_s):
        for event in device.events():
            checkup.hear(event)
        for sample in samples:
            checkup.add(sample)
    return checkup.health(clock())


def zero(device: Device, clock: Clock, stand_in: StandIn | None = None) -> Tare | Refused:
    """What the board shows with nobody on it. A simulated person steps off meanwhile."""
    if stand_in is not None:
        stand_in.on_board = False
    from_s = clock() + SETTLE_S
    taken = [
        sample
        for samples in _samples(device, clock, SETTLE_S + TARE_S)
        for sample in samples
        if sample.t >= from_s
    ]
    if stand_in is not None:
        stand_in.on_board = True
    return tare_of(taken)


def weigh(
    device: Device, weighing: Weighing, clock: Clock, say: Say, stand_in: StandIn | None = None
) -> None:
    """The kilogram check with prompts as lines of text. A simulated person is the weight: they step
    on and off as asked."""
    asked: tuple[Ask, Place | None] | None = None
    until_s = clock() + PATIENCE_S
    while weighing.ask is not Ask.NOTHING and clock() < until_s and not device.finished:
        if (weighing.ask, weighing.place) != asked:
            asked = (weighing.ask, weighing.place)
            until_s = clock() + PATIENCE_S
            say(_said(weighing))
            if stand_in is not None:
                stand_in.on_board = weighing.ask is Ask.PUT
        clock.wait()
        for sample in device.read():
            weighing.take(sample, sample.t)
    weighing.skip()


def _said(weighing: Weighing) -> str:
    if weighing.ask is Ask.CLEAR or weighing.place is None:
        return "Take everything off the board, and wait a moment."
    return f"Put {weighing.weight_kg:g} kg on it, {WHERE[weighing.place]}, and let go of it."


def _samples(device: Device, clock: Clock, length_s: float) -> Iterator[list[Sample]]:
    until_s = clock() + length_s
    while clock() < until_s and not device.finished:
        clock.wait()
        yield device.read()
