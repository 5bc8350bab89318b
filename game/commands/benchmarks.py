"""The figures of `bench`: what is measured, against what, and what is good enough."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Literal

from game.commands.benchmark_result import ROOT, Lengths, Result
from game.commands.panel_benchmarks import panel_growth, panel_memory, panel_speed
from game.commands.printing import say
from game.commands.stream_benchmarks import decoder_speed, serial_stream

THEMES: tuple[Literal["child", "adult"], ...] = ("child", "adult")
FRAMES = 900
LATENCY_S = 15.0
SIZE = (1920, 1080)


def headless_play(_lengths: Lengths) -> list[Result]:
    """Simulated seconds per second of a simulated adult at rung 5, on one core."""
    from game.coach import METHODS, Start
    from game.exercises import EXERCISES
    from game.exercises.library import all_levels
    from game.patients.profile import find_profile
    from game.patients.simulate import simulate

    results = []
    for entry in all_levels():
        if entry.rung != 5:
            continue
        level, exercise = entry.level, EXERCISES[entry.exercise]
        coach = METHODS["wud"](Start(d=level.d.start, low=level.clamp(0.0), high=level.clamp(1.0)))
        began = time.perf_counter()
        outcome = simulate(
            exercise, level, find_profile("adult"), attempts=300, seed=1, coach=coach
        )
        wall_s = time.perf_counter() - began
        ratio = outcome.simulated_s / wall_s
        name = f"headless_play_{entry.exercise}"
        results.append(Result(name, outcome.simulated_s, "s", wall_s, ratio, 1000, at_least=True))
    return results


def drawn_frames(_lengths: Lengths) -> list[Result]:
    """A drawn frame against one full-screen opaque blit, in turns: both meet the same machine."""
    from game.exercises import EXERCISES

    scored = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
    return [result for name in scored for theme in THEMES for result in _frames_of(name, theme)]


def _frames_of(name: str, theme: Literal["child", "adult"]) -> list[Result]:
    import pygame

    from game.screen.rehearsal import Rehearsal

    rehearsal = Rehearsal(name, theme, SIZE)
    layer = pygame.Surface(SIZE).convert()
    frames_s, blits_s = [], []
    for frame in range(FRAMES):
        began = time.perf_counter()
        rehearsal.surface.blit(layer, (0, 0))
        between = time.perf_counter()
        rehearsal.draw(frame / 60)
        frames_s.append(time.perf_counter() - between)
        blits_s.append(between - began)
        rehearsal.step(2)
    blit_ms = 1000 * statistics.median(blits_s)
    median_ms = 1000 * statistics.median(frames_s)
    p99_ms = 1000 * sorted(frames_s)[int(0.99 * FRAMES)]
    where = f"{name}_{theme}"
    return [
        Result(f"frame_median_{where}", median_ms, "ms", blit_ms, median_ms / blit_ms, 15),
        Result(f"frame_p99_{where}", p99_ms, "ms", blit_ms, p99_ms / blit_ms, 40),
    ]


BARE = """
import pygame, numpy
pygame.display.init()
surface = pygame.display.set_mode((1920, 1080))
surface.fill((16, 24, 32))
pygame.display.flip()
"""
OPENED = """
import sys
sys.argv = ["main.py", "--size", "1920x1080", "--data", sys.argv[1]]
import main
from game.commands import game
options = game.options_of(game.parser().parse_args(sys.argv[1:]))
from game.screen.window import Window
Window(options)
"""


def first_frame(_lengths: Lengths) -> list[Result]:
    """A process until its first frame, against a bare import of pygame and numpy and a window."""
    bare_s, opened_s = [], []
    with tempfile.TemporaryDirectory() as data:
        for _ in range(8):
            bare_s.append(_process_s(BARE, data))
            opened_s.append(_process_s(OPENED, data))
    bare, opened = statistics.median(bare_s[1:]), statistics.median(opened_s[1:])
    return [Result("first_frame", opened, "s", bare, opened / bare, 2.5)]


def _process_s(code: str, data: str) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-c", code, data]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def byte_to_frame(_lengths: Lengths) -> list[Result]:
    """Age of the newest sample when its frame is shown, in frames of 1/60 s.

    A board on a pseudo-terminal sends SIB1 lines at 100 Hz; the frames are 1920 x 1080.
    """
    if sys.platform == "win32":
        say("byte_to_frame needs pseudo-terminals, which this system does not have.")
        return []
    from game.commands.live_benchmarks import played
    from game.commands.pty_board import board_at

    with board_at(100) as port:
        ages_s = sorted(played(f"serial:{port}", LATENCY_S).ages_s)
    frame_ms = 1000 / 60
    median_ms = 1000 * statistics.median(ages_s)
    p99_ms = 1000 * ages_s[int(0.99 * len(ages_s))]
    return [
        Result("byte_to_frame_median", median_ms, "ms", frame_ms, median_ms / frame_ms, 1.5),
        Result("byte_to_frame_p99", p99_ms, "ms", frame_ms, p99_ms / frame_ms, 2.0),
    ]


def memory(lengths: Lengths) -> list[Result]:
    """Growth of the process over an hour of drawn frames, after a whole visit as warm-up."""
    from game.commands.live_benchmarks import growth_mb

    grown_mb = growth_mb(lengths.minutes)
    return [Result("memory_growth", grown_mb, "MB", 5.0, grown_mb / 5.0, 1.0)]


def hitches(lengths: Lengths) -> list[Result]:
    """Frames that came late in an hour of play, against a full-screen blit beside each of them."""
    from game.commands.hitch_benchmarks import hitches as of_an_hour

    return of_an_hour(lengths.minutes)


BENCHMARKS: Mapping[str, Callable[[Lengths], list[Result]]] = {
    "headless_play": headless_play,
    "frame": drawn_frames,
    "first_frame": first_frame,
    "byte_to_frame": byte_to_frame,
    "decoder": decoder_speed,
    "serial_stream": serial_stream,
    "hitches": hitches,
    "memory_growth": memory,
    "panel_speed": panel_speed,
    "panel_memory": panel_memory,
    "panel_growth": panel_growth,
}
