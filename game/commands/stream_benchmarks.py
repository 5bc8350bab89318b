"""The figures of `bench` for what comes from devices: how fast it is decoded, and what a fast board
does to a game that is played."""

from __future__ import annotations

import sys

from game.commands.benchmark_result import Lengths, Result
from game.commands.panel_benchmarks import WORKING
from game.commands.printing import say
from input_devices.specimens.specimen import Specimen
from input_devices.specimens.table import SPECIMENS

FRAMES, TURNS = 2000, 5
TIMES_REAL = 200
"""How many times as fast as its device a decoder is to be, on one core."""
STREAM_HZ = 1000
GREATEST_RATIO = 1.2
"""By how much the slowest frames may grow: some 17 samples come between two of them (ours)."""
LEVEL_SIGNAL = "signal:sway"
"""What is played with for comparison: samples without a port and without a thread."""


def decoder_speed(_lengths: Lengths) -> list[Result]:
    """Frames decoded in a second of work, one a call, against the most a device really sends."""
    results = []
    for name, specimen in SPECIMENS.items():
        fastest_hz, real_hz = decoded_hz(specimen), specimen.rate_hz
        ratio = fastest_hz / real_hz
        name = f"decoder_{name}"
        results.append(Result(name, fastest_hz, "Hz", real_hz, ratio, TIMES_REAL, at_least=True))
    return results


def decoded_hz(specimen: Specimen) -> float:
    """Frames that its decoder takes in a second of work; the best turn, for whatever else runs can
    only add."""
    pieces = [frame.data for frame in specimen.frames(FRAMES)]
    return FRAMES / min(_decoding_s(specimen, pieces) for _ in range(TURNS))


def _decoding_s(specimen: Specimen, pieces: list[bytes]) -> float:
    decoder = specimen.make()
    for n, data in enumerate(specimen.opening):
        decoder.feed(data, n / 50)
    began = WORKING()
    for piece in pieces:
        decoder.feed(piece, 10.0)
    return WORKING() - began


def serial_stream(lengths: Lengths) -> list[Result]:
    """A board of 1,000 Hz on a pseudo-terminal, while the game is played at 1920 x 1080: lines that
    were lost, and the slowest frames beside the same play without a port."""
    if sys.platform == "win32":
        say("serial_stream needs pseudo-terminals, which this system does not have.")
        return []
    from game.commands.live_benchmarks import played
    from game.commands.pty_board import board_at

    half_s = lengths.stream_s / 2
    frames_s: dict[str, list[float]] = {"without": [], "with": []}
    sent = lost = 0
    for _ in range(2):  # in turns: both meet the same machine
        frames_s["without"] += played(LEVEL_SIGNAL, min(half_s, 60.0)).frames_s
        with board_at(STREAM_HZ) as port:
            play = played(f"serial:{port}", half_s)
        frames_s["with"] += play.frames_s
        sent, lost = sent + play.samples + play.lost, lost + play.lost
    p99_ms, base_ms = (1000 * _p99(frames_s[name]) for name in ("with", "without"))
    return [
        Result("serial_stream_lost", lost, "samples", sent, lost / max(1, sent), 0.0),
        Result("serial_stream_frame_p99", p99_ms, "ms", base_ms, p99_ms / base_ms, GREATEST_RATIO),
    ]


def _p99(times_s: list[float]) -> float:
    return sorted(times_s)[int(0.99 * len(times_s))]
