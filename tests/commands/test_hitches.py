"""The figures of `bench` for frames that come late."""

from __future__ import annotations

import pytest

from game.commands.benchmarks import BENCHMARKS
from game.commands.hitch_benchmarks import HITCH_BLITS, OPENING_BLITS, Watch

BLIT_S = 0.0005


class Work:
    """Work that takes as long as it is told."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s

    def blit(self) -> None:
        self.now_s += BLIT_S

    def lasting(self, blits: float) -> None:
        self.now_s += blits * BLIT_S


def watched(*frames: tuple[float, bool]) -> Watch:
    """Frames of so many blits; True: they open a scene."""
    work = Work()
    watch = Watch(work)
    for blits, opens in frames:
        watch.blit(work.blit)
        watch.keep(watch.frame(lambda blits=blits: work.lasting(blits), "here"), opens=opens)
    return watch


def test_frames_beyond_two_frames_of_60_hz_are_counted() -> None:
    found = watched((10, False), (HITCH_BLITS - 1, False), (HITCH_BLITS + 1, False), (10, False))
    late, longest, _ = found.results()
    assert (late.name, late.value, late.baseline, late.ok) == ("hitches_hour", 1, 4, False)
    assert longest.ratio == pytest.approx(HITCH_BLITS + 1)


def test_an_hour_without_a_hitch_meets_the_goal() -> None:
    assert all(one.ok for one in watched(*[(12.0, False)] * 200).results())


def test_the_first_picture_of_a_scene_has_a_goal_of_its_own() -> None:
    """The one before it stands still in the meantime."""
    late, _, opening = watched((900, True), (12, False)).results()
    assert late.ok
    assert opening.ok
    assert not watched((OPENING_BLITS + 1, True), (12, False)).results()[2].ok


def test_bench_has_the_figure() -> None:
    assert "hitches" in BENCHMARKS
