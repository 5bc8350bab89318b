"""A picture of every screen and of every exercise in play, in both themes: for looking at, and for
tests.

A simulated person plays a real visit in a real window on a clock of its own, so the same call gives
the same pictures. Each module here holds one part of that visit, in the order in which it is
played. A new exercise is shown by itself, with its card and in play.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from game.screen.look import Theme
from game.screen.scenes.studio import Studio
from game.screen.shots.after import after, suggested
from game.screen.shots.arriving import arriving, calibrating
from game.screen.shots.assessing import assessing
from game.screen.shots.both_devices import both_devices
from game.screen.shots.in_company import in_company
from game.screen.shots.needing import needing
from game.screen.shots.playing import choosing, drawn, failing, playing
from game.screen.shots.wearing import wearing

THEMES: tuple[Theme, ...] = ("child", "adult")
PARTS: tuple[Callable[[Studio], None], ...] = (
    arriving,
    calibrating,
    choosing,
    playing,
    drawn,
    failing,
    assessing,
    after,
    suggested,
    needing,
    in_company,
    wearing,
    both_devices,
)
"""In order: each begins where the one before has ended."""


def shots(
    out: Path,
    size: tuple[int, int] = (1920, 1080),
    theme: Theme | None = None,
    language: str = "en",
    only: Collection[str] | None = None,
) -> list[Path]:
    """Write the pictures to a folder, and give their paths.

    theme: None for both. only: the names of the pictures that are wanted, without their theme; None
    for all. Nothing is played for others, nor after the last one of them.
    """
    out.mkdir(parents=True, exist_ok=True)
    return [
        path
        for one in ([theme] if theme else THEMES)
        for path in _of_theme(Studio(out, size, one, language, only))
    ]


def _of_theme(studio: Studio) -> list[Path]:
    try:
        for part in PARTS:
            if not studio.complete:
                part(studio)
    finally:
        studio.close()
    return studio.paths
