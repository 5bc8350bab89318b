"""What can be wrong with a board that weighs.

Thresholds are ours and unverified on hardware, but where a source stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from input_devices.corner import CornerState
from input_devices.health import Health
from input_devices.saying import mark
from input_devices.verdict import Severity, Verdict, said

OFF_ZERO_KG = 1.0
"""An empty board that is further off is told: half of what play refuses, so that there is time."""
ZERO_NEEDED_KG = 2.0
"""Source: clinical design, hazard H3."""
NEGATIVE_KG = 0.3
"""Nothing pulls at a corner: less than this below nothing is an offset."""
NOISE_KG = 0.2
"""Of one corner: some 1 mm of the centre of pressure under 70 kg."""
CELL = mark("Look for something jammed below. If there is nothing, have its cell and wire checked.")
ZERO = mark("Nobody on it and nothing against it: zero the board.")
SHIELD = mark("Check its cable and plug. Keep chargers and motors away.")


def overload(health: Health) -> Iterator[Verdict]:
    if health.overload:
        yield said(
            "overload",
            Severity.STOP,
            mark("It carries more than the {kg} kg that it is made for."),
            mark("Step off, holding the rail."),
            {"kg": round(health.max_load_kg)},
        )


def corners(health: Health) -> Iterator[Verdict]:
    for at, corner in enumerate(health.corners):
        match corner.state:
            case CornerState.DEAD:
                says = mark("{corner} does not respond.")
                yield said("dead", Severity.STOP, says, CELL, corner=at)
            case CornerState.STUCK:
                says, kg = mark("{corner} always shows {kg} kg."), _kg(corner.mean_kg)
                yield said("stuck", Severity.STOP, says, CELL, {"kg": kg}, at)
            case CornerState.SATURATED:
                says, kg = mark("{corner} shows no more than {kg} kg."), _kg(corner.greatest_kg)
                yield said("saturated", Severity.MEND, says, CELL, {"kg": kg}, at)


def offsets(health: Health) -> Iterator[Verdict]:
    for at, corner in enumerate(health.corners):
        zeroed = health.zero_utc is not None  # what is taken off later may well be below nothing
        if corner.mean_kg < -NEGATIVE_KG and not zeroed:
            says, kg = mark("{corner} shows {kg} kg, less than nothing."), _kg(corner.mean_kg)
            yield said("negative", Severity.MEND, says, ZERO, {"kg": kg}, at)


def drift(health: Health) -> Iterator[Verdict]:
    drift = health.drift_kg
    if drift is None or abs(drift) < OFF_ZERO_KG:
        return
    severity = Severity.STOP if abs(drift) >= ZERO_NEEDED_KG else Severity.MEND
    if health.zero_utc is None:
        says = mark("It shows {kg} kg with nobody on it.")
        yield said("off-zero", severity, says, ZERO, {"kg": _kg(drift)})
    else:
        says = mark("The zero has moved {kg} kg since {since}.")
        values = {"kg": _kg(abs(drift)), "since": health.zero_utc[:10]}
        yield said("drift", severity, says, ZERO, values)


def clamped(health: Health) -> Iterator[Verdict]:
    hidden = [at for at, corner in enumerate(health.corners) if corner.clamped]
    if health.empty and hidden and len(hidden) < len(health.corners):
        yield said(
            "clamped",
            Severity.KNOW,
            mark("{corner} shows exactly 0 and may hide an offset."),
            mark("Where kilograms matter, read a Wii board by 'wiihid:'."),
            corner=hidden[0],
        )


def corner_noise(health: Health) -> Iterator[Verdict]:
    for at, corner in enumerate(health.corners):
        if health.long_enough and corner.noise_kg is not None and corner.noise_kg > NOISE_KG:
            says, kg = mark("{corner} trembles by {kg} kg."), _kg(corner.noise_kg)
            yield said("noise", Severity.MEND, says, SHIELD, {"kg": kg}, at)


def uncalibrated(health: Health) -> Iterator[Verdict]:
    if health.uncalibrated:
        yield said(
            "uncalibrated",
            Severity.KNOW,
            mark("It shows counts and no kilograms."),
            mark("It plays. To weigh, let it send grams: see its own program."),
        )


def untold(health: Health) -> Iterator[Verdict]:
    if health.long_enough and any(c.state is CornerState.UNTOLD for c in health.corners):
        says = mark("Well so far. Its corners show more with somebody on it.")
        yield said("untold", Severity.KNOW, says, mark("Stand in the middle, holding the rail."))


def _kg(kg: float) -> str:
    return f"{kg:.1f}"
