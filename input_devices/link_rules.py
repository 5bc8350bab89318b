"""What can be wrong with any device: how it sends, and what its sensor shows.

Thresholds are ours and unverified on hardware, but where a source stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from input_devices.board_rules import SHIELD
from input_devices.health import POINTERS, Health
from input_devices.liveness import SLOWEST_HZ
from input_devices.sample import Kind
from input_devices.saying import mark
from input_devices.verdict import NEARER, UNPLUG, Severity, Verdict, said

NOISE: Mapping[Kind, tuple[float, str]] = {
    Kind.COP: (2.0, "mm"),
    Kind.TILT: (0.5, "\N{DEGREE SIGN}"),
    Kind.ACC_GYRO: (0.05, "g"),
}
"""As much for other devices: 0.05 g is a lean of 3 degrees."""
JITTER_MS = 25.0
"""A quarter of the delay that may lie between a lean and its picture (clinical design, H21)."""
GAPS_PER_10_S = 1.0
LONG_GAP_S = 1.0
LOST_SHARE = 0.02
"""Source: what our own serial line may lose to 1 byte in 1000 (device reference 4.5)."""
BATTERY_LOW = 0.25
"""One bar of four."""
GRAVITY_G = (0.8, 1.2)
"""What a worn sensor shows over some seconds; it is 1 at rest."""


def frozen(health: Health) -> Iterator[Verdict]:
    if health.frozen:
        yield said("frozen", Severity.STOP, mark("It repeats the same values."), UNPLUG)


def rate(health: Health) -> Iterator[Verdict]:
    rate_hz = health.link.rate_hz
    if health.kind in POINTERS or not health.long_enough or rate_hz is None:
        return
    if rate_hz < SLOWEST_HZ and not health.link.held:
        yield said(
            "slow-rate",
            Severity.MEND,
            mark(
                "It sends {rate} times a second, {needed} are needed: it plays, and does not "
                "measure."
            ),
            mark("Bring it nearer. Set the amplifiers of a home-made board to 80 a second."),
            {"rate": round(rate_hz), "needed": round(SLOWEST_HZ)},
        )


def jitter(health: Health) -> Iterator[Verdict]:
    jitter_ms = health.link.jitter_ms
    if health.kind in POINTERS or not health.long_enough or jitter_ms is None or health.link.held:
        return
    if jitter_ms > JITTER_MS:
        severity = Severity.KNOW if health.own_clock else Severity.MEND
        says = mark("Its values come unevenly, give or take {ms} ms.")
        yield said("jitter", severity, says, NEARER, {"ms": round(jitter_ms)})


def gaps(health: Health) -> Iterator[Verdict]:
    link = health.link
    if health.kind in POINTERS or not health.long_enough or not link.gaps:
        return
    often = link.gaps * 10.0 / max(link.duration_s, 10.0) > GAPS_PER_10_S
    if often or link.longest_gap_s > LONG_GAP_S:
        says = mark("It falls silent at times, for up to {seconds} s.")
        yield said("gaps", Severity.MEND, says, NEARER, {"seconds": f"{link.longest_gap_s:.1f}"})


def losses(health: Health) -> Iterator[Verdict]:
    link = health.link
    share = link.lost / (link.n + link.lost)
    if health.long_enough and share > LOST_SHARE:
        says = mark("Values lost on the way: {percent} %.")
        yield said("losses", Severity.MEND, says, NEARER, {"percent": round(100 * share)})


def noise(health: Health) -> Iterator[Verdict]:
    most, unit = NOISE.get(health.kind, (0.0, ""))
    if unit and health.long_enough and health.noise is not None and health.noise > most:
        says, trembles = mark("Its values tremble by {n} {unit}."), f"{health.noise:.2g}"
        yield said("noise", Severity.MEND, says, SHIELD, {"n": trembles, "unit": unit})


def sensor(health: Health) -> Iterator[Verdict]:
    gravity_g, (low, high) = health.gravity_g, GRAVITY_G
    if health.saturated:
        yield said(
            "saturated",
            Severity.MEND,
            mark("It stays at the end of its range."),
            mark("Lay it still. If this stays, choose a wider range in its own program."),
        )
    if health.long_enough and gravity_g is not None and not low <= gravity_g <= high:
        yield said(
            "no-gravity",
            Severity.MEND,
            mark("It shows {g} g in place of gravity."),
            mark("Lay it still. If this stays, it needs its own calibration."),
            {"g": f"{gravity_g:.2f}"},
        )


def battery(health: Health) -> Iterator[Verdict]:
    if health.battery is not None and health.battery <= BATTERY_LOW:
        says = mark("Its batteries are at {percent} %.")
        do = mark("Charge or change them before the next visit.")
        severity = Severity.KNOW if health.battery > 0 else Severity.MEND
        yield said("battery", severity, says, do, {"percent": round(100 * health.battery)})
