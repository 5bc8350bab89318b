"""What windows of tests are opened with."""

from __future__ import annotations

import pytest


@pytest.fixture
def no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A station without one, where no sound is made: making them takes longer than most visits."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none")
