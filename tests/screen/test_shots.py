"""Pictures of every screen come out alike whenever they are made. In a module of its own: a window
that another test has open takes part of what the window library says to this one."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.screen.shots import shots


@pytest.mark.slow
def test_shots_of_one_theme_are_the_same_twice(tmp_path: Path) -> None:
    first = shots(tmp_path / "a", (480, 270), "child")
    second = shots(tmp_path / "b", (480, 270), "child")
    assert [path.name for path in first] == [path.name for path in second]
    assert len(first) > 25
    differing = [
        a.name
        for a, b in zip(first, second, strict=True)
        if pygame.image.tobytes(pygame.image.load(a), "RGB")
        != pygame.image.tobytes(pygame.image.load(b), "RGB")
    ]
    assert not differing
