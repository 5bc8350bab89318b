"""`watch URI`: decoded samples as they come, one JSON object a line; then how well they came."""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.commands.parser import count, positive_seconds
from game.commands.printing import say

if TYPE_CHECKING:
    from input_devices.sample import DeviceEvent

HELP = "print what a device sends, one JSON object a line"
EXAMPLE = "steady-isles watch serial:/dev/ttyACM0 --seconds 10"
SILENCE_S = 5.0
"""A device from which nothing comes for so long is told, and the command ends."""
LOST_S = 13.0
"""The same while the device is lost: long enough for the reader to look for it four times."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uri", metavar="URI", help="such as wii:, serial:/dev/ttyACM0, sim:adult")
    parser.add_argument(
        "--device",
        dest="beside",
        action="append",
        default=[],
        metavar="URI",
        help="another one beside it, such as a worn sensor; lines then say which, from 0",
    )
    parser.add_argument("--seconds", type=positive_seconds, default=math.inf, metavar="N")
    parser.add_argument("--count", type=count, default=0, metavar="N", help="stop after N samples")
    parser.add_argument("--json", action="store_true", help="lines are JSON in any case")


def run(args: argparse.Namespace) -> int:
    from game.session.opening_together import open_devices
    from input_devices.together import devices_of

    device, _ = open_devices((args.uri, *args.beside), seed=1, tell=say)
    began = time.perf_counter()
    watched = [_Watched(one, began) for one in devices_of(device)]
    units = " and ".join(f"{one.name}, unit {one.device.info.unit}" for one in watched)
    say(f"{units}. Ctrl+C ends it.")
    try:
        return _watch(device, watched, began, args)
    finally:
        device.close()


class _Watched:
    """One device, how it does, and when it was last heard."""

    def __init__(self, device: Any, began: float) -> None:
        from game.core.pose import Geometry
        from game.core.posing import Posing
        from input_devices.health import Checkup
        from input_devices.link import LinkStats

        info = device.info
        self.device, self.name, self._began = device, info.name, began
        self._posing = Posing(Geometry(info.lx_mm, info.ly_mm, mount=info.mount, fused=True))
        self._unit = {"reach": "1"}.get(info.unit, info.unit)
        self._link = LinkStats()
        self._checkup = Checkup(info.kind, max_load_kg=info.max_load_kg)
        self._heard = self._there = began

    def tell(self) -> None:
        """What it says of itself."""
        for notice in self.device.events():
            say(in_words(notice))
            self._checkup.hear(notice)

    def line(self, sample: Any) -> dict[str, Any]:
        """One of its samples as it is shown."""
        self._link.add(sample)
        self._checkup.add(sample)
        self._heard = self._there = time.perf_counter()
        import msgspec

        alone = msgspec.structs.replace(sample, device=0)
        pose = self._posing.take(alone, sample.t - self._began)
        return _line(sample, pose, self._began, self._unit)

    def wait_for(self, now: float) -> None:
        """Raises DeviceError where it has said nothing for too long; one that was lost has its time
        to speak once it is found again."""
        from input_devices.errors import DeviceError

        lost = self.device.state == "lost"
        if lost and now - self._there <= LOST_S:
            self._heard = now
        elif lost or now - self._heard > SILENCE_S:
            raise DeviceError("no-data", f"{self.name} says nothing. Unplug it, wait, plug it in.")

    def sum_up(self, *, several: bool) -> None:
        """How well it came, at the end."""
        if several:
            say(f"{self.name}, unit {self._unit}:")
        _say_link(self._link.summary())
        _say_verdicts(self._checkup.health(time.perf_counter(), self._link.summary()))


def _watch(device: Any, watched: Sequence[_Watched], began: float, args: argparse.Namespace) -> int:
    several, shown = len(watched) > 1, 0
    try:
        while time.perf_counter() - began < args.seconds and not (0 < args.count <= shown):
            samples = device.read()
            for one in watched:
                one.tell()
            for sample in samples[: args.count - shown if args.count else None]:
                line = watched[sample.device].line(sample)
                which = {"device": sample.device} if several else {}
                print(json.dumps({**line, **which}, allow_nan=False), flush=False)
                shown += 1
            if device.finished and not samples:
                break
            for one in watched:
                one.wait_for(time.perf_counter())
            if not samples:
                time.sleep(0.002)
    except KeyboardInterrupt:
        pass
    finally:
        for one in watched:
            one.sum_up(several=several)
    return 0


def in_words(event: DeviceEvent) -> str:
    """What a device tells, for the person at the terminal."""
    from input_devices.sample import Battery, Connected, Header, Lost, Temperature

    match event:
        case Connected(text=name):
            return f"{name}: connected."
        case Lost(reason=reason):
            return reason
        case Header(fields=fields):
            return f"The board says: {', '.join(f'{k} {v}' for k, v in fields.items())}."
        case Battery(fraction=fraction):
            return f"Battery: {fraction:.0%}."
        case Temperature(celsius=celsius):
            return f"Temperature: {celsius:.0f} \N{DEGREE SIGN}C."
    return event.text


def _line(sample: Any, pose: Any, began: float, unit: str) -> dict[str, Any]:
    return {
        "t_s": round(sample.t - began, 6),
        "kind": sample.kind.value,
        "values": list(sample.values),
        "x": pose.x if pose else None,
        "y": pose.y if pose else None,
        "unit": unit,
        "load_n": pose.load_n if pose else None,
        "flags": sample.flags.names,
        "t_dev_s": sample.t_dev,
        "seq": sample.seq,
    }


def _say_link(link: Any) -> None:
    rate = "unknown" if link.rate_hz is None else f"{link.rate_hz:.1f} a second"
    jitter = "unknown" if link.jitter_ms is None else f"{link.jitter_ms:.1f} ms"
    say(
        f"{link.n} samples in {link.duration_s:.1f} s: {rate}, jitter {jitter}, "
        f"{link.gaps} gaps (longest {link.longest_gap_s:.2f} s), {link.lost} lost."
    )


def _say_verdicts(health: Any) -> None:
    """What is wrong with it, and what to do. Source: the last ten seconds, and of the link all of
    the time."""
    from input_devices.verdicts import verdicts

    for verdict in verdicts(health):
        say(verdict.text)
