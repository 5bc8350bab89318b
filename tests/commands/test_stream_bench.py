"""The figures of `bench` for what comes from devices."""

from __future__ import annotations

import itertools
import sys
import time

import pytest

import main
from game.commands import stream_benchmarks
from game.commands.benchmark_result import Lengths
from game.commands.benchmarks import BENCHMARKS
from game.commands.live_benchmarks import played
from game.commands.pty_board import board_at
from game.commands.stream_benchmarks import decoder_speed, serial_stream
from input_devices.devices import make_device
from input_devices.sample import Kind
from input_devices.specimens.table import SPECIMENS

PATIENCE_S = 10.0
NEEDS_PTY = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def test_every_form_of_every_device_is_timed_against_its_real_rate(monkeypatch):
    monkeypatch.setattr(stream_benchmarks, "FRAMES", 20)
    monkeypatch.setattr(stream_benchmarks, "TURNS", 1)
    figures = decoder_speed(Lengths())
    assert [figure.name for figure in figures] == [f"decoder_{name}" for name in SPECIMENS]
    for figure, specimen in zip(figures, SPECIMENS.values(), strict=True):
        assert (figure.unit, figure.baseline, figure.goal) == (
            "Hz",
            specimen.rate_hz,
            "at least 200",
        )
        assert figure.ratio == pytest.approx(figure.value / figure.baseline)


@pytest.mark.parametrize(("more", "stream_s"), [([], 20.0), (["--long"], 600.0)])
def test_a_fast_board_sends_for_ten_minutes_if_that_is_wanted(monkeypatch, capsys, more, stream_s):
    asked = []
    monkeypatch.setitem(BENCHMARKS, "serial_stream", lambda lengths: asked.append(lengths) or [])
    assert main.main(["bench", "--only", "serial_stream", "--minutes", "2", *more]) == 0
    assert asked == [Lengths(2.0, stream_s)]
    assert "figure" in capsys.readouterr().out


@NEEDS_PTY
def test_the_board_of_the_figures_counts_every_line_it_sends():
    with board_at(1000) as port:
        device = make_device(f"serial:{port}")
        device.open()
        taken, until = [], time.perf_counter() + PATIENCE_S
        while len(taken) < 400 and time.perf_counter() < until:
            taken += device.read()
            time.sleep(0.005)
        device.close()
    assert len(taken) >= 400
    loads = [sample for sample in taken if sample.kind is Kind.LOAD4]
    assert sum(loads[0].values) == pytest.approx(60.0, abs=0.01)
    steps = [b.seq - a.seq for a, b in itertools.pairwise(loads)]
    assert sum(steps) == len(steps) + device.lost  # what did not come is known


@NEEDS_PTY
@pytest.mark.slow
def test_a_game_that_is_played_loses_no_sample_of_a_fast_board():
    with board_at(1000) as port:
        play = played(f"serial:{port}", 4.0)
    assert play.frames_s
    assert play.samples > 3000
    assert play.lost == 0


def test_the_figures_have_names_of_their_own():
    assert BENCHMARKS["decoder"] is decoder_speed
    assert BENCHMARKS["serial_stream"] is serial_stream
