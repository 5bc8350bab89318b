"""`watch URI`: decoded samples as they come, one JSON object a line; then how well they came."""

from __future__ import annotations

import argparse
import json
import math
import time
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
    parser.add_argument("--seconds", type=positive_seconds, default=math.inf, metavar="N")
    parser.add_argument("--count", type=count, default=0, metavar="N", help="stop after N samples")
    parser.add_argument("--json", action="store_true", help="lines are JSON in any case")


def run(args: argparse.Namespace) -> int:
    from game.session.opening import open_device

    device, _ = open_device(args.uri, seed=1, tell=say)
    say(f"{device.info.name}, unit {device.info.unit}. Ctrl+C ends it.")
    try:
        return _watch(device, args)
    finally:
        device.close()


def _watch(device: Any, args: argparse.Namespace) -> int:
    from game.core.pose import Geometry
    from game.core.posing import Posing
    from input_devices.errors import DeviceError
    from input_devices.health import Checkup
    from input_devices.link import LinkStats

    info = device.info
    posing = Posing(Geometry(info.lx_mm, info.ly_mm, mount=info.mount, fused=True))
    unit = {"reach": "1"}.get(device.info.unit, device.info.unit)
    began = heard = there = time.perf_counter()
    link, shown = LinkStats(), 0
    checkup = Checkup(info.kind, max_load_kg=info.max_load_kg)
    try:
        while time.perf_counter() - began < args.seconds and not (0 < args.count <= shown):
            samples = device.read()
            for notice in device.events():
                say(in_words(notice))
                checkup.hear(notice)
            for sample in samples[: args.count - shown if args.count else None]:
                link.add(sample)
                checkup.add(sample)
                pose = posing.take(sample, sample.t - began)
                print(json.dumps(_line(sample, pose, began, unit), allow_nan=False), flush=False)
                shown += 1
            now = time.perf_counter()
            if samples:
                heard = there = now
            elif device.finished:
                break
            elif device.state == "lost" and now - there <= LOST_S:
                heard = now  # once it is found again, it has its time to speak
                time.sleep(0.01)
            elif device.state == "lost" or now - heard > SILENCE_S:
                name = device.info.name
                raise DeviceError("no-data", f"{name} says nothing. Unplug it, wait, plug it in.")
            else:
                time.sleep(0.002)
    except KeyboardInterrupt:
        pass
    finally:
        _say_link(link.summary())
        _say_verdicts(checkup.health(time.perf_counter(), link.summary()))
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
